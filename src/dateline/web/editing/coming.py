"""From where somebody came to what he looks at: a query, a story, a report, or the queue, as it stands in the address."""

from dataclasses import dataclass, replace

from starlette.requests import Request

from dateline.jobs.reviewing import WHYS
from dateline.web.addresses import with_values
from dateline.web.scope import Scope, scope, story_scope
from dateline.web.state import desk_of

ALL = "all"
_FARTHEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Where somebody came from.

    Attributes:
        scope: what the page before was about; its record is where incidents, disputes and ledgers are looked for.
        report: id of the report whose page it was; empty for another page.
        at: number of the task in the queue, from 1; None = not from the queue.
        why: which tasks the queue holds: a kind of `WHYS`, or `all`.
    """

    scope: Scope
    report: str = ""
    at: int | None = None
    why: str = ALL

    def address(self, path: str, **more: str | int | None) -> str:
        """Another page with the same behind it."""
        story = self.scope.story.slug if self.scope.story else None
        values = {"q": None if story else self.scope.text, "story": story, "report": self.report, "at": self.at}
        return with_values(path, **values, why=None if self.why == ALL else self.why, **more)

    def task(self, number: int, **more: str | int | None) -> str:
        """The address that leads to a task of the queue."""
        return replace(self, at=number).address("/review/next", **more)

    @property
    def queue(self) -> str:
        """The list of the tasks."""
        return replace(self, at=None).address("/review")


def coming(request: Request) -> Coming:
    """Where the asker of a request came from.

    Raises:
        BadQuery: the query in its address cannot be read.
        HTTPException: there is no such story.
    """
    values = request.query_params
    slug = values.get("story", "")
    what = story_scope(desk_of(request), slug) if slug else scope(values.get("q", ""))
    why = values.get("why", ALL)
    return Coming(scope=what, report=values.get("report", ""), at=_number(values.get("at", "")), why=why if why in WHYS else ALL)


def _number(written: str) -> int | None:
    if not (written.isascii() and written.isdecimal() and len(written) < len(str(_FARTHEST))):
        return None
    return max(1, int(written))

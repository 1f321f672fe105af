"""The review queue: what is worth a person's look, the most useful first, and the way from one to the next."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.jobs.reviewing import RULE_OF_ORDER, WHYS, Task
from dateline.model import Event, Incident, Reading, Record, Statement
from dateline.model.anchors import KINDS, Noun, nouns
from dateline.model.bounds import bounds_words
from dateline.model.tables import content_words, one_line, speaker_name
from dateline.publish import heads, phrases
from dateline.publish.statements import NO_SPEAKER
from dateline.publish.toll_words import matter_words
from dateline.web.addresses import decide_address
from dateline.web.claims import shortened
from dateline.web.editing.coming import ALL, Coming, coming
from dateline.web.editing.desk_queue import desk_queue
from dateline.web.editing.history import just_done
from dateline.web.pages.views import scoped
from dateline.web.paging import pages
from dateline.web.state import desk_of

NAMES: Mapping[str, str] = {
    "conflict": "Conflicts",
    "dispute": "Disputes",
    "toll": "Tolls",
    "merge": "Merges",
    "unsure": "Unsure",
    "doubt": "Other doubts",
}
SIZE = 25
MOST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A task in the list.

    Attributes:
        href: its page, as the task of its number.
        kind: what kind of doubt, in a word.
        main: the words, or what it is called; quoted: whether they are words of a report.
        who: who says it; empty where nobody in particular does.
        says: why it is queued.
        where: outlets and days of its reports.
        hangs: how much hangs on it.
    """

    href: str
    kind: str
    main: str
    quoted: bool
    who: str
    says: tuple[str, ...]
    where: str
    hangs: int


def listing(request: Request) -> Response:
    """The queue, in pages."""
    desk, came = desk_of(request), coming(request)
    found = desk_queue(desk, came.scope)
    tasks = found.of(came.why)
    at = pages(request, len(tasks), size=SIZE)
    kinds = Counter(t.why for t in found.tasks)
    index = _Index(found.record)
    lines = [_line(task, index, came.task(n)) for n, task in enumerate(tasks[at.offset : at.offset + at.size], start=at.offset + 1)]
    choices = [(ALL, "All", len(found.tasks)), *((why, NAMES[why], kinds[why]) for why in WHYS if kinds[why] or why == came.why)]
    return scoped(
        request,
        "edit/review.html",
        came.scope,
        "review",
        lines=lines,
        pages=at,
        choices=[(name, n, _address(came, why), why == came.why) for why, name, n in choices],
        meaning=WHYS.get(came.why, ""),  # type: ignore[call-overload]  # `all` has none
        total=len(tasks),
        first=came.task(1) if tasks else None,
        rule=RULE_OF_ORDER,
        done=just_done(desk, request.query_params.get("done", "")),
    )


def step(request: Request) -> Response:
    """Go to a task by its number; past the last one to the list."""
    desk, came = desk_of(request), coming(request)
    done = request.query_params.get("done") or None
    tasks = desk_queue(desk, came.scope).of(came.why)
    if not tasks or came.at is None or came.at > len(tasks):
        return RedirectResponse(Coming(scope=came.scope, why=came.why).address("/review", done=done), 303)
    return RedirectResponse(came.address(decide_address(tasks[came.at - 1].target), done=done), 303)


def _address(came: Coming, why: str) -> str:
    return Coming(scope=came.scope, why=why).address("/review")


class _Index:
    """What stands in a record, by its ids."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.readings = {r.report.id: r for r in record.readings}
        self.nouns: Mapping[str, tuple[Reading, Noun]] = {n.id: (r, n) for r in record.readings for k in KINDS for n in nouns(r, k)}

    def where(self, reports: tuple[str, ...]) -> str:
        named = [f"{heads.outlet(r)}, {heads.dated(r)}" for i in reports if (r := self.readings.get(i))]
        more = len(named) - 2
        return "; ".join(named[:2]) + (f"; and {more} more" if more > 0 else "")


def _line(task: Task, index: _Index, href: str) -> Line:
    main, quoted, who = _words(task, index)
    return Line(
        href=href,
        kind={"toll": "toll", "unsure": "unsure statement"}.get(task.why, task.why),
        main=main,
        quoted=quoted,
        who=who,
        says=task.says,
        where=index.where(task.reports),
        hangs=task.hangs,
    )


def _words(task: Task, index: _Index) -> tuple[str, bool, str]:
    """Words to show of a task, whether they are the report's, and who says them."""
    if ":" in task.target and task.target in index.nouns:
        return _of_noun(*index.nouns[task.target])
    record = index.record
    if task.target.startswith("d-"):
        return shortened(next((d.matter for d in record.disputes if d.id == task.target), "a dispute")), False, ""
    if task.target.startswith("l-"):
        return next((matter_words(t) for t in record.tolls if t.id == task.target), "a ledger"), False, ""
    if task.target.startswith("i-"):
        found = next((i for i in record.incidents if i.id == task.target), None)
        return (_of_incident(found, index) if found else "an event"), False, ""
    return "A correction to look at again", False, ""


def _of_incident(incident: Incident, index: _Index) -> str:
    told = [index.nouns[i] for i in incident.events if i in index.nouns]
    words = dict.fromkeys(one_line(r, noun.trigger) for r, noun in told if isinstance(noun, Event))
    return f"{phrases.event_name(incident.type, incident.mode)}: {', '.join(f'“{w}”' for w in list(words)[:MOST_WORDS])}"


def _of_noun(reading: Reading, noun: Noun) -> tuple[str, bool, str]:
    if isinstance(noun, Statement):
        return content_words(reading, noun) or one_line(reading, noun.span), True, speaker_name(reading, noun) or NO_SPEAKER
    if isinstance(noun, Event):
        return one_line(reading, noun.trigger), True, phrases.event_name(noun.type, noun.mode)
    return one_line(reading, noun.span), True, f"{bounds_words(noun)} {phrases.counted(noun.category)}"

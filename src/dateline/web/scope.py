"""What a page is about: everything, what a query finds, or a story; and the record of it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.model import Story
from dateline.query import Query, parse
from dateline.web.addresses import fused_address, story_address, with_values
from dateline.web.state import Desk

if TYPE_CHECKING:
    from dateline.jobs.select import Selection
    from dateline.model import Record

MOST_REPORTS = 300
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is looked at.

    Attributes:
        text: the query as written; empty = everything.
        query: the same, understood.
        story: the story it is saved as, where the page is one of a story's.
    """

    text: str
    query: Query
    story: Story | None = None

    def address(self, view: str) -> str:
        """Another view (`claims`, `timeline`, …) of the same."""
        if self.story is not None and view != "search":  # a story has no search of its own
            return story_address(self.story.slug, view)
        return with_values(f"/{view}", q=self.text)

    def listing(self, table: str) -> str:
        """The list of what it finds in a table."""
        return with_values(f"/{table}", q=self.text)

    def matter(self, id_: str) -> str:
        """The page of an incident, a dispute or a ledger of its record."""
        return with_values(fused_address(id_), **({"story": self.story.slug} if self.story else {"q": self.text}))

    def download(self, table: str, form: str) -> str:
        """The rows of a table as a file."""
        return with_values(f"/download/{table}.{form}", q=self.text)

    @property
    def feed(self) -> str:
        """Its feed."""
        return story_address(self.story.slug, "feed.atom") if self.story else with_values("/feed.atom", q=self.text)


def asked(request: Request) -> Scope:
    """What the query in an address asks for.

    Raises:
        BadQuery: it is not written in the query language.
    """
    return scope(request.query_params.get("q", ""))


def scope(text: str) -> Scope:
    """What a query finds.

    Raises:
        BadQuery: it is not written in the query language, or is too long.
    """
    text = text.strip()
    return Scope(text=text, query=parse(text))


def story_scope(desk: Desk, slug: str) -> Scope:
    """What belongs to a story.

    Raises:
        HTTPException: there is no such story.
        BadQuery: its query is not written in the query language of this version.
    """
    story = desk.stories().get(slug)
    if story is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Scope(text=story.query, query=parse(story.query), story=story)


def told(desk: Desk, what: Scope) -> "Record":
    """The record of what is looked at without what persons rejected: what pages tell; the pages of reports keep all, with its mark."""
    return worked_out(desk, what, "told", lambda: selection(desk, what).record.standing)


def selection(desk: Desk, what: Scope) -> "Selection":
    """The record of what is looked at: of its newest reports."""
    from dateline.jobs.select import select

    return worked_out(desk, what, "selection", lambda: select(desk.store(), what.query, most=MOST_REPORTS))


def worked_out(desk: Desk, what: Scope, name: Hashable, make: Callable[[], T]) -> T:
    """What follows from the record of what is looked at, kept until the reports it is made of change, whatever else comes into the store.

    Args:
        desk: whose store it is.
        what: what is looked at.
        name: of what is made.
        make: makes it.
    """
    return desk.shelf.get((name, str(what.query)), contents(desk, what), make)


def contents(desk: Desk, what: Scope) -> Hashable:
    """A value that changes when what a query finds does: how many reports, and what is kept of those its record is made of."""
    return desk.notes.get(("contents", str(what.query)), desk.stamp(), lambda: _contents(desk, what.query))


def _contents(desk: Desk, query: Query) -> Hashable:
    from dateline.store.digests import digest

    search = desk.search()
    return search.count(query, "reports"), digest(desk.store(), search.report_ids(query, limit=MOST_REPORTS))

"""What a request for a file or a feed asks for: a query, a story, or both together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request

from dateline.model.errors import NotFound
from dateline.web.addresses import with_values
from dateline.web.opened import opened
from dateline.web.state import Desk, desk_of

if TYPE_CHECKING:
    from dateline.model.story import Story
    from dateline.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        query: the story's query and the one of the request, together.
        q: the query of the request as it was written.
        story: the story that is named; None where none is.
    """

    query: "Query"
    q: str
    story: "Story | None"

    def address(self, path: str) -> str:
        """A path with what was asked as its query string."""
        return with_values(quote(path), q=self.q, story=self.story.slug if self.story else "")


def asked_of(request: Request) -> Asked:
    """What `?q=…&story=…` asks for.

    Raises:
        BadQuery: the query cannot be read.
        NotFound: there is no such story.
    """
    return asked(desk_of(request), request.query_params.get("q", ""), request.query_params.get("story", ""))


def asked(desk: Desk, q: str, slug: str) -> Asked:
    """The same by its parts; an empty slug names no story."""
    from dateline.query import both, parse

    story = story_named(desk, slug) if slug else None
    query = parse(q)
    return Asked(query=both(parse(story.query), query) if story else query, q=q, story=story)


def story_named(desk: Desk, slug: str) -> "Story":
    """The story of this name on a desk.

    Raises:
        NotFound: there is none.
    """
    from dateline.store.stories import Stories

    found = Stories(opened(desk)).get(slug)
    if found is None:
        raise NotFound("There is no story of this name. The page `/stories` of the desk lists all there are.")
    return found

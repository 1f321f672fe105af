"""What belongs into a static copy: the whole desk, or some stories and the reports they are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from dateline.model import Story
from dateline.model.errors import NotFound
from dateline.query import parse
from dateline.store import Store
from dateline.store.search import Search
from dateline.store.stories import Stories
from dateline.web.addresses import story_address, with_values

CHOICES = frozenset({"page", "show", "by", "against", "per"})
"""What else may stand in an address beside a query."""

FARTHEST_PAGE = 200
VIEWS = ("claims", "tolls", "timeline", "map", "changes")
LISTS = ("reports", "statements", "events", "tallies")
ABOUT = frozenset({"", "stories", "method", "help", "static"})
"""First parts of addresses that belong into every copy."""
WHOLE = frozenset({*LISTS, *VIEWS, "incidents", "disputes", "ledgers", "corrections", "sources", "download"})
"""First parts of addresses that belong into a copy of the whole desk; else only with a query."""
FEEDS = ("feed.atom", "feed.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What is copied.

    Attributes:
        whole: the whole desk, with everything its lists name.
        stories: the stories that are copied.
        queries: queries whose views are copied besides, as they were written.
        reports: ids of the reports that are copied; None = all.
    """

    whole: bool
    stories: tuple[Story, ...]
    queries: tuple[str, ...]
    reports: frozenset[str] | None

    @property
    def starts(self) -> tuple[str, ...]:
        """Addresses the copy begins with."""
        stories = tuple(story_address(s.slug) for s in self.stories)
        views = tuple(with_values(f"/{name}", q=q) for q in self.queries for name in (*LISTS, *VIEWS))
        return (*stories, *views)

    def holds(self, address: str) -> bool:
        """Whether an address of the desk is part of the copy."""
        parts = urlsplit(address)
        pieces = [unquote(piece) for piece in parts.path.split("/")[1:]] or [""]
        values = dict(parse_qsl(parts.query))
        return self._path(pieces, values) and all(self._value(name, value) for name, value in values.items())

    def _path(self, pieces: list[str], values: dict[str, str]) -> bool:
        if len(pieces) > 1 and pieces[0] == "stories":
            return any(s.slug == pieces[1] for s in self.stories)
        if len(pieces) > 1 and pieces[0] == "reports":
            return self.reports is None or pieces[1] in self.reports
        if pieces[0] in ABOUT or pieces in (["download", "columns.csv"], ["download", "columns.md"]):
            return True
        return (pieces[0] in WHOLE or pieces[0] in FEEDS) and (self.whole or bool(values.get("q") or values.get("story")))

    def _value(self, name: str, value: str) -> bool:
        if name == "q":
            return value in self.queries or any(value == s.query for s in self.stories)
        if name == "story":
            return any(value == s.slug for s in self.stories)
        if name == "page":
            return value.isascii() and value.isdecimal() and int(value[:6]) <= FARTHEST_PAGE
        return name in CHOICES


def extent(store: Store, slugs: Iterable[str], queries: Iterable[str]) -> Extent:
    """The extent of a copy: of the stories and queries that are named, of the whole desk where none is.

    Raises:
        NotFound: there is no such story, or nothing is found.
        BadQuery: a query cannot be read.
    """
    slugs, queries = tuple(dict.fromkeys(slugs)), tuple(dict.fromkeys(q.strip() for q in queries))
    if not slugs and not queries:
        return Extent(whole=True, stories=Stories(store).all(), queries=(), reports=None)
    stories = tuple(Stories(store).named(slug) for slug in slugs)
    texts = (*(s.query for s in stories), *queries)
    ids = frozenset(id_ for text in texts for id_ in Search(store).report_ids(parse(text)))
    if not ids:
        raise NotFound(f"Nothing is found by {' or '.join(texts)}, so the copy would be empty. `dateline list` shows what there is.")
    return Extent(whole=False, stories=stories, queries=queries, reports=ids)

"""Pages that sources name: what is known of each, and when it is fetched next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection, and_, func, insert, select, update

from dateline.store.captures import done_with
from dateline.store.connect import explained, writing
from dateline.store.sources import SourceState, put_source
from dateline.store.store import Store
from dateline.store.tables import sources as schema

State = Literal["wanted", "kept", "aside", "failed", "gone"]
_PAGE = schema.page
_SOURCE = schema.source
_WATCHED = and_(_SOURCE.c.outlet == _PAGE.c.outlet, _SOURCE.c.url == _PAGE.c.source_url, _SOURCE.c.listed.is_(True))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """How it stands with one page. All times are UTC without a zone.

    Attributes:
        outlet, url: which page; the address is written canonically, and so it is fetched.
        source_url: the feed that named it first.
        number: its place in the order in which pages became known.
        title, byline, published, updated: as the feed gives them.
        mark: hash of what the feed says of it; another one means that the page may have changed.
        first_seen: when the feed named it first.
        last_fetched: when it was last asked for.
        etag, last_modified: what makes the next request conditional.
        sha256: of the bytes that were last read.
        state: `wanted` (not fetched yet), `kept` (gave a report), `aside` (set aside), `failed` (given up), `gone` (404 or 410).
        status, message: of the last answer, and what was wrong.
        checks: how many times it was fetched well.
        failures: how many times it failed in a row.
        next_due: when it is fetched next; None = no more.
        report_id: the report its newest text gave.
        gone: when it was found to be gone.
    """

    outlet: str
    url: str
    source_url: str
    number: int = 0
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    updated: date | None = None
    mark: str | None = None
    first_seen: datetime
    last_fetched: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    state: State = "wanted"
    status: int | None = None
    message: str | None = None
    checks: int = 0
    failures: int = 0
    next_due: datetime | None = None
    report_id: str | None = None
    gone: datetime | None = None


_NAMES = tuple(f.name for f in fields(PageState))


class Pages:
    """The pages of a store."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        self._address = store.address

    def get(self, outlet: str, url: str) -> PageState | None:
        """What is known of a page; None = nothing."""
        with explained(self._address), self._engine.connect() as connection:
            return _get(connection, outlet, url)

    def due(self, now: datetime, *, most: int) -> tuple[PageState, ...]:
        """Pages of listed sources to fetch now, those never fetched first, in the order in which they became known."""
        new = _PAGE.c.state == "wanted"
        query = select(_PAGE).join(_SOURCE, _WATCHED).where(_PAGE.c.next_due <= now).order_by(new.desc(), _PAGE.c.number).limit(most)
        with explained(self._address), self._engine.connect() as connection:
            return tuple(PageState(**{n: row[n] for n in _NAMES}) for row in connection.execute(query).mappings())

    def next_due(self) -> datetime | None:
        """When the next page is due; None = none is."""
        with explained(self._address), self._engine.connect() as connection:
            found: datetime | None = connection.scalar(select(func.min(_PAGE.c.next_due)).join_from(_PAGE, _SOURCE, _WATCHED))
        return found

    def make_due(self, now: datetime, *, without: Collection[tuple[str, str]] = ()) -> None:
        """Have every page that gave something be fetched now, also those that are looked at no more.

        Args:
            now: moment (UTC without a zone).
            without: sources (outlet, address) whose pages are not fetched at all: their feeds hold the texts.
        """
        seen = (_PAGE.c.state.in_(("kept", "aside")), *(~((_PAGE.c.outlet == o) & (_PAGE.c.source_url == url)) for o, url in without))
        with explained(self._address), writing(self._engine).begin() as connection:
            connection.execute(update(_PAGE).where(*seen).values(next_due=now))

    def put(self, page: PageState, *, capture: int | None = None) -> None:
        """Keep how it stands with a page; with it, that a capture was dealt with."""
        with explained(self._address), writing(self._engine).begin() as connection:
            _put(connection, page)
            done_with(connection, capture)

    def acknowledge(self, source: SourceState, pages: Iterable[PageState], *, capture: int | None) -> None:
        """Keep, all or nothing, what a feed said: its state, its pages, and that its capture was dealt with."""
        with explained(self._address), writing(self._engine).begin() as connection:
            for page in pages:
                _put(connection, page)
            put_source(connection, source)
            done_with(connection, capture)


def _get(connection: Connection, outlet: str, url: str) -> PageState | None:
    row = connection.execute(select(_PAGE).where(_PAGE.c.outlet == outlet, _PAGE.c.url == url)).mappings().first()
    return PageState(**{n: row[n] for n in _NAMES}) if row else None


def _put(connection: Connection, page: PageState) -> None:
    values = {n: getattr(page, n) for n in _NAMES if n != "number"}
    found = connection.execute(update(_PAGE).where(_PAGE.c.outlet == page.outlet, _PAGE.c.url == page.url).values(values))
    if not found.rowcount:
        number = (connection.scalar(select(func.max(_PAGE.c.number))) or 0) + 1
        connection.execute(insert(_PAGE).values({**values, "number": number}))

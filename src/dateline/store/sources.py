"""What the store knows of the sources that are watched, and of the hosts they live on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.store.connect import explained, writing
from dateline.store.store import Store
from dateline.store.tables import sources as schema

_SOURCE = schema.source
_HOST = schema.host


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How it stands with one source. All times are UTC without a zone.

    Attributes:
        outlet, url: which source; together they name it.
        kind: format of its feed as met (`rss20`, `atom10`, `json11`, …; `page` for a page watched by itself); None = never read.
        title: what the feed calls itself.
        listed: whether the file of sources names it still.
        last_fetched: when it was last asked for; None = never.
        last_ok: when it last answered well (a 304 is well).
        status: HTTP status of the last answer; None = there was none.
        message: what was wrong the last time, or worth knowing; None = nothing.
        failures: how many times it failed in a row.
        next_due: when it will be asked again.
        n_reports: how many pages or entries of it gave a report.
        etag, last_modified: what makes the next request conditional.
    """

    outlet: str
    url: str
    kind: str | None = None
    title: str | None = None
    listed: bool = True
    last_fetched: datetime | None = None
    last_ok: datetime | None = None
    status: int | None = None
    message: str | None = None
    failures: int = 0
    next_due: datetime | None = None
    n_reports: int = 0
    etag: str | None = None
    last_modified: str | None = None


_KEPT = tuple(n for n in SourceState.__dataclass_fields__ if n not in ("outlet", "url", "n_reports", "listed"))


class Sources:
    """The sources of a store."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        self._address = store.address

    def all(self) -> tuple[SourceState, ...]:
        """All sources ever watched, those listed first, in the order of the file."""
        page = schema.page
        count = (
            select(func.count())
            .select_from(page)
            .where(page.c.outlet == _SOURCE.c.outlet, page.c.source_url == _SOURCE.c.url, page.c.report_id.is_not(None))
            .scalar_subquery()
        )
        order = (_SOURCE.c.listed.desc(), _SOURCE.c.position, _SOURCE.c.outlet, _SOURCE.c.url)
        query = select(_SOURCE, count.label("n_reports")).order_by(*order)
        with explained(self._address), self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        names = SourceState.__dataclass_fields__
        return tuple(SourceState(**{name: row[name] for name in names}) for row in rows)

    def enlist(self, sources: Sequence[tuple[str, str]]) -> None:
        """Say which sources (outlet and address) are watched, in their order; the others are kept, as no longer listed."""
        with explained(self._address), writing(self._engine).begin() as connection:
            connection.execute(update(_SOURCE).values(listed=False))
            for position, (outlet, url) in enumerate(sources):
                found = connection.execute(update(_SOURCE).where(*_named(outlet, url)).values(listed=True, position=position))
                if not found.rowcount:
                    connection.execute(insert(_SOURCE).values(outlet=outlet, url=url, position=position, listed=True, failures=0))

    def put(self, state: SourceState) -> None:
        """Keep how it stands with a source."""
        with explained(self._address), writing(self._engine).begin() as connection:
            put_source(connection, state)

    def rests(self) -> tuple[tuple[str, datetime | None, int], ...]:
        """Hosts that are left alone or failed: name, until when, failures in a row."""
        with explained(self._address), self._engine.connect() as connection:
            rows = connection.execute(select(_HOST).order_by(_HOST.c.name)).all()
        return tuple((row.name, row.not_before, row.failures) for row in rows)

    def put_rests(self, rests: Iterable[tuple[str, datetime | None, int]]) -> None:
        """Keep what is known of hosts; one that is well is forgotten."""
        with explained(self._address), writing(self._engine).begin() as connection:
            for name, not_before, failures in rests:
                connection.execute(delete(_HOST).where(_HOST.c.name == name))
                if failures or not_before:
                    connection.execute(insert(_HOST).values(name=name, not_before=not_before, failures=failures))


def put_source(connection: Connection, state: SourceState) -> None:
    """Keep how it stands with a source, inside a transaction."""
    connection.execute(update(_SOURCE).where(*_named(state.outlet, state.url)).values({name: getattr(state, name) for name in _KEPT}))


def _named(outlet: str, url: str) -> tuple[Any, Any]:
    return _SOURCE.c.outlet == outlet, _SOURCE.c.url == url

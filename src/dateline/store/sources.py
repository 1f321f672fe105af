"""What the store knows of the sources that are watched."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from dateline.store.connect import explained
from dateline.store.store import Store
from dateline.store.tables import sources as schema


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


class Sources:
    """The sources of a store."""

    def __init__(self, store: Store) -> None:
        self._engine = store._engine  # noqa: SLF001 - the store's own family of modules
        self._address = store._address  # noqa: SLF001 - as above

    def all(self) -> tuple[SourceState, ...]:
        """All sources ever watched, those listed first, in the order of the file."""
        source, page = schema.source, schema.page
        count = (
            select(func.count())
            .select_from(page)
            .where(page.c.outlet == source.c.outlet, page.c.source_url == source.c.url, page.c.report_id.is_not(None))
            .scalar_subquery()
        )
        query = select(source, count.label("n_reports")).order_by(source.c.listed.desc(), source.c.position, source.c.outlet, source.c.url)
        with explained(self._address), self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        names = SourceState.__dataclass_fields__
        return tuple(SourceState(**{name: row[name] for name in names}) for row in rows)

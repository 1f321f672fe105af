"""Reports that belong to one page or carry one text: versions of an article, and the same words at other outlets."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select

from dateline.store.connect import explained
from dateline.store.store import Store
from dateline.store.tables import reports as schema

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A report as its relatives show it: `number` is its version, `current` says whether its page carries it now."""

    id: str
    outlet: str | None
    title: str | None
    published: date | None
    retrieved: datetime | None
    number: int
    current: bool


def numbered(versions: tuple[Kin, ...]) -> tuple[Kin, ...]:
    """Versions with a number each: the stored one, or their order where two carry the same (added without a day, for example)."""
    if len({v.number for v in versions}) == len(versions):
        return versions
    return tuple(replace(v, number=n) for n, v in enumerate(versions, start=1))


class Versions:
    """The relatives of the reports in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, report_id: str) -> tuple[Kin, ...]:
        """All versions of the page a report comes from, oldest first and the current one last; without an address it stands alone."""
        own, other = schema.report.alias(), schema.report
        same = and_(other.c.outlet.is_not_distinct_from(own.c.outlet), other.c.url == own.c.url)
        query = _kin().join(own, (own.c.id == other.c.id) | same).where(own.c.id == report_id)
        return self._all(query.order_by(other.c.current, other.c.version, other.c.retrieved.nulls_first(), other.c.id))

    def copies(self, report_id: str) -> tuple[Kin, ...]:
        """Reports of other pages with the same words, the earliest first."""
        own, other = schema.report.alias(), schema.report
        elsewhere: ColumnElement[bool] = other.c.outlet.is_distinct_from(own.c.outlet) | other.c.url.is_distinct_from(own.c.url)
        query = _kin().join(own, other.c.text_key == own.c.text_key).where(own.c.id == report_id, other.c.id != report_id, elsewhere)
        return self._all(query.order_by(other.c.published.nulls_first(), other.c.id))

    def _all(self, query: Select[Any]) -> tuple[Kin, ...]:
        with explained(self._store.address), self._store.engine.connect() as connection:
            rows = connection.execute(query.limit(MOST)).all()
        return tuple(Kin(**{**row._mapping, "current": bool(row.current)}) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name for it


def _kin() -> Select[Any]:
    c = schema.report.c
    return select(c.id, c.outlet, c.title, c.published, c.retrieved, c.version.label("number"), c.current)

"""Asking the store: which rows, reports and ids a query finds."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from dateline.model.tables import Row
from dateline.query import Query
from dateline.store.conditions import found, of_reports
from dateline.store.connect import explained
from dateline.store.index import ROW_TABLES
from dateline.store.store import Store, batches
from dateline.store.tables import reports as report_schema
from dateline.store.tables import search as schema

BATCH = 500
_ITEM = schema.item.c
_NEWEST = (_ITEM.published.desc().nulls_last(), _ITEM.report_id, _ITEM.position)
_OLDEST = (_ITEM.published.asc().nulls_first(), _ITEM.report_id, _ITEM.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many reports or rows have a value."""

    value: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a query finds, counted by its most frequent values, most first.

    Attributes:
        outlets, days: reports by outlet and by day of publication.
        types, countries: events by PLOVER type; events and counts by country of the place.
    """

    outlets: tuple[Count, ...]
    days: tuple[Count, ...]
    types: tuple[Count, ...]
    countries: tuple[Count, ...]


class Search:
    """Asks a store. Rows are dictionaries with the columns of `model.columns.TABLES`, made when their report was added."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engine = store.engine.dialect.name

    def count(self, query: Query, table: str = "reports") -> int:
        """How many rows of a table (reports, statements, events, tallies) a query finds."""
        counted = select(func.count()).select_from(schema.item).where(self._rows_of(query, table))
        with explained(self._store.address), self._store.engine.connect() as connection:
            return connection.execute(counted).scalar_one()

    def rows(self, query: Query, table: str, *, limit: int, offset: int = 0, newest_first: bool = True) -> list[Row]:
        """A page of the rows of a table, by day of publication (unknown = oldest), id of the report and place in it."""
        order = _NEWEST if newest_first else _OLDEST
        wanted = select(_ITEM.seq).where(self._rows_of(query, table)).order_by(*order).limit(limit).offset(offset)
        with explained(self._store.address), self._store.engine.connect() as connection:
            return _bodies(connection, connection.scalars(wanted).all())

    def iter_rows(self, query: Query, table: str) -> Iterator[Row]:
        """All rows of a table, oldest first, read in parts; a row that is replaced meanwhile is left out."""
        wanted = select(_ITEM.seq).where(self._rows_of(query, table)).order_by(*_OLDEST)
        with explained(self._store.address), self._store.engine.connect() as connection:
            numbers = connection.scalars(wanted).all()
        for start in range(0, len(numbers), BATCH):
            with explained(self._store.address), self._store.engine.connect() as connection:
                part = _bodies(connection, numbers[start : start + BATCH])
            yield from part

    def report_ids(self, query: Query, *, limit: int | None = None, offset: int = 0, newest_first: bool = True) -> list[str]:
        """Ids of the reports found, by day of publication (unknown = oldest), then by id."""
        order = _NEWEST if newest_first else _OLDEST
        wanted = select(_ITEM.report_id).where(self._rows_of(query, "reports")).order_by(*order).limit(limit).offset(offset)
        with explained(self._store.address), self._store.engine.connect() as connection:
            return list(connection.scalars(wanted).all())

    def item_ids(self, query: Query, report_ids: Collection[str]) -> frozenset[str]:
        """Ids of the statements, events and counts found in these reports."""
        condition = found(query, schema.item, self._engine)
        ids: set[str] = set()
        with explained(self._store.address), self._store.engine.connect() as connection:
            for part in batches(sorted(report_ids), BATCH):
                wanted = select(_ITEM.id).where(_ITEM.report_id.in_(part), _ITEM.kind != "report", condition)
                ids.update(connection.scalars(wanted))
        return frozenset(ids)

    def facets(self, query: Query, *, most: int = 10) -> Facets:
        """What a query finds, counted by outlet, day, type and country: the `most` frequent of each."""
        report = report_schema.report.c
        reports = and_(report.id.in_(select(_ITEM.report_id).where(self._rows_of(query, "reports"))))
        rows = found(query, schema.item, self._engine)
        with explained(self._store.address), self._store.engine.connect() as connection:
            return Facets(
                outlets=_counts(connection, report.outlet, reports, most),
                days=_counts(connection, report.published, reports, most),
                types=_counts(connection, _ITEM.type, rows, most),
                countries=_counts(connection, _ITEM.country, rows, most),
            )

    def _rows_of(self, query: Query, table: str) -> ColumnElement[bool]:
        """A report is found if it, or anything read from it, is."""
        kind = _ITEM.kind == ROW_TABLES[table]
        if table != "reports" or of_reports(query):
            return and_(kind, found(query, schema.item, self._engine))
        any_row = schema.item.alias("any_row")
        return and_(kind, _ITEM.report_id.in_(select(any_row.c.report_id).where(found(query, any_row, self._engine))))


def _bodies(connection: Connection, numbers: Sequence[int]) -> list[Row]:
    row = schema.item_row.c
    bodies: dict[int, str] = {}
    for start in range(0, len(numbers), BATCH):
        wanted = select(row.seq, row.body).where(row.seq.in_(numbers[start : start + BATCH]))
        bodies.update((seq, body) for seq, body in connection.execute(wanted))
    return [json.loads(bodies[n]) for n in numbers if n in bodies]


def _counts(connection: Connection, column: ColumnElement[Any], condition: ColumnElement[bool], most: int) -> tuple[Count, ...]:
    number = func.count()
    wanted: Select[Any] = (
        select(column, number).where(condition, column.is_not(None)).group_by(column).order_by(number.desc(), column).limit(most)
    )
    return tuple(Count(value=str(value), n=n) for value, n in connection.execute(wanted))

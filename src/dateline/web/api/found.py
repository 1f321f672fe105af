"""The rows a query finds in a table, one page of them, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.tables import Row, rows
from dateline.store.index import ROW_TABLES
from dateline.store.search import Search
from dateline.web.opened import opened
from dateline.web.scope import Scope, selection
from dateline.web.state import Desk

if TYPE_CHECKING:
    from dateline.query import Query

_DAYS = ("date_end", "date_start", "day", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of rows.

    Attributes:
        rows: the rows, with the columns of their table.
        total: how many there are on all pages.
        left_out: reports found but not read for this table, being too old; None where every report found counts.
    """

    rows: Sequence[Row]
    total: int
    left_out: int | None


def find(desk: Desk, query: "Query", table: str, *, limit: int, offset: int) -> Found:
    """One page of the rows of a table.

    Args:
        desk: whose store is searched.
        query: what to look for.
        table: one of `TABLES`.
        limit: how many rows at most.
        offset: how many to leave out at the start.
    """
    if table in ROW_TABLES:
        return _stored(desk, query, table, limit, offset)
    made, left_out = desk.shelf.get(("api", table, str(query)), desk.stamp(), lambda: _worked_out(desk, query, table))
    return Found(rows=made[offset : offset + limit], total=len(made), left_out=left_out)


def count(desk: Desk, query: "Query", table: str) -> int:
    """How many rows of a stored table a query finds."""
    return Search(opened(desk)).count(query, table)


def _stored(desk: Desk, query: "Query", table: str, limit: int, offset: int) -> Found:
    search = Search(opened(desk))
    return Found(rows=search.rows(query, table, limit=limit, offset=offset), total=search.count(query, table), left_out=None)


def _worked_out(desk: Desk, query: "Query", table: str) -> tuple[list[Row], int]:
    if table == "changes":
        from dateline.jobs.select import table_rows

        return list(table_rows(opened(desk), query, table)), 0
    opened(desk)
    found = selection(desk, Scope(text=str(query), query=query))
    return newest_first(rows(found.record, table)), found.left_out


def newest_first(found: list[Row]) -> list[Row]:
    """Rows by their day, the newest first; rows without a day last, in the order they had."""
    return sorted(found, key=_day, reverse=True)


def _day(row: Row) -> str:
    return str(next((row[name] for name in _DAYS if row.get(name)), ""))

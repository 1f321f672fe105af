"""The record as flat tables: rows for data frames, files and the store (columns: `columns.py`)."""

from typing import TYPE_CHECKING

from dateline.model import fused_rows, reading_rows
from dateline.model.cells import Row
from dateline.model.columns import TABLES
from dateline.model.link_rows import link_rows
from dateline.model.wording import content_words, one_line, speaker_name, through_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.model.record import Record

__all__ = ["Row", "content_words", "one_line", "rows", "speaker_name", "through_names"]


def rows(record: "Record", table: str) -> list[Row]:
    """Rows of one table as dictionaries with the columns of `TABLES[table]`.

    Raises:
        ValueError: there is no such table.
    """
    if table not in TABLES:
        raise ValueError(f"There is no table {table!r}: choose one of {', '.join(TABLES)}.")
    return [{name: row[name] for name in TABLES[table]} for row in _MAKERS[table](record)]


_MAKERS: "Mapping[str, Callable[[Record], list[Row]]]" = {
    "reports": reading_rows.report_rows,
    "statements": reading_rows.statement_rows,
    "events": reading_rows.event_rows,
    "tallies": reading_rows.tally_rows,
    "actors": fused_rows.actor_rows,
    "incidents": fused_rows.incident_rows,
    "disputes": fused_rows.dispute_rows,
    "links": link_rows,
    "tolls": fused_rows.toll_rows,
    "changes": fused_rows.change_rows,
    "issues": reading_rows.issue_rows,
}

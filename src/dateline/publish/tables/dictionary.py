"""The column dictionary: every column of every table, what it means, and what other data sets call it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from dateline.model.columns import TABLES, ColumnType, column_type
from dateline.publish.tables.hxl import hashtag
from dateline.resources import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One column.

    Attributes:
        table, column: its name.
        type: what its cells hold.
        meaning: what they mean.
        hxl: its HXL hashtag; empty where HXL has none.
        acled, ucdp, polecat, airwars: the columns of these data sets that are closest; empty where none is.
    """

    table: str
    column: str
    type: ColumnType
    meaning: str
    hxl: str
    acled: str
    ucdp: str
    polecat: str
    airwars: str


DICTIONARY_COLUMNS = tuple(field.name for field in fields(Entry))


def dictionary() -> tuple[Entry, ...]:
    """Every column in the order of the tables."""
    return tuple(_entry(table, column, meaning) for table, columns in TABLES.items() for column, meaning in columns.items())


def _entry(table: str, column: str, meaning: str) -> Entry:
    names = _names()
    other: Mapping[str, str] = names.get(table, {}).get(column) or names["all"].get(column, {})
    return Entry(
        table=table,
        column=column,
        type=column_type(table, column),
        meaning=meaning,
        hxl=hashtag(table, column),
        **{each: other.get(each, "") for each in ("acled", "ucdp", "polecat", "airwars")},
    )


@cache
def _names() -> Mapping[str, Any]:
    return load_toml("columns.toml")


def dictionary_markdown() -> str:
    """The dictionary as Markdown, a section a table."""
    head = "| column | type | meaning | HXL | ACLED | UCDP GED | POLECAT | Airwars |\n|---|---|---|---|---|---|---|---|"
    parts = []
    for table in TABLES:
        lines = [_line(e) for e in dictionary() if e.table == table]
        parts.append("\n".join([f"## {table}", "", head, *lines]))
    return "\n\n".join(parts)


def _line(e: Entry) -> str:
    codes = (e.hxl, e.acled, e.ucdp, e.polecat, e.airwars)
    cells = [f"`{e.column}`", e.type, e.meaning.replace("|", "\\|"), *(f"`{code}`" if code else "" for code in codes)]
    return "| " + " | ".join(cells) + " |"

"""A table of the record as CSV (RFC 4180) with a row of HXL hashtags (https://hxlstandard.org, 1.1) under its header."""

import csv
import io
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dateline.model.columns import TABLES
from dateline.resources import load_toml

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(table: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows of a table with the columns of `TABLES[table]`. A column without a tag of HXL has an empty one."""
    names = list(TABLES[table])
    page = io.StringIO()
    out = csv.writer(page)
    out.writerow(names)
    out.writerow([hashtag(table, name) for name in names])
    out.writerows([defused(row[name]) for name in names] for row in rows)
    return page.getvalue()


def hashtag(table: str, column: str) -> str:
    """The HXL tag of a column; empty where HXL has none."""
    tags = _tags()
    found: str = tags.get(table, {}).get(column) or tags["all"].get(column, "")
    return found


@cache
def _tags() -> Mapping[str, Any]:
    return load_toml("hxl.toml")


def defused(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

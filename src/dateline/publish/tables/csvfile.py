"""Rows as CSV (RFC 4180) with a row of HXL hashtags (https://hxlstandard.org, 1.1) under its header."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.model.columns import TABLES
from dateline.publish.tables.hxl import hashtag
from dateline.publish.tables.sink import Row, Sink

_PIECE = 1 << 16  # characters that are gathered before they are handed on
# White space, controls and signs without width do not keep a spreadsheet from running what follows; it takes the
# full-width signs and the minus sign for the plain ones. Apostrophes count as well so that the defusing can be undone.
_FORMULA = re.compile(
    r"'*(?:[\t\r\n]|[\s\x00-\x20\x7f-\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b])"
)


def write_csv(rows: Iterable[Row], table: str, out: Sink) -> None:
    """The rows of a table with the columns of `TABLES[table]`. A column without a tag of HXL has an empty one."""
    names = list(TABLES[table])
    write_lines(names, [[hashtag(table, name) for name in names]], ([row[name] for name in names] for row in rows), out)


def write_lines(names: Sequence[str], heads: Iterable[Sequence[str]], lines: Iterable[Sequence[Any]], out: Sink) -> None:
    """A header, further rows of ours, and rows whose cells are defused."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(names)
    writer.writerows(heads)
    for line in lines:
        writer.writerow([defused(cell) for cell in line])
        if page.tell() > _PIECE:
            _hand_on(page, out)
    _hand_on(page, out)


def _hand_on(page: io.StringIO, out: Sink) -> None:
    out.text(page.getvalue())
    page.seek(0)
    page.truncate()


def defused(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it (OWASP, CSV injection)."""
    if not isinstance(value, str):
        return value
    value = value.replace("\x00", "\ufffd")  # a spreadsheet ends the cell there, or the file
    return f"'{value}" if _FORMULA.match(value) else value


def restored(cell: str) -> str:
    """The text of a cell that `defused` may have changed."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell

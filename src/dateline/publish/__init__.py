"""The record → pages, files, feeds and charts: takes a `Record` or rows of its tables, gives pages, bytes or SVG.

The reader page is self-contained, needs no network and no JavaScript. `tables` writes rows as CSV, Parquet, JSON lines and
GeoJSON, `feeds` Atom and JSON Feed, `charts` draws what the desk, letters and print show.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import Record

__all__ = ["reader_page"]


def reader_page(record: "Record") -> str:
    """A page with the article of every reading on one side and its fields on the other, linked both ways.

    Needs nothing but itself: its style stands inside, its content-security policy forbids all else, and it has no script.
    """
    from dateline.publish.page import reader_page as made  # templates are loaded only where a page is wanted

    return made(record)

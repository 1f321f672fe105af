"""`dateline export`: what a query finds → readings as JSON lines, or a table as CSV with HXL, Parquet, JSON lines, GeoJSON."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import output_option, query_argument, store_option
from dateline.cli.output import opened as opened_output
from dateline.model.columns import TABLES
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from dateline.model import Reading

_FORMS = ("jsonl", "csv", "parquet", "geojson")
_TABLE_OF = {"csv": "statements", "parquet": "statements", "geojson": "events"}


@click.command(short_help="What a query finds, as a file: JSON lines, CSV with HXL, Parquet, GeoJSON.")
@query_argument
@click.option("--story", metavar="SLUG", help="Only what belongs to a story.")
@store_option
@click.option("--format", "form", type=click.Choice(_FORMS), required=True, help="Whole readings, or one flat table.")
@click.option("--table", type=click.Choice([*TABLES]), help="The table.  [default: statements; geojson: events; jsonl: whole readings]")
@output_option
def export(query: str, *, story: str | None, store: str, form: str, table: str | None, out: Path | None) -> None:
    """Write out what QUERY finds; the same reports give the same bytes, in whatever order they were added.

    jsonl without --table: the reading of one report a line, sorted by day and id, restricted to what QUERY finds in it and
    what that rests on; without QUERY all readings whole, older versions of pages among them. csv: one table with its column
    names, a second row of HXL tags, and text that a spreadsheet could take for a formula defused by an apostrophe. geojson:
    a table with places (events, tallies, incidents).

    A query that does not ask for a version is about the current version of each page (`version:any` has all). Put a query in
    single quotation marks, and `--` before one that begins with a hyphen.
    """
    from dateline.jobs.select import all_readings, table_rows
    from dateline.publish.tables import write_table
    from dateline.query import both, parse
    from dateline.store import Store
    from dateline.store.stories import Stories

    if form == "parquet" and out is None and sys.stdout.isatty():
        raise UsageError("Parquet is no text for a terminal. Name a file with -o FILE, or send it through a pipe.")
    asked = parse(query)
    name = table or _TABLE_OF.get(form)
    with Store.open(store, create=False) as opened, opened_output(out) as stream:
        if story:
            asked = both(asked, parse(Stories(opened).named(story).query))
        if name:
            write_table(table_rows(opened, asked, name), name, form, stream)
        else:
            readings = all_readings(opened, asked) if query.strip() or story else opened.readings()
            stream.writelines(_line(reading) for reading in readings)


def _line(reading: "Reading") -> bytes:
    from dateline.model.codec import to_plain

    return json.dumps(to_plain(reading), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"

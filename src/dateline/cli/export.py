"""`dateline export`: the store → JSON lines or CSV with HXL tags."""

import io
import json
from pathlib import Path

import click

from dateline.cli.options import output_option, store_option
from dateline.cli.output import write
from dateline.model.columns import TABLES
from dateline.model.errors import UsageError
from dateline.model.tables import rows


@click.command(short_help="The store as JSON lines, or a table of it as CSV with HXL.")
@store_option
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), required=True, help="Whole readings, or one flat table.")
@click.option("--table", type=click.Choice([*TABLES]), help="The table for csv.  [default: statements]")
@output_option
def export(*, store: str, form: str, table: str | None, out: Path | None) -> None:
    """Write out what is in the store; the same reports give the same bytes, in whatever order they were added.

    jsonl: the whole reading of one report a line, sorted by day and id. csv: one table with its column names, a second row
    of HXL tags, and text that a spreadsheet could take for a formula defused by an apostrophe.
    """
    from dateline.cli.browse import fused
    from dateline.model.codec import to_plain
    from dateline.publish.tables import write_table
    from dateline.store import Store

    if form == "jsonl" and table:
        raise UsageError("--table is for csv; jsonl has whole readings. Leave one out.")
    with Store.open(store, create=False) as opened:
        if form == "csv":
            name = table or "statements"
            page = io.BytesIO()
            write_table(rows(fused(opened), name), name, "csv", page)
            text = page.getvalue().decode()
        else:
            lines = (json.dumps(to_plain(r), ensure_ascii=False, sort_keys=True, separators=(",", ":")) for r in opened.readings())
            text = "".join(f"{line}\n" for line in lines)
    write(text, out)

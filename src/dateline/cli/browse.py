"""`dateline list` and `dateline show`: what the store holds."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.columns import SET_ASIDE, SHOWN
from dateline.cli.options import form_options, query_argument, store_option
from dateline.cli.output import emit, one_form, safe
from dateline.model.columns import TABLES
from dateline.model.errors import NotFound, UsageError

if TYPE_CHECKING:
    from dateline.store import Store


@click.command("list", short_help="A table of what is in the store.")
@query_argument
@store_option
@click.option("--table", type=click.Choice([*TABLES, SET_ASIDE]), default="reports", show_default=True, help="What to list.")
def list_(query: str, *, store: str, table: str) -> None:
    """List what QUERY finds in the store: a table on a terminal, tab-separated lines elsewhere (`export` has every column).

    Without QUERY, everything; of pages that have changed the current version (`version:any` has all). Put a query in single
    quotation marks, and `--` before one that begins with a hyphen.
    """
    from dateline.jobs.select import table_rows
    from dateline.query import parse
    from dateline.store import Store

    if table == SET_ASIDE and query:
        raise UsageError("What was set aside is in no report, so no query finds it. Leave the query out.")
    asked = parse(query)
    with Store.open(store, create=False) as opened:
        found = _aside(opened) if table == SET_ASIDE else list(table_rows(opened, asked, table))
    print_table(SHOWN[table], found, f"{table}: {len(found)}")


@click.command(short_help="The record of reports in the store.")
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--all", "everything", is_flag=True, help="One record of all reports in the store.")
@click.option("--query", metavar="QUERY", help="One record of what a query finds.")
@store_option
@form_options
def show(ids: tuple[str, ...], *, everything: bool, query: str | None, store: str, as_json: bool, as_html: bool, out: Path | None) -> None:
    """Show the record of reports in the store: by the beginning of their ids, of what --query finds in them, or of --all.

    Of pages that have changed, --query and --all show the current version (`version:any` has all).
    """
    from dateline.fuse import fuse
    from dateline.jobs.select import select
    from dateline.query import parse
    from dateline.store import Store

    form = one_form(as_json=as_json, as_html=as_html)
    if sum((bool(ids), everything, query is not None)) != 1:
        raise UsageError("Name the reports to show by their ids (`dateline list` shows them), or give --query, or --all.")
    asked = parse(query or "")
    with Store.open(store, create=False) as opened:
        record = fuse([opened.reading(i) for i in ids]) if ids else select(opened, asked, most=None).record
    if not record.readings and query is None:
        raise NotFound(f"There is no report in the store {opened.address} yet. Add some with `dateline add PATH`.")
    if not record.readings:
        raise NotFound(f"No report in the store {opened.address} is found by {query!r}. `dateline list` shows what there is.")
    emit(record, form, out)


def _aside(store: "Store") -> list[dict[str, Any]]:
    return [{"where": s.where, "code": s.code, "first_seen": f"{s.first_seen:%Y-%m-%d %H:%M}", "reason": s.reason} for s in store.aside()]


def _cell(value: Any) -> str:
    return "" if value is None else safe(" ".join(str(value).split()))


def print_table(names: Sequence[str], found: Sequence[Mapping[str, Any]], caption: str) -> None:
    """Rows with these columns: a table on a terminal, tab-separated lines elsewhere."""
    from rich.console import Console

    cells = [[_cell(row[name]) for name in names] for row in found]
    console = Console()
    if not console.is_terminal:
        for line in [list(names), *cells]:
            click.echo("\t".join(line))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(*names, caption=caption)
    for line in cells:
        table.add_row(*map(Text, line))
    console.print(table)

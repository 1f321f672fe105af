"""`dateline list` and `dateline show`: what the store holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.columns import SET_ASIDE, SHOWN
from dateline.cli.options import form_options, store_option
from dateline.cli.output import emit, one_form, safe
from dateline.model.columns import TABLES
from dateline.model.errors import NotFound, UsageError
from dateline.model.tables import rows

if TYPE_CHECKING:
    from dateline.model import Record
    from dateline.store import Store


@click.command("list", short_help="A table of what is in the store.")
@store_option
@click.option("--table", type=click.Choice([*TABLES, SET_ASIDE]), default="reports", show_default=True, help="What to list.")
def list_(*, store: str, table: str) -> None:
    """List what is in the store: a table on a terminal, tab-separated lines elsewhere (`export` has every column)."""
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        found = _aside(opened) if table == SET_ASIDE else rows(fused(opened), table)
    names = SHOWN[table]
    _print_table(names, [[_cell(row[name]) for name in names] for row in found], f"{table}: {len(found)}")


@click.command(short_help="The record of reports in the store.")
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--all", "everything", is_flag=True, help="One record of all reports in the store.")
@store_option
@form_options
def show(ids: tuple[str, ...], *, everything: bool, store: str, as_json: bool, as_html: bool, out: Path | None) -> None:
    """Show the record of reports in the store, by the beginning of their ids, or of --all of them together."""
    from dateline.fuse import fuse
    from dateline.store import Store

    form = one_form(as_json=as_json, as_html=as_html)
    if bool(ids) == everything:
        raise UsageError("Name the reports to show by their ids (`dateline list` shows them), or give --all.")
    with Store.open(store, create=False) as opened:
        record = fused(opened) if everything else fuse([opened.reading(i) for i in ids])
    if not record.readings:
        raise NotFound(f"There is no report in the store {store} yet. Add some with `dateline add PATH`.")
    emit(record, form, out)


def fused(store: "Store") -> "Record":
    """One record of everything in the store."""
    from dateline.fuse import fuse

    return fuse(store.readings())


def _aside(store: "Store") -> list[dict[str, Any]]:
    return [{"where": s.where, "code": s.code, "first_seen": f"{s.first_seen:%Y-%m-%d %H:%M}", "reason": s.reason} for s in store.aside()]


def _cell(value: Any) -> str:
    return "" if value is None else safe(" ".join(str(value).split()))


def _print_table(names: Sequence[str], cells: list[list[str]], caption: str) -> None:
    from rich.console import Console

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

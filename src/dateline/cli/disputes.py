"""`dateline disputes`: what cannot all be right, with the words on both sides."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import output_option, query_argument, store_option
from dateline.cli.output import as_json, shown, write
from dateline.model.codec import to_plain
from dateline.model.errors import NotFound

if TYPE_CHECKING:
    from dateline.jobs.select import Selection
    from dateline.model import Record, StatementLink


@click.command(short_help="Who contradicts whom, with the words on both sides.")
@query_argument
@click.option("--links", "linked", is_flag=True, help="Also who repeats, revises or admits what somebody said.")
@click.option("--json", "plain", is_flag=True, help="All of it as JSON, with the offsets of the words.")
@store_option
@output_option
def disputes(query: str, *, linked: bool, plain: bool, store: str, out: Path | None) -> None:
    """Show the statements that cannot all stand, of the reports that QUERY finds: one denies another, or gives another number,
    culprit, place or cause for the same matter.

    Each dispute has its matter, its sides with the speakers and those through whom they are heard, the words, and why they
    cannot all stand. Dates decide nothing: a denial may be older than the report it answers. Without QUERY, everything.
    """  # noqa: D205 - click shows it as one paragraph
    from dateline.jobs.select import select
    from dateline.query import parse
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        found = select(opened, parse(query), most=None)
    if not found.record.readings:
        raise NotFound(f"No report in the store {store} is found by {query!r}. `dateline list` shows what there is.")
    if plain:
        write(as_json(_plain(found, linked=linked)), out)
        return
    from dateline.cli.render_disputes import print_disputes

    shown(lambda console: print_disputes(found, console, linked=linked), out)


def _plain(found: "Selection", *, linked: bool) -> dict[str, Any]:
    from dateline.model.tables import rows

    record = found.record
    said = {row["statement_id"]: row for row in rows(record, "disputes")}
    return {
        "query": str(found.query),
        "reports": found.n_reports,
        "disputes": [
            {
                "id": d.id,
                "matter": d.matter,
                "sides": [[said[i] for i in side.statements if i in said] for side in d.sides],
                "links": [plain_link(record, link) for link in d.links],
                "reasons": list(d.reasons),
            }
            for d in record.disputes
        ],
        **({"links": [plain_link(record, link) for link in record.links]} if linked else {}),
    }


def plain_link(record: "Record", link: "StatementLink") -> dict[str, Any]:
    """A link as JSON, with the words its spans point at."""
    texts = {r.report.id: r.report.text for r in record.readings}
    ends = {"source": link.source_words, "target": link.target_words}
    ids = {"source": link.source, "target": link.target}
    words = {f"{end}_text": span.words(texts[ids[end].partition(":")[0]]) for end, span in ends.items()}
    return {**to_plain(link), **words}

"""`dateline tolls`: how many, who says so, since when, and what changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from dateline.cli.options import output_option, query_argument, store_option
from dateline.cli.output import as_json, opened, shown, write
from dateline.model.codec import to_plain
from dateline.model.errors import NotFound

if TYPE_CHECKING:
    from dateline.jobs.select import Selection

_FORMS = ("text", "json", "csv", "jsonl")


@click.command(short_help="Toll ledgers: every count as it was said, by whom, on which day.")
@query_argument
@click.option(
    "--by",
    type=click.Choice(("event", "report")),
    default="report",
    show_default=True,
    help="Order numbers by the days of their reports, or by the days they count.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    show_default=True,
    help="For a person, or as data: csv and jsonl have one row an entry.",
)
@click.option("--json", "plain", is_flag=True, help="The same as --format json.")
@click.option("--rules/--no-rules", "ruled", default=True, help="Print the rules beneath.")
@store_option
@output_option
def tolls(query: str, *, by: Literal["event", "report"], form: str, plain: bool, ruled: bool, store: str, out: Path | None) -> None:
    """Show the toll ledgers of the reports that QUERY finds: of each matter who says how many, what all of them leave open, every
    number with its days, what it changes and why, and what a person should look at.

    Nothing is added up and nothing overwritten; “dozens” stays “dozens”; a number that falls is a revision. Without QUERY, everything.
    """  # noqa: D205 - click shows it as one paragraph
    from dateline.jobs.select import select
    from dateline.query import parse
    from dateline.store import Store

    with Store.open(store, create=False) as kept:
        found = select(kept, parse(query), most=None)
    if not found.record.readings:
        raise NotFound(f"No report in the store {store} is found by {query!r}. `dateline list` shows what there is.")
    if plain or form == "json":
        write(as_json(_plain(found)), out)
    elif form == "text":
        from dateline.cli.render_tolls import print_tolls

        shown(lambda console: print_tolls(found, console, by=by, ruled=ruled), out)
    else:
        from dateline.model.tables import rows
        from dateline.publish.tables import write_table

        with opened(out) as stream:
            write_table(rows(found.record, "tolls"), "tolls", form, stream)


def _plain(found: "Selection") -> dict[str, Any]:
    from dateline.model.tables import rows
    from dateline.publish.toll_words import by_matter, matter_words, rules

    record = found.record
    rows_of = {row["tally_id"]: row for row in rows(record, "tolls")}
    names = {e.voice: rows_of[e.tally]["speaker"] for t in record.tolls for e in t.entries if e.tally in rows_of}
    return {
        "query": str(found.query),
        "reports": found.n_reports,
        "rules": dict(rules()),
        "ledgers": [
            {
                **to_plain(t),
                "matter": matter_words(t),
                "entries": [{**to_plain(e), "words": rows_of[e.tally]["words"], "outlet": rows_of[e.tally]["outlet"]} for e in t.entries],
                "voices": [{**to_plain(v), "name": names.get(v.voice)} for v in t.voices],
            }
            for t in by_matter(record.tolls)
        ],
    }

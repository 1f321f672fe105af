"""`dateline reread`: what the store holds, read by this version."""

from typing import TYPE_CHECKING

import click

from dateline.cli.options import own_options, query_argument, store_option
from dateline.cli.status import SOME_SET_ASIDE

if TYPE_CHECKING:
    from dateline.pipeline import Own


@click.command(short_help="What the store holds: read it by this version.")
@query_argument
@store_option
@own_options
@click.option("--again", is_flag=True, help="Read anew what this version has read already, too.")
def reread(query: str, *, store: str, own: "Own", again: bool) -> int:
    """Read anew the reports QUERY finds, or all, from the text the store holds.

    Reports that were read by this version, this ontology and these lists are passed by. What a person corrected stays; where
    the machine now says something else, `dateline corrections` lists it. Every report is kept as soon as it is read: after an
    interruption run the same command again.
    """
    from dateline.acquire import Accepted
    from dateline.cli.talk import talk
    from dateline.jobs.intake import Intake
    from dateline.query import parse
    from dateline.store import Store
    from dateline.store.search import Search

    asked = parse(query)
    with Store.open(store, create=False) as opened:
        ids = opened.ids() if asked.everything else Search(opened).report_ids(asked)
        with talk(lambda: len(ids)) as say:
            intake = Intake(opened, say, again=again, own=own)
            for report in opened.reports(ids):
                intake.take(Accepted(where=report.outlet or "no outlet", report=report))
    click.echo(intake.summary(opened.address))
    if not intake.first_error:
        return 0
    return SOME_SET_ASIDE if intake.kept else intake.first_error.exit_code

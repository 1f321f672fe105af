"""`dateline brief`: a letter about a story, to read or to send by other means."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from dateline.cli.options import output_option, site_options, store_option
from dateline.cli.output import as_json, one_form, safe, write


@click.command(short_help="A letter about a story.")
@click.option("--story", required=True, metavar="SLUG", help="The story (`dateline story list`).")
@click.option("--since", metavar="DATE", help="First day of publication, YEAR-MONTH-DAY; without it all reports count.")
@click.option("--until", metavar="DATE", help="Last day of publication.")
@store_option
@site_options
@click.option("--json", "as_json", is_flag=True, help="The letter as data.")
@click.option("--html", "as_html", is_flag=True, help="The letter as a page that loads nothing.")
@output_option
def brief(
    *, story: str, since: str | None, until: str | None, store: str, site: Any, as_json: bool, as_html: bool, out: Path | None
) -> None:
    """Compose a letter about a story: corrections first, then counts, what is contested, what else is said, and the sources.

    Every line names who says it, through whom, the outlet, the day and a grade, and links to the words on the desk at
    --base-url.
    """
    from dateline.acquire.text import parse_day
    from dateline.jobs.brief import compose
    from dateline.model.errors import BadDate
    from dateline.store import Store
    from dateline.store.stories import Stories

    form = one_form(as_json=as_json, as_html=as_html)
    first, last = parse_day(since), parse_day(until)
    if first and last and first > last:
        raise BadDate(f"No day is both since {first} and until {last}. Exchange the two.")
    with Store.open(store, create=False) as opened:
        digest = compose(opened, Stories(opened).named(story), since=first, until=last, site=site)
    write(_written(digest, form, to_terminal=out is None), out)


def _written(digest: Any, form: str, *, to_terminal: bool) -> str:
    from dateline.subscribe.page import fragment, framed
    from dateline.subscribe.plain import plain

    if form == "json":
        return as_json(_plain(asdict(digest)))
    if form == "html":
        return framed(digest.subject, fragment(digest))
    text = f"{digest.subject}\n\n{plain(digest)}"
    return "\n".join(map(safe, text.split("\n"))) if to_terminal else text


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(v) for name, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value

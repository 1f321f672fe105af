"""`dateline add`: many reports → the store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import description_options, own_options, store_option
from dateline.cli.status import SOME_SET_ASIDE

if TYPE_CHECKING:
    from dateline.pipeline import Own


@click.command(short_help="Many reports: read them into the store.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@store_option
@description_options
@own_options
@click.option("--again", is_flag=True, help="Read anew what is in the store already.")
def add(
    paths: tuple[Path, ...],
    *,
    store: str,
    published: str | None,
    outlet: str | None,
    encoding: str | None,
    own: "Own",
    again: bool,
) -> int:
    """Read reports into the store: texts, saved pages, web archives, mail, lines of JSON, and folders of all these.

    .html and .htm are pages: their article is taken, and what the page says of itself. .warc and .warc.gz hold many
    pages, each with its address and the time it was fetched. .eml is a mail message: its subject is the title, its
    sender the outlet unless one is given. A line of .jsonl or .ndjson is an object with `text` and, where known,
    `outlet` (or `publisher`), `published` (or `date`), `url`, `title`, `byline`. Any other file is a page if it begins
    like one, and else one text, with a head or without (see `dateline read --help`). Folders are searched through for
    these endings and .txt. --published and --outlet speak for reports that do not say it themselves. Pages, WARC and mail
    in HTML need pip install 'dateline[watch]'.

    Every report is kept as soon as it is read: after an interruption run the same command again. A report that cannot be
    read is set aside with its reason and the rest go on; the exit status is then 3, or, if nothing could be read at all,
    the status of the first reason. A report in the store that was read by another ontology or other lists is
    read anew.
    """
    from dateline.acquire import Description, count, take_in
    from dateline.acquire.text import parse_day
    from dateline.cli.talk import talk
    from dateline.jobs.intake import Intake
    from dateline.store import Store

    items = take_in(paths, given=Description(outlet=outlet, published=parse_day(published)), encoding=encoding)
    with Store.open(store) as opened, talk(lambda: count(paths)) as say:
        intake = Intake(opened, say, again=again, own=own)
        for item in items:
            intake.take(item)
    click.echo(intake.summary(opened.address))
    if not intake.first_error:
        return 0
    return SOME_SET_ASIDE if intake.kept else intake.first_error.exit_code

"""`dateline watch`: feeds and pages → the store, once or on a schedule."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import own_options, store_option
from dateline.cli.status import SOME_SET_ASIDE
from dateline.model.errors import FetchFailed

if TYPE_CHECKING:
    from dateline.pipeline import Own


@click.command(short_help="Feeds and pages: follow them into the store.")
@click.option(
    "--sources",
    "sources_path",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="The list of sources (TOML).",
)
@click.option("--once", is_flag=True, help="Read every source once and the pages that are due, then end.")
@click.option(
    "--again",
    is_flag=True,
    help="Look at every page known once more, whether it is due or not; with --once, also ask sources that failed and are left alone.",
)
@click.option(
    "--evidence",
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    metavar="FOLDER",
    help="Where what was fetched is kept  [default: STORE.evidence].",
)
@own_options
@store_option
def watch(*, sources_path: Path, once: bool, again: bool, evidence: Path | None, own: "Own", store: str) -> int:
    """Follow the sources of a list: read their feeds (RSS, Atom, JSON Feed), fetch the pages these name, and read them
    into the store.

    \b
    The list is TOML:
      [fetch]
      contact = "desk@example.org"   # told to the sites, with the name Dateline
      delay = "1s"                   # between two requests to one host
      \b
      [[source]]
      outlet = "Amber Wire"
      url = "https://amber-wire.example/feed.xml"
      interval = "15m"               # else 30m
      pages = false                  # the feed's own text is the report; else its pages are fetched

    robots.txt is obeyed, a site that asks for rest gets it, and only public addresses are fetched ([fetch] allow opens
    others). What was fetched is kept as evidence (WARC, SHA-256) beside the store. A page is looked at again after 1 hour,
    6 hours, a day and a week; changed text is a new version of its report. Ended at any moment, by whatever means, the
    next run goes on where it was.

    A source that fails is left alone for a minute, then two, and so on up to a day; --once names it, --once --again asks it.
    With --once the exit status is 3 if something could not be fetched or read, and 26 if no source answered.
    """  # noqa: D205, D301 - click shows the first lines as one paragraph, and \b keeps a block as it is
    from dateline.acquire.sources import load_sources
    from dateline.acquire.worker import check_installed
    from dateline.cli.talk import Talk
    from dateline.jobs.watch import watch as watch_sources
    from dateline.store import Store

    listed = load_sources(sources_path)
    check_installed()
    with Store.open(store) as opened, ended_by_signals() as stop:
        summary = watch_sources(opened, listed, once=once, again=again, talk=Talk(), evidence=evidence, stop=stop, own=own)
    click.echo(f"{summary} Store: {opened.address}")
    answered = summary.feeds_read or summary.feeds_unchanged or summary.pages_fetched or summary.unchanged
    if once and not answered and (summary.feeds_failed or summary.pages_failed or summary.postponed):
        return FetchFailed.exit_code
    return SOME_SET_ASIDE if once and (summary.feeds_failed or summary.set_aside or summary.pages_failed) else 0


@contextmanager
def ended_by_signals() -> Iterator[Event]:
    """An event that SIGINT and SIGTERM set, so that what is under way ends cleanly."""
    stop = Event()

    def end(_number: int, _frame: Any) -> None:
        if stop.is_set():
            raise KeyboardInterrupt  # asked twice: at once
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Sources → store: feeds are read, the pages they name fetched, kept as evidence, and read into the record.

The way of everything fetched: its bytes are on the disk (WARC), then the store says where they stand, then its report is
kept, and only then is the page or feed acknowledged. Whatever was between two of these steps when the program ended is
taken up by the next run from the evidence.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from dateline.acquire.answer import Limits
from dateline.acquire.sources import SourceList
from dateline.acquire.worker import Worker, check_installed
from dateline.jobs.intake import Talk
from dateline.jobs.watching.summary import WatchSummary
from dateline.store import Store

if TYPE_CHECKING:
    from dateline.pipeline import Own

__all__ = ["WatchSummary", "evidence_folder", "watch"]


def watch(  # noqa: PLR0913 - what may be replaced in tests has a name
    store: Store,
    sources: SourceList,
    *,
    once: bool,
    again: bool = False,
    talk: Talk,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    evidence: Path | None = None,
    stop: Event | None = None,
    limits: Limits | None = None,
    worker: Worker | None = None,
    own: "Own | None" = None,
) -> WatchSummary:
    """Watch sources until `stop` is set, or read each one time.

    Args:
        store: where reports and the state of sources are kept.
        sources: what to watch (`dateline.acquire.sources.load_sources`).
        once: read every source once, and the pages that are due, then end.
        again: look at every page known once more, whether it is due or not, and with `once` ask sources that failed and rest.
        talk: who is told of every feed and page.
        now: the clock (aware); tests give their own.
        evidence: folder of the WARC files; None = beside the store (`evidence_folder`).
        stop: ends the watching cleanly when it is set.
        limits: of one fetch.
        worker: takes feeds and pages apart; None = one of its own, started now and ended at the end.
        own: the user's own ontology and lists; None = what comes with Dateline.

    Raises:
        NotInstalled: the extra `watch` is not installed.
        StoreProblem: the store or the evidence cannot be written, or another program watches into this store.
    """
    check_installed()
    from dateline.acquire.evidence import Evidence
    from dateline.acquire.fetch import Fetcher, user_agent
    from dateline.jobs.watching.rounds import Rounds
    from dateline.jobs.watching.tools import Tools

    stop = stop or Event()
    folder = evidence or evidence_folder(store.address)

    def clock() -> datetime:
        return now().astimezone(UTC).replace(tzinfo=None)

    fetcher = Fetcher(sources.fetch, limits=limits, now=clock, stop=stop)
    with ExitStack() as stack:
        kept = stack.enter_context(Evidence(folder, program=user_agent(None)))
        worker = worker or stack.enter_context(Worker())
        worker.start()  # it gets ready while feeds are fetched
        listed = {(s.outlet, s.url): s for s in sources.sources}
        tools = Tools(
            store=store,
            evidence=kept,
            folder=folder,
            worker=worker,
            fetcher=fetcher,
            talk=talk,
            now=clock,
            listed=listed,
            own=own,
        )
        rounds = Rounds(tools, stop)
        rounds.begin()
        if again:
            tools.pages.make_due(clock(), without=[(s.outlet, s.url) for s in sources.sources if not s.pages])
        if once:
            rounds.once(rested=again)
        else:
            rounds.always()
        return tools.summary


def evidence_folder(address: str) -> Path:
    """The folder of a store's evidence: beside its file, named after it; for a store that is no file, in the working folder."""
    path = address.removeprefix("sqlite:///")
    return Path("dateline.evidence") if "://" in path else Path(f"{path}.evidence")

"""Sources → store: feeds are read, the pages they name fetched, kept as evidence, and read into the record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from dateline.acquire.sources import SourceList
from dateline.jobs.intake import Talk
from dateline.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchSummary:
    """What came of watching: counts of feeds and of pages (an entry taken from the feed's own text counts as a page)."""

    feeds_read: int = 0
    feeds_unchanged: int = 0
    feeds_failed: int = 0
    pages_fetched: int = 0
    new: int = 0
    new_versions: int = 0
    unchanged: int = 0
    copies: int = 0
    gone: int = 0
    set_aside: int = 0


def watch(
    store: Store,
    sources: SourceList,
    *,
    once: bool,
    talk: Talk,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    evidence: Path | None = None,
    stop: Event | None = None,
) -> WatchSummary:
    """Watch sources until `stop` is set, or read each one time.

    Args:
        store: where reports and the state of sources are kept.
        sources: what to watch (`dateline.acquire.sources.load_sources`).
        once: read every source once, and the pages that are due, then end.
        talk: who is told of every feed and page.
        now: the clock (aware, UTC); tests give their own.
        evidence: folder of the WARC files; None = `<store>.evidence` beside the store.
        stop: ends the watching cleanly when it is set.
    """
    raise NotImplementedError

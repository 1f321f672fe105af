"""What all parts of watching work with, and the sums they keep."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.acquire.answer import Answer
from dateline.acquire.evidence import Evidence, Kept, Place, read_back
from dateline.acquire.fetch import Fetcher
from dateline.acquire.sources import Source
from dateline.acquire.worker import Worker
from dateline.jobs.intake import Talk
from dateline.jobs.watching.summary import WatchSummary
from dateline.store import Store
from dateline.store.captures import Capture, Captures
from dateline.store.pages import Pages, PageState
from dateline.store.sources import Sources

if TYPE_CHECKING:
    from dateline.pipeline import Own


@dataclass(slots=True, kw_only=True)
class Tools:
    """What is at hand while watching."""

    store: Store
    evidence: Evidence
    folder: Path
    worker: Worker
    fetcher: Fetcher
    talk: Talk
    now: Callable[[], datetime]
    listed: dict[tuple[str, str], Source]
    own: "Own | None" = None
    sources: Sources = field(init=False)
    pages: Pages = field(init=False)
    captures: Captures = field(init=False)
    sums: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.sources, self.pages, self.captures = Sources(self.store), Pages(self.store), Captures(self.store)

    @property
    def summary(self) -> WatchSummary:
        """The sums so far."""
        return WatchSummary(**{f.name: self.sums[f.name] for f in fields(WatchSummary)})

    def keep(self, answer: Answer, of: Source | PageState, *, home: str) -> Capture:
        """Keep the evidence of an answer: its bytes on the disk first, then where they stand in the store.

        Args:
            answer: what a feed or page answered.
            of: the source whose feed, or the page, it is.
            home: where that lives now.
        """
        earlier = self.captures.first_of(of.outlet, of.url, answer.sha256)
        place = (
            self.evidence.append(answer)
            if earlier is None
            else self.evidence.append_revisit(answer, f"{earlier.fetched:%Y-%m-%dT%H:%M:%S.%fZ}")
        )
        capture = Capture(
            outlet=of.outlet,
            url=of.url,
            kind="page" if isinstance(of, PageState) else "feed",
            final_url=home,
            fetched=answer.fetched,
            status=answer.status,
            sha256=answer.sha256,
            file=place.file,
            offset=place.offset,
            length=place.length,
            revisit=earlier is not None,
        )
        return replace(capture, id=self.captures.add(capture))

    def read_back(self, capture: Capture) -> Kept:
        """What a capture holds.

        Raises:
            StoreProblem: its evidence is gone or damaged.
        """
        first = self.captures.first_of(capture.outlet, capture.url, capture.sha256) or capture
        return read_back(self.folder, Place(file=first.file, offset=first.offset, length=first.length), sha256=first.sha256)

    def remember_rests(self) -> None:
        """Keep which hosts want to be left alone, so that a later run knows it."""
        changes = self.fetcher.hosts.changes()
        if changes:
            self.sources.put_rests((r.host, r.not_before, r.failures) for r in changes)

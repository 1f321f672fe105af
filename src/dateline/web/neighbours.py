"""What stands beside a report: reports of the days around it, its versions, and copies of its text."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.fuse import fuse
from dateline.model import Reading, Record
from dateline.query import parse
from dateline.store.search import Search
from dateline.store.versions import Kin, Versions, numbered

if TYPE_CHECKING:
    from dateline.store import Store

DAYS = 7
MOST = 60
"""So many reports of the days around are looked at for statements that cannot stand beside this report's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What stands beside a report.

    Attributes:
        record: the record of the report and of those around it.
        looked_at: how many reports the record has besides it.
        versions: all versions of its page, oldest first and the current one last, itself among them.
        copies: reports of other pages with the same words.
        own: the report itself, as one of `versions`.
    """

    record: Record
    looked_at: int
    versions: tuple[Kin, ...]
    copies: tuple[Kin, ...]
    own: Kin

    @property
    def before(self) -> Kin | None:
        """The version before it."""
        at = self.versions.index(self.own)
        return self.versions[at - 1] if at else None

    @property
    def current(self) -> Kin | None:
        """The version its page carries instead of it; None where it is the current one itself."""
        return None if self.own.current else next((v for v in reversed(self.versions) if v.current), None)


def neighbours(store: "Store", reading: Reading) -> Neighbours:
    """What stands beside a report. Only reports of the days around are fused with it, so that the page stays quick in a large store."""
    from dateline.jobs.select import found_readings

    report = reading.report
    others: list[Reading] = []
    if report.published:
        first, last = report.published - timedelta(days=DAYS), report.published + timedelta(days=DAYS)
        near = parse(f"published:{first.isoformat()}..{last.isoformat()}")
        ids = Search(store).report_ids(near, limit=MOST)
        others = [r for r in found_readings(store, near, ids) if r.report.id != report.id]
    found = Versions(store)
    versions = numbered(found.of(report.id))
    own = next(v for v in versions if v.id == report.id)
    return Neighbours(record=fuse([reading, *others]), looked_at=len(others), versions=versions, copies=found.copies(report.id), own=own)

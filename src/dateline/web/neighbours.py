"""What stands beside a report: reports of the days around it, its versions, and copies of its text."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.fuse import fuse
from dateline.model import Reading, Record
from dateline.query import parse
from dateline.store.digests import digest
from dateline.store.search import Search
from dateline.store.versions import Kin, Versions, numbered
from dateline.web.state import Desk

if TYPE_CHECKING:
    from dateline.store import Store

DAYS = 7
MOST = 60
"""So many reports of the days around are looked at for statements that cannot stand beside this report's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The other versions and the copies of a report.

    Attributes:
        versions: all versions of its page, oldest first and the current one last, itself among them.
        copies: reports of other pages with the same words.
        own: the report itself, as one of `versions`.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The record of a report and of those of the days around it; `looked_at` is how many it has besides the report."""

    record: Record
    looked_at: int


def neighbours(store: "Store", reading: Reading) -> Neighbours:
    """The other versions and the copies of a report."""
    found = Versions(store)
    versions = numbered(found.of(reading.report.id))
    own = next(v for v in versions if v.id == reading.report.id)
    return Neighbours(versions=versions, copies=found.copies(reading.report.id), own=own)


def around(desk: Desk, reading: Reading) -> Around:
    """The record of a report and of the days around it, kept until one of these reports changes.

    Only the newest of a week before and after are fused with it, so that its page stays quick in a large store; reports of one day share the record.
    """
    report, stamp = reading.report, desk.stamp()
    ids = desk.notes.get(("days", report.published), stamp, lambda: _ids(desk, reading)) if report.published else ()
    key = ("around", report.published) if report.id in ids else ("around", report.id)
    wanted = tuple(dict.fromkeys((report.id, *ids)))
    kept = desk.notes.get(("kept", *key), stamp, lambda: digest(desk.store(), sorted(wanted)))
    return desk.shelf.get(key, kept, lambda: _around(desk.store(), wanted))


def _ids(desk: Desk, reading: Reading) -> tuple[str, ...]:
    day = reading.report.published
    if day is None:
        return ()
    near = parse(f"published:{(day - timedelta(days=DAYS)).isoformat()}..{(day + timedelta(days=DAYS)).isoformat()}")
    return tuple(Search(desk.store()).report_ids(near, limit=MOST))


def _around(store: "Store", ids: tuple[str, ...]) -> Around:
    record = fuse(store.readings_of(ids))
    return Around(record=record, looked_at=len(record.readings) - 1)

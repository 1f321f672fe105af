"""The record the desk shows, kept until the store changes."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from threading import Lock

from dateline.model import Reading, Record
from dateline.web.board import Board, claim_board

Load = Callable[[], Record]
Stamp = Callable[[], Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The record of one moment and what the pages need of it."""

    record: Record
    readings: Mapping[str, Reading]
    board: Board


class Shelf:
    """Gives the record, made anew only where its stamp is another than last time.

    Args:
        load: makes the record.
        stamp: a value that changes when the record would; cheap.
    """

    def __init__(self, load: Load, stamp: Stamp) -> None:
        self._load = load
        self._stamp = stamp
        self._lock = Lock()
        self._kept: tuple[Hashable, Snapshot] | None = None

    def snapshot(self) -> Snapshot:
        """The record as it is now."""
        with self._lock:
            stamp = self._stamp()
            if self._kept is None or self._kept[0] != stamp:
                self._kept = (stamp, _snapshot(self._load()))
            return self._kept[1]


def _snapshot(record: Record) -> Snapshot:
    return Snapshot(record=record, readings={r.report.id: r for r in record.readings}, board=claim_board(record))

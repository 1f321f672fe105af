"""`Reading`s → `Record`: same event, same claim, denials, independence of sources, toll ledgers, grades.

The order of the readings makes no difference.
"""

from collections.abc import Iterable

from dateline.model import Reading, Record

__all__ = ["fuse"]


def fuse(readings: Iterable[Reading]) -> Record:
    """One record from any number of readings."""
    ordered = sorted({r.report.id: r for r in readings}.values(), key=lambda r: (str(r.report.published or ""), r.report.id))
    return Record(readings=tuple(ordered))

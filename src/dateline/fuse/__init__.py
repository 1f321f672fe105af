"""`Reading`s → `Record`: same people, same event, same claim, denials, independence of sources, toll ledgers, grades.

The order of the readings makes no difference, and reading a report twice changes nothing.
"""

from collections.abc import Iterable

from dateline.fuse.copies import find_copies
from dateline.fuse.disputes import find_disputes
from dateline.fuse.incidents import find_incidents
from dateline.fuse.people import met
from dateline.fuse.tolls import keep_tolls
from dateline.model import Reading, Record

__all__ = ["fuse"]


def fuse(readings: Iterable[Reading]) -> Record:
    """One record from any number of readings."""
    unique = {r.report.id: r for r in readings}
    ordered = tuple(sorted(unique.values(), key=lambda r: (str(r.report.published or ""), r.report.id)))
    ordered = met(ordered)
    copies = find_copies(ordered)
    tolls = keep_tolls(ordered, copies)
    disputes = find_disputes(ordered, copies, tolls)
    incidents = find_incidents(ordered, copies, disputes)
    return Record(readings=ordered, incidents=incidents, disputes=disputes, tolls=tolls)

"""`Reading`s → `Record`: same people, same event, same claim, denials, independence of sources, toll ledgers, grades.

The order of the readings makes no difference, and reading a report twice changes nothing.
"""

from collections.abc import Iterable

from dateline.fuse.changes import find_changes
from dateline.fuse.copies import find_copies
from dateline.fuse.disputes import CONFLICT, find_disputes
from dateline.fuse.incidents import find_incidents, graded
from dateline.fuse.links import find_links
from dateline.fuse.people import met
from dateline.fuse.tolls import keep_tolls
from dateline.model import Reading, Record

__all__ = ["fuse"]


def fuse(readings: Iterable[Reading]) -> Record:
    """One record from any number of readings.

    People first, since events are compared by who takes part; then copies; then events grouped into incidents, which ledgers may ask; then
    disputes, which need ledgers; grades last, since they need all of it.
    """
    unique = {r.report.id: r for r in readings}
    ordered = met(tuple(sorted(unique.values(), key=lambda r: (str(r.report.published or ""), r.report.id))))
    copies = find_copies(ordered)
    incidents = find_incidents(ordered, copies)
    tolls = keep_tolls(ordered, copies, incidents)
    links = find_links(ordered, copies, incidents)
    disputes = find_disputes(ordered, links)
    rest = tuple(n for n in links if n.kind not in CONFLICT)
    graded_ = graded(incidents, ordered, disputes)
    return Record(readings=ordered, incidents=graded_, disputes=disputes, tolls=tolls, links=rest, changes=find_changes(ordered))

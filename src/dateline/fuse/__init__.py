"""`Reading`s → `Record`: same people, same event, same claim, denials, independence of sources, toll ledgers, grades.

The order of the readings makes no difference, and reading a report twice changes nothing.
"""

from collections.abc import Collection, Iterable

from dateline.fuse.changes import find_changes
from dateline.fuse.copies import find_copies
from dateline.fuse.decisions import decisions
from dateline.fuse.disputes import CONFLICT, find_disputes
from dateline.fuse.grades import grade_incidents, grade_tolls
from dateline.fuse.incidents import find_incidents
from dateline.fuse.links import find_links
from dateline.fuse.people import met
from dateline.fuse.tolls import keep_tolls
from dateline.model import Correction, Reading, Record
from dateline.model.laying import corrected
from dateline.model.touched import standing

__all__ = ["fuse"]


def fuse(readings: Iterable[Reading], corrections: Collection[Correction] = ()) -> Record:
    """One record from any number of readings, with what persons say of them.

    Args:
        readings: from the machine, or from a store, which has laid its corrections over them already (`Reading.marks`).
        corrections: to lay over them here, in the place of any they carry; none = they stay as they are.

    What persons reject stays in the readings and is in nothing else. People first, since events are compared by who takes part; then copies; then
    events grouped into incidents, which ledgers may ask; then disputes; grades last, since they need all of it.
    """
    unique = {r.report.id: r for r in (corrected(readings, corrections) if corrections else readings)}
    ordered = met(tuple(sorted(unique.values(), key=lambda r: (str(r.report.published or ""), r.report.id))))
    alive = tuple(map(standing, ordered))
    copies = find_copies(ordered)
    marks = decisions(alive)
    incidents = find_incidents(alive, copies, together=marks.together, apart=marks.apart, rejected=ordered)
    tolls = keep_tolls(alive, copies, incidents)
    links = marks.left(find_links(alive, copies, incidents))
    disputes = find_disputes(alive, links)
    rest = tuple(n for n in links if n.kind not in CONFLICT)
    incidents = grade_incidents(incidents, alive, disputes, links, contested=marks.contested, discounted=marks.discounted)
    tolls = grade_tolls(tolls, alive, links, contested=marks.contested, discounted=marks.discounted)
    return Record(readings=ordered, incidents=incidents, disputes=disputes, tolls=tolls, links=rest, changes=find_changes(ordered))

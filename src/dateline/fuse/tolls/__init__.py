"""Counts → toll ledgers: every count as it was said, by whom, on which day; nothing is added up and nothing overwritten.

The rules stand in `resources/toll_rules.toml`. Ledgers are a function of the set of counts, whatever their order.
"""

from collections.abc import Sequence

from dateline.fuse.copies import Copies
from dateline.fuse.tolls.intervals import bounds, compatible, contradict
from dateline.fuse.tolls.ledgers import ledgers_of
from dateline.fuse.tolls.lines import lines_of, sub_group
from dateline.fuse.tolls.matters import matters_of
from dateline.fuse.tolls.parts import checked
from dateline.fuse.tolls.rebase import rebased
from dateline.model import Incident, Reading, Toll

__all__ = ["bounds", "compatible", "contradict", "keep_tolls", "sub_group"]


def keep_tolls(readings: Sequence[Reading], copies: Copies, incidents: Sequence[Incident] = ()) -> tuple[Toll, ...]:
    """The ledgers of what readings count, in order of category, country, group and period.

    Args:
        readings: in order of publication.
        copies: which of their reports are copies.
        incidents: their events in groups: a count told together with an event is of its incident.
    """
    lines = lines_of(readings, copies, incidents)
    tolls = checked(rebased(list(ledgers_of(lines, matters_of(lines)))))
    return tuple(sorted(tolls, key=lambda t: (t.category, t.country or "", t.scope or "", t.period or "", t.place or "", t.id)))

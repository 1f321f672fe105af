"""Which counts of a report are told together with which of its events: what lets an incident's row carry numbers of people.

The link is made only where the words make it: the same statement (or the report's own voice both), the same sentence, an
event that can have done this to people, both said to have happened. A count that fits two events goes to the nearer one.
"""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model.event import Event
    from dateline.model.reading import Reading
    from dateline.model.tally import Tally, TallyCategory

_HARM = ("ASSAULT", "COERCE", "PROTEST")
_DOES: "Mapping[TallyCategory, tuple[str, ...]]" = {
    "killed": _HARM,
    "injured": _HARM,
    "tortured": ("ASSAULT", "COERCE"),
    "abducted": ("ASSAULT", "COERCE"),
    "missing": ("ASSAULT", "COERCE"),
    "hostages": ("ASSAULT", "COERCE"),
    "arrested": ("COERCE", "PROTEST", "SANCTION"),
    "deported": ("COERCE", "SANCTION"),
    "displaced": ("ASSAULT", "COERCE"),
    "released": ("RETREAT", "CONCEDE"),
    "troops": ("MOBILIZE", "RETREAT"),
    "crowd": ("PROTEST",),
    "affected": (*_HARM, "AID"),
}
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[^\sa-z])|\n\s*\n")


def told_together(reading: "Reading") -> "Mapping[str, tuple[Tally, ...]]":
    """The counts told together with each event, by the event's id, in text order; counts of a part are left out."""
    found: dict[str, list[Tally]] = defaultdict(list)
    for tally in reading.tallies:
        if tally.auxiliary == "asserted" and tally.part_of is None:
            fitting = [e for e in reading.events if _fits(reading, e, tally)]
            if fitting:
                found[min(fitting, key=lambda e: (_distance(e, tally), e.id)).id].append(tally)
    return {id_: tuple(tallies) for id_, tallies in found.items()}


def _fits(reading: "Reading", event: "Event", tally: "Tally") -> bool:
    if event.auxiliary != "asserted" or event.type not in _DOES[tally.category]:
        return False
    if tally.statement not in (event.statements or (None,)) or _elsewhere(event, tally):
        return False
    between = sorted((event.trigger, tally.span))
    return not _SENTENCE_END.search(reading.report.text, between[0].start, between[1].end)


def _elsewhere(event: "Event", tally: "Tally") -> bool:
    places = [p.country for p in (event.place, tally.place) if p and p.country]
    return len(set(places)) > 1


def _distance(event: "Event", tally: "Tally") -> int:
    first, second = sorted((event.trigger, tally.span))
    return max(0, second.start - first.end)

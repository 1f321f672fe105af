"""Incidents: events of different reports that are taken to be one event, with the reasons.

Events that may be one are found by blocks, each pair is weighed, and the likeliest pairs join first as long as everything known of all they
join goes together. A person's word goes before any weight.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from dateline.fuse.blocks import compared
from dateline.fuse.copies import Copies, origin
from dateline.fuse.fitting import may_be_one, span_of
from dateline.fuse.known import Known
from dateline.fuse.merging import chance, odds, reasons
from dateline.fuse.same import Groups, Page, Pair, agreed, grouped, setting
from dateline.fuse.same.rows import Array
from dateline.fuse.told import Told, told_by
from dateline.fuse.voices import voice_of
from dateline.model import Incident, Merge, Place, Reading, Statement

__all__ = ["find_incidents", "incident_id"]

_FINEST = ("site", "city", "admin2", "admin1", "region", "unknown", "country", "supranational")
_ONCE_EACH = 400  # pairs of two groups that are looked at for whether they go together
Words = Mapping[Pair, object]


def find_incidents(
    readings: Sequence[Reading],
    copies: Copies,
    *,
    together: Words | None = None,
    apart: Words | None = None,
    rejected: Sequence[Reading] = (),
) -> tuple[Incident, ...]:
    """Every event that is said to have happened, in exactly one incident, graded by its independent sources alone.

    Args:
        readings: what is said, in order.
        copies: which reports are copies.
        together: pairs of ids of events that a person says are one, each with the person's words. They go before everything else.
        apart: pairs that a person says are not.
        rejected: the readings with what persons say was misread. Such an event is in no incident, but its id goes on leading to the one it
            would be in.
    """
    together, apart = together or {}, apart or {}
    pages, told = told_by(rejected or readings, copies)
    known = Known(told)
    alive = {e.id for r in readings for e in r.events}
    pairs = _weighed(pages, known, alive)
    groups = grouped(
        [t.id for t in known.told if t.id in alive],
        _that_may_join(known, pairs, together),
        setting("careful"),
        together=[p for p in together if known.number.keys() >= set(p)],
        apart=list(apart),
        fit=_Fit(known),
    )
    group_of = {id_: members[0] for members in groups.members for id_ in members}
    merges = _merges(known, groups, group_of, together)
    former = _former(known, pairs, group_of)
    return tuple(
        _incident([known.told[known.number[i]] for i in m], merges.get(m[0], ()), copies, former.get(m[0], ())) for m in groups.members
    )


def incident_id(event: str) -> str:
    """The id that an incident of this one event has, and that leads to whatever incident the event is in."""
    return "i-" + hashlib.sha256(event.encode()).hexdigest()[:12]


class _Fit:
    """Whether two groups go together as a whole: days that all leave open, and everything else pair by pair."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._kind = known.kind.tolist()

    def __call__(self, one: Sequence[str], other: Sequence[str]) -> bool:
        kinds = self._kinds(one), self._kinds(other)
        first, last = span_of((*kinds[0], *kinds[1]))
        if first is not None and last is not None and first > last:
            return False
        return all(may_be_one(a, b) for a in kinds[0][:_ONCE_EACH] for b in kinds[1][:_ONCE_EACH])

    def _kinds(self, events: Sequence[str]) -> list[Told]:
        """Of events that are alike in all that could part them, one each, so that large groups are not compared pair by pair."""
        numbers = (self._known.number[i] for i in events)
        return [self._known.told[n] for n in {self._kind[n]: n for n in numbers}.values()]


class _Pairs(NamedTuple):
    """Numbers of the events of pairs that may be one, the lesser first, their log odds, and whether nobody rejects either."""

    i: Array
    j: Array
    odds: Array
    alive: Array


def _weighed(pages: Sequence[Page], known: Known, alive: Collection[str]) -> _Pairs:
    """Pairs by all that is known of the two, and by what third events say that nobody rejects."""
    i, j = compared(pages, known)
    lives = np.array([t.id in alive for t in known.told], dtype=bool)
    both = lives[i] & lives[j]
    found = odds(known, i, j)
    found[both] = agreed(i[both], j[both], found[both], setting("careful").agreement)
    return _Pairs(i, j, found, both)


def _that_may_join(known: Known, pairs: _Pairs, together: Iterable[Pair]) -> dict[Pair, float]:
    """The weights that grouping can ask for: of events that likely pairs, or a person's word, lead to from one another."""
    root = list(range(len(known.told)))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = n = root[root[n]]
        return n

    likely = pairs.alive & (pairs.odds >= setting("careful").first)
    said = [(known.number[a], known.number[b]) for a, b in together if a in known.number and b in known.number]
    for a, b in (*zip(pairs.i[likely].tolist(), pairs.j[likely].tolist(), strict=True), *said):
        root[find(a)] = find(b)
    part = np.array([find(n) for n in range(len(root))], dtype=np.int64)
    some = pairs.alive & (part[pairs.i] == part[pairs.j])
    found = zip(pairs.i[some].tolist(), pairs.j[some].tolist(), pairs.odds[some].tolist(), strict=True)
    return {(known.told[a].id, known.told[b].id): weight for a, b, weight in found}


def _merges(known: Known, groups: Groups, group_of: Mapping[str, str], together: Words) -> Mapping[str, list[Merge]]:
    """Why the events of each group are one, by the group's first; a person's word before all weights."""
    i, j = (np.array([known.number[pair[side]] for pair, _ in groups.joined], dtype=np.int64) for side in (0, 1))
    merges: dict[str, list[Merge]] = defaultdict(list)
    for (pair, weight), why in zip(groups.joined, reasons(known, i, j), strict=True):
        merges[group_of[pair[0]]].append(Merge(events=pair, weight=chance(weight), reasons=why))
    for (a, b), word in sorted(together.items()):
        if group_of.get(a) is not None and group_of.get(a) == group_of.get(b):
            merges[group_of[a]].insert(
                0, Merge(events=(a, b), weight=1.0, reasons=(str(word),), by=str(getattr(word, "author", "a person")))
            )
    return merges


def _former(known: Known, pairs: _Pairs, group_of: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Events in no group by the group they are likest to, where they are likely enough to have been in it."""
    ids = [t.id for t in known.told]
    gone = np.array([i not in group_of for i in ids], dtype=bool)
    some = (gone[pairs.i] != gone[pairs.j]) & (pairs.odds >= setting("careful").first)
    best: dict[str, tuple[float, str]] = {}
    for n, m, weight in zip(pairs.i[some].tolist(), pairs.j[some].tolist(), pairs.odds[some].tolist(), strict=True):
        lost, other = (ids[n], ids[m]) if gone[n] else (ids[m], ids[n])
        best[lost] = max(best.get(lost, (weight, other)), (weight, other))
    found: dict[str, list[str]] = defaultdict(list)
    for lost, (_, other) in sorted(best.items()):
        found[group_of[other]].append(lost)
    return found


def _incident(told: Sequence[Told], merges: Sequence[Merge], copies: Copies, former: Iterable[str]) -> Incident:
    speakers = {v for t in told for v in _voices(t, copies)}
    origins = {origin(copies, t.reading.report.id) for t in told}
    independent = min(len(speakers), len(origins))
    main = _main(told)
    first, last = _days(told)
    place = _place(told)
    ids = sorted(incident_id(i) for i in (*(t.id for t in told), *former))
    return Incident(
        id=ids[0],
        aliases=tuple(ids[1:]),
        type=main.event.type,
        mode=main.event.mode,
        earliest=first,
        latest=last,
        country=place.country if place else None,
        place=place.name if place else None,
        events=tuple(t.id for t in told),
        reasons=tuple(dict.fromkeys(reason for merge in merges for reason in merge.reasons[:1])),
        merges=tuple(merges),
        n_reports=len({t.reading.report.id for t in told}),
        n_outlets=len({t.reading.report.outlet or t.reading.report.id for t in told}),
        n_speakers=len(speakers),
        n_independent_sources=independent,
        grade="fair" if independent > 1 else "weak",
    )


def _main(told: Sequence[Told]) -> Told:
    """The event whose code most share, one with a mode before one without; of equals the first."""
    codes: dict[tuple[str, str | None], int] = defaultdict(int)
    for t in told:
        codes[t.event.type, t.event.mode] += 1
    return min(told, key=lambda t: (t.event.mode is None, -codes[t.event.type, t.event.mode], t.id))


def _days(told: Sequence[Told]) -> tuple[date | None, date | None]:
    """The days that all who give any leave open; those that any gives where a person joined what has no day in common."""
    first = [t.earliest for t in told if t.earliest]
    last = [t.latest for t in told if t.latest]
    if first and last and max(first) > min(last):
        return min(first), max(last)
    return max(first, default=None), min(last, default=None)


def _place(told: Sequence[Told]) -> Place | None:
    """The finest place, one that its own sentence gives before one from farther around, the one most give of equals."""
    places = [(t.firmly, t.place) for t in told if t.place is not None]
    times: dict[str, int] = defaultdict(int)
    for _, place in places:
        times[place.name] += 1
    found = min(
        places, key=lambda p: (p[1].country is None, not p[0], _FINEST.index(p[1].precision), -times[p[1].name], p[1].name), default=None
    )
    return found[1] if found else None


def _voices(t: Told, copies: Copies) -> set[str]:
    """Who vouches for an event: the innermost speakers; the outlet, where the report says it in its own voice."""
    by_id = {s.id: s for s in t.reading.statements}
    said: list[Statement | None] = [by_id[s] for s in t.event.statements[-1:] if s in by_id]
    return {voice_of(t.reading, s, copies) for s in said or [None]}

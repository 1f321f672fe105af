"""Incidents: events of different reports that are taken to be one event, with the reasons."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from dateline.fuse.copies import Copies, origin
from dateline.fuse.matter import stems_of
from dateline.fuse.voices import voice_of
from dateline.model import Event, Incident, Reading, Statement
from dateline.model.tables import one_line

LONGEST = timedelta(days=7)


class _Told(NamedTuple):
    reading: Reading
    event: Event
    who: frozenset[str]


class _Block(NamedTuple):
    """Only events of one block are compared."""

    type: str
    mode: str | None
    country: str
    day: date


def find_incidents(readings: Sequence[Reading], copies: Copies) -> tuple[Incident, ...]:
    """Every event that is said to have happened, in exactly one incident, graded by its independent sources alone.

    Two events of different reports are one when type, mode, country and a known day (or a span of at most
    `LONGEST`) agree and they share an actor, a recipient or the words that name it. Where a day or a place is not
    known, nothing is merged: a wrong merge is worse than a missed one.
    """
    told = [_told(r, e) for r in readings for e in r.events if e.auxiliary == "asserted"]
    by_id = {t.event.id: t for t in told}
    reasons: dict[tuple[str, str], str] = {}
    for group in _blocks(told):
        for a, b in _pairs(group):
            reasons[a.event.id, b.event.id] = _reason(a, b)
    groups = _groups(sorted(by_id), reasons)
    kept = _kept(groups, reasons)
    return tuple(_incident([by_id[i] for i in ids], why, copies) for ids, why in zip(groups, kept, strict=True))


def _told(reading: Reading, event: Event) -> _Told:
    participants = event.actors + event.recipients
    words = " ".join(one_line(reading, p.head) for p in participants)
    ids = {p.actor for p in participants if p.actor}
    return _Told(reading, event, stems_of("x " + words)[0] | ids)


def _blocks(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    blocks: dict[_Block, list[_Told]] = defaultdict(list)
    for t in told:
        when, place = t.event.when, t.event.place
        if when and place and place.country and when.earliest and when.latest and when.latest - when.earliest <= LONGEST:
            day = when.earliest
            while day <= when.latest:
                blocks[_Block(t.event.type, t.event.mode, place.country, day)].append(t)
                day += timedelta(days=1)
    yield from blocks.values()


def _pairs(group: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Neighbours in each list of events that share a participant: enough to join them all, without all pairs."""
    sharing: dict[str, list[_Told]] = defaultdict(list)
    for t in group:
        for key in t.who | {"trigger:" + one_line(t.reading, t.event.trigger).lower()}:
            sharing[key].append(t)
    for members in sharing.values():
        for a, b in pairwise(sorted(members, key=lambda t: t.event.id)):
            if a.event.report_id != b.event.report_id:
                yield a, b


def _reason(a: _Told, b: _Told) -> str:
    place = a.event.place.name if a.event.place else ""
    words = sorted({one_line(t.reading, t.event.trigger) for t in (a, b)})
    return f"Both reports tell of {a.event.type} ({' / '.join(words)}) in {place} on the same day."


def _groups(ids: Sequence[str], pairs: Mapping[tuple[str, str], str]) -> list[list[str]]:
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for i in ids:
        groups[root(i)].append(i)
    return list(groups.values())


def _kept(groups: Sequence[Sequence[str]], reasons: Mapping[tuple[str, str], str]) -> list[tuple[str, ...]]:
    """The reasons of each group, once each."""
    number = {id_: n for n, ids in enumerate(groups) for id_ in ids}
    texts: list[dict[str, None]] = [{} for _ in groups]
    for (a, _), text in sorted(reasons.items()):
        texts[number[a]].setdefault(text)
    return [tuple(found) for found in texts]


def _incident(told: list[_Told], reasons: tuple[str, ...], copies: Copies) -> Incident:
    first = told[0].event
    whens = [t.event.when for t in told if t.event.when]
    speakers = {v for t in told for v in _voices(t, copies)}
    origins = {origin(copies, t.reading.report.id) for t in told}
    places = [t.event.place for t in told if t.event.place]
    ids = tuple(t.event.id for t in told)
    independent = min(len(speakers), len(origins))
    return Incident(
        id="i-" + hashlib.sha256("\x1f".join(ids).encode()).hexdigest()[:12],
        type=first.type,
        mode=first.mode,
        earliest=min((w.earliest for w in whens if w.earliest), default=None),
        latest=max((w.latest for w in whens if w.latest), default=None),
        country=next((p.country for p in places if p.country), None),
        place=places[0].name if places else None,
        events=ids,
        reasons=reasons,
        n_reports=len({t.reading.report.id for t in told}),
        n_outlets=len({t.reading.report.outlet or t.reading.report.id for t in told}),
        n_speakers=len(speakers),
        n_independent_sources=independent,
        grade="fair" if independent > 1 else "weak",
    )


def _voices(t: _Told, copies: Copies) -> set[str]:
    """Who vouches for an event: the innermost speakers; the outlet, where the report says it in its own voice."""
    by_id = {s.id: s for s in t.reading.statements}
    said: list[Statement | None] = [by_id[s] for s in t.event.statements[-1:] if s in by_id]
    return {voice_of(t.reading, s, copies) for s in said or [None]}

"""Corrections laid over readings: what a person says stands, the machine's reading stays beneath.

Of one person the latest word counts; of several, the latest stands and the others are conflicts to look at. What a person said stays
when a report is read anew; where the machine then says another thing than the person saw, that is a conflict too.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.model.actor import Actor
from dateline.model.anchors import KINDS, Noun, find, kind_of, nouns
from dateline.model.codec import to_plain
from dateline.model.correction import Anchor, Conflict, ConflictKind, Correction, Mark, Touch, Value, json_text
from dateline.model.editable import FIELDS, accepts_whole, noun_of, with_values
from dateline.model.errors import BadRecord
from dateline.model.inforce import InForce, in_force
from dateline.model.reading import Reading

_JUDGES = ("accept", "edit", "reject")


def corrected(readings: Iterable[Reading], corrections: Iterable[Correction]) -> Iterator[Reading]:
    """The readings with these corrections laid over them, in the place of any they had; what they do is in `Reading.marks`."""
    force = in_force(corrections)
    return (laid(reading, force)[0] for reading in readings)


def conflicts(readings: Iterable[Reading], corrections: Iterable[Correction]) -> tuple[Conflict, ...]:
    """Where somebody should look again, by correction; the readings must be whole, not cut down to what a query finds."""
    force = in_force(corrections)
    found = {c for reading in readings for c in laid(reading, force)[1]}
    return tuple(sorted(found, key=lambda c: (c.correction, c.target, c.field or "", c.kind, c.other or "")))


def beneath(reading: Reading) -> Reading:
    """The machine's own reading, without what persons say of it."""
    if not reading.marks:
        return reading
    machine = {m.target: m.machine for m in reading.marks if m.machine is not None}
    brought = {a for m in reading.marks for a in m.actors}
    actors = tuple(a for a in reading.actors if a.id not in brought)
    restored = {n.id: noun_of(kind, json.loads(machine[n.id])) for kind in KINDS for n in nouns(reading, kind) if n.id in machine}
    return replace(_with_nouns(reading, restored), actors=actors, marks=())


def laid(reading: Reading, force: InForce) -> tuple[Reading, tuple[Conflict, ...]]:
    """One reading with the corrections in force laid over it, and where somebody should look again."""
    bare = beneath(reading)
    if reading.report.id not in force.by_report:
        return bare, ()
    found, conflicts = _gathered(bare, force)
    changed: dict[str, Noun] = {}
    marks: list[Mark] = []
    actors = {a.id: a for a in bare.actors}
    for kind in KINDS:
        for noun in nouns(bare, kind):
            if noun.id in found:
                layer = _Layer(noun, found[noun.id], force)
                changed[noun.id] = layer.made
                conflicts += layer.conflicts
                brought = [a for a in layer.actors if a.id not in actors]
                actors.update((a.id, a) for a in brought)
                marks += layer.marks(brought)
    made = replace(_with_nouns(bare, changed), actors=tuple(actors.values()), marks=tuple(marks))
    return made, tuple(conflicts)


@dataclass(slots=True)
class _Said:
    """A correction and the anchor by which it speaks of one statement, event or tally."""

    correction: Correction
    anchor: Anchor

    @property
    def values(self) -> Mapping[str, Value]:
        return {v.field: v for v in self.correction.values} if self.correction.action in ("accept", "edit") else {}


def _gathered(bare: Reading, force: InForce) -> tuple[dict[str, list[_Said]], list[Conflict]]:
    """What is said of each statement, event and tally by its id now; and what is said of words that are not read any more."""
    found: dict[str, list[_Said]] = defaultdict(list)
    gone: list[Conflict] = []
    for correction in force.by_report[bare.report.id]:
        for anchor in correction.anchors:
            if anchor.report_id == bare.report.id:
                noun = find(bare, anchor)
                if noun is not None:
                    found[noun.id].append(_Said(correction, anchor))
                elif not _known_gone(force.keeps.get(correction.id), anchor):
                    gone.append(Conflict(kind="gone", correction=correction.id, target=anchor.id))
    return found, gone


def _known_gone(keep: Correction | None, anchor: Anchor) -> bool:
    return keep is not None and anchor not in keep.anchors


@dataclass(slots=True)
class _Layer:
    """What is said of one statement, event or tally, worked out."""

    noun: Noun
    said: list[_Said]
    force: InForce
    made: Noun = field(init=False)
    conflicts: list[Conflict] = field(init=False, default_factory=list)
    standing: dict[str, _Said] = field(init=False, default_factory=dict)
    rejects: _Said | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.made = self.noun
        self._judge()
        for name in FIELDS[kind_of(self.noun)]:
            of_field = [s for s in self.said if name in s.values]
            if of_field:
                self._settle(name, of_field)
        self._apply()

    @property
    def actors(self) -> tuple[Actor, ...]:
        return tuple(a for s in self.standing.values() for a in s.correction.actors)

    def _judge(self) -> None:
        """Whether it was misread altogether: the latest word stands."""
        judging = [s for s in self.said if s.correction.action in _JUDGES]
        if not judging:
            return
        last = judging[-1]
        no = last.correction.action == "reject"
        if no:
            self.rejects = last
            self._reread(last, {v.field: v for v in last.correction.values}, stays=None)
        for other in _latest_of_others(judging):
            if (other.correction.action == "reject") != no and not self._kept_since(last, other):
                self._conflict("people", last, other=other)

    def _settle(self, name: str, of_field: list[_Said]) -> None:
        """The value of one field: the latest word stands."""
        last = of_field[-1]
        self.standing[name] = last
        value = last.values[name]
        self._reread(last, {name: value}, stays=value.value)
        for other in _latest_of_others(of_field):
            theirs = other.values[name].value
            if theirs != value.value and not self._kept_since(last, other):
                self._conflict("people", last, name, stands=value.value, was=theirs, now=theirs, other=other)

    def _reread(self, said: _Said, values: Mapping[str, Value], *, stays: str | None) -> None:
        """Whether the machine still says what the person saw, or has come to say what the person says."""
        keep = self.force.keeps.get(said.correction.id)
        looked = {v.field: v.was for v in keep.values} if keep else {}
        for name, value in values.items():
            now, was = _text(self.noun, name), looked.get(name, value.was)
            if now not in (was, stays):
                self._conflict("reread", said, name, stands=stays, was=was, now=now)

    def _kept_since(self, last: _Said, other: _Said) -> bool:
        keep = self.force.keeps.get(last.correction.id)
        return keep is not None and (keep.made, keep.id) > (other.correction.made, other.correction.id)

    def _conflict(
        self,
        kind: ConflictKind,
        said: _Said,
        name: str | None = None,
        *,
        stands: str | None = None,
        was: str | None = None,
        now: str | None = None,
        other: _Said | None = None,
    ) -> None:
        theirs = other.correction.id if other else None
        self.conflicts.append(
            Conflict(
                kind=kind,
                correction=said.correction.id,
                target=self.noun.id,
                field=name,
                stands=stands,
                was=was,
                now=now,
                other=theirs,
            )
        )

    def _apply(self) -> None:
        for name, said in list(self.standing.items()):
            value, now = said.values[name], _text(self.noun, name)
            if value.value == now:
                continue
            try:
                self.made = with_values(self.made, {name: json.loads(value.value)})
            except BadRecord:
                del self.standing[name]
                self._conflict("unfit", said, name, stands=value.value, was=value.was, now=now)

    def marks(self, brought: Iterable[Actor]) -> Iterator[Mark]:
        """What is to be kept of it with the reading."""
        touches = tuple(dict.fromkeys(t for s in self.said if (t := self._touch(s)) is not None))
        if touches:
            machine = json_text(to_plain(self.noun)) if self.made != self.noun else None
            yield Mark(target=self.noun.id, touches=touches, machine=machine, actors=tuple(a.id for a in brought))

    def _touch(self, said: _Said) -> Touch | None:
        correction = said.correction
        fields = tuple(name for name, s in self.standing.items() if s is said)
        if correction.action in _JUDGES and correction.values and not fields and said is not self.rejects:
            return None
        return Touch(
            correction=correction.id,
            action=correction.action,
            author=correction.author,
            made=correction.made,
            reason=correction.reason,
            fields=fields,
            whole=accepts_whole(correction),
            apart=said.anchor in correction.rest,
            conflict=next((c.kind for c in self.conflicts if c.correction == correction.id), None),
        )


def _latest_of_others(said: list[_Said]) -> list[_Said]:
    """The latest word of everybody but the one whose word stands."""
    latest = {s.correction.author: s for s in said}
    latest.pop(said[-1].correction.author)
    return list(latest.values())


def _text(noun: Noun, name: str) -> str:
    return json_text(to_plain(getattr(noun, name, None)))


def _with_nouns(reading: Reading, changed: Mapping[str, Any]) -> Reading:
    if not changed:
        return reading
    return replace(
        reading,
        statements=tuple(changed.get(s.id, s) for s in reading.statements),
        events=tuple(changed.get(e.id, e) for e in reading.events),
        tallies=tuple(changed.get(t.id, t) for t in reading.tallies),
    )

"""Lines of one matter, category and group parted by place, and made into ledgers."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.fuse.tolls.doubts import doubts_of
from dateline.fuse.tolls.entries import entries_of
from dateline.fuse.tolls.lines import Line
from dateline.fuse.tolls.stretches import Matter
from dateline.fuse.tolls.summary import grade_of, of_last_day, range_of, voices_of
from dateline.fuse.tolls.wheres import Where
from dateline.model import Toll
from dateline.model.tally import TallyCategory
from dateline.model.toll import EARLIER

_OF_ONE_PLACE = ("event", "undated", "past")  # a happening is in one place, however coarsely a report names it


class Key(NamedTuple):
    """What tells a ledger from others."""

    bucket: str
    matter: Matter
    category: TallyCategory
    group: str | None
    where: Where


def ledgers_of(lines: Sequence[Line], matters: Sequence[Matter]) -> Iterator[Toll]:
    """One ledger per matter, category, group and place."""
    loose: dict[Key, list[Line]] = defaultdict(list)
    for line, matter in zip(_placed(lines, matters), matters, strict=True):
        loose[Key(line.bucket, matter, line.tally.category, line.group, Where(line.where.country))].append(line)
    for key, members in loose.items():
        for where, of_place in _by_place(key.matter, members).items():
            yield _toll(key._replace(where=where), of_place)


def _placed(lines: Sequence[Line], matters: Sequence[Matter]) -> Sequence[Line]:
    """A count whose words give no place is where its report counts others of the matter, else at the only place that any report names."""
    of_report: dict[tuple[str, Matter, str], set[Where]] = defaultdict(set)
    of_matter: dict[tuple[str, Matter], set[Where]] = defaultdict(set)
    for line, matter in zip(lines, matters, strict=True):
        if not line.where.open and line.tally.basis != "increment":
            of_report[line.bucket, matter, line.reading.report.id].add(line.where)
            of_matter[line.bucket, matter].add(line.where)
    finest = {key: _finest(places) for key, places in of_matter.items()}
    apart = _counted_apart(lines)
    found = []
    for line, matter in zip(lines, matters, strict=True):
        beside = _finest(of_report.get((line.bucket, matter, line.reading.report.id), set())) or finest.get((line.bucket, matter))
        if _is_guessed(line) and _is_apart(line, line.where, apart):
            found.append(replace(line, where=Where(line.where.country)))
        elif line.where.open and beside is not None and matter.kind in _OF_ONE_PLACE and not _is_apart(line, beside, apart):
            found.append(replace(line, where=beside))
        else:
            found.append(replace(line, where=line.where._replace(open=False)))
    return found


_Counts = Mapping[tuple[str, TallyCategory, str | None, Where], set[tuple[int | None, ...]]]


def _counted_apart(lines: Sequence[Line]) -> _Counts:
    """What each report counts at which place."""
    found: dict[tuple[str, TallyCategory, str | None, Where], set[tuple[int | None, ...]]] = defaultdict(set)
    for line in lines:
        if not line.where.open and not _is_guessed(line) and line.tally.basis != "increment":
            found[line.reading.report.id, line.tally.category, line.group, line.where].add(_bounds(line))
    return found


def _is_guessed(line: Line) -> bool:
    """Whether a town was taken only because its report names no other."""
    return line.where.town is not None and line.tally.place is not None and line.tally.place.basis == "report"


def _is_apart(line: Line, where: Where, counts: _Counts) -> bool:
    """Whether its report gives another, lower number for a place: "44 deaths in five districts", "six in Nsanje"."""
    there = counts.get((line.reading.report.id, line.tally.category, line.group, where), set())
    return bool(there) and _bounds(line) not in there and all((low or 0) < (line.tally.low or 0) for low, *_ in there)


def _bounds(line: Line) -> tuple[int | None, ...]:
    return line.tally.low, line.tally.best, line.tally.high


def _finest(places: set[Where]) -> Where | None:
    """The one place that lies in all others; None where there is none."""
    lowest = max(places, key=lambda w: (len(w.levels()), w.name or ""), default=None)
    return lowest if lowest is not None and all(w.holds(lowest) for w in places) else None


def _by_place(matter: Matter, lines: Sequence[Line]) -> Mapping[Where, list[Line]]:
    """Lines by place. Of a happening a place named coarsely is the only finer one in it, unless one speaker counts both apart."""
    totals = [line for line in lines if line.tally.basis != "increment"]
    finer = _finer({line.where for line in totals or lines}, _told_apart(lines)) if matter.kind in _OF_ONE_PLACE else {}
    places = {finer.get(line.where, line.where) for line in totals}
    found: dict[Where, list[Line]] = defaultdict(list)
    for line in lines:
        where = finer.get(line.where, line.where)
        further = line.tally.basis == "increment" and where not in places and len(places) == 1
        found[next(iter(places)) if further and _goes_with(matter, where, places) else where].append(line)
    return found


def _goes_with(matter: Matter, where: Where, places: Iterable[Where]) -> bool:
    """Whether a further number told elsewhere adds to the only total: of one happening ("died in hospital in Gulu"), or of the place around it."""
    return matter.kind in _OF_ONE_PLACE or all(where.holds(p) for p in places)


def _finer(wheres: Iterable[Where], apart: Mapping[Where, set[Where]]) -> dict[Where, Where]:
    """Of each coarse place the only finest one in it."""
    inside: dict[Where, set[Where]] = defaultdict(set)
    for where in wheres:
        for level in where.levels()[1:]:
            inside[level].add(where)
    found = {}
    for where in wheres:
        finest = {w for w in inside.get(where, ()) if not inside.get(w)}
        if len(finest) == 1 and not finest & apart.get(where, set()):
            found[where] = finest.pop()
    return found


def _told_apart(lines: Iterable[Line]) -> Mapping[Where, set[Where]]:
    """Places for which one speaker gives different numbers in one report."""
    of_report: dict[tuple[str, str], dict[Where, set[tuple[int | None, ...]]]] = defaultdict(lambda: defaultdict(set))
    for line in lines:
        if line.tally.basis != "increment":
            of_report[line.reading.report.id, line.voice][line.where].add(_bounds(line))
    apart: dict[Where, set[Where]] = defaultdict(set)
    for numbers in of_report.values():
        for where in numbers if len(numbers) > 1 else ():
            apart[where] |= {other for other in numbers if other != where and numbers[other] != numbers[where]}
    return apart


def _toll(key: Key, lines: Sequence[Line]) -> Toll:
    entries = entries_of(lines, (key.matter.first, key.matter.last) if key.matter.kind == "event" else (None, None))
    by_id = {e.tally: e for e in entries}
    voices = of_last_day(voices_of(entries), by_id)
    low, best, high = range_of(voices)
    incidents = {line.incident for line in lines if line.incident}
    return Toll(
        id=_id(key),
        category=key.category,
        country=key.where.country,
        place=key.where.name,
        scope=key.group,
        period=_period(key.matter, lines),
        first=key.matter.first,
        last=key.matter.last,
        cause=key.matter.cause,
        incident=incidents.pop() if len(incidents) == 1 else None,
        entries=tuple(entries),
        voices=voices,
        low=low,
        best=best,
        high=high,
        doubts=doubts_of(entries),
        grade=grade_of(by_id, voices),
    )


def _id(key: Key) -> str:
    parts = ", ".join([*(repr(part) for part in key[:-1]), key.where.known_by])
    return f"l-{hashlib.sha256(f'({parts})'.encode()).hexdigest()[:12]}"


def _period(matter: Matter, lines: Sequence[Line]) -> str | None:
    """The days as a TIMEX3 value: as the words give it where all agree, else by first and last day."""
    if matter.kind == "past":
        return EARLIER
    if matter.kind == "event" and matter.value.startswith("XXXX"):
        return matter.value
    if matter.kind == "running" and matter.value:
        return f"{matter.value}/.."
    if matter.first is None:
        said = {line.tally.period.value for line in lines if line.tally.period}
        return said.pop() if len(said) == 1 and matter.kind == "running" else None
    if matter.kind == "running":
        values = {line.tally.period.value.removesuffix("/..") for line in lines if line.tally.period and line.tally.basis != "increment"}
        start = values.pop() if len(values) == 1 else matter.first.isoformat()
        return f"{start.partition('/')[0]}/.."
    if matter.first == matter.last or matter.last is None:
        return matter.first.isoformat()
    values = {line.tally.period.value for line in lines if line.tally.period}
    return values.pop() if len(values) == 1 else f"{matter.first}/{matter.last}"

"""The lines of a ledger as entries: each compared with what its speaker gave before, copies marked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from dateline.fuse.tolls.changes import changed
from dateline.fuse.tolls.lines import Line
from dateline.model import Span, TollEntry
from dateline.model.tables import one_line
from dateline.model.tally import Qualifier


class _Likeness(NamedTuple):
    """What an entry has in common with one it repeats only because its report is a copy of the same text."""

    origin: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


def entries_of(lines: Sequence[Line], days: tuple[date | None, date | None] = (None, None)) -> list[TollEntry]:
    """Entries in order of day, report and text; an original stands before its copies. `days` are those of the happening, for those that give none."""
    ordered = sorted(lines, key=_place)
    told = [_entry(line, days) for line in ordered]
    firsts = _firsts(ordered, told)
    last: dict[str, TollEntry] = {}
    entries: list[TollEntry] = []
    late = _late(ordered, told)
    for line, entry in zip(ordered, told, strict=True):
        original = firsts[_likeness(line)]
        copied = original.tally if original.report != entry.report else None
        now = changed(last.get(entry.voice), entry, line.tally.revision, late.get(entry.tally, ()))
        entries.append(replace(now, copy_of=copied))
        if copied is None and entry.basis != "increment" and now.change != "vaguer":
            last[entry.voice] = now
    return entries


def _late(lines: Sequence[Line], entries: Sequence[TollEntry]) -> Mapping[str, Sequence[TollEntry]]:
    """By the id of a whole, its parts that are said to be of earlier days."""
    parts: dict[str, list[TollEntry]] = defaultdict(list)
    for line, entry in zip(lines, entries, strict=True):
        if line.tally.revision == "late" and line.tally.part_of:
            parts[line.tally.part_of].append(entry)
    return parts


def _firsts(lines: Sequence[Line], entries: Sequence[TollEntry]) -> Mapping[_Likeness, TollEntry]:
    """Of entries that are alike only because one text is printed twice, that of the original, else the first."""
    firsts: dict[_Likeness, TollEntry] = {}
    for line, entry in sorted(zip(lines, entries, strict=True), key=lambda pair: pair[0].copied):
        firsts.setdefault(_likeness(line), entry)
    return firsts


def _likeness(line: Line) -> _Likeness:
    t = line.tally
    return _Likeness(line.origin, t.low, t.best, t.high, t.qualifier)


def _place(line: Line) -> tuple[str, str, bool, str, Span, str]:
    """Where a line stands in its ledger: by day, and an original before its copies."""
    report = line.reading.report
    return str(line.day or ""), str(report.published or ""), line.copied, report.id, line.tally.span, line.tally.id


def _entry(line: Line, days: tuple[date | None, date | None]) -> TollEntry:
    tally = line.tally
    return TollEntry(
        tally=tally.id,
        report=line.reading.report.id,
        speaker=line.statement.speaker if line.statement else None,
        voice=line.voice,
        low=tally.low,
        best=tally.best,
        high=tally.high,
        qualifier=tally.qualifier,
        basis=tally.basis,
        number=one_line(line.reading, tally.number),
        first=line.first or days[0],
        last=line.last if line.first else days[1],
        day=line.day,
        reported=line.reported,
        change="first",
    )

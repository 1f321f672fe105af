"""Toll ledgers: every count as it was said, by whom, on which day; nothing is added up and nothing overwritten."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from dateline.fuse.copies import Copies, origin
from dateline.fuse.matter import stem_of
from dateline.fuse.voices import voice_of
from dateline.model import Reading, Span, Statement, Tally, Toll, TollEntry
from dateline.model.incident import Grade
from dateline.model.tally import Qualifier, TallyCategory
from dateline.model.toll import EARLIER
from dateline.resources import load_toml

COUNTED = ("asserted", "historical")
ABOUT = 4  # the part of a number that "about" leaves open each way
PART = "some of them"  # a part of a whole whose words say no more
GATHERED = ("crowd", "troops")  # counted anew each day: two gatherings are not one


class _Key(NamedTuple):
    category: TallyCategory
    country: str | None
    scope: str | None
    period: str | None
    report: str | None  # where the place is not known, only one report's counts belong together


class _Line(NamedTuple):
    reading: Reading
    tally: Tally
    statement: Statement | None
    day: date | None


class _Likeness(NamedTuple):
    """What a line has in common with one it repeats only because its report is a copy of the same text."""

    origin: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


def keep_tolls(readings: Sequence[Reading], copies: Copies) -> tuple[Toll, ...]:
    """One ledger per category, country, sub-group and period; where the country is not known, one per report.

    Counts that are feared, asked for or denied are in none.
    """
    ledgers: dict[_Key, list[_Line]] = defaultdict(list)
    for reading in readings:
        statements = {s.id: s for s in reading.statements}
        for tally in reading.tallies:
            if tally.auxiliary in COUNTED:
                statement = statements.get(tally.statement or "")
                day = _day(reading, tally, statement)
                ledgers[_key(reading, tally, day, origin(copies, reading.report.id))].append(_Line(reading, tally, statement, day))
    tolls = (_toll(key, lines, copies) for key, lines in ledgers.items())
    return tuple(sorted(tolls, key=lambda t: (t.category, t.country or "", t.scope or "", t.since or "", t.id)))


def bounds(entry: TollEntry) -> tuple[int, float]:
    """The interval an entry leaves open: from its lower bound (0 if none) to its upper (infinity if none).

    "About 400" has no bounds as said; to compare it, a quarter is allowed each way.
    """
    if entry.low is None and entry.high is None and entry.best is not None:
        return entry.best - entry.best // ABOUT, entry.best + entry.best // ABOUT
    low = entry.low if entry.low is not None else 0
    return low, entry.high if entry.high is not None else float("inf")


def compatible(a: TollEntry, b: TollEntry) -> bool:
    """Whether two counts of one matter can both be right."""
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    return low_a <= high_b and low_b <= high_a


def _key(reading: Reading, tally: Tally, day: date | None, report: str) -> _Key:
    period = tally.since.value if tally.since else EARLIER if tally.auxiliary == "historical" else None
    if period is None and tally.category in GATHERED and day:
        period = day.isoformat()
    country = _country(tally, reading)
    return _Key(tally.category, country, _group(tally), period, None if country else report)


def _country(tally: Tally, reading: Reading) -> str | None:
    """The country of a count. A place no gazetteer knows ("Gate 4") is taken to lie where all others of its report do."""
    if tally.place is None or tally.place.country:
        return tally.place.country if tally.place else None
    countries = {p.country for p in reading.places if p.country}
    return countries.pop() if len(countries) == 1 else None


def _group(tally: Tally) -> str | None:
    """Whom a ledger counts: a group kept apart, or the part of a whole that a tally counts ("among them two teachers")."""
    return sub_group(tally.scope) or ((tally.scope or PART) if tally.part_of else None)


def sub_group(scope: str | None) -> str | None:
    """The protected or otherwise separate group a scope names; None where it means people in general."""
    if scope is None:
        return None
    groups: Mapping[str, str] = load_toml("sub_groups.toml")["group"]
    for word in reversed(scope.lower().split()):
        if stem_of(word) in groups:
            return groups[stem_of(word)]
    return None


def _day(reading: Reading, tally: Tally, statement: Statement | None) -> date | None:
    said = statement.said.latest if statement and statement.said else None
    as_of = tally.as_of.latest if tally.as_of else None
    return as_of or said or reading.report.published


def _toll(key: _Key, lines: list[_Line], copies: Copies) -> Toll:
    lines.sort(key=lambda n: _place(n, copies))
    entries = _entries(lines, copies)
    latest = {e.voice: e for e in entries if e.copy_of is None}
    low = min(bounds(e)[0] for e in latest.values())
    high = max(bounds(e)[1] for e in latest.values())
    name = hashlib.sha256("\x1f".join(part or "" for part in key).encode()).hexdigest()[:12]
    return Toll(
        id=f"l-{name}",
        category=key.category,
        country=key.country,
        scope=key.scope,
        since=key.period,
        entries=tuple(entries),
        low=low,
        high=None if high == float("inf") else int(high),
        grade=_grade(list(latest.values())),
    )


def _place(line: _Line, copies: Copies) -> tuple[str, str, bool, str, Span]:
    """Where a line stands in its ledger: by day, and an original before its copies."""
    report = line.reading.report
    return str(line.day or ""), str(report.published or ""), report.id in copies, report.id, line.tally.span


def _entries(lines: Sequence[_Line], copies: Copies) -> list[TollEntry]:
    """The lines of a ledger, each compared with what its speaker gave before and with the line it only copies."""
    entries: list[TollEntry] = []
    told = [_entry(line, copies) for line in lines]
    firsts = _firsts(told, copies)
    last: dict[str, TollEntry] = {}
    for entry in told:
        first = firsts[_likeness(entry, copies)]
        copy_of = first.tally if first.report != entry.report else None
        before = last.get(entry.voice)
        entries.append(replace(entry, change=_change(before, entry) if before else "first", copy_of=copy_of))
        if copy_of is None:
            last[entry.voice] = entries[-1]
    return entries


def _firsts(entries: Sequence[TollEntry], copies: Copies) -> Mapping[_Likeness, TollEntry]:
    """Of entries that are alike only because one text is printed twice, that of the original, else the first."""
    firsts: dict[_Likeness, TollEntry] = {}
    for entry in sorted(entries, key=lambda e: e.report in copies):
        firsts.setdefault(_likeness(entry, copies), entry)
    return firsts


def _entry(line: _Line, copies: Copies) -> TollEntry:
    tally = line.tally
    return TollEntry(
        tally=tally.id,
        report=line.reading.report.id,
        speaker=line.statement.speaker if line.statement else None,
        voice=voice_of(line.reading, line.statement, copies),
        low=tally.low,
        best=tally.best,
        high=tally.high,
        qualifier=tally.qualifier,
        basis=tally.basis,
        day=line.day,
        change="first",
        copy_of=None,
    )


def _likeness(entry: TollEntry, copies: Copies) -> _Likeness:
    return _Likeness(origin(copies, entry.report), entry.low, entry.best, entry.high, entry.qualifier)


def _change(before: TollEntry, now: TollEntry) -> Literal["rise", "fall", "same", "other"]:
    if "increment" in (before.basis, now.basis):
        return "other"
    if (before.low, before.high) == (now.low, now.high):
        return "same"
    if None in (before.low, now.low):
        return "other"
    return "rise" if bounds(now)[0] > bounds(before)[0] else "fall" if bounds(now)[0] < bounds(before)[0] else "other"


def _grade(latest: Sequence[TollEntry]) -> Grade:
    stated = [e for e in latest if e.basis != "increment"]
    if any(not compatible(a, b) for n, a in enumerate(stated) for b in stated[:n]):
        return "contested"
    return "fair" if len(latest) > 1 else "weak"

"""Toll ledgers in words, the same on pages, in letters and in the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from dateline.model import Reading, Record, Statement, Tally, Toll, TollEntry, TollVoice
from dateline.model.bounds import Bounds, bounds_words
from dateline.model.tables import one_line, speaker_name, through_names
from dateline.model.toll import TollChange
from dateline.model.wording import period_words
from dateline.publish import heads, phrases
from dateline.resources import load_toml
from dateline.resources.countries import country_name

Axis = Literal["event", "day", "report"]
CHANGES: Mapping[TollChange, str] = {
    "first": "first number",
    "rise": "up",
    "fall": "down, no reason given",
    "same": "unchanged",
    "refined": "more exact",
    "vaguer": "less exact",
    "revision": "corrected",
    "retroactive": "counted late",
    "further": "a further number",
    "restart": "counted anew",
    "other": "not comparable",
}
PART = "some of them"  # the scope of a part whose words say no more
_STATES: Mapping[TollChange, str] = {"rise": "more than before", "fall": "fewer than before"}
STANDINGS = {"stands": "", "overtaken": "passed by a later number", "earlier": "the state of an earlier day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An entry with what its report tells of it."""

    entry: TollEntry
    reading: Reading
    tally: Tally
    statement: Statement | None

    @property
    def speaker(self) -> str:
        """Who gives it: the speaker, else the outlet in its own voice."""
        if self.statement is None and self.entry.speaker is not None:
            return next((a.name for a in self.reading.actors if a.id == self.entry.speaker), self.entry.speaker)
        if self.statement is None:
            return f"{heads.outlet(self.reading)}, in its own voice"
        return speaker_name(self.reading, self.statement) or "no stated source"

    @property
    def own_voice(self) -> bool:
        """Whether the outlet gives it in its own voice."""
        return self.statement is None and self.entry.speaker is None

    @property
    def through(self) -> Sequence[str]:
        """Intermediaries, nearest to the speaker first."""
        return through_names(self.reading, self.statement) if self.statement else ()

    @property
    def words(self) -> str:
        """The words of the count, on one line."""
        return one_line(self.reading, self.tally.span)


def told(toll: Toll, record: Record) -> Mapping[str, Said]:
    """The entries of a ledger by the ids of their tallies, those whose report is in the record."""
    readings = {r.report.id: r for r in record.readings}
    found: dict[str, Said] = {}
    for e in toll.entries:
        reading = readings.get(e.report)
        tally = next((t for t in reading.tallies if t.id == e.tally), None) if reading else None
        if reading and tally:
            said = next((s for s in reading.statements if s.id == tally.statement), None)
            found[e.tally] = Said(entry=e, reading=reading, tally=tally, statement=said)
    return found


def matter_words(toll: Toll) -> str:
    """What a ledger counts, where, and of which days: "people killed, Riga, Latvia, on 14 April 2031"."""
    return ", ".join(filter(None, (people_words(toll), place_words(toll), period_words(toll.period) if toll.period else "")))


def people_words(toll: Toll) -> str:
    """Whom a ledger counts and what befell them: "children killed", "troops"."""
    if toll.category in ("troops", "hostages") and not toll.scope:
        return toll.category
    if toll.scope == PART:
        return f"some of those {phrases.counted(toll.category)}"
    held = toll.category == "arrested" and all(e.basis == "stock" for e in toll.entries)
    return f"{toll.scope or 'people'} {'held' if held else phrases.counted(toll.category)}"


def place_words(toll: Toll) -> str:
    """Where a ledger counts: a town or division with its country, a country, or that the words do not say."""
    return ", ".join(filter(None, (toll.place, country_name(toll.country)))) or "place not stated"


def reach_words(toll: Toll) -> str:
    """What the standing numbers leave open over all speakers: "2 or more", "7 to 12"."""
    if toll.low is None and toll.high is None:
        return "no total is given"
    if toll.best is not None:
        standing = (v for v in toll.voices if v.standing == "stands" and v.entry is not None)
        return f"{'about ' if any(v.qualifier == 'about' for v in standing) else ''}{toll.best:,}"
    one = [v for v in toll.voices if v.standing == "stands" and v.entry is not None]
    if len(one) == 1:
        return number_words(one[0])
    return bounds_words(Bounds(low=toll.low, best=None, high=toll.high, qualifier="none"))


def voice_words(voice: TollVoice) -> str:
    """What a speaker says in the end: "at least 7", "dozens: 24 or more", "66 more in 3 counts of 2 June to 5 June 2031"."""
    parts = []
    if voice.entry is not None:
        parts.append(number_words(voice))
    if voice.added is not None:
        added = bounds_words(Bounds(low=voice.added.low, best=voice.added.best, high=voice.added.high, qualifier="none"))
        days = phrases.period(voice.added.first, voice.added.last)
        parts.append(f"{added} in {voice.added.number} further counts, {days}")
    return "; ".join(parts) or "further numbers only, which cannot be added up"


def number_words(count: TollEntry | TollVoice) -> str:
    """A number with its bounds; a vague word stays a word: "dozens: 24 or more"."""
    bounds = bounds_words(Bounds(low=count.low, best=count.best, high=count.high, qualifier=count.qualifier))
    return f"{count.number.lower()}: {bounds}" if count.qualifier == "vague" and count.number else bounds


def change_words(entry: TollEntry) -> str:
    """A change in a few words; a state of another day is no revision."""
    if entry.copy_of:
        return "a copy of another report"
    return _STATES.get(entry.change, CHANGES[entry.change]) if entry.basis == "stock" else CHANGES[entry.change]


def rebased_words(entry: TollEntry) -> str:
    """The number counted from the beginning of the first series, where the speaker began anew; empty elsewhere."""
    if entry.rebased_from is None or (entry.rebased_low is None and entry.rebased_best is None):
        return ""
    counted = Bounds(low=entry.rebased_low, best=entry.rebased_best, high=entry.rebased_high, qualifier="none")
    return f"{bounds_words(counted)} counted since {phrases.day(entry.rebased_from)}"


def event_day(entry: TollEntry) -> date | None:
    """The day at which an entry stands by the days it counts: their last one, for what runs on the day it was valid."""
    if entry.first is None:
        return entry.day if entry.basis == "stock" else None
    return entry.last or entry.day


def axis_day(entry: TollEntry, by: Axis) -> date | None:
    """The day at which an entry stands: by the days it counts, the day it was valid, or the day of its report."""
    return {"event": event_day(entry), "day": entry.day, "report": entry.reported}[by]


def in_order(entries: Iterable[TollEntry], by: Axis) -> list[TollEntry]:
    """Entries in order of one of their days; those without it at the end."""
    return sorted(entries, key=lambda e: (axis_day(e, by) is None, axis_day(e, by) or date.min))


def by_matter(tolls: Sequence[Toll]) -> list[Toll]:
    """Ledgers of one matter together, those with a contested one, a doubt or most numbers first; of a matter people in general first."""

    def matter(t: Toll) -> tuple[str, ...]:
        return (t.country or t.entries[0].report, t.place or "", t.period or "", t.cause or "")

    groups = [list(g) for _, g in groupby(sorted(tolls, key=lambda t: (matter(t), t.id)), key=matter)]
    groups.sort(key=lambda g: (not any(t.grade == "contested" for t in g), not any(t.doubts for t in g), -max(len(t.entries) for t in g)))
    return [t for g in groups for t in sorted(g, key=lambda t: (t.scope is not None, -len(t.entries), t.category, t.id))]


def rules() -> Mapping[str, str]:
    """The rules by which ledgers are kept, by short name."""
    found: Mapping[str, str] = load_toml("toll_rules.toml")["rules"]
    return found

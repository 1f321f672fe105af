"""Counts of people that go into ledgers, each with all that decides which ledger is its own."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.fuse.copies import Copies, origin
from dateline.fuse.matter import stem_of
from dateline.fuse.tolls.causes import Causes
from dateline.fuse.tolls.placenames import Names
from dateline.fuse.tolls.places import where
from dateline.fuse.tolls.wheres import Where
from dateline.fuse.voices import voice_of
from dateline.model import Event, Incident, Reading, Statement, Tally, cover
from dateline.model.tables import one_line
from dateline.model.tally import TallyCategory
from dateline.model.together import told_together
from dateline.resources import load_toml

COUNTED = ("asserted", "historical")
_FORTNIGHT = timedelta(days=14)
_WIDELY_TOLD = ("quake", "weather", "sea")
_TOWNS = ("site", "city", "admin2")
_HARM = ("killed", "injured", "missing")
_BESIDE = 160  # letters
PART = "some of them"  # a part of a whole whose words say no more
# Speakers of these kinds are one body wherever they are named so; a witness of one report is not the witness of another.
_BODIES = ("state", "military", "police", "party", "opposition", "ngo", "organisation", "outlet", "agency", "official")
_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A count with its speaker, days, place, cause and incident.

    Attributes:
        origin: id of the report it goes back to; copied: whether its own report is a copy.
        voice: whose number it is (see `TollEntry`).
        group: whom it counts, as a ledger keeps apart; None = people in general.
        first, last: days on which it happened; `last` None where open. day: the day it was valid; reported: day of publication.
        event: id of the event of its report that it is told together with.
        where, cause, incident: as far as known.
        passage: number of its paragraph.
    """

    reading: Reading
    tally: Tally
    statement: Statement | None
    origin: str
    copied: bool
    voice: str
    group: str | None
    first: date | None
    last: date | None
    day: date | None
    where: Where
    cause: str | None
    event: str | None
    incident: str | None
    passage: int

    @property
    def reported(self) -> date | None:
        """Day of publication."""
        return self.reading.report.published

    @property
    def bucket(self) -> str:
        """Only counts of one bucket are compared: a country's; where it is not known, those of one report."""
        return self.where.country or self.origin

    @property
    def open(self) -> bool:
        """Whether its days reach up to the count itself: "since 2014"."""
        return self.tally.period is not None and self.tally.period.value.endswith("/..")


def lines_of(readings: Sequence[Reading], copies: Copies, incidents: Iterable[Incident]) -> list[Line]:
    """All counts that are said to be so. Those feared, asked for or denied are left out."""
    of_event = {event: incident for incident in incidents for event in incident.events}
    outlets = {r.report.id: r.report.outlet for r in readings}
    names = Names(readings)
    found = [line for r in readings for line in _lines(r, copies, of_event, outlets, names)]
    return _by_day(_on_one_day(found, readings))


def _lines(
    reading: Reading, copies: Copies, of_event: Mapping[str, Incident], outlets: Mapping[str, str | None], names: Names
) -> Iterator[Line]:
    statements = {s.id: s for s in reading.statements}
    told = {t.id: event for event, tallies in told_together(reading).items() for t in tallies}
    causes = Causes(reading)
    by_id = {t.id: t for t in reading.tallies}
    events = {e.id: e for e in reading.events}
    starts = [p.span.start for p in reading.passages]
    bodies = {_plain(a.name): a.id for a in reading.actors}
    own = origin(copies, reading.report.id)
    raised = _raised(reading)
    alone = _only_attack(reading)
    for tally in reading.tallies:
        if tally.auxiliary not in COUNTED:
            continue
        statement = statements.get(tally.statement or "")
        period = tally.period
        whole = by_id.get(tally.part_of or "")
        if whole and tally.revision == "late":
            statement = statement or statements.get(whole.statement or "")
        event = told.get(tally.id) or told.get(tally.part_of or "") if tally.id not in raised else None
        days = period if tally.id not in raised else None
        if alone is not None and _is_bare(tally) and not _is_placed(events.get(event or "")):
            event, days = alone.id, alone.when
        at = where(reading, tally, events.get(event or ""), names)
        incident = of_event.get(event or "")
        yield Line(
            reading=reading,
            tally=tally,
            statement=statement,
            origin=own,
            copied=reading.report.id in copies,
            voice=_voice(reading, statement, copies, outlets.get(own), bodies),
            group=_group(tally),
            first=days.earliest if days else None,
            last=days.latest if days else None,
            day=_day(reading, tally, statement),
            where=Where(at.country, open=True) if tally.id in raised else at,
            cause=causes.of((whole or tally).span, own=bool(period and period.value.endswith("/.."))),
            event=event,
            incident=incident.id if incident else None,
            passage=bisect_right(starts, tally.span.start),
        )


def _only_attack(reading: Reading) -> Event | None:
    """The attack of one day and town that a report tells of, if it tells of one and dates and places no count: then its counts are of it."""
    if not all(_is_bare(t) for t in reading.tallies if t.part_of is None and t.auxiliary in COUNTED):
        return None
    told: dict[tuple[date, str], Event] = {}
    for e in reading.events:
        day = e.when.earliest if e.when and e.when.earliest == e.when.latest else None
        if e.type == "ASSAULT" and e.auxiliary == "asserted" and day and e.place and e.place.precision in _TOWNS:
            told.setdefault((day, e.place.name), e)
    published = reading.report.published
    return next((e for (day, _), e in told.items() if len(told) == 1 and published and published - day <= _FORTNIGHT), None)


def _is_bare(tally: Tally) -> bool:
    """Whether a count of harm comes without a day or place of its own."""
    return tally.category in _HARM and tally.period is None and tally.place is None and tally.basis in ("unknown", "cumulative")


def _is_placed(event: Event | None) -> bool:
    return event is not None and (event.when is not None or event.place is not None)


def _raised(reading: Reading) -> set[str]:
    """Totals that a further number right beside brings up: they have no day and place of their own ("died in hospital in Gulu on Friday, which takes the toll to 28")."""
    found = set()
    total: Tally | None = None
    further: Tally | None = None
    for t in sorted(reading.tallies, key=lambda t: t.span):
        if t.part_of:
            continue
        beside = further if t.basis == "cumulative" else total if t.basis == "increment" else None
        if t.basis == "cumulative":
            total = t
        elif t.basis == "increment":
            further = t
        same = beside is not None and beside.category == t.category and beside.statement == t.statement
        if beside is not None and same and t.span.start - beside.span.end < _BESIDE:
            total_of, added = (t, beside) if t.basis == "cumulative" else (beside, t)
            if total_of.period is None or (added.period is not None and total_of.period.span == added.period.span):
                found.add(total_of.id)
    return found


def _day(reading: Reading, tally: Tally, statement: Statement | None) -> date | None:
    said = statement.said.latest if statement and statement.said else None
    as_of = tally.as_of.latest if tally.as_of else None
    return as_of or said or reading.report.published


def _voice(reading: Reading, statement: Statement | None, copies: Copies, outlet: str | None, bodies: Mapping[str, str]) -> str:
    """The speaker's id; of a report's own voice its outlet; of a body told by common words ("the coast guard") these; else who speaks in this report."""
    if statement is None:
        return f"outlet:{outlet}" if outlet else origin(copies, reading.report.id)
    span = statement.antecedent or (cover(statement.source) if statement.source else None)
    words = one_line(reading, span) if span else ""
    named_so = statement.speaker is None or bodies.get(_plain(words)) == statement.speaker
    if statement.speaker_kind in _BODIES and words and words[1:] == words[1:].lower() and named_so:
        return f"named:{_plain(words)}"
    return voice_of(reading, statement, copies)


def _plain(name: str) -> str:
    lower = name.lower()
    for article in _ARTICLES:
        lower = lower.removeprefix(article)
    return lower


def _group(tally: Tally) -> str | None:
    """Whom a ledger counts: a group kept apart, or the part of a whole that a tally counts ("among them two teachers").

    Harm of earlier days that a total includes is no group of people.
    """
    group = sub_group(tally.scope)
    return group if group or not tally.part_of or tally.revision == "late" else (tally.scope or PART)


def sub_group(scope: str | None) -> str | None:
    """The protected or otherwise separate group a scope names; None where it means people in general."""
    if scope is None:
        return None
    groups: Mapping[str, str] = load_toml("sub_groups.toml")["group"]
    for word in reversed(scope.lower().split()):
        if stem_of(word) in groups:
            return groups[stem_of(word)]
    return None


def _by_day(lines: Sequence[Line]) -> list[Line]:
    """A count of a quake or a flood on a day, whose report names no place, is of the only country that others tell of one on that day."""
    countries: dict[tuple[str, date], set[str]] = defaultdict(set)
    for line in lines:
        if line.cause in _WIDELY_TOLD and line.where.country and line.first and line.first == line.last:
            countries[line.cause, line.first].add(line.where.country)
    found = []
    for line in lines:
        known = countries.get((line.cause or "", line.first), set()) if line.first and line.where == Where(None) else set()
        found.append(replace(line, where=Where(next(iter(known)), open=True)) if len(known) == 1 else line)
    return found


def _on_one_day(lines: Sequence[Line], readings: Sequence[Reading]) -> list[Line]:
    """Counts told together with an incident have its day and its cause, where reports differ the one that most of them give."""
    whens = {e.id: e.when for r in readings for e in r.events}
    days: dict[str, Counter[date]] = defaultdict(Counter)
    causes: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if line.incident is not None:
            causes[line.incident].update([line.cause] if line.cause else [])
            when = whens.get(line.event or "")
            exact = [w.earliest for w in (when, line.tally.period) if w and w.earliest and w.earliest == w.latest]
            days[line.incident].update(d for d in exact if not line.reported or d <= line.reported)
    told: dict[tuple[str, str, str], set[date]] = defaultdict(set)  # on how many days one report counts the same harm
    for line in lines:
        if line.incident and line.first and line.first == line.last:
            told[line.reading.report.id, line.incident, line.tally.category].add(line.first)
    dated = {
        (line.reading.report.id, line.tally.category) for line in lines if line.first and line.first == line.last and not line.tally.part_of
    }
    undated = Counter[date]()  # a count without a day is of the happening that its own report dates, not of what else is told of it
    return [
        _of_incident(line, undated if _is_dated_beside(line, dated) else days[line.incident], causes[line.incident])
        if line.incident and not (line.first and len(told[line.reading.report.id, line.incident, line.tally.category]) > 1)
        else line
        for line in lines
    ]


def _is_dated_beside(line: Line, dated: Collection[tuple[str, TallyCategory]]) -> bool:
    return line.tally.period is None and (line.reading.report.id, line.tally.category) in dated


def _of_incident(line: Line, days: Counter[date], causes: Counter[str]) -> Line:
    total = (
        line.tally.basis == "cumulative" and line.tally.period is None
    )  # its day is that of the happening, which others of its report date
    day = None if total else min(days, key=lambda d: (-days[d], d), default=None)
    if line.open or (line.first and line.last and line.last - line.first > _FORTNIGHT):
        return line
    cause = min(causes, key=lambda c: (-causes[c], c), default=None)
    if day and line.first and line.last and line.first < line.last and line.first <= day <= line.last:
        return replace(line, cause=cause or line.cause)  # "in the attacks of 4 and 5 November"
    return replace(line, first=day or line.first, last=day or line.last, cause=cause or line.cause)

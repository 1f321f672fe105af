"""Rows of the tables that stand on many reports together: actors, incidents, disputes, tolls."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateline.model.cells import (
    Row,
    date_code,
    distinct,
    iso,
    joined,
    origin_cells,
    place_cells,
    review_cells,
    said_words,
    source_cells,
    statement_cells,
)
from dateline.model.columns import CATEGORIES
from dateline.model.reading_rows import tally_row
from dateline.model.together import told_together
from dateline.model.wording import one_line, speaker_name

if TYPE_CHECKING:
    from dateline.model.change import Change
    from dateline.model.correction import Mark
    from dateline.model.dispute import Dispute
    from dateline.model.event import Event
    from dateline.model.incident import Incident
    from dateline.model.reading import Reading
    from dateline.model.record import Record
    from dateline.model.statement import Statement
    from dateline.model.tally import Tally
    from dateline.model.toll import Toll, TollEntry

GRADE_RULES = {
    "weak": "one independent source",
    "fair": "two or more independent sources",
    "contested": "a dispute touches it",
    "confirmed": "the party held responsible says so itself",
    "discounted": "a person says so",
}
MOST_REASONS = 5


class _Told(NamedTuple):
    reading: "Reading"
    event: "Event"
    tallies: "tuple[Tally, ...]"


def actor_rows(record: "Record") -> list[Row]:
    """One row an actor."""
    seen = Counter(a.id for r in record.readings for a in r.actors)
    spoken = Counter(s.speaker for s in record.statements if s.speaker)
    return [
        {
            "id": a.id,
            "name": a.name,
            "kind": a.kind,
            "country": a.country,
            "sector": a.sector,
            "n_reports": seen[a.id],
            "n_statements": spoken[a.id],
        }
        for a in record.actors
    ]


def incident_rows(record: "Record") -> list[Row]:
    """One row an incident."""
    told = {t.event.id: t for r in record.readings for t in _told(r)}
    return [_incident(i, [told[id_] for id_ in i.events if id_ in told]) for i in record.incidents]


def _told(reading: "Reading") -> "Iterable[_Told]":
    tallies = told_together(reading)
    return (_Told(reading, e, tallies.get(e.id, ())) for e in reading.events)


def _incident(i: "Incident", told: Sequence[_Told]) -> Row:
    tallies = [(t.reading, tally) for t in told for tally in t.tallies]
    return {
        "id": i.id,
        "aliases": ";".join(i.aliases) or None,
        "event_type": i.type,
        "event_mode": i.mode,
        "contexts": distinct(c for t in told for c in t.event.contexts),
        "actor": distinct(one_line(t.reading, p.span) for t in told for p in t.event.actors),
        "recipient": distinct(one_line(t.reading, p.span) for t in told for p in t.event.recipients),
        "date_start": iso(i.earliest),
        "date_end": iso(i.latest),
        "date_prec": date_code(i.earliest, i.latest),
        **_place(i, told),
        "speaker": distinct(n for t in told for n in _speakers(t)),
        "outlet": distinct(t.reading.report.outlet for t in told),
        **_first(told),
        "n_reports": i.n_reports,
        "n_outlets": i.n_outlets,
        "n_speakers": i.n_speakers,
        "n_independent_sources": i.n_independent_sources,
        "grade": i.grade,
        "grade_rule": i.grade_reason or GRADE_RULES[i.grade],
        "graded_by": i.graded_by,
        "event_ids": ";".join(i.events),
        "tally_ids": distinct(tally.id for _, tally in tallies),
        "reasons": " ".join(i.reasons) or None,
        "merges": ";".join(f"{'='.join(m.events)}:{m.weight}" for m in i.merges) or None,
        "trigger": distinct(one_line(t.reading, t.event.trigger) for t in told),
        **review_cells([m for t in told for m in _marks(t)]),
        **_counts(tallies),
    }


def _marks(t: _Told) -> "Iterable[Mark]":
    """What persons did to an event and to the counts told with it."""
    ids = {t.event.id, *(tally.id for tally in t.tallies)}
    return (m for m in t.reading.marks if m.target in ids)


def _place(i: "Incident", told: Sequence[_Told]) -> Row:
    """The place of the first of its events that names the incident's place; name and country are the incident's own."""
    there = next(((t.reading, t.event.place) for t in told if t.event.place and t.event.place.name == i.place), (None, None))
    return {**place_cells(*there), "location": i.place, "country": i.country}


def _speakers(t: _Told) -> Iterable[str | None]:
    by_id = {s.id: s for s in t.reading.statements if s.id in t.event.statements}
    return (speaker_name(t.reading, by_id[id_]) for id_ in t.event.statements if id_ in by_id)


def _first(told: Sequence[_Told]) -> Row:
    dated = sorted((t.reading.report.published, t.reading.report.id, t.reading.report) for t in told if t.reading.report.published)
    return {
        "first_reported": iso(dated[0][0]) if dated else None,
        "first_reported_by": dated[0][2].outlet if dated else None,
        "first_reported_url": dated[0][2].url if dated else None,
        "last_reported": iso(dated[-1][0]) if dated else None,
    }


def _counts(tallies: "Sequence[tuple[Reading, Tally]]") -> Row:
    found: Row = {}
    for category in CATEGORIES:
        found.update(_count(category, [(r, t) for r, t in tallies if t.category == category]))
    return found


def _count(category: str, said: "Sequence[tuple[Reading, Tally]]") -> Row:
    """The range over all reports, of each report the largest count; never a sum, open where one is open."""
    largest: dict[str, Tally] = {}
    for reading, t in said:
        before = largest.get(reading.report.id)
        if before is None or _size(t) > _size(before):
            largest[reading.report.id] = t
    lows = [t.low for t in largest.values()]
    highs = [t.high for t in largest.values()]
    bests = {t.best for t in largest.values()}
    return {
        f"{category}_low": min(n for n in lows if n is not None) if lows and None not in lows else None,
        f"{category}_best": bests.pop() if len(bests) == 1 else None,
        f"{category}_high": max(n for n in highs if n is not None) if highs and None not in highs else None,
        f"{category}_text": distinct(one_line(reading, t.span) for reading, t in said),
    }


def _size(t: "Tally") -> tuple[int, int]:
    return (t.best or t.low or t.high or 0, t.low or 0)


def dispute_rows(record: "Record") -> list[Row]:
    """One row a statement of a side of a dispute."""
    found = {s.id: (r, s) for r in record.readings for s in r.statements}
    return [row for d in record.disputes for row in _dispute(d, found)]


def _dispute(d: "Dispute", found: "Mapping[str, tuple[Reading, Statement]]") -> list[Row]:
    reasons = _reasons(d)
    return [
        {
            "id": d.id,
            "matter": d.matter,
            "side": number,
            "statement_id": id_,
            **origin_cells(found[id_][0]),
            **statement_cells(*found[id_]),
            "content": said_words(*found[id_]) or None,
            "reasons": " ".join(reasons.get(id_, ())) or None,
            **source_cells(found[id_][0], id_),
        }
        for number, side in enumerate(d.sides, start=1)
        for id_ in side.statements
        if id_ in found
    ]


def _reasons(d: "Dispute") -> dict[str, list[str]]:
    """Why each statement cannot stand with one of another side: the first few reasons, since links grow with the square of statements."""
    found: dict[str, list[str]] = {}
    for link in d.links:
        for id_ in (link.source, link.target):
            known = found.setdefault(id_, [])
            if len(known) < MOST_REASONS and link.reason not in known:
                known.append(link.reason)
    return found


def change_rows(record: "Record") -> list[Row]:
    """One row a change from one version of an article to the next."""
    readings = {r.report.id: r for r in record.readings}
    return [_change(c, readings[c.old_report], readings[c.new_report]) for c in record.changes]


def _change(c: "Change", old: "Reading", new: "Reading") -> Row:
    return {
        **origin_cells(new),
        "kind": c.kind,
        "part": c.part,
        "how": c.how,
        "about": c.about,
        "speaker": c.who,
        "before": c.before,
        "after": c.after,
        "old_report_id": c.old_report,
        "old_ids": joined(c.old_ids),
        "new_ids": joined(c.new_ids),
        "old_words": joined([one_line(old, s) for s in c.old_words]),
        "new_words": joined([one_line(new, s) for s in c.new_words]),
        "old_spans": joined([f"{s.start}-{s.end}" for s in c.old_words]),
        "new_spans": joined([f"{s.start}-{s.end}" for s in c.new_words]),
        **source_cells(new, *c.new_ids),
    }


def toll_rows(record: "Record") -> list[Row]:
    """One row an entry of a ledger."""
    tallies = {t.id: (r, t) for r in record.readings for t in r.tallies}
    said = {s.id: s for s in record.statements}
    return [_entry(toll, e, *tallies[e.tally], said) for toll in record.tolls for e in toll.entries if e.tally in tallies]


def _entry(toll: "Toll", e: "TollEntry", reading: "Reading", t: "Tally", said: "Mapping[str, Statement]") -> Row:
    tally = tally_row(reading, t, said.get(t.statement or ""))
    kept = ("auxiliary", "location", "place_name_raw", "words", "speaker", "speaker_kind", "through", "cue_class", "stance", "statement_id")
    return {
        "id": toll.id,
        "category": toll.category,
        "country": toll.country,
        "scope": toll.scope,
        "toll_place": toll.place,
        "cause": toll.cause,
        "incident_id": toll.incident,
        "period": toll.period,
        "period_start": iso(toll.first),
        "period_end": iso(toll.last),
        "day_event": iso(e.first),
        "day_event_end": iso(e.last),
        "day": iso(e.day),
        "day_report": iso(e.reported),
        **origin_cells(reading),
        "low": e.low,
        "best": e.best,
        "high": e.high,
        "qualifier": e.qualifier,
        "count_basis": e.basis,
        "rebased_low": e.rebased_low,
        "rebased_best": e.rebased_best,
        "rebased_high": e.rebased_high,
        "rebased_from": iso(e.rebased_from),
        "voice": e.voice,
        "change": e.change,
        "reason": e.reason or None,
        "doubts": distinct(d.code for d in toll.doubts if e.tally in d.tallies),
        "copy_of": e.copy_of,
        **{name: tally[name] for name in kept},
        "tally_id": e.tally,
        "grade": toll.grade,
        "toll_low": toll.low,
        "toll_high": toll.high,
        **source_cells(reading, t.id),
    }

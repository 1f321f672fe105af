"""Rows of the tables that stand on one report at a time: reports, statements, events, tallies, issues."""

from typing import TYPE_CHECKING

from dateline.model.cells import (
    Row,
    gap_cells,
    iso,
    joined,
    origin_cells,
    participant_cells,
    place_cells,
    said_words,
    source_cells,
    source_words,
    statement_cells,
    voices_cells,
    when_cells,
    where_words,
)
from dateline.model.wording import one_line

if TYPE_CHECKING:
    from dateline.model.event import Event
    from dateline.model.issue import Issue
    from dateline.model.reading import Reading
    from dateline.model.record import Record
    from dateline.model.statement import Statement
    from dateline.model.tally import Tally


def report_rows(record: "Record") -> list[Row]:
    """One row a report."""
    return [_report(r) for r in record.readings]


def _report(reading: "Reading") -> Row:
    report = reading.report
    return {
        **origin_cells(reading),
        "byline": report.byline,
        "language": reading.language,
        "retrieved": report.retrieved.isoformat() if report.retrieved else None,
        "characters": len(report.text),
        "n_statements": len(reading.statements),
        "n_events": len(reading.events),
        "n_tallies": len(reading.tallies),
        **source_cells(reading, report.id),
    }


def statement_rows(record: "Record") -> list[Row]:
    """One row a statement."""
    return [_statement(r, s) for r in record.readings for s in r.statements]


def _statement(reading: "Reading", s: "Statement") -> Row:
    return {
        "id": s.id,
        **origin_cells(reading),
        **statement_cells(reading, s),
        "speaker_id": s.speaker,
        "speaker_raw": source_words(reading, s),
        "cue": " … ".join(one_line(reading, c) for c in s.cue) or None,
        "cue_lemma": s.cue_lemma,
        "quoted": s.quoted,
        "said": s.said.value if s.said else None,
        "content": said_words(reading, s) or None,
        "within": s.within,
        "confidence": s.confidence,
        **where_words(s.span),
        **gap_cells(s.gaps),
        **source_cells(reading, s.id),
    }


def event_rows(record: "Record") -> list[Row]:
    """One row an event."""
    return [row for r in record.readings for row in _events(r)]


def _events(reading: "Reading") -> list[Row]:
    by_id = {s.id: s for s in reading.statements}
    return [_event(reading, e, [by_id[i] for i in e.statements if i in by_id]) for e in reading.events]


def _event(reading: "Reading", e: "Event", said: "list[Statement]") -> Row:
    return {
        "id": e.id,
        **origin_cells(reading),
        "event_type": e.type,
        "event_mode": e.mode,
        "contexts": ";".join(e.contexts) or None,
        "auxiliary": e.auxiliary,
        **participant_cells(reading, "actor", e.actors),
        **participant_cells(reading, "recipient", e.recipients),
        **when_cells(e.when),
        **place_cells(reading, e.place),
        **voices_cells(reading, said),
        "statement_ids": joined(e.statements),
        "trigger": one_line(reading, e.trigger),
        **where_words(e.trigger),
        **gap_cells(e.gaps),
        **source_cells(reading, e.id),
    }


def tally_rows(record: "Record") -> list[Row]:
    """One row a count."""
    return [row for r in record.readings for row in _tallies(r)]


def _tallies(reading: "Reading") -> list[Row]:
    by_id = {s.id: s for s in reading.statements}
    return [tally_row(reading, t, by_id.get(t.statement or "")) for t in reading.tallies]


def tally_row(reading: "Reading", t: "Tally", said: "Statement | None") -> Row:
    """The row of one count; `said` is the statement it rests on."""
    return {
        "id": t.id,
        **origin_cells(reading),
        "category": t.category,
        "low": t.low,
        "best": t.best,
        "high": t.high,
        "qualifier": t.qualifier,
        "scope": t.scope,
        "basis": t.basis,
        "auxiliary": t.auxiliary,
        "revision": t.revision,
        "period": t.period.value if t.period else None,
        "period_start": iso(t.period.earliest) if t.period else None,
        "period_end": iso(t.period.latest) if t.period else None,
        "as_of": t.as_of.value if t.as_of else None,
        "as_of_date": iso(t.as_of.latest) if t.as_of else None,
        **place_cells(reading, t.place),
        **statement_cells(reading, said),
        "statement_id": t.statement,
        "part_of": t.part_of,
        "number": one_line(reading, t.number),
        "words": one_line(reading, t.span),
        **where_words(t.span),
        **gap_cells(t.gaps),
        **source_cells(reading, t.id),
    }


def issue_rows(record: "Record") -> list[Row]:
    """One row a doubt."""
    return [_issue(r, i) for r in record.readings for i in r.issues]


def _issue(reading: "Reading", i: "Issue") -> Row:
    return {
        **origin_cells(reading),
        "code": i.code,
        "message": i.message,
        "words": one_line(reading, i.span) if i.span else None,
        "start": i.span.start if i.span else None,
        "end": i.span.end if i.span else None,
        **source_cells(reading),
    }

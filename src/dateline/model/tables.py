"""The record as flat tables: rows for data frames and CSV (columns: `columns.py`)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dateline.model.columns import TABLES
from dateline.model.span import Span, cover

if TYPE_CHECKING:
    from dateline.model.dispute import Dispute
    from dateline.model.event import Event, Participant
    from dateline.model.incident import Incident
    from dateline.model.issue import Issue
    from dateline.model.place import Place
    from dateline.model.reading import Reading
    from dateline.model.record import Record
    from dateline.model.statement import Statement
    from dateline.model.tally import Tally
    from dateline.model.toll import Toll, TollEntry
    from dateline.model.when import When

Row = dict[str, Any]


def rows(record: "Record", table: str) -> list[Row]:
    """Rows of one table as dictionaries with the columns of `TABLES[table]`.

    Raises:
        ValueError: there is no such table.
    """
    if table not in TABLES:
        raise ValueError(f"There is no table {table!r}: choose one of {', '.join(TABLES)}.")
    return _MAKERS[table](record)


def speaker_name(reading: "Reading", statement: "Statement") -> str | None:
    """The speaker to show: the actor's name, else the words of the source; None where no source is stated."""
    for actor in reading.actors:
        if actor.id == statement.speaker:
            return actor.name
    if statement.antecedent is not None:
        return one_line(reading, statement.antecedent)
    return one_line(reading, cover(statement.source)) if statement.source else None


def through_names(reading: "Reading", statement: "Statement") -> list[str]:
    """Names of the intermediaries, nearest to the speaker first."""
    names = {a.id: a.name for a in reading.actors}
    return [names.get(link.actor or "") or one_line(reading, link.span) for link in statement.chain]


def one_line(reading: "Reading", span: Span) -> str:
    """The words of a span with white space folded."""
    return " ".join(span.words(reading.report.text).split())


def content_words(reading: "Reading", statement: "Statement") -> str:
    """The words said, interruptions shown as an ellipsis."""
    return " … ".join(one_line(reading, span) for span in statement.content)


def _base(reading: "Reading") -> Row:
    report = reading.report
    published = report.published.isoformat() if report.published else None
    return {"report_id": report.id, "outlet": report.outlet, "published": published}


def _where(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _reports(record: "Record") -> list[Row]:
    return [
        {
            **_base(r),
            "url": r.report.url,
            "title": r.report.title,
            "language": r.language,
            "characters": len(r.report.text),
            "n_statements": len(r.statements),
            "n_events": len(r.events),
            "n_tallies": len(r.tallies),
            "sha256": r.report.sha256,
        }
        for r in record.readings
    ]


def _statements(record: "Record") -> list[Row]:
    return [_statement(r, s) for r in record.readings for s in r.statements]


def _statement(reading: "Reading", s: "Statement") -> Row:
    return {
        "id": s.id,
        **_base(reading),
        "speaker": speaker_name(reading, s),
        "speaker_id": s.speaker,
        "speaker_kind": s.speaker_kind,
        "through": " > ".join(through_names(reading, s)) or None,
        "cue": " … ".join(one_line(reading, c) for c in s.cue),
        "cue_class": s.cue_class,
        "stance": s.stance,
        "quoted": s.quoted,
        "said": s.said.value if s.said else None,
        "content": content_words(reading, s),
        **_where(s.span),
    }


def _when(when: "When | None") -> Row:
    return {
        "event_date": when.value if when else None,
        "date_start": _iso(when.earliest) if when else None,
        "date_end": _iso(when.latest) if when else None,
        "date_precision": when.precision if when else None,
    }


def _place(place: "Place | None") -> Row:
    return {
        "location": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": place.precision if place else None,
        "geonames_id": place.geonames_id if place else None,
    }


def _joined(values: list[str | None]) -> str | None:
    return ";".join(v or "" for v in values) if any(values) else None


def _participants(reading: "Reading", name: str, who: "tuple[Participant, ...]") -> Row:
    return {
        name: _joined([one_line(reading, p.span) for p in who]),
        f"{name}_country": _joined([p.country for p in who]),
        f"{name}_sector": _joined([p.sector for p in who]),
    }


def _events(record: "Record") -> list[Row]:
    return [_event(r, e) for r in record.readings for e in r.events]


def _event(reading: "Reading", e: "Event") -> Row:
    return {
        "id": e.id,
        **_base(reading),
        "event_type": e.type,
        "event_mode": e.mode,
        "contexts": ";".join(e.contexts) or None,
        "auxiliary": e.auxiliary,
        **_participants(reading, "actor", e.actors),
        **_participants(reading, "recipient", e.recipients),
        **_when(e.when),
        **_place(e.place),
        "statement_ids": ";".join(e.statements) or None,
        "trigger": one_line(reading, e.trigger),
        **_where(e.trigger),
    }


def _tallies(record: "Record") -> list[Row]:
    return [_tally(r, t) for r in record.readings for t in r.tallies]


def _tally(reading: "Reading", t: "Tally") -> Row:
    place = _place(t.place)
    by_id = {s.id: s for s in reading.statements}
    return {
        "id": t.id,
        **_base(reading),
        "category": t.category,
        "low": t.low,
        "best": t.best,
        "high": t.high,
        "qualifier": t.qualifier,
        "scope": t.scope,
        "basis": t.basis,
        "auxiliary": t.auxiliary,
        "since": t.since.value if t.since else None,
        "as_of": t.as_of.value if t.as_of else None,
        "location": place["location"],
        "country": place["country"],
        "speaker": speaker_name(reading, by_id[t.statement]) if t.statement in by_id else None,
        "statement_id": t.statement,
        "part_of": t.part_of,
        "words": one_line(reading, t.span),
        **_where(t.span),
    }


def _actors(record: "Record") -> list[Row]:
    seen: dict[str, int] = {}
    for r in record.readings:
        for a in r.actors:
            seen[a.id] = seen.get(a.id, 0) + 1
    return [
        {"id": a.id, "name": a.name, "kind": a.kind, "country": a.country, "sector": a.sector, "n_reports": seen[a.id]}
        for a in record.actors
    ]


def _incidents(record: "Record") -> list[Row]:
    return [_incident(i) for i in record.incidents]


def _incident(i: "Incident") -> Row:
    return {
        "id": i.id,
        "event_type": i.type,
        "event_mode": i.mode,
        "date_start": _iso(i.earliest),
        "date_end": _iso(i.latest),
        "country": i.country,
        "location": i.place,
        "n_reports": i.n_reports,
        "n_outlets": i.n_outlets,
        "n_speakers": i.n_speakers,
        "n_independent_sources": i.n_independent_sources,
        "grade": i.grade,
        "event_ids": ";".join(i.events),
        "reasons": " ".join(i.reasons) or None,
    }


def _disputes(record: "Record") -> list[Row]:
    found = {s.id: (r, s) for r in record.readings for s in r.statements}
    return [row for d in record.disputes for row in _dispute(d, found)]


def _dispute(d: "Dispute", found: "Mapping[str, tuple[Reading, Statement]]") -> list[Row]:
    return [
        {
            "id": d.id,
            "matter": d.matter,
            "side": number,
            "statement_id": id_,
            "speaker": speaker_name(*found[id_]),
            "content": content_words(*found[id_]),
            "reasons": " ".join(dict.fromkeys(link.reason for link in d.links)),
        }
        for number, side in enumerate(d.sides, start=1)
        for id_ in side.statements
    ]


def _tolls(record: "Record") -> list[Row]:
    readings = {r.report.id: r for r in record.readings}
    tallies = {row["id"]: row for row in _tallies(record)}
    return [_entry(toll, e, readings, tallies[e.tally]) for toll in record.tolls for e in toll.entries]


def _entry(toll: "Toll", e: "TollEntry", readings: "Mapping[str, Reading]", tally: Row) -> Row:
    return {
        "id": toll.id,
        "category": toll.category,
        "country": toll.country,
        "scope": toll.scope,
        "since": toll.since,
        "day": _iso(e.day),
        "speaker": tally["speaker"],
        "outlet": readings[e.report].report.outlet,
        "low": e.low,
        "best": e.best,
        "high": e.high,
        "qualifier": e.qualifier,
        "basis": e.basis,
        "change": e.change,
        "copy_of": e.copy_of,
        "grade": toll.grade,
        "words": tally["words"],
        "tally_id": e.tally,
        "report_id": e.report,
    }


def _issues(record: "Record") -> list[Row]:
    return [_issue(r, i) for r in record.readings for i in r.issues]


def _issue(reading: "Reading", i: "Issue") -> Row:
    return {
        **_base(reading),
        "code": i.code,
        "message": i.message,
        "words": one_line(reading, i.span) if i.span else None,
        "start": i.span.start if i.span else None,
        "end": i.span.end if i.span else None,
    }


_MAKERS: Mapping[str, Callable[["Record"], list[Row]]] = {
    "reports": _reports,
    "statements": _statements,
    "events": _events,
    "tallies": _tallies,
    "actors": _actors,
    "incidents": _incidents,
    "disputes": _disputes,
    "tolls": _tolls,
    "issues": _issues,
}

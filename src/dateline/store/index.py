"""A reading → its rows to search: the report, and every statement, event and count read from it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from zlib import crc32

from dateline.model import Actor, Event, Participant, Place, Reading, Record, Span, Statement, Tally
from dateline.model.columns import TABLES
from dateline.model.tables import Row, one_line, rows, speaker_name, through_names
from dateline.query.folding import folded
from dateline.query.runs import FEWEST_WORDS

VERSION = 4  # raise it when other rows are made of the same readings: stores then make them anew
ROW_TABLES: Mapping[str, str] = {"reports": "report", "statements": "statement", "events": "event", "tallies": "tally"}
APART = "\x80"  # a word of its own between names, so that no phrase reaches from one into the next
READ = ("body", "heading", "byline", "dateline", "caption")

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row to search.

    Attributes:
        id, kind, position: which row of the reading it is.
        columns: values of the columns of the table `item`.
        words: values of the columns of its table of words, folded.
        body: the row of `model.columns.TABLES` as JSON.
    """

    id: str
    kind: str
    position: int
    columns: Columns
    words: Mapping[str, str]
    body: str


@cache
def index_version() -> int:
    """A number that changes when rows made before can no longer be used."""
    shape = json.dumps([VERSION, [list(TABLES[table]) for table in ROW_TABLES]])
    return crc32(shape.encode()) & 0x7FFFFFFF


def text_key(words: Sequence[str]) -> str | None:
    """A hash of the words, the same for the same text in another outlet; None where there are too few."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:32] if len(words) >= FEWEST_WORDS else None


def items(reading: Reading) -> Iterator[Item]:
    """The rows of a reading, its report's first."""
    record = Record(readings=(reading,))
    makers = {"reports": [_report(reading)], **_parts(reading)}
    for table, kind in ROW_TABLES.items():
        for position, (row, (columns, words)) in enumerate(zip(rows(record, table), makers[table], strict=True)):
            found = {name: text for name, given in words.items() if (text := _joined(given))}
            columns["has"] = _codes(found) or ""
            id_ = row["id"] if "id" in row else row["report_id"]
            yield Item(id=id_, kind=kind, position=position, columns=columns, words=found, body=to_body(row))


def to_body(row: Row) -> str:
    """A row as it is kept: JSON, its columns in their order."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


Made = tuple[Columns, Mapping[str, Sequence[str | None]]]


def _parts(reading: Reading) -> dict[str, list[Made]]:
    statements = {s.id: s for s in reading.statements}
    actors = {a.id: a for a in reading.actors}
    return {
        "statements": [_statement(reading, s) for s in reading.statements],
        "events": [_event(reading, e, statements, actors) for e in reading.events],
        "tallies": [_tally(reading, t, statements) for t in reading.tallies],
    }


def _report(reading: Reading) -> Made:
    report = reading.report
    text = _passages(reading, READ) if reading.passages else [report.text]
    return {}, {"title": [report.title], "text": text, "outlet": [report.outlet], "url": [report.url]}


def _passages(reading: Reading, kinds: Sequence[str]) -> list[str]:
    return [p.span.words(reading.report.text) for p in reading.passages if p.kind in kinds]


def _statement(reading: Reading, s: Statement) -> Made:
    earliest, latest = (s.said.earliest, s.said.latest) if s.said else (None, None)
    columns, words = _said(reading, [s])
    return {**columns, "earliest": earliest, "latest": latest}, {**words, "words": _spans(reading, s.content)}


def _said(reading: Reading, statements: Sequence[Statement]) -> Made:
    """What rows inherit from the statements they rest on."""
    columns: Columns = {
        "speaker_kinds": _codes(s.speaker_kind for s in statements),
        "classes": _codes(s.cue_class for s in statements),
        "stances": _codes(s.stance for s in statements),
        "quotations": _codes(s.quoted for s in statements),
        "confidence": min((hundredths(s.confidence) for s in statements if s.confidence is not None), default=None),
    }
    words: dict[str, list[str | None]] = {"speaker": [], "through": [], "cue": []}
    for s in statements:
        named = (*s.source, *((s.antecedent,) if s.antecedent else ()))
        words["speaker"] += [speaker_name(reading, s), *_spans(reading, named)]
        words["through"] += [*through_names(reading, s), *_spans(reading, [link.span for link in s.chain])]
        words["cue"] += [*_spans(reading, s.cue), s.cue_lemma if s.cue else None]
    return columns, words


def hundredths(share: float) -> int:
    """A share as it is searched for: in whole hundredths, a half going up."""
    return int(share * 100 + 0.5)


def _event(reading: Reading, e: Event, statements: Mapping[str, Statement], actors: Mapping[str, Actor]) -> Made:
    columns, words = _said(reading, [statements[i] for i in e.statements if i in statements])
    earliest, latest = (e.when.earliest, e.when.latest) if e.when else (None, None)
    columns |= {"type": e.type, "mode": e.mode, "auxiliary": e.auxiliary, "contexts": _codes(e.contexts)}
    columns |= {"country": e.place.country if e.place else None, "earliest": earliest, "latest": latest}
    return columns, {
        **words,
        "words": _spans(reading, [e.trigger]),
        "actor": _participants(reading, e.actors, actors),
        "recipient": _participants(reading, e.recipients, actors),
        "place": _place(reading, e.place),
    }


def _tally(reading: Reading, t: Tally, statements: Mapping[str, Statement]) -> Made:
    rests_on = statements.get(t.statement or "")
    columns, words = _said(reading, [rests_on] if rests_on else [])
    earliest, latest = _period(t, reading.report.published)
    low, high = stated_bounds(t)
    columns |= {"category": t.category, "qualifier": t.qualifier, "basis": t.basis, "auxiliary": t.auxiliary}
    columns |= {"country": t.place.country if t.place else None, "earliest": earliest, "latest": latest, "low": low, "high": high}
    return columns, {**words, "words": _spans(reading, [t.span]), "scope": [t.scope], "place": _place(reading, t.place)}


def stated_bounds(t: Tally) -> tuple[int | None, int | None]:
    """The least and the greatest number a count states: `at least 10` states 10, `dozens` a range, an open end nothing."""
    stated = [n for n in (t.low, t.best, t.high) if n is not None]
    return min(stated, default=None), max(stated, default=None)


def _period(t: Tally, published: date | None) -> tuple[date | None, date | None]:
    """The days a count speaks of: those of its period, else the day it was valid; None = open or not known.

    A period with a start and no end ends on the day the count was valid, at the latest on that of publication: no report counts what came after it.
    """
    valid = t.as_of.latest if t.as_of else None
    if t.period is None:
        return (t.as_of.earliest if t.as_of else None), valid
    return t.period.earliest, t.period.latest or valid or published


def _participants(reading: Reading, who: Sequence[Participant], actors: Mapping[str, Actor]) -> list[str | None]:
    out: list[str | None] = []
    for p in who:
        actor = actors.get(p.actor or "")
        out += [one_line(reading, p.span), actor.name if actor else None, p.country, p.sector]
    return out


def _place(reading: Reading, place: Place | None) -> list[str | None]:
    return [place.name, one_line(reading, place.span), place.admin1] if place else []


def _spans(reading: Reading, spans: Iterable[Span]) -> list[str]:
    return [one_line(reading, span) for span in spans]


def _joined(given: Sequence[str | None]) -> str:
    known = dict.fromkeys(" ".join(folded(words)) for words in given if words)
    return f" {APART} ".join(words for words in known if words)


def _codes(values: Iterable[str]) -> str | None:
    known = dict.fromkeys(values)
    return f";{';'.join(known)};" if known else None

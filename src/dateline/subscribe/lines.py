"""Statements, counts and what a report tells in its own voice, as lines of a letter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model import Event, Reading, Record, Span, Statement, Tally
from dateline.model.incident import Grade
from dateline.model.statement import Stance
from dateline.model.tables import content_words, one_line, speaker_name, through_names
from dateline.subscribe.digest import Line, Verb, Where

_STANCES: Mapping[Stance, Verb] = {"denies": "denies", "doubts": "doubts"}
"""Where a speaker stands against what is said, the verb must show it whatever the cue was."""
_SENTENCE_END = re.compile(r"""[.!?]["”’»]?\s+(?=["“‘«]?[A-ZÀ-ÞА-Я])|\n""")
LONGEST = 600
"""Characters of one quotation; the rest stands behind the link."""


@dataclass(frozen=True, slots=True)
class Book:
    """A record by its ids, with the links that letters use.

    Attributes:
        record: the record.
        base: address of the site.
        copies: report id → id of the report it copies.
    """

    record: Record
    base: str
    copies: Mapping[str, str]
    readings: Mapping[str, Reading] = field(init=False)
    statements: Mapping[str, tuple[Reading, Statement]] = field(init=False)
    tallies: Mapping[str, tuple[Reading, Tally]] = field(init=False)
    names: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        readings = self.record.readings
        object.__setattr__(self, "readings", {r.report.id: r for r in readings})
        object.__setattr__(self, "statements", {s.id: (r, s) for r in readings for s in r.statements})
        object.__setattr__(self, "tallies", {t.id: (r, t) for r in readings for t in r.tallies})
        object.__setattr__(self, "names", {a.id: a.name for a in self.record.actors})

    def where(self, reading: Reading, id_: str = "", part: str = "") -> Where:
        """A report, at the words of one part of a statement, event or tally where `id_` is given."""
        report = reading.report
        link = f"{self.base}/reports/{report.id}"
        if id_:
            link += f"#w-{id_.rpartition(':')[2]}-{part}"  # the names of the words in the page of a report
        return Where(report=report.id, outlet=report.outlet, day=report.published, link=link)


def said(book: Book, reading: Reading, statement: Statement, grade: Grade) -> Line:
    """A statement."""
    return Line(
        grade=grade,
        speaker=speaker_name(reading, statement),
        own_voice=False,
        through=tuple(through_names(reading, statement)),
        verb=_STANCES.get(statement.stance, statement.cue_class),
        words=shortened(content_words(reading, statement)),
        where=book.where(reading, statement.id, "content"),
    )


def counted(book: Book, reading: Reading, tally: Tally, grade: Grade) -> Line:
    """A count: by the speaker it rests on, else by the report itself."""
    by = book.statements.get(tally.statement or "")
    return Line(
        grade=grade,
        speaker=speaker_name(*by) if by else None,
        own_voice=by is None,
        through=tuple(through_names(*by)) if by else (),
        verb="counts",
        words=shortened(one_line(reading, tally.span)),
        where=book.where(reading, tally.id, "tally"),
    )


def told(book: Book, reading: Reading, event: Event, grade: Grade) -> Line:
    """An event the report tells in its own voice: the sentence it stands in."""
    return Line(
        grade=grade,
        speaker=None,
        own_voice=True,
        through=(),
        verb="tells",
        words=shortened(one_line(reading, sentence_around(reading, event.trigger))),
        where=book.where(reading, event.id, "trigger"),
    )


def sentence_around(reading: Reading, span: Span) -> Span:
    """The sentence some words stand in, as far as full stops tell, inside their passage."""
    text = reading.report.text
    passage = next((p.span for p in reading.passages if p.span.start <= span.start and span.end <= p.span.end), span)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, passage.start, passage.end)]
    start = max((e for e in ends if e <= span.start), default=passage.start)
    return Span(start, min((e for e in ends if e >= span.end), default=passage.end))


def shortened(words: str) -> str:
    """Words of a report, cut at a space where they are very long."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"

"""Documents and hand-made statements, events and tallies for the tests of grounding."""

from datetime import date
from functools import cache

from dateline.model import Document, Event, Participant, Span, Statement, Tally, make_report
from dateline.reader import read


@cache
def parsed(text: str, published: date | None = None, outlet: str | None = None) -> Document:
    return read(make_report(text, published=published, outlet=outlet))


def span(document: Document, words: str, nth: int = 0) -> Span:
    """Where `words` stand for the `nth` time."""
    at = -1
    for _ in range(nth + 1):
        at = document.text.index(words, at + 1)
    return Span(at, at + len(words))


def statement(document: Document, source: str, cue: str, content: str, **more: object) -> Statement:
    return Statement(
        id=f"{document.report.id}:s1",
        source=(span(document, source),) if source else (),
        cue=(span(document, cue),),
        content=(span(document, content),),
        cue_lemma="say",
        cue_class="states",
        quoted="indirect",
        **more,  # type: ignore[arg-type]  # fields of the statement under test
    )


def event(
    document: Document, trigger: str, *, actor: str | None = None, recipient: str | None = None, statements: tuple[str, ...] = ()
) -> Event:
    return Event(
        id=f"{document.report.id}:e1",
        type="ASSAULT",
        auxiliary="asserted",
        trigger=span(document, trigger),
        actors=(_participant(document, actor),) if actor else (),
        recipients=(_participant(document, recipient),) if recipient else (),
        statements=statements,
    )


def _participant(document: Document, words: str) -> Participant:
    return Participant(span=span(document, words), head=span(document, words))


def tally(document: Document, words: str, number: str) -> Tally:
    where = span(document, words)
    return Tally(
        id=f"{document.report.id}:t1",
        category="killed",
        low=5,
        best=5,
        high=5,
        qualifier="none",
        span=where,
        number=span(document, number),
    )

"""What a time expression is resolved against: the day of publication, the verb near it, the dates before it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.ground.timewords import words_of
from dateline.model import Document, Span, Token

Direction = Literal["past", "future", "unknown"]
_STEPS = 8
_REPORTED = frozenset({"would", "'d", "’d"})


@dataclass(slots=True)
class Context:
    """State while the expressions of one document are resolved in text order.

    Attributes:
        published: day of publication; None = unknown, and then nothing relative gets a date.
        anchor: value of the last expression that named a day or a longer calendar unit.
        quarter: the last quarter named.
        unresolved_years: spans of days whose year is not stated and cannot be known.
    """

    document: Document
    published: date | None
    anchor: str | None = None
    quarter: str | None = None
    ambiguous: list[Span] = field(default_factory=list)

    def direction(self, start: int) -> Direction:
        """Whether the verb that governs the word at `start` looks back or ahead."""
        tokens = self.document.tokens_in(Span(start, start + 1))
        return _direction(self.document, tokens[0]) if tokens else "unknown"


def _direction(document: Document, token: Token) -> Direction:
    start = token.i
    for _ in range(_STEPS):
        if token.pos in {"VERB", "AUX"}:
            planned = token.lemma in words_of("future")["planning"] and token.i < start
            found = "future" if planned else _of_verb(document, token)
            if found != "unknown":
                return found
        if token.head == token.i:
            break
        token = document.tokens[token.head]
    return "unknown"


def _of_verb(document: Document, verb: Token) -> Direction:
    ahead = words_of("future")
    helpers = list(document.kids(verb.i, "aux", "auxpass"))
    if any(t.lower in ahead["auxiliaries"] for t in helpers):
        return "future"
    if verb.dep == "ccomp" and any(t.lower in _REPORTED for t in helpers) and not any(t.lower == "have" for t in helpers):
        return "future"  # "said that it would send"
    if any(t.tag == "TO" for t in helpers):
        return "future" if document.tokens[verb.head].lemma in ahead["governors"] and verb.head != verb.i else "unknown"
    if verb.tag == "VBD" or any(t.tag == "VBD" or t.lemma == "have" for t in helpers):
        return "past"
    if verb.tag == "VBN" and not any(t.tag in {"VBZ", "VBP", "VB"} for t in helpers):
        return "past"
    return "unknown"

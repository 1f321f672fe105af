"""What a time expression is resolved against: the day of publication, the verb near it, the dates before it."""

from dataclasses import dataclass, field
from datetime import date

from dateline.ground.timetense import Direction, direction_of, is_since
from dateline.ground.timevalue import extent
from dateline.ground.timewords import words_of
from dateline.model import Document, Span, Token

_SHORT_WAY = 3  # from a day over its preposition to the verb


@dataclass(slots=True)
class Context:
    """State while the expressions of one document are resolved in text order.

    Attributes:
        published: day of publication; None = unknown, and then nothing relative gets a date.
        anchor: value of the last expression that named a day or a longer calendar unit.
        anchor_at: where that expression begins.
        anchor_stated: whether its value is stated in full.
        quarter: the last quarter named.
        ambiguous: spans of days whose order of day and month is not known.
    """

    document: Document
    published: date | None
    anchor: str | None = None
    anchor_at: int = -1
    anchor_stated: bool = False
    quarter: str | None = None
    ambiguous: list[Span] = field(default_factory=list)
    _dated: set[int] | None = None

    def direction(self, start: int) -> Direction:
        """Whether the verb that governs the word at `start` looks back or ahead."""
        token = self.token(start)
        return direction_of(self.document, token, start) if token else "unknown"

    def is_since(self, start: int) -> bool:
        """Whether "since" leads to the words at `start`."""
        return is_since(self.document, start)

    def near_anchor(self, start: int, sentences: int = 0) -> bool:
        """Whether the anchor stands in the sentence of the word at `start`, or at most so many before it."""
        here, there = self.token(start), self.token(self.anchor_at) if self.anchor_at >= 0 else None
        return here is not None and there is not None and here.sentence - there.sentence <= sentences

    def modifies(self, start: int) -> bool:
        """Whether the word at `start` stands before the noun it belongs to: "the November vote"."""
        token = self.token(start)
        return token is not None and token.dep in {"compound", "poss", "nmod"} and token.head > token.i

    def is_of_saying(self, start: int) -> bool:
        """Whether the time at `start` tells when something was said: "told reporters on Tuesday". What happened is not counted from it."""
        token = self.token(start)
        for _ in range(_SHORT_WAY):
            if token is None or token.pos == "VERB":
                break
            token = self.document.tokens[token.head]
        return token is not None and token.pos == "VERB" and token.lemma in words_of("saying")["verbs"]

    def is_ahead(self) -> bool:
        """Whether the anchor lies after the day of publication."""
        day = extent(self.anchor).earliest if self.anchor else None
        return day is not None and self.published is not None and day > self.published

    def is_dated(self, start: int, end: int) -> bool:
        """Whether the reader's own names of dates cover these characters."""
        if self._dated is None:
            self._dated = {n for m in self.document.mentions if m.kind == "date" for n in range(m.span.start, m.span.end)}
        return start in self._dated and end - 1 in self._dated

    def token(self, start: int) -> Token | None:
        """The word at an offset."""
        tokens = self.document.tokens_in(Span(start, start + 1))
        return tokens[0] if tokens else None

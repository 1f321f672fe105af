"""Words of time inside names, which are no times: "the Sunday Times", "April Ross", "Bloody Sunday"."""

from bisect import bisect_right

from dateline.ground.timewords import words_of
from dateline.model import Document, Span

_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "FAC", "PRODUCT", "LOC", "GPE"})


class Names:
    """The names of one document, to ask about words inside them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spans = sorted(m.span for m in document.mentions if m.label in _NAMED)
        self._starts = [s.start for s in self._spans]

    def hold(self, span: Span) -> bool:
        """Whether the words are a part of a name, and not all of it."""
        words = span.words(self._document.text)
        if any(c.isdigit() for c in words):
            return False
        n = bisect_right(self._starts, span.start)
        around = self._spans[n - 1] if n else None
        if around is not None and around.contains(span) and around != span and self._is_inner(around, span):
            return True
        before = self._document.text[max(0, span.start - 12) : span.start].split()
        return (
            bool(before)
            and words.lower().endswith("day")
            and before[-1].lower() in words_of("weekday_names")["words"]
            and before[-1][0].isupper()
        )

    def _is_inner(self, name: Span, span: Span) -> bool:
        """Whether more than articles and a possessive stands around the words."""
        text = self._document.text
        rest = (text[name.start : span.start] + " " + text[span.end : name.end]).lower().replace("’", "'").split()
        return any(w not in {"the", "a", "'s", "'", "last", "next", "this"} for w in rest)

"""The parse of a document with the extent of every subtree, computed once, so that no rule walks a tree twice."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from dateline.attribute.lexicon import base_form
from dateline.model import Document, Span, Token

QUOTE_MARKS = frozenset('"“”„‟«»＂❝❞')
_LETTER_AND_STOP = 2
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "...", "…", "."})


class Stretch(NamedTuple):
    """Tokens `first` to `last` of a document, both inclusive."""

    first: int
    last: int

    def holds(self, i: int) -> bool:
        """Whether token `i` lies in the stretch."""
        return self.first <= i <= self.last

    def meets(self, other: "Stretch") -> bool:
        """Whether the two share a token."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: "Stretch") -> bool:
        """Whether `other` lies wholly inside."""
        return self.first <= other.first and other.last <= self.last


class Places:
    """Where each form of a word stands among the tokens of a document."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._at: dict[str, list[int]] = defaultdict(list)
        for i, form in enumerate(forms):
            self._at[form].append(i)
        self._known: dict[frozenset[str], list[int]] = {}

    def of(self, wanted: frozenset[str], within: Stretch | None = None) -> Sequence[int]:
        """Where one of the wanted forms stands, in text order."""
        found = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = sorted(i for form in wanted & self._at.keys() for i in self._at[form])
        return found if within is None or not found else found[bisect_left(found, within.first) : bisect_right(found, within.last)]


class Tree:
    """A document's tokens, their children, the first and last token below each, and what else is known of it.

    Attributes:
        document: the document.
        tokens: its tokens.
        left, right: first and last token below each token.
        words, lemmas, parts: where each word in lower case stands, each base form, each part of speech.
        known: what functions that are asked once a document found (see `once`).
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.left, self.right = _edges(document)
        self.words = Places([t.lower for t in self.tokens])
        bases = {lemma: base_form(lemma) for lemma in {t.lemma for t in self.tokens}}
        self.lemmas = Places([bases[t.lemma] for t in self.tokens])
        self.parts = Places([t.pos for t in self.tokens])
        self.known: dict[Callable[..., Any], dict[Any, Any]] = {}
        self._kids = [tuple(map(document.tokens.__getitem__, below)) if below else () for below in document.children]
        self._sentences = [Stretch(s.first, s.last - 1) for s in document.sentences]
        self._starts, self._ends = [t.start for t in self.tokens], [t.end for t in self.tokens]

    def having(self, wanted: frozenset[str]) -> Collection[int]:
        """Where a word stands that is wanted as it is or in its base form."""
        return {*self.lemmas.of(wanted), *self.words.of(wanted)}

    def below(self, i: int) -> Stretch:
        """From the first to the last token that hangs from token `i`."""
        return Stretch(self.left[i], self.right[i])

    def kids(self, i: int, *deps: str) -> Sequence[Token]:
        """Children of `i` in text order, only those with one of the labels, if any are given."""
        below = self._kids[i]
        return [k for k in below if k.dep in deps] if below and deps else below

    def kid(self, i: int, *deps: str) -> Token | None:
        """The first child of `i`, with one of the labels, if any are given."""
        for k in self._kids[i]:
            if not deps or k.dep in deps:
                return k
        return None

    def sentence(self, i: int) -> Stretch:
        """The sentence of token `i`."""
        return self._sentences[self.tokens[i].sentence]

    def passage(self, i: int) -> int:
        """Number of the passage token `i` stands in."""
        return self.document.sentences[self.tokens[i].sentence].passage

    def stretch(self, span: Span) -> Stretch | None:
        """The tokens that overlap a span; None where there are none."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end) - 1
        return Stretch(first, last) if first <= last else None

    def trimmed(self, stretch: Stretch) -> Stretch | None:
        """The stretch without the commas, dashes and colons at its edges; None if nothing is left."""
        first, last = stretch.first, stretch.last
        while first <= last and self.tokens[first].text in _EDGE:
            first += 1
        while first <= last and self.tokens[last].text in _EDGE:
            last -= 1
        return Stretch(first, last) if first <= last else None

    def span(self, stretch: Stretch) -> Span:
        """The words of a stretch as a span of the stored text; the stop that ends the sentence after a single letter ("on X.") is none of them."""
        last = self.tokens[stretch.last]
        stop = len(last.text) == _LETTER_AND_STOP and last.text[1] == "." and stretch.last == self._sentences[last.sentence].last
        return Span(self.tokens[stretch.first].start, last.end - stop)


def _edges(document: Document) -> tuple[list[int], list[int]]:
    """First and last token below each token: every word is handed up until one before it, or behind it, was there already."""
    heads = [t.head for t in document.tokens]
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        at = heads[i]
        while left[at] > i:
            left[at] = i
            at = heads[at]
    for i in reversed(range(len(heads))):
        at = heads[i]
        while right[at] < i:
            right[at] = i
            at = heads[at]
    return left, right


def without(stretch: Stretch, holes: Iterable[Stretch]) -> list[Stretch]:
    """What is left of a stretch when `holes` are cut out of it, in text order."""
    out = []
    at = stretch.first
    for hole in sorted(holes):
        if hole.last < at or hole.first > stretch.last:
            continue
        if hole.first > at:
            out.append(Stretch(at, hole.first - 1))
        at = hole.last + 1
    if at <= stretch.last:
        out.append(Stretch(at, stretch.last))
    return out


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in text order, those that touch or overlap made one."""
    out: list[Stretch] = []
    for s in sorted(stretches):
        if out and s.first <= out[-1].last + 1:
            out[-1] = Stretch(out[-1].first, max(out[-1].last, s.last))
        else:
            out.append(s)
    return out

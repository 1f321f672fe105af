"""The parse of a document with the extent of every subtree, computed once, so that no rule walks a tree twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model import Document, Span, Token

QUOTE_MARKS = frozenset('"“”„‟«»＂❝❞')
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "...", "…", "."})


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
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


class Tree:
    """A document's tokens, their children, and the first and last token below each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.left, self.right = _edges(document)

    def below(self, i: int) -> Stretch:
        """From the first to the last token that hangs from token `i`."""
        return Stretch(self.left[i], self.right[i])

    def kids(self, i: int, *deps: str) -> Iterator[Token]:
        """Children of `i` in text order, only those with one of the labels, if any are given."""
        return self.document.kids(i, *deps)

    def kid(self, i: int, *deps: str) -> Token | None:
        """The first child of `i` with one of the labels."""
        return next(self.document.kids(i, *deps), None)

    def sentence(self, i: int) -> Stretch:
        """The sentence of token `i`."""
        s = self.document.sentences[self.tokens[i].sentence]
        return Stretch(s.first, s.last - 1)

    def passage(self, i: int) -> int:
        """Number of the passage token `i` stands in."""
        return self.document.sentences[self.tokens[i].sentence].passage

    def trimmed(self, stretch: Stretch) -> Stretch | None:
        """The stretch without the commas, dashes and colons at its edges; None if nothing is left."""
        first, last = stretch.first, stretch.last
        while first <= last and self.tokens[first].text in _EDGE:
            first += 1
        while first <= last and self.tokens[last].text in _EDGE:
            last -= 1
        return Stretch(first, last) if first <= last else None

    def span(self, stretch: Stretch) -> Span:
        """The words of a stretch as a span of the stored text."""
        return Span(self.tokens[stretch.first].start, self.tokens[stretch.last].end)


def _edges(document: Document) -> tuple[list[int], list[int]]:
    """First and last token below each token: one walk over the tree of each sentence."""
    left, right = list(range(len(document.tokens))), list(range(len(document.tokens)))
    order = [t.i for t in document.tokens if t.head == t.i]
    for i in order:  # grows while it is walked: parents before children
        order.extend(document.children[i])
    for i in reversed(order):
        head = document.tokens[i].head
        left[head] = min(left[head], left[i])
        right[head] = max(right[head], right[i])
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

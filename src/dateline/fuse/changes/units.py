"""The sentences of two versions: which of them both have, word for word, and which of the rest answer each other.

A sentence that both have is no change, wherever it stands: moving a paragraph claims nothing new.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.fuse.changes.likeness import ANSWERS, Words, likeness, pairs
from dateline.model import Reading, Span
from dateline.model.document import READ

FAR = 50
"""Sentences so far apart or farther are equally near; nearness only decides between equals."""
_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\sa-zà-ÿ])")
_TYPED = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence of one version. `key` is the same for sentences that differ in white space, marks of quotation or case alone."""

    n: int
    span: Span
    key: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of one version beside the other's.

    Attributes:
        units: all of them, in text order.
        same: numbers of those that the other version has too.
        answer: sentence → the sentence of the other version that stands in its place; the same ones among them.
    """

    units: tuple[Unit, ...]
    same: frozenset[int]
    answer: Mapping[int, Unit]
    _starts: tuple[int, ...] = field(repr=False)

    def of(self, span: Span) -> tuple[Unit, ...]:
        """The sentences that a span touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        for unit in self.units[first:]:
            if unit.span.start >= span.end:
                break
            if unit.span.overlaps(span):
                found.append(unit)
        return tuple(found)

    def untouched(self, span: Span) -> bool:
        """Whether all the sentences a span touches stand in the other version as well."""
        return all(unit.n in self.same for unit in self.of(span))


def beside(old: Reading, new: Reading) -> tuple[Sentences, Sentences]:
    """The sentences of two versions, each beside the other's."""
    before, after = tuple(_units(old)), tuple(_units(new))
    kept = list(_kept(before, after))
    same = (frozenset(a for a, _ in kept), frozenset(b for _, b in kept))
    rest = [[u for u in units if u.n not in known] for units, known in zip((before, after), same, strict=True)]
    answers = [*kept, *((a.n, b.n) for a, b in _answering(*rest))]
    there = {a: after[b] for a, b in answers}
    back = {b: before[a] for a, b in answers}
    return _sentences(before, same[0], there), _sentences(after, same[1], back)


def _sentences(units: tuple[Unit, ...], same: frozenset[int], answer: Mapping[int, Unit]) -> Sentences:
    return Sentences(units=units, same=same, answer=answer, _starts=tuple(u.span.start for u in units))


def _units(reading: Reading) -> Iterator[Unit]:
    text, n = reading.report.text, 0
    for passage in reading.passages:
        if passage.kind in READ:
            for span in _split(text, passage.span):
                words = span.words(text)
                yield Unit(n=n, span=span, key=" ".join(words.translate(_TYPED).casefold().split()), words=Words.of(words))
                n += 1


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        yield Span(start, found.end() - len(found[0]) + len(found[0].rstrip()))
        start = found.end()
    if start < span.end:
        yield Span(start, span.end)


def _kept(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Numbers of the sentences both have, one for one, in their order."""
    there: dict[str, list[int]] = defaultdict(list)
    for unit in reversed(after):
        there[unit.key].append(unit.n)
    for unit in before:
        if there[unit.key]:
            yield unit.n, there[unit.key].pop()


def _answering(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Of the sentences only one version has, those that say about the same, the likest first."""
    rank, place = ({u.n: n for n, u in enumerate(units)} for units in (before, after))

    def score(a: Unit, b: Unit) -> float:
        like = likeness(a.words, b.words)
        return like - min(abs(rank[a.n] - place[b.n]), FAR) / 1000 if like >= ANSWERS else 0

    yield from pairs(before, after, lambda unit, _newer: unit.words.keys, score)

"""The words of a report as they are compared with those of others."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.fuse.same.words import NUMBER, WORD, rarity, stem_of, telling
from dateline.model import Span

LEAD = 3  # sentences
TOP = 6  # names a report is about
TOLD = 2  # digits of a number that tells something
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[^\sa-z])|\n+")


class Bag(dict[str, float]):
    """Stems and what each weighs; not changed once made."""

    @cached_property
    def square(self) -> float:
        """Sum of the squared weights."""
        return math.fsum(v * v for v in self.values())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Page:
    """A report's words.

    Attributes:
        id: the report's id.
        text: what offsets point into.
        sentences: spans, in order.
        bag: stems of its telling words, each with its rarity; often: the same, times one more than the logarithm of how often.
        times: how often each stem is there.
        names: stems written with a capital more often than not; named: the part of `bag` that are names.
        top: those names that are rarest and most often there, in order; tops: the same.
        lead: the bag of the first sentences.
        numbers: numbers of more than one digit.
    """

    id: str
    text: str
    sentences: tuple[Span, ...]
    bag: Bag
    often: Bag
    times: Mapping[str, int]
    names: frozenset[str]
    named: Bag
    top: tuple[str, ...]
    tops: frozenset[str]
    lead: Bag
    numbers: frozenset[str]
    starts: tuple[int, ...] = field(repr=False)

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence an offset stands in; of the one before it where it stands in none."""
        return max(0, bisect_right(self.starts, offset) - 1)


def page_of(id_: str, text: str, spans: Sequence[Span]) -> Page:
    """The words of the spans of a text that are read."""
    sentences = tuple(s for span in spans for s in _sentences(text, span)) or (Span(0, len(text)),)
    words = [w for span in spans for w in WORD.findall(text, span.start, span.end)]
    capital = Counter(stem_of(w) for w in words if telling(w) and w[0].isupper())
    times = Counter(stem_of(w) for w in words if telling(w))
    names = frozenset(s for s, n in capital.items() if 2 * n > times[s])
    bag = Bag((s, rarity(s)) for s in times)
    often = Bag((s, rarity(s) * (1 + math.log(n))) for s, n in times.items())
    top = tuple(sorted(names, key=lambda s: (-often[s], s))[:TOP])
    return Page(
        id=id_,
        text=text,
        sentences=sentences,
        bag=bag,
        often=often,
        times=times,
        names=names,
        named=Bag((s, bag[s]) for s in names),
        top=top,
        tops=frozenset(top),
        lead=bag_of(w for s in sentences[:LEAD] for w in WORD.findall(text, s.start, s.end)),
        numbers=frozenset(n for span in spans for n in NUMBER.findall(text, span.start, span.end) if len(n) >= TOLD),
        starts=tuple(s.start for s in sentences),
    )


def bag_of(words: Iterable[str]) -> Bag:
    """Stems of the telling words, each with its rarity."""
    return Bag((stem, rarity(stem)) for stem in (stem_of(w) for w in words if telling(w)))


def cosine(a: Bag, b: Bag) -> float:
    """Cosine of two bags, 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    shared = sum(value * b[stem] for stem, value in a.items() if stem in b)
    if not shared:
        return 0.0
    return shared / math.sqrt(a.square * b.square)


def _sentences(text: str, span: Span) -> Iterable[Span]:
    start = span.start
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        if end.end() > start:
            yield Span(start, end.end())
            start = end.end()
    if start < span.end:
        yield Span(start, span.end)

"""The words of a report as they are compared with those of others."""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.fuse.same.rows import Row, number_of, row_of
from dateline.fuse.same.words import NUMBER, WORD, grained, rarity, stem_of, telling
from dateline.model import Span

LEAD = 3  # sentences
TOP = 6  # names a report is about
TOLD = 2  # digits of a number that tells something
KEYS = 40  # stems by which reports that are alike are found
OFTEN = 6
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[^\sa-z])|\n+")

# Marks of the items of a report's row.
BAG, NAMED, IN_LEAD, ON_TOP, FIGURE = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Page:
    """A report's words.

    Attributes:
        id: the report's id.
        text: what offsets point into.
        sentences: spans, in order.
        row: stems of its telling words and numbers of more than one digit, marked. Weights: `rare`, the rarity; `often`, the same times one more
            than the logarithm of how often it is there.
        keys: numbers of the stems that are rarest and most often there, in order.
        names: stems written with a capital more often than not.
        tops: those of them that are rarest and most often there.
        lead: stems of the first sentences.
        times: how often each stem is there, if more than once; no more than `OFTEN` is counted.
    """

    id: str
    text: str
    sentences: tuple[Span, ...]
    row: Row
    keys: tuple[int, ...]
    names: frozenset[str]
    tops: frozenset[str]
    lead: frozenset[str]
    times: dict[str, int]
    starts: tuple[int, ...] = field(repr=False)

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence an offset stands in; of the one before it where it stands in none."""
        return max(0, bisect_right(self.starts, offset) - 1)


def page_of(id_: str, text: str, spans: Sequence[Span]) -> Page:
    """The words of the spans of a text that are read."""
    sentences = tuple(s for span in spans for s in _sentences(text, span)) or (Span(0, len(text)),)
    words = [w for span in spans for w in WORD.findall(text, span.start, span.end) if telling(w)]
    capital = Counter(stem_of(w) for w in words if w[0].isupper())
    times = Counter(map(stem_of, words))
    names = frozenset(s for s, n in capital.items() if 2 * n > times[s])
    often = {s: grained(rarity(s) * (1 + math.log(n))) for s, n in times.items()}
    tops = frozenset(sorted(names, key=lambda s: (-often[s], s))[:TOP])
    lead = stems_of(w for s in sentences[:LEAD] for w in WORD.findall(text, s.start, s.end))
    figures = {n for span in spans for n in NUMBER.findall(text, span.start, span.end) if len(n) >= TOLD}
    marks: dict[str, int] = defaultdict(int)
    for mark, stems in ((BAG, times), (NAMED, names), (IN_LEAD, lead), (ON_TOP, tops), (FIGURE, figures)):
        for stem in stems:
            marks[stem] |= mark
    return Page(
        id=id_,
        text=text,
        sentences=sentences,
        row=row_of(marks, map(rarity, marks), [often.get(s, 0.0) for s in marks]),
        keys=tuple(map(number_of, sorted(often, key=lambda s: (-often[s], s))[:KEYS])),
        names=names,
        tops=tops,
        lead=lead,
        times={s: min(n, OFTEN) for s, n in times.items() if n > 1},
        starts=tuple(s.start for s in sentences),
    )


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Stems of the telling words."""
    return frozenset(stem_of(w) for w in words if telling(w))


def _sentences(text: str, span: Span) -> Iterable[Span]:
    start = span.start
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        if end.end() > start:
            yield Span(start, end.end())
            start = end.end()
    if start < span.end:
        yield Span(start, span.end)

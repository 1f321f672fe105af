"""Overlapping and nested spans, cut into stretches that can stand one after another in a page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dateline.model import Span

Layer = Literal["trigger", "tally", "cue", "source", "chain", "relay", "who", "time", "place", "quote", "content", "doubt"]


_SAID: frozenset[Layer] = frozenset({"quote", "content"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of one part of one field: they light up together.

    Attributes:
        id: name of the stretch in the page; unique.
        field: name of the field's card in the page.
        layer: what the words are to the field; decides how they look.
        title: a sentence for the pointer that rests on the words.
        spans: one or several stretches of the text, none empty, all inside it.
        tag: what stands in small before its first words; empty = nothing.
        unsure: whether the field may well be wrong.
    """

    id: str
    field: str
    layer: Layer
    title: str
    spans: tuple[Span, ...]
    tag: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under the same marks from its first to its last character.

    Attributes:
        span: where it stands.
        marks: all marks over it, innermost first; empty for words nothing was read from.
        begins: ids of the marks whose first words these are.
    """

    span: Span
    marks: tuple[Mark, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields it belongs to, each once, innermost first."""
        return tuple(dict.fromkeys(mark.field for mark in self.marks))

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Its layers, each once, innermost first."""
        return tuple(dict.fromkeys(mark.layer for mark in self.marks))

    @property
    def depth(self) -> int:
        """In how many statements it is words said: 2 and more where one statement stands inside another."""
        return len({mark.field for mark in self.marks if mark.layer in _SAID})

    @property
    def tagged(self) -> tuple[Mark, ...]:
        """The marks whose tags stand before it, the outermost first."""
        return tuple(mark for mark in reversed(self.marks) if mark.tag and mark.id in self.begins)

    @property
    def edges(self) -> tuple[str, ...]:
        """`unsure` where a mark over it is, with `opens` and `closes` where the words of such a mark begin and end."""
        spans = [span for mark in self.marks if mark.unsure for span in mark.spans if span.contains(self.span)]
        opens = any(span.start == self.span.start for span in spans)
        closes = any(span.end == self.span.end for span in spans)
        return (*(("unsure",) if spans else ()), *(("opens",) if opens else ()), *(("closes",) if closes else ()))


def cut(length: int, marks: Sequence[Mark], bounds: Iterable[Span] = ()) -> tuple[Segment, ...]:
    """Segments that cover a text of `length` characters without gap or overlap.

    Args:
        length: length of the text in code points.
        marks: the marks to lay over it.
        bounds: further spans no segment may reach across (the passages).
    """
    opening, closing = _edges(marks)
    edges = {0, length, *opening, *closing, *(edge for span in bounds for edge in (span.start, span.end))}
    points = sorted(edge for edge in edges if 0 <= edge <= length)
    begins = _begins(marks)
    active: dict[tuple[int, Span], Mark] = {}
    out = []
    for start, end in pairwise(points):
        for key in closing[start]:
            del active[key]
        active.update(opening[start])
        inner = sorted(active, key=lambda key: (key[1].end - key[1].start, key[0]))
        over = tuple(dict.fromkeys(active[key] for key in inner))
        out.append(Segment(span=Span(start, end), marks=over, begins=tuple(begins[start])))
    return tuple(out)


_Key = tuple[int, Span]


def _edges(marks: Sequence[Mark]) -> tuple[defaultdict[int, dict[_Key, Mark]], defaultdict[int, list[_Key]]]:
    opening: defaultdict[int, dict[_Key, Mark]] = defaultdict(dict)
    closing: defaultdict[int, list[_Key]] = defaultdict(list)
    for number, mark in enumerate(marks):
        for span in dict.fromkeys(mark.spans):
            opening[span.start][number, span] = mark
            closing[span.end].append((number, span))
    return opening, closing


def _begins(marks: Sequence[Mark]) -> defaultdict[int, list[str]]:
    begins: defaultdict[int, list[str]] = defaultdict(list)
    for mark in marks:
        begins[min(mark.spans).start].append(mark.id)
    return begins

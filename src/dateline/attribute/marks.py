"""Where quotations begin and end, read from the characters of a paragraph alone: one pass, no parse.

Marks nest; a quotation that stands in another belongs to it. What only looks like a mark (apostrophes, inches, decades) opens nothing, and a
mark without its partner counts for no more than its own paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category

from dateline.attribute.pairing import Mark, Pairing
from dateline.model import Span

_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+|[\u2029\f]")
_MARKS = re.compile(r"'''|''|``|‘‘|’’|´´|[\"“”„‟«»＂❝❞'‘’‚‛‹›「」『』]")
_UNSEEN = frozenset({"Cf", "Mn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One quotation in one paragraph; all spans point into the stored text.

    Attributes:
        span: the quotation with its marks.
        inner: the words between the marks, without white space around them.
        closed: whether its closing mark is there; where it is not, the quotation runs to the end of the paragraph.
        continues: whether its opening mark repeats that of a quotation which the paragraph before left open.
    """

    span: Span
    inner: Span
    closed: bool
    continues: bool


def quoted_spans(text: str, start: int, end: int) -> tuple[Marked, ...]:
    """Quotations of `text[start:end]` in text order; blank lines part its paragraphs."""
    paragraphs = []
    at = start
    for blank in _BLANK_LINE.finditer(text, start, end):
        paragraphs.append(Span(at, blank.start()))
        at = blank.end()
    return quoted_in(text, [*paragraphs, Span(at, end)])


def quoted_in(text: str, paragraphs: Iterable[Span]) -> tuple[Marked, ...]:
    """Quotations of paragraphs that follow each other, in text order; none reaches from one paragraph into the next."""
    out: list[Marked] = []
    left_open = False
    for paragraph in paragraphs:
        first, last = _seen(text, paragraph.start, paragraph.end, 1), _seen(text, paragraph.end - 1, paragraph.start - 1, -1) + 1
        if first >= last:
            continue
        pairing = Pairing(first)
        for mark in _marks(text, first, last):
            pairing.take(mark)
        found = [_marked(text, *pair, last, continues=left_open and pair[0].start == first) for pair in pairing.pairs(text, last)]
        left_open = bool(found) and not found[-1].closed
        out.extend(found)
    return tuple(out)


def _marked(text: str, opening: Mark, closing: Mark | None, last: int, *, continues: bool) -> Marked:
    inner_end = closing.start if closing is not None else last
    words = text[opening.end : inner_end]
    start = opening.end + len(words) - len(words.lstrip())
    return Marked(
        span=Span(opening.start, closing.end if closing is not None else last),
        inner=Span(start, start + len(words.strip())),
        closed=closing is not None,
        continues=continues,
    )


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in _MARKS.finditer(text, start, end):
        before, after = _neighbour(text, match.start() - 1, start - 1, -1), _neighbour(text, match.end(), end, 1)
        if match.group() != "'''":
            yield Mark(match.group(), match.start(), match.end(), before, after, text[match.end() : match.end() + 9])
            continue
        closing = before != "" and not before.isspace() and not after.isalnum()
        middle = match.start() + (1 if closing else 2)
        first, second = text[match.start() : middle], text[middle : match.end()]
        yield Mark(first, match.start(), middle, before, second[0], "")
        yield Mark(second, middle, match.end(), first[0], after, text[match.end() : match.end() + 9])


def _neighbour(text: str, at: int, stop: int, step: int) -> str:
    """The next character that is seen, from `at` on; empty at the edge of the paragraph."""
    while at != stop and category(text[at]) in _UNSEEN:
        at += step
    return text[at] if at != stop else ""


def _seen(text: str, at: int, stop: int, step: int) -> int:
    """The first place from `at` on that holds neither white space nor an invisible character."""
    while at != stop and (text[at].isspace() or category(text[at]) == "Cf"):
        at += step
    return at

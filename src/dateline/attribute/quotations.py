"""Stretches between quotation marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree

_OPENING = frozenset("“„«‟❝")
_CLOSING = frozenset("”»❞")
_ENDS = frozenset({",", ".", "?", "!", "…", "...", "-", "–", "—", "--"})
_SINGLE = frozenset("'‘’‚‛")
_LONGEST_SINGLE = 300
SHORT_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation inside one paragraph.

    Attributes:
        at: its tokens, the marks included.
        open: whether the closing mark is missing: it goes on in the next paragraph.
        continues: whether it goes on from the paragraph before (its opening mark is a repeated one).
        words: number of words inside.
        complete: whether it reads as something said rather than as a title or a scare quote.
    """

    at: Stretch
    open: bool
    continues: bool
    words: int
    complete: bool


def find_quotations(tree: Tree) -> tuple[Quotation, ...]:
    """All quotations in text order. Nested marks belong to the outer quotation."""
    out: list[Quotation] = []
    for paragraph in _paragraphs(tree):
        out.extend(_in_paragraph(tree, paragraph, goes_on=_runs_into(tree, out, paragraph)))
    return tuple(out)


def _paragraphs(tree: Tree) -> Iterator[Stretch]:
    first, number = 0, None
    for s in tree.document.sentences:
        if number is not None and s.passage != number:
            yield Stretch(first, s.first - 1)
            first = s.first
        number = s.passage
    if tree.tokens:
        yield Stretch(first, len(tree.tokens) - 1)


def _runs_into(tree: Tree, before: Sequence[Quotation], paragraph: Stretch) -> bool:
    if not before or not before[-1].open or tree.tokens[paragraph.first].text not in QUOTE_MARKS:
        return False
    return before[-1].at.last == paragraph.first - 1


def _in_paragraph(tree: Tree, paragraph: Stretch, *, goes_on: bool) -> Iterator[Quotation]:
    begun: int | None = None
    continues = goes_on
    after = paragraph.first
    for i in range(paragraph.first, paragraph.last + 1):
        if i < after:
            continue
        if begun is None and (end := closing_single(tree, i, paragraph)) is not None:
            yield _quotation(tree, Stretch(i, end), open_=False, continues=False)
            after = end + 1
            continue
        if tree.tokens[i].text not in QUOTE_MARKS:
            continue
        if begun is None:
            if not _closes_only(tree, i, paragraph):
                begun = i
        elif _closes(tree, i, paragraph) or (tree.tokens[begun].text, tree.tokens[i].text) == ("„", "“"):
            yield _quotation(tree, Stretch(begun, i), open_=False, continues=continues)
            begun, continues = None, False
    if begun is not None and begun < paragraph.last:
        yield _quotation(tree, Stretch(begun, paragraph.last), open_=True, continues=continues)


def closing_single(tree: Tree, i: int, paragraph: Stretch) -> int | None:
    """Where the quotation ends that a single mark at `i` opens: behind a comma or stop, around a clause; else None."""
    tokens = tree.tokens
    if tokens[i].text not in _SINGLE or i >= paragraph.last or tokens[i].end != tokens[i + 1].start:
        return None
    if i > paragraph.first and tokens[i - 1].end == tokens[i].start:
        return None
    for k in range(i + 2, min(paragraph.last, i + _LONGEST_SINGLE) + 1):
        ended = tokens[k - 1].text in _ENDS and tokens[k - 1].end == tokens[k].start
        if tokens[k].text in _SINGLE and ended:
            return k if any(t.pos in ("VERB", "AUX") for t in tokens[i + 1 : k]) else None
    return None


def _closes_only(tree: Tree, i: int, paragraph: Stretch) -> bool:
    """A closing mark with no opening mark before it, or a mark after which nothing follows."""
    return tree.tokens[i].text in _CLOSING or i == paragraph.last


def _closes(tree: Tree, i: int, paragraph: Stretch) -> bool:
    """Whether a mark met inside a quotation ends it; straight marks are told apart by the space around them."""
    mark = tree.tokens[i].text
    if mark in _OPENING:
        return False
    if mark in _CLOSING or i == paragraph.last:
        return True
    spaced_before = tree.tokens[i - 1].end < tree.tokens[i].start
    spaced_after = tree.tokens[i].end < tree.tokens[i + 1].start
    return not (spaced_before and not spaced_after)


def _quotation(tree: Tree, at: Stretch, *, open_: bool, continues: bool) -> Quotation:
    inside = tree.tokens[at.first + 1 : at.last + (1 if open_ else 0)]
    words = sum(t.text[0].isalnum() for t in inside)
    verbs = any(t.pos in ("VERB", "AUX") for t in inside)
    after = tree.tokens[at.last + 1].text if at.last + 1 < len(tree.tokens) else ""
    ended = bool(inside) and inside[-1].text in _ENDS
    complete = open_ or (words >= SHORT_WORDS and verbs) or (ended and words > 1) or (after == "," and verbs)
    return Quotation(at=at, open=open_, continues=continues, words=words, complete=complete)

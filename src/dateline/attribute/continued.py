"""Quotations that go on over paragraphs: each opens with a mark of its own, and only the last closes."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dateline.attribute.frame import Frame
from dateline.attribute.tree import Stretch, Tree, joined, without

_OPENING, _CLOSING = frozenset({"“", "``", "«", "❝"}), frozenset({"”", "''", "»", "❞"})
_WORDS = 400  # words of the longest of them
_SENTENCE_END = frozenset(".!?…")


def continued(tree: Tree, frames: Sequence[Frame], taken: AbstractSet[int]) -> list[Frame]:
    """The frames, a quotation that goes on given to its first speaker to the end; `taken` are words of sources and cues."""
    out = list(frames)
    for n in range(len(out)):
        frame = out[n]
        ends = [_last(tree, piece, taken) for piece in frame.content]
        claimed = [Stretch(p.last + 1, end) for p, end in zip(frame.content, ends, strict=True) if end > p.last]
        if claimed:
            out = [other if m == n else _without(other, claimed) for m, other in enumerate(out)]
            out[n] = replace(frame, content=tuple(joined([*frame.content, *claimed])))
    return [f for f in out if f.content]


def opens(tree: Tree, i: int) -> bool:
    """Whether the word is a mark that can only open a quotation."""
    return _as_printed(tree, i) in _OPENING


def _without(frame: Frame, claimed: Sequence[Stretch]) -> Frame:
    """A frame whose cue stands outside loses what it holds of the quotation."""
    if any(c.meets(q) for c in claimed for q in frame.cue) or not any(c.meets(p) for c in claimed for p in frame.content):
        return frame
    return replace(frame, content=tuple(rest for piece in frame.content for rest in without(piece, claimed)))


def _last(tree: Tree, piece: Stretch, taken: AbstractSet[int]) -> int:
    """The last word of the quotation that opens with the piece, over all further opening marks."""
    if not opens(tree, piece.first):
        return piece.last
    again = False
    for i in range(piece.first + 1, min(len(tree.tokens), piece.last + _WORDS)):
        if _as_printed(tree, i) in _CLOSING:
            return max(i, piece.last) if again else piece.last
        if opens(tree, i):
            if tree.tokens[i - 1].text[-1] not in _SENTENCE_END:
                return piece.last
            again = True
        elif i > piece.last and not again and i in taken:
            return piece.last
    return piece.last


def _as_printed(tree: Tree, i: int) -> str:
    """The characters of the text: the parse reads two apostrophes and two grave accents as one mark without a direction."""
    token = tree.tokens[i]
    return tree.document.text[token.start : token.end]

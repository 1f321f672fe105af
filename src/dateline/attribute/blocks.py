"""A document in runs of sentences that no frame reaches across, so that what looks at all frames of a block stays cheap."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribute.frame import Frame
from dateline.attribute.tree import Stretch, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Whole sentences, and the frames that stand in them."""

    at: Stretch
    frames: tuple[Frame, ...]


def blocks(tree: Tree, frames: Sequence[Frame]) -> list[Block]:
    """The blocks of a document in text order; together they hold every token and every frame once."""
    spans = sorted(((_cover(f), n) for n, f in enumerate(frames)), key=lambda s: s[0])
    out: list[Block] = []
    at = 0
    sentence = 0
    sentences = [Stretch(s.first, s.last - 1) for s in tree.document.sentences]
    while sentence < len(sentences):
        first, last = sentences[sentence].first, sentences[sentence].last
        inside: list[int] = []
        while True:
            while at < len(spans) and spans[at][0].first <= last:
                last = max(last, spans[at][0].last)
                inside.append(spans[at][1])
                at += 1
            while sentence < len(sentences) and sentences[sentence].first <= last:
                last = max(last, sentences[sentence].last)
                sentence += 1
            if at >= len(spans) or spans[at][0].first > last:
                break
        out.append(Block(at=Stretch(first, last), frames=tuple(frames[n] for n in sorted(inside))))
    return out


def _cover(frame: Frame) -> Stretch:
    pieces = (*frame.source, *frame.cue, *frame.content)
    return Stretch(min([frame.head, *(p.first for p in pieces)]), max([frame.head, *(p.last for p in pieces)]))

"""The words around a frame that are said of its saying: between source, cue and content, in front of them and behind."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.attribute.frame import Frame
from dateline.attribute.kinds import kinds_of
from dateline.attribute.lexicon import base_form
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token

_STOPS = frozenset({";", ":"})
_TALKING = frozenset({"speak", "talk", "quote", "cite", "interview"})
_ASKED = frozenset({"asked", "pressed", "questioned", "contacted"})
_FRONTED = frozenset({"ADP", "SCONJ"})


class Zones:
    """The words around each frame of a block that are said of its saying."""

    def __init__(self, tree: Tree, frames: Sequence[Frame]) -> None:
        self._tree = tree
        heads = sorted({f.head for f in frames})
        self._at: dict[int, list[Frame]] = {}
        self._over: dict[int, list[tuple[Stretch, Frame]]] = {}
        for frame in frames:
            for i in {frame.head, frame.speaker if frame.speaker is not None else frame.head}:
                self._at.setdefault(i, []).append(frame)
            for piece in frame.content:
                for head in heads[bisect_left(heads, piece.first) : bisect_right(heads, piece.last)]:
                    self._over.setdefault(head, []).append((piece, frame))

    def of(self, frame: Frame) -> list[Stretch]:
        """Runs of tokens that belong to the cue's clause and to no source or content; none crosses what another frame takes."""
        tree = self._tree
        sentence = tree.sentence(frame.head)
        around = self._around(frame, sentence)
        own = [s for s in (*frame.source, *frame.cue, *frame.content) if sentence.meets(s)]
        first, last = min(s.first for s in own), max(s.last for s in own)
        blocked = {i for s in frame.content for i in range(s.first, s.last + 1)} | _core(tree, frame)
        left, right = self._fronted(frame, around, first), self._reach(frame, around, last + 1)
        out: list[Stretch] = []
        crossed = False
        for i in range(max(left, around.first), min(right, around.last) + 1):
            if i in blocked or frame.head == i:
                crossed = False
            if i in self._at and self._is_taken(frame, around, i):
                crossed = True
            if i in blocked or crossed:
                continue
            if out and out[-1].last == i - 1:
                out[-1] = Stretch(out[-1].first, i)
            else:
                out.append(Stretch(i, i))
        return out

    def _around(self, frame: Frame, sentence: Stretch) -> Stretch:
        """The sentence, or the part of it that somebody else says."""
        first, last = sentence.first, sentence.last
        for piece, other in self._over.get(frame.head, ()):
            if other is not frame and not any(c.holds(other.head) for c in frame.content):
                first, last = max(first, piece.first), min(last, piece.last)
        return Stretch(first, last)

    def _is_taken(self, frame: Frame, around: Stretch, i: int) -> bool:
        """Whether the word is the head of another cue, or of its source, that stands outside this frame."""
        for other in self._at.get(i, ()):
            if other is frame or not around.holds(other.head) or any(c.holds(other.head) for c in frame.content):
                continue
            head = self._tree.tokens[other.head]
            if head.lower in _ASKED and head.tag == "VBN" and other.head < frame.head:
                continue  # "Asked by Sky News about the boats, the admiral said …"
            if i in (other.head, other.speaker) and (i == other.head or i != frame.speaker):
                return True
        return False

    def _fronted(self, frame: Frame, around: Stretch, first: int) -> int:
        """Where what stands in front begins: "Speaking on Joy FM, the chief said", "Through the Red Cross, …"."""
        tokens = self._tree.tokens
        if first == around.first or tokens[first - 1].text != ",":
            return first
        start = first
        for i in range(first - 2, around.first - 1, -1):
            if tokens[i].text in _STOPS or self._is_taken(frame, around, i):
                break
            opens = i == around.first or tokens[i - 1].text == "," or tokens[i - 1].pos in ("CCONJ", "PUNCT", "SCONJ", "ADV", "NUM")
            if opens and _is_fronted(tokens[i]):
                start = i
        return start

    def _reach(self, frame: Frame, around: Stretch, start: int) -> int:
        for i in range(start, around.last + 1):
            if self._tree.tokens[i].text in _STOPS or self._is_taken(frame, around, i):
                return i - 1
        return around.last


def _core(tree: Tree, frame: Frame) -> set[int]:
    """The words of the source up to the first participle or comma behind its head."""
    out: set[int] = set()
    for n, s in enumerate(frame.source):
        for i in range(s.first, s.last + 1):
            if n == 0 and i > s.first and _is_participle(tree, i) and not _in_relative(tree, s.first, i):
                break
            out.add(i)
    return out


def _is_participle(tree: Tree, i: int) -> bool:
    """Whether what a source went through begins here: "footage | broadcast on", "a report | seen by"."""
    token = tree.tokens[i]
    after = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else None
    if after is None or token.tag == "JJ":
        return False
    if token.lower in ("in", "on") and set(kinds_of(tree.tokens[i - 1])) & {"document", "evidence"}:
        return True
    return (token.pos == "VERB" and token.dep != "amod") or (token.lower in ("broadcast", "published", "aired") and after.pos == "ADP")


def _in_relative(tree: Tree, first: int, i: int) -> bool:
    """Whether the word stands in a clause about the speaker, and not in one that tells whom the speaker talked to."""
    if base_form(tree.tokens[i].lemma) in _TALKING and tree.tokens[i - 1].lower in ("who", "which", "was", "were", "has", "had"):
        return False
    return any(t.lower in ("who", "whose", "whom") for t in tree.tokens[first:i])


def _is_fronted(token: Token) -> bool:
    return (
        token.pos in _FRONTED
        or token.tag in ("VBG", "VBN")
        or token.lower in ("via", "through")
        or (token.lower.endswith("ing") and token.text[0].isupper())
    )

"""The words around a frame that are said of its saying: between source, cue and content, in front of them and behind."""

from collections.abc import Sequence

from dateline.attribute.frame import Frame
from dateline.attribute.kinds import kinds_of
from dateline.attribute.lexicon import base_form
from dateline.attribute.tree import Stretch, Tree

_STOPS = frozenset({";", ":"})
_TALKING = frozenset({"speak", "talk", "quote", "cite", "interview"})
_ASKED = frozenset({"asked", "pressed", "questioned", "contacted"})
_FRONTED = frozenset({"ADP", "SCONJ"})


def zones(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> list[Stretch]:
    """Runs of tokens that belong to the cue's clause and to no source or content; none crosses what another frame takes."""
    sentence = tree.sentence(frame.head)
    around = _around(frame, frames, sentence)
    own = [s for s in (*frame.source, *frame.cue, *frame.content) if sentence.meets(s)]
    first, last = min(s.first for s in own), max(s.last for s in own)
    blocked = {i for s in frame.content for i in range(s.first, s.last + 1)} | _core(tree, frame)
    others = _others(tree, frame, frames, around)
    left = _fronted(tree, around, first, others)
    right = _reach(tree, last + 1, around.last, others)
    out: list[Stretch] = []
    crossed = False
    for i in range(max(left, around.first), min(right, around.last) + 1):
        if i in blocked or frame.head == i:
            crossed = False
        if i in others:
            crossed = True
        if i in blocked or crossed:
            continue
        if out and out[-1].last == i - 1:
            out[-1] = Stretch(out[-1].first, i)
        else:
            out.append(Stretch(i, i))
    return out


def _around(frame: Frame, frames: Sequence[Frame], sentence: Stretch) -> Stretch:
    """The sentence, or the part of it that somebody else says."""
    first, last = sentence.first, sentence.last
    for other in frames:
        for c in other.content if other is not frame else ():
            if c.holds(frame.head) and not any(f.holds(other.head) for f in frame.content):
                first, last = max(first, c.first), min(last, c.last)
    return Stretch(first, last)


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


def _others(tree: Tree, frame: Frame, frames: Sequence[Frame], around: Stretch) -> set[int]:
    """Heads of other cues, with the sources that stand outside this frame."""
    out: set[int] = set()
    for other in frames:
        if other is frame or not around.holds(other.head) or any(c.holds(other.head) for c in frame.content):
            continue
        if tree.tokens[other.head].lower in _ASKED and tree.tokens[other.head].tag == "VBN" and other.head < frame.head:
            continue  # "Asked by Sky News about the boats, the admiral said …"
        out.add(other.head)
        if other.speaker is not None and other.speaker != frame.speaker:
            out.add(other.speaker)
    return out


def _fronted(tree: Tree, around: Stretch, first: int, others: set[int]) -> int:
    """Where what stands in front begins: "Speaking on Joy FM, the chief said", "Through the Red Cross, …"."""
    if first == around.first or tree.tokens[first - 1].text != ",":
        return first
    start = first
    for i in range(first - 2, around.first - 1, -1):
        if tree.tokens[i].text in _STOPS or i in others:
            break
        opens = i == around.first or tree.tokens[i - 1].text == "," or tree.tokens[i - 1].pos in ("CCONJ", "PUNCT", "SCONJ", "ADV", "NUM")
        if opens and _is_fronted(tree, i):
            start = i
    return start


def _is_fronted(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return (
        token.pos in _FRONTED
        or token.tag in ("VBG", "VBN")
        or token.lower in ("via", "through")
        or (token.lower.endswith("ing") and token.text[0].isupper())
    )


def _reach(tree: Tree, start: int, last: int, others: set[int]) -> int:
    for i in range(start, last + 1):
        if tree.tokens[i].text in _STOPS or i in others:
            return i - 1
    return last

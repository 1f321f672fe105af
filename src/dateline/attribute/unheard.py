"""What was said through somebody and no tagger heard: whatever is told to an outlet, or on one, is a statement."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.relays import Relays
from dateline.attribute.screens import is_no_statement
from dateline.attribute.telling import said_frame
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.zones import Zones

_SAYING = frozenset({"that", "clause", "quote", "wh", "obj", "to", "prep:of", "prep:for", "prep:about"})


def unheard_frames(tree: Tree, block: Stretch, frames: Sequence[Frame], lexicon: Lexicon, relays: Relays) -> list[Frame]:
    """Frames of verbs of saying beside which an intermediary is named, and that no frame is about."""
    taken = {i for f in frames for s in (*f.cue, *f.source) for i in range(s.first, s.last + 1)} | {f.head for f in frames}
    out: list[Frame] = []
    for token in (tree.tokens[i] for i in tree.lemmas.of(_verbs(lexicon), block)):
        if token.i in taken or token.pos != "VERB":
            continue
        if token.tag in ("VBN", "VBG", "VB") and tree.kid(token.i, "aux") is None:
            continue
        frame = said_frame(tree, token.i, _whole(tree, token.i, frames), lexicon)
        frame = _named(tree, frame) if frame is not None else None
        if frame is None or not frame.source or frame.construction not in _SAYING or is_no_statement(tree, frame, lexicon):
            continue
        plain = frame.lemma in lexicon.speech and frame.construction in ("that", "clause", "quote", "wh")
        found = relays.of(frame, Zones(tree, [*frames, *out, frame]))
        if found and (plain or any(r.name.last < frame.source[0].first for r in found)) and not _is_said(frame, frames):
            out.append(frame)
    return out


@cache
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.verbs)


def _whole(tree: Tree, verb: int, frames: Sequence[Frame]) -> Stretch:
    """The sentence, or what of it somebody is known to say."""
    whole = tree.sentence(verb)
    for c in (c for f in frames for c in f.content if c.holds(verb)):
        whole = Stretch(max(whole.first, c.first), min(whole.last, c.last))
    return whole


def _named(tree: Tree, frame: Frame) -> Frame:
    """The frame with a source that begins behind what stands in front of it: "Writing on Telegram, the head of the region"."""
    if not frame.source:
        return frame
    source = frame.source[0]
    first = tree.tokens[source.first]
    comma = next((i for i in range(source.first, source.last) if tree.tokens[i].text == ","), None)
    if comma is None or (first.pos not in ("ADP", "SCONJ") and first.tag not in ("VBG", "VBN")):
        return frame
    short = Stretch(comma + 1, source.last)
    nouns = [i for i in range(short.first, short.last + 1) if tree.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    heads = [i for i in nouns if not short.holds(tree.tokens[i].head)]
    return replace(frame, source=(short,), speaker=next(iter(heads or nouns), frame.speaker))


def _is_said(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the speaker is known to have said the same with another verb."""
    words = {i for c in frame.content for i in range(c.first, c.last + 1)}
    for other in frames:
        said = {i for c in other.content for i in range(c.first, c.last + 1)}
        if other.speaker == frame.speaker and 2 * len(words & said) > len(words):
            return True
    return False

"""Sources that a tagger cut a little wrong, put right: places and days that are none, ends of noun phrases, what a set phrase leads to."""

from dataclasses import replace

from dateline.attribute.frame import Frame
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.sources import TIME_NOUNS, naming
from dateline.attribute.telling import closing_frame
from dateline.attribute.tree import Stretch, Tree

_ARTICLE = 1  # tokens that a source may lack in front


def placed(tree: Tree, frame: Frame, outlets: Outlets) -> Frame:
    """Where something was said is not who said it: "It was claimed on | state television |"."""
    if not frame.source or frame.speaker is None or frame.construction == "phrase":
        return frame
    last = tree.tokens[frame.cue[0].last]
    at = frame.source[0]
    if last.lower not in ("on", "via") or at.first != last.i + 1 or not outlets.is_one(at, frame.speaker):
        return frame
    return replace(frame, source=(), speaker=None)


def timeless(tree: Tree, frame: Frame) -> Frame:
    """A day says nothing: "the governor said on | Sunday |"."""
    if not frame.source or frame.speaker is None or tree.tokens[frame.speaker].lower not in TIME_NOUNS or frame.construction == "phrase":
        return frame
    seen = closing_frame(tree, frame.head, Stretch(tree.sentence(frame.head).first, frame.head + 2))
    return replace(frame, source=seen.source, speaker=seen.speaker) if seen is not None else frame


def phrased(frame: Frame, seen: Frame | None) -> Frame:
    """A set phrase is followed by its source: "according to | doctors"."""
    if frame.construction != "phrase" or frame.lemma in ("citing", "quoting") or seen is None or not frame.source or not seen.source:
        return frame
    if seen.source[0].first == frame.source[0].first or (
        seen.source[0].contains(frame.source[0]) and frame.source[0].first - seen.source[0].first <= _ARTICLE
    ):
        return frame
    return replace(seen, confidence=frame.confidence)


def widened(tree: Tree, frame: Frame) -> Frame:
    """A source that is cut inside its noun phrase: "the | detained blogger", "A video published by | the newspaper", "emails obtained by | X"."""
    if not frame.source:
        return frame
    source = frame.source[0]
    verb = tree.tokens[source.last]
    if (
        verb.pos == "VERB"
        and verb.tag in ("VBZ", "VBD", "VBP")
        and verb.dep not in ("relcl", "acl", "ccomp", "advcl", "csubj")
        and source.last > source.first
    ):
        source = Stretch(source.first, source.last - 1)
    end = tree.tokens[source.last]
    named = (
        noun_phrase(tree, source.last + 1, frame.cue[0].first - 1)
        if end.pos in ("ADP", "DET") and source.last < frame.cue[0].first - 1
        else None
    )
    if named is not None:
        source = Stretch(source.first, named[0].last)
    first = source.first
    while first > 0 and tree.tokens[first - 1].pos == "DET":
        first -= 1
    by, participle = tree.tokens[first - 1], tree.tokens[first - 2]
    if (
        first - 2 > 0
        and by.lower in ("by", "on", "with")
        and participle.tag == "VBN"
        and tree.tokens[participle.head].pos in ("NOUN", "PROPN")
        and participle.dep == "acl"
    ):
        source = Stretch(min(tree.left[participle.head], participle.head), source.last)
    if source == frame.source[0] or any(source.meets(s) for s in (*frame.cue, *frame.content)):
        return frame
    return replace(frame, source=(source, *frame.source[1:]), speaker=naming(tree, source))

"""Which source and content belong to which cue, where a tagger tied them crosswise and the order of the words leaves no doubt."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.outlets import noun_phrase
from dateline.attribute.sources import name_stretch
from dateline.attribute.tree import Stretch, Tree

_CITING = frozenset({"citing", "quoting"})


def relinked(tree: Tree, frames: Sequence[Frame], lexicon: Lexicon) -> list[Frame]:
    """The frames with their own sources, cues and contents."""
    return _inverted(tree, _linked(tree, _crossed(tree, [_recued(tree, f, lexicon) for f in frames])))


def _recued(tree: Tree, frame: Frame, lexicon: Lexicon) -> Frame:
    """The verb the source is the subject of, not that of another subject: "the inspector told O Globo, AFP | reports"."""
    own = tree.kid(frame.head, "nsubj")
    if frame.speaker is None or own is None or frame.construction == "phrase" or any(s.holds(own.i) for s in frame.source):
        return frame
    verb = tree.tokens[tree.tokens[frame.speaker].head]
    if (
        tree.tokens[frame.speaker].dep != "nsubj"
        or verb.i == frame.head
        or verb.i > frame.head
        or base_form(verb.lemma) not in lexicon.speech
    ):
        return frame
    if any(c.holds(verb.i) for c in frame.content) or own.pos not in ("NOUN", "PROPN") or not verb.i < own.i < frame.head:
        return frame
    return replace(frame, head=verb.i, lemma=base_form(verb.lemma), cue=(Stretch(verb.i, verb.i),))


def _crossed(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """In "X said, citing | a log, | that …": what follows the citing is cited, and what X said stands behind it."""
    out = list(frames)
    for citing in frames:
        if tree.tokens[citing.head].lower not in _CITING:
            continue
        for frame in frames:
            if (
                frame is not citing
                and frame in out
                and frame.content[0].first == citing.cue[-1].last + 1
                and not has_verb(tree, frame.content[0])
            ):
                source = frame.source or citing.source
                out[out.index(frame)] = replace(frame, source=source, content=citing.content)
                out = [f for f in out if f is not citing]
    return out


def _inverted(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """In "“…,” said the prisoner, the BBC reported": the noun behind the first cue is its source, and no content of the second."""
    out = list(frames)
    for frame in frames:
        for other in frames:
            first = other.content[0]
            if other is frame or other.source != frame.source or first.first != frame.head + 1 or has_verb(tree, first) or frame not in out:
                continue
            named = noun_phrase(tree, first.first, first.last)
            if named is not None:
                out[out.index(frame)] = replace(frame, source=(named[0],), speaker=named[1])
                out.remove(other)
    return out


def _linked(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """Each cue with its own subject, where the tagger tied two cues to one source and what stands between them to neither."""
    out = list(frames)
    for frame in frames:
        own = tree.kid(frame.head, "nsubj")
        if own is None or not frame.source or any(s.meets(tree.below(own.i)) for s in frame.source) or own.pos not in ("NOUN", "PROPN"):
            continue
        rivals = [f for f in out if f is not frame and f.source == frame.source]
        before = any(min(f.head, frame.source[0].first) < own.i < frame.head and f.head < own.i for f in rivals)
        if before or any((theirs := tree.kid(f.head, "nsubj")) is not None and frame.source[0].holds(theirs.i) for f in rivals):
            name = name_stretch(tree, own.i, barred=tuple(frame.cue))
            if name is not None:
                out[out.index(frame)] = replace(frame, source=(name,), speaker=own.i)
    return out


def has_verb(tree: Tree, stretch: Stretch) -> bool:
    """Whether a stretch can be a clause, and not only a name."""
    return any(t.pos in ("VERB", "AUX") for t in tree.tokens[stretch.first : stretch.last + 1])

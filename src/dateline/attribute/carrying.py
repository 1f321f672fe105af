"""Reports that carry what others say: "learned from a source that", "aired footage in which the sailors say", "a warning from experts that"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import base_form
from dateline.attribute.outlets import Outlets
from dateline.attribute.sources import name_stretch, naming, subject
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tree import Stretch, Tree

_LEARNING = frozenset({"learn", "understand", "hear", "gather", "know", "establish", "discover"})
AIRING = frozenset({
    "air", "broadcast", "show", "publish", "carry", "run", "print", "release", "post", "play", "stream", "record", "collect", "document",
    "screen", "relay", "forward",
})  # fmt: skip
_RELATIVE = frozenset({"who", "which", "that"})
_NAMING = ("NOUN", "PROPN", "PRON")
_REACH = 12
_PIECES = 2  # of a content that goes on behind its cue
_FAR = 18  # tokens between what airs and the saying in what it airs


def carried(tree: Tree, block: Stretch, frames: Sequence[Frame], kinds: SpeakerKinds, outlets: Outlets) -> list[Frame]:
    """The frames with whoever was heard as the source, and those with a carrying verb before them with its subject as intermediary."""
    out = [_learned(tree, _heard(tree, f, outlets), frames, outlets) for f in frames]
    for token in (tree.tokens[i] for i in tree.lemmas.of(AIRING, block)):
        if token.tag in ("VBD", "VBZ", "VBP", "VBN") and tree.kid(token.i, "auxpass") is None:
            out = _aired(tree, token.i, out, kinds, outlets)
    return out


def _is_reported(frame: Frame, frames: Sequence[Frame], outlets: Outlets) -> bool:
    """Whether another one tells that somebody who is no reporter learned it: then that one passes it on, and not whoever learned it."""
    if frame.speaker is None or outlets.is_reporter(frame.source[0], frame.speaker):
        return False
    return any(c.holds(frame.head) for f in frames if f is not frame and f.source for c in f.content)


def _heard(tree: Tree, frame: Frame, outlets: Outlets) -> Frame:
    """In "…, the daily said it had learned from relatives": the relatives speak."""
    last = frame.content[-1]
    verb = next((k for k in tree.kids(frame.head, "ccomp") if base_form(k.lemma) in _LEARNING and last.holds(k.i)), None)
    prep = next((k for k in tree.kids(verb.i, "prep") if k.lower == "from"), None) if verb is not None else None
    who = tree.kid(prep.i, "pobj") if prep is not None else None
    if verb is None or who is None or len(frame.content) < _PIECES or not frame.source or frame.speaker is None:
        return frame
    own = tree.kid(verb.i, "nsubj")
    name = name_stretch(tree, who.i, barred=tuple(frame.cue))
    if own is None or own.lower not in ("it", "they") or name is None or not outlets.is_reporter(frame.source[0], frame.speaker):
        return frame
    relay = Relay(name=frame.source[0], cue=frame.cue[0], head=frame.speaker)
    return replace(frame, source=(name,), speaker=who.i, content=frame.content[:-1], relays=(*frame.relays, relay))


def _learned(tree: Tree, frame: Frame, frames: Sequence[Frame], outlets: Outlets) -> Frame:
    """In "Kommersant learned from a source that …": the source speaks."""
    cue = {base_form(t.lemma) for c in frame.cue for t in tree.tokens[c.first : c.last + 1]}
    if not cue & (_LEARNING | AIRING) or not frame.source or frame.speaker is None or tree.tokens[frame.speaker].pos == "PRON":
        return frame
    if frame.head < frame.source[0].first < frame.content[0].first and tree.tokens[frame.source[0].first - 1].lower == "from":
        return _through_subject(tree, frame)
    for i in range(frame.head + 1, min(frame.head + _REACH, frame.content[0].first)):
        if tree.tokens[i].lower != "from" or i >= frame.content[0].first - 1:
            continue
        name = tree.trimmed(Stretch(i + 1, frame.content[0].first - 1))
        while name is not None and tree.tokens[name.last].lower in ("that", "how") and name.last > name.first:
            name = Stretch(name.first, name.last - 1)
        if name is not None and name.meets(frame.source[0]):
            return _through_subject(tree, frame)
        if name is not None:
            relay = () if _is_reported(frame, frames, outlets) else (Relay(name=frame.source[0], cue=frame.cue[0], head=frame.speaker),)
            return replace(frame, source=(name,), speaker=naming(tree, name), relays=(*frame.relays, *relay))
    return frame


def _through_subject(tree: Tree, frame: Frame) -> Frame:
    """The frame passed on by the subject of its cue."""
    who = subject(tree, frame.head)
    name = name_stretch(tree, who.i, barred=tuple(frame.cue)) if who is not None and who.i < frame.head else None
    if who is None or name is None or any(name.meets(s) for s in frame.source):
        return frame
    return replace(frame, relays=(*frame.relays, Relay(name=name, cue=frame.cue[0], head=who.i)))


def _aired(tree: Tree, verb: int, frames: list[Frame], kinds: SpeakerKinds, outlets: Outlets) -> list[Frame]:
    """The verb's subject passes on what somebody says in what it airs."""
    sentence = tree.sentence(verb)
    inside = [f for f in frames if sentence.holds(f.head) and f.head > verb and f.source and f.source[0].first > verb]
    who = subject(tree, verb)
    if who is None or not inside or who.i > verb:
        return frames
    name = name_stretch(tree, who.i, barred=(Stretch(verb, verb),))
    if name is None or not (outlets.is_told(name, who.i) or kinds.of(name, who.i) in ("ngo", "outlet", "agency")):
        return frames
    first = min(inside, key=lambda f: f.head)
    if first.head - verb > _FAR or any(t.tag == "CC" and t.dep == "cc" and t.head == verb for t in tree.tokens[verb : first.head]):
        return frames
    relay = Relay(name=name, cue=Stretch(verb, verb), head=who.i)
    if any(r.name.meets(name) for r in first.relays):
        return frames
    new = replace(_named(tree, first), relays=(*first.relays, relay))
    return [new if f is first else f for f in frames if f.head != verb]


def _named(tree: Tree, frame: Frame) -> Frame:
    """For "a released prisoner, who said" the prisoner."""
    if frame.speaker is None or tree.tokens[frame.speaker].lower not in _RELATIVE:
        return frame
    at = frame.source[0].first - 1
    while at > 0 and (tree.tokens[at].text == "," or tree.tokens[at].pos == "ADP"):
        at -= 1
    first = at
    while (first > 0 and tree.tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")) or tree.tokens[first - 1].tag == "VBN":
        first -= 1
    name = Stretch(first, at)
    return replace(frame, source=(name,), speaker=naming(tree, name)) if tree.tokens[at].pos in _NAMING else frame

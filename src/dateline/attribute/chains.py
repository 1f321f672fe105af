"""Who passed a statement on: "…, according to LTR", "told the BBC", "on Telegram", "was quoted by X as saying", "X, citing Y, reports"."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dateline.attribute.blocks import Block, blocks
from dateline.attribute.carrying import carried
from dateline.attribute.citing import Citations
from dateline.attribute.frame import Frame, Relay
from dateline.attribute.levels import inner_frames
from dateline.attribute.lexicon import Lexicon, load_lexicon
from dateline.attribute.links import has_verb
from dateline.attribute.outlets import Outlets
from dateline.attribute.phrases import phrase_frames
from dateline.attribute.pointing import pointing_frames
from dateline.attribute.quoting import quoted_frames
from dateline.attribute.relays import Relays
from dateline.attribute.repair import repaired
from dateline.attribute.sources import TIME_NOUNS, naming
from dateline.attribute.sourcing import settled
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tails import with_tails
from dateline.attribute.telling import handed_on, told_frames
from dateline.attribute.tree import Stretch, Tree, without
from dateline.attribute.unheard import unheard_frames
from dateline.attribute.zones import Zones
from dateline.model.statement import CueClass

_SPEAKING: frozenset[CueClass] = frozenset({
    "states", "claims", "accuses", "denies", "demands", "warns", "threatens", "promises", "fears", "hopes", "asks", "praises",
    "condemns", "confirms", "reports",
})  # fmt: skip
_LEFT_OVER = frozenset({"who", "which", "that", "was", "were", "had", "has", "is", ","})
_DEPTH = 5
_SHORTEST = 4  # tokens of a content that can begin with where it was said


def chained(tree: Tree, frames: Sequence[Frame], kinds: SpeakerKinds, class_of: Callable[[Frame], CueClass]) -> list[Frame]:
    """The frames with their intermediaries; a frame that only passes another one on is merged into it."""
    lexicon = load_lexicon()
    phrases = {f.head: f for f in phrase_frames(tree, lexicon.phrases)}
    frames = pointing_frames(tree, frames, lexicon)
    outlets = Outlets(tree, kinds)
    found = [f for part in blocks(tree, frames) for f in _chained(tree, part, lexicon, kinds, outlets, phrases)]
    return _merged(tree, found, class_of)


def _chained(
    tree: Tree, block: Block, lexicon: Lexicon, kinds: SpeakerKinds, outlets: Outlets, phrases: Mapping[int, Frame]
) -> list[Frame]:
    """The frames of one block with the intermediaries that are named beside them."""
    relays = Relays(tree, kinds, outlets)
    frames = repaired(tree, block.frames, lexicon, outlets, phrases)
    frames = [_opened(tree, settled(tree, f, lexicon, outlets)) for f in frames]
    frames, quoting = quoted_frames(tree, block.at, frames, lexicon, outlets)
    frames = told_frames(tree, block.at, frames, kinds, outlets)
    frames = Citations(tree, kinds, outlets).merged(block.at, frames)
    near = [phrases[i] for i in range(block.at.first, block.at.last + 1) if i in phrases]
    frames = _distinct([*frames, *inner_frames(tree, frames, lexicon, outlets, near, quoting)])
    unheard = [f for f in unheard_frames(tree, block.at, frames, lexicon, relays) if not _is_about(tree, f, frames)]
    frames = _distinct([*frames, *unheard]) if unheard else frames
    zones = Zones(tree, frames)
    frames = [_with(f, relays.of(f, zones)) for f in (_curtailed(tree, f, relays) for f in frames)]
    frames = [_trimmed(tree, f) for f in handed_on(tree, frames, outlets)]
    frames = carried(tree, block.at, _shared(tree, frames), kinds, outlets)
    return with_tails(tree, block.at, frames, outlets)


def _with(frame: Frame, found: Sequence[Relay]) -> Frame:
    """The frame with intermediaries before those it has."""
    new = tuple(r for r in found if not any(r.name.meets(o.name) for o in frame.relays))
    return replace(frame, relays=(*new, *frame.relays)) if new else frame


def _curtailed(tree: Tree, frame: Frame, relays: Relays) -> Frame:
    """The frame with a content that ends before the words that name an intermediary."""
    found = relays.tail(frame)
    if found is None:
        return frame
    relay, start = found
    last = frame.content[-1]
    short = tree.trimmed(Stretch(last.first, start - 1))
    return replace(_with(frame, [relay]), content=(*frame.content[:-1], short)) if short is not None else frame


def _opened(tree: Tree, frame: Frame) -> Frame:
    """The frame with a content that begins behind where it was said: "said | in the Global Light | that 14 …", "stated | to BTA | that …"."""
    first, *rest = frame.content
    start = tree.tokens[first.first]
    if rest and start.lower == "that" and tree.tokens[rest[0].first].lower == "that" and not has_verb(tree, first):
        return replace(frame, content=tuple(rest))
    led = (
        start.i - 1 if start.lower == "that" and tree.tokens[start.i - 1].pos == "NOUN" else start.i
    )  # "said, in | remarks | that ORTM broadcast"
    if frame.head > first.first or frame.construction == "phrase" or first.last - first.first < _SHORTEST:
        return frame
    if led == start.i and (start.pos != "ADP" or start.head != frame.head):
        return frame
    openers = [i for i in range(first.first + 1, first.last) if tree.tokens[i].lower == "that" and tree.tokens[i].dep != "det"]
    openers = [i for i in openers if tree.tokens[i + 1].pos not in ("VERB", "AUX") and tree.tokens[i - 1].lower not in TIME_NOUNS]
    behind = [i for i in openers if tree.tokens[i - 1].text == ","]
    at = next(iter(behind), None if led < start.i else next(iter(openers), None))
    return replace(frame, content=(Stretch(at, first.last), *frame.content[1:])) if at is not None else frame


def _shared(tree: Tree, frames: Sequence[Frame]) -> list[Frame]:
    """What is added in the same breath went the same way: "confirmed the deaths in a statement to ABC News, adding that …"."""
    heads = {f.head: f for f in frames}
    out = []
    for frame in frames:
        token = tree.tokens[frame.head]
        above = heads.get(token.head)
        same = above is not None and above is not frame and above.source == frame.source and token.tag == "VBG" and token.dep == "advcl"
        out.append(replace(frame, relays=above.relays) if same and above is not None and not frame.relays else frame)
    return out


def _is_about(tree: Tree, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the frame is a clause about whoever says the same: "according to the mayor, | who spoke to Habertürk"."""
    if frame.speaker is None or tree.tokens[frame.speaker].lower not in ("who", "which", "that"):
        return False
    clause = tree.tokens[tree.tokens[frame.speaker].head]
    return any(f.source and f.source[0].holds(clause.head) and f.content[0].meets(frame.content[0]) for f in frames)


def _distinct(frames: Sequence[Frame]) -> list[Frame]:
    """The frames in text order, one for each head."""
    return sorted({f.head: f for f in reversed(frames)}.values(), key=lambda f: (f.cue[0].first, f.head))


def _trimmed(tree: Tree, frame: Frame) -> Frame:
    """The frame with a source that ends before the words that name an intermediary: "footage obtained by the BBC"."""
    if not frame.source:
        return frame
    source = frame.source[0]
    for relay in frame.relays:
        start = relay.cue.first if relay.cue is not None else relay.name.first
        if (
            source.holds(relay.name.first)
            and source.first < start
            and (short := tree.trimmed(Stretch(source.first, start - 1))) is not None
        ):
            source = short
    while source.last > source.first and tree.tokens[source.last].lower in _LEFT_OVER:
        source = Stretch(source.first, source.last - 1)
    if source == frame.source[0]:
        return frame
    speaker = frame.speaker if frame.speaker is not None and source.holds(frame.speaker) else naming(tree, source)
    return replace(frame, source=(source, *frame.source[1:]), speaker=speaker)


def _merged(tree: Tree, frames: Sequence[Frame], class_of: Callable[[Frame], CueClass]) -> list[Frame]:
    """The frames without those of a phrase that stands behind a speaker: it names an intermediary."""
    kept = {f.head: f for f in frames}
    heads = sorted(kept)
    for frame in frames:
        if frame.construction == "phrase" and frame.source:
            for host in _hosts(tree, frame, kept, heads, class_of):
                kept[host] = _relayed(tree, kept[host], frame)
                kept.pop(frame.head, None)
    return [kept[f.head] for f in frames if f.head in kept]


def _relayed(tree: Tree, host: Frame, phrase: Frame) -> Frame:
    """The host with the phrase as its intermediary, and without it in its content."""
    hole = Stretch(phrase.cue[0].first, max(phrase.cue[-1].last, phrase.source[-1].last))
    pieces = (tree.trimmed(p) for c in host.content for p in without(c, [hole]))
    content = tuple(p for p in pieces if p is not None)
    return replace(host, relays=(*host.relays, _relay(phrase), *phrase.relays), content=content or host.content)


def _relay(frame: Frame) -> Relay:
    return Relay(name=frame.source[0], cue=frame.cue[0], head=frame.speaker if frame.speaker is not None else frame.source[0].last)


def _hosts(tree: Tree, phrase: Frame, kept: dict[int, Frame], heads: list[int], class_of: Callable[[Frame], CueClass]) -> list[int]:
    """Main verbs of the clause a phrase is said of, if they are cues of speech themselves."""
    out = []
    for content in phrase.content:
        for n in range(bisect_left(heads, content.first), len(heads)):
            if heads[n] > content.last:
                break
            frame = kept.get(heads[n])
            if frame is None or frame.construction == "phrase" or not frame.source or not _is_main(tree, frame.head):
                continue
            if class_of(frame) in _SPEAKING and not any(c.holds(phrase.head) and not _is_last(c, phrase) for c in frame.content):
                out.append(frame.head)
    return out


def _is_last(content: Stretch, phrase: Frame) -> bool:
    """A phrase the parse hung into the end of a content belongs to the whole sentence."""
    return phrase.source[-1].last >= content.last - 1


def _is_main(tree: Tree, i: int) -> bool:
    for _ in range(_DEPTH):
        token = tree.tokens[i]
        if token.dep == "ROOT":
            return True
        if token.dep not in ("conj", "parataxis"):
            return False
        i = token.head
    return False

"""All frames of a document: what the tagger finds, and what rules add to it, one frame for each cue."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from dateline.attribute.estimates import estimate_frames, revised_frames
from dateline.attribute.evidence import evidence_frames, evidence_words
from dateline.attribute.frame import Frame
from dateline.attribute.inside import Inside
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.mends import mended
from dateline.attribute.phrases import phrase_frames
from dateline.attribute.quotations import find_quotations
from dateline.attribute.screens import is_no_statement
from dateline.attribute.speech import Speech, find_speeches
from dateline.attribute.tagframes import tagged_frames
from dateline.attribute.tagger import Tagged
from dateline.attribute.tree import Stretch, Tree, joined
from dateline.attribute.unlearned import unlearned_frames
from dateline.attribute.verbs import verb_frame
from dateline.model import Token
from dateline.model.statement import CueClass

_FINITE = frozenset({"that", "clause", "quote"})
_REQUESTS: frozenset[CueClass] = frozenset({"demands", "asks"})
_CLAUSAL = frozenset({"that", "clause", "quote", "wh", "ing", "to"})


def detect(tree: Tree, lexicon: Lexicon, found: Iterable[Tagged]) -> list[Frame]:
    """Frames in text order of their cues; no two share a cue word. What the tagger found goes before what rules find."""
    quotations = find_quotations(tree)
    inside = Inside(quotations)
    speeches = find_speeches(tree, quotations, lexicon.speech)
    out = _Kept(tree, lexicon)
    for speech in speeches:
        if _is_unlearned(tree, speech):
            out.keep(_spoken(tree, speech))
    for frame in mended(tree, lexicon, tagged_frames(tree, lexicon, found)):
        if not out.covers(frame):
            out.keep(frame)
    for frame in _beyond(tree, lexicon, [s for s in speeches if not _is_unlearned(tree, s)], inside, out.taken):
        if not out.covers(frame):
            out.keep(frame)
    for frame in _passed_on(tree, lexicon, inside, tuple(out.frames)):
        out.keep(frame)
    wanted = {f.head for f in out.frames if f.confidence is None and _is_wanted(tree, f, lexicon)}
    return sorted((f for f in out.frames if f.head not in wanted), key=lambda f: (f.cue[0].first, f.head))


class _Kept:
    """Frames kept so far, and the words that are taken."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.frames: list[Frame] = []
        self._tree, self._lexicon = tree, lexicon
        self.taken: set[int] = set()
        self._said: set[int] = set()

    def keep(self, frame: Frame) -> None:
        """Keep a frame unless its cue is taken or it is no statement."""
        words = _words(frame.cue)
        if not frame.content or frame.head in self.taken or words & self.taken or is_no_statement(self._tree, frame, self._lexicon):
            return
        self.frames.append(frame)
        self.taken |= words | {frame.head} | _speaker_words(self._tree, frame)
        self._said |= _words(frame.content)

    def covers(self, frame: Frame) -> bool:
        """Whether most of what the frame says is said already, at the level of its own cue; one inside what is said stands deeper."""
        words = _words(frame.content)
        return 2 * len(words & self._said) > len(words) and not _words(frame.cue) <= self._said


def _words(stretches: Iterable[Stretch]) -> set[int]:
    return {i for s in stretches for i in range(s.first, s.last + 1)}


def _is_unlearned(tree: Tree, speech: Speech) -> bool:
    """Forms of speech that rules know and news in English seldom has: turns of a transcript, dialogue behind dashes, a name and a mark."""
    return any(q.by != "marks" for q in speech.quotations) or tree.tokens[speech.head].pos == "PUNCT"


def _beyond(tree: Tree, lexicon: Lexicon, speeches: Sequence[Speech], inside: Inside, taken: AbstractSet[int]) -> Iterator[Frame]:
    """What rules find that the tagger may not have learned: quotations of every form, evidence, counts, set phrases."""
    for speech in speeches:
        yield _spoken(tree, speech)
    found = (
        phrase_frames(tree, lexicon.phrases),
        evidence_frames(tree),
        estimate_frames(tree, lexicon),
        revised_frames(tree, lexicon),
        unlearned_frames(tree, lexicon, taken),
    )
    for frame in chain.from_iterable(found):
        yield inside.snapped(frame)


def _passed_on(tree: Tree, lexicon: Lexicon, inside: Inside, frames: Sequence[Frame]) -> Iterator[Frame]:
    """What a named speaker says inside what a phrase passes on: "…, the ministry said, according to LTR"; the tagger sees one level."""
    for outer in frames:
        if outer.construction == "phrase":
            for i in sorted(_words(outer.content)):
                inner = verb_frame(tree, tree.tokens[i]) if tree.tokens[i].pos == "VERB" else None
                if inner is not None and inner.speaker is not None and inner.construction in _FINITE and inner.lemma in lexicon.speech:
                    yield inside.snapped(inner)


def _speaker_words(tree: Tree, frame: Frame) -> set[int]:
    """Words of a speaker that is evidence: what was posted, taken or filmed there says nothing by itself."""
    if frame.speaker is None or base_form(tree.tokens[frame.speaker].lemma) not in evidence_words():
        return set()
    return {i for s in frame.source for i in range(s.first, s.last + 1)}


def _is_wanted(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the frame's own verb is what another one asks for: "asked the union to condemn …" condemns nothing yet."""
    at = frame.head
    while tree.tokens[at].dep == "conj" and tree.tokens[at].pos == "VERB" and tree.tokens[at].head < at:
        at = tree.tokens[at].head
    if tree.tokens[at].dep not in ("ccomp", "xcomp") or frame.construction == "speech":
        return False
    outer = tree.tokens[tree.tokens[at].head]
    return not _is_finite(tree, at) and _requests(tree, outer, lexicon)


def _is_finite(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in the indicative; "that the council condemn" does not, whatever its tag."""
    token = tree.tokens[verb]
    own = token.tag in ("VBD", "VBZ") and token.lower != base_form(token.lemma)
    return own or any(k.tag in ("VBD", "VBZ", "MD") for k in tree.kids(verb, "aux", "auxpass"))


def _requests(tree: Tree, outer: Token, lexicon: Lexicon) -> bool:
    """Whether the verb asks for something, by itself or with its preposition ("called on")."""
    lemma = base_form(outer.lemma)
    forms = [lemma, *(f"{lemma}_{p.lower}" for p in tree.kids(outer.i, "prep"))]
    return any(lexicon.verbs.get(form) in _REQUESTS for form in forms)


def _spoken(tree: Tree, speech: Speech) -> Frame:
    """A speech as a frame; what the same cue introduces outside the marks belongs to it."""
    head = tree.tokens[speech.head]
    content = [q.at for q in speech.quotations]
    whole = verb_frame(tree, head) if head.pos == "VERB" else None
    if whole is not None and whole.construction in _CLAUSAL:
        barred = [speech.cue, *([speech.source] if speech.source else [])]
        content += [c for c in whole.content if not any(c.meets(b) for b in barred)]
    return Frame(
        head=speech.head,
        lemma=base_form(head.lemma),
        construction="speech",
        source=(speech.source,) if speech.source else (),
        speaker=speech.speaker,
        cue=(speech.cue,),
        content=tuple(joined(content)),
    )

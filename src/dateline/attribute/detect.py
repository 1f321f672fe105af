"""All frames of a document: quotations with their cues, verbs, nouns and set phrases, one frame for each cue."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.attribute.cuewords import is_particle_cue, known_class
from dateline.attribute.estimates import estimate_frames
from dateline.attribute.evidence import evidence_frames, evidence_words
from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.nouns import noun_frame, statement_noun_frame
from dateline.attribute.phrases import phrase_frames
from dateline.attribute.quotations import Quotation, find_quotations
from dateline.attribute.screens import is_no_statement
from dateline.attribute.speakers import load_kinds
from dateline.attribute.speech import Speech, find_speeches
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree, joined
from dateline.attribute.verbs import verb_frame
from dateline.attribute.weights import likelihood
from dateline.model import Token
from dateline.model.statement import CueClass

ENOUGH = 0.42
ENOUGH_IF_NAMED = 0.2
ENOUGH_FOR_FEARS = 0.04
ENOUGH_IN_A_CLAUSE = 0.08
_FINITE = frozenset({"that", "clause", "quote"})
_REQUESTS: frozenset[CueClass] = frozenset({"demands", "asks"})
_NOBODY = frozenset({"i", "we", "you", "it", "one", "that", "which"})
_PLAIN_WORDS: frozenset[CueClass] = frozenset(
    {"accuses", "denies", "condemns", "demands", "warns", "threatens", "claims", "confirms", "shows"}
)
_CLAUSAL = frozenset({"that", "clause", "quote", "wh", "ing", "to"})


def detect(tree: Tree, lexicon: Lexicon) -> list[Frame]:
    """Frames in text order of their cues; no two share a cue word."""
    quotations = find_quotations(tree)
    speeches = {s.head: s for s in find_speeches(tree, quotations, lexicon.speech)}
    inside = Inside(quotations)
    taken: set[int] = set()
    out: list[Frame] = []
    for group in (
        [_spoken(tree, s) for s in speeches.values()],
        list(phrase_frames(tree, lexicon.phrases)),
        [inside.snapped(f) for f in evidence_frames(tree)],
        [inside.snapped(f) for t in tree.tokens if (f := statement_noun_frame(tree, t, lexicon)) is not None],
        [inside.snapped(f) for f in estimate_frames(tree, lexicon)],
        list(_sure(tree, lexicon, inside, light_frames(tree, lexicon, inside))),
        list(_sure(tree, lexicon, inside, plain_frames(tree, lexicon, inside))),
    ):
        for frame in group:
            words = {i for c in frame.cue for i in range(c.first, c.last + 1)}
            if frame.head not in taken and not words & taken and not is_no_statement(tree, frame, lexicon):
                taken |= words | {frame.head} | _speaker_words(tree, frame)
                out.append(frame)
    wanted = {f.head for f in out if _is_wanted(tree, f, lexicon)}
    return sorted((f for f in out if f.head not in wanted), key=lambda f: (f.cue[0].first, f.head))


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


class Inside:
    """Which quotation a token stands in."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [q.at.first for q in quotations]

    def of(self, i: int) -> Quotation | None:
        """The quotation around token `i`."""
        n = bisect_right(self._starts, i) - 1
        return self._quotations[n] if n >= 0 and self._quotations[n].at.holds(i) else None

    def snapped(self, frame: Frame) -> Frame:
        """The frame with content that ends where quotations end: whole if the cue is outside, within it if inside."""
        around = self.of(frame.head)
        pieces = [self._snap(c, around) for c in frame.content]
        kept = tuple(joined(p for p in pieces if p is not None))
        return replace(frame, content=kept)

    def _snap(self, piece: Stretch, around: Quotation | None) -> Stretch | None:
        if around is not None:
            first, last = max(piece.first, around.at.first + 1), min(piece.last, around.at.last - (0 if around.open else 1))
            return Stretch(first, last) if first <= last else None
        first, last = piece.first, piece.last
        if (q := self.of(first)) is not None and q.at.first != first:
            first = q.at.first
        if (q := self.of(last)) is not None:
            last = q.at.last
        elif (q := self.of(last + 1)) is not None and q.at.last == last + 1:
            last += 1
        return Stretch(first, last)


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


def light_frames(tree: Tree, lexicon: Lexicon, inside: Inside) -> Iterator[Frame]:
    """Frames of cue nouns with a light verb: "made the claim that"."""
    for frame in _nouns(tree, lexicon, inside):
        if frame.construction.startswith("light-"):
            yield frame


def plain_frames(tree: Tree, lexicon: Lexicon, inside: Inside) -> Iterator[Frame]:
    """Frames of verbs, and of cue nouns on their own."""
    for token in tree.tokens:
        if token.pos == "VERB" and (frame := verb_frame(tree, token)) is not None:
            frame = inside.snapped(frame)
            if frame.content and not _is_deed(tree, frame, lexicon) and not _asks_for_no_name(tree, frame):
                yield frame
    for frame in _nouns(tree, lexicon, inside):
        if frame.construction.startswith("noun-"):
            yield frame


def _asks_for_no_name(tree: Tree, frame: Frame) -> bool:
    """The words "asked not to be named" says how a source wants to be called, and nothing else."""
    first = frame.content[0].first
    words = " ".join(t.lower for t in tree.tokens[first : first + 6])
    return words.startswith(load_kinds().anonymity_phrases)


def _nouns(tree: Tree, lexicon: Lexicon, inside: Inside) -> Iterator[Frame]:
    for token in tree.tokens:
        if token.pos == "NOUN" and base_form(token.lemma) in lexicon.nouns:
            frame = noun_frame(tree, token, lexicon.light)
            if frame is not None and (snapped := inside.snapped(frame)).content:
                yield snapped


def _is_deed(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the verb tells what was done rather than said: its object is neither words nor in quotation marks."""
    if (
        frame.lemma not in lexicon.deeds
        or not frame.construction.startswith(("obj", "pass-"))
        or frame.construction in ("pass-that", "pass-to")
    ):
        return False
    if any(base_form(t.lemma) in lexicon.nouns for t in tree.kids(frame.head, "dobj", "oprd", "nsubjpass")):
        return False
    return not any(tree.tokens[i].text in QUOTE_MARKS for c in frame.content for i in range(c.first, c.last + 1))


def _sure(tree: Tree, lexicon: Lexicon, inside: Inside, frames: Iterator[Frame]) -> Iterator[Frame]:
    for frame in frames:
        quoted = inside.of(frame.head) is not None
        if likelihood(tree, frame, lexicon, in_quotation=quoted) >= (ENOUGH if quoted else _needed(tree, frame, lexicon)):
            yield _impersonal(tree, frame, lexicon)


def _needed(tree: Tree, frame: Frame, lexicon: Lexicon) -> float:
    """Words that can hardly mean a deed need less support: fears, and accusations and the like by somebody who is named."""
    cue_class = known_class(tree, frame, lexicon)
    if cue_class == "fears" or is_particle_cue(tree, frame, lexicon):
        return ENOUGH_FOR_FEARS
    clausal = frame.construction in _FINITE or (frame.construction == "obj-to" and cue_class in _REQUESTS)
    if cue_class is not None and clausal and frame.speaker is not None and tree.tokens[frame.speaker].lower not in _NOBODY:
        return ENOUGH_IN_A_CLAUSE
    named = frame.speaker is not None and tree.tokens[frame.speaker].pos in ("PROPN", "NOUN")
    return ENOUGH_IF_NAMED if named and cue_class in _PLAIN_WORDS and frame.lemma not in lexicon.deeds else ENOUGH


def _impersonal(tree: Tree, frame: Frame, lexicon: Lexicon) -> Frame:
    """In "makes one fear" the fear is nobody's in particular."""
    if frame.speaker is None or lexicon.verbs.get(frame.lemma) != "fears" or tree.tokens[frame.speaker].lower not in ("one", "us", "you"):
        return frame
    return replace(frame, source=(), speaker=None)

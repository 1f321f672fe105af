"""What the tagger found, as frames: spans become words of the parse, a cue gets its head, a source the word that names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.attribute.asides import possessed_frame
from dateline.attribute.calibration import confidence
from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.nouns import noun_frame
from dateline.attribute.phrases import phrases_in
from dateline.attribute.tagger import Tagged
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree, joined
from dateline.attribute.verbs import verb_frame
from dateline.model import Span

_ANYBODY = frozenset({"one", "us", "you"})
_NAMING = ("PROPN", "NOUN", "PRON")


def tagged_frames(tree: Tree, lexicon: Lexicon, found: Iterable[Tagged]) -> Iterator[Frame]:
    """One frame for each attribution whose cue and content hold words of the parse that say something."""
    for one in found:
        cue = _stretches(tree, one.cue)
        content = tuple(_before_comma(tree, stretch) for stretch in _stretches(tree, one.content))
        source = tuple(s for stretch in _stretches(tree, one.source) if (s := tree.trimmed(stretch)) is not None)
        if cue and content:
            frame = _impersonal(tree, lexicon, _framed(tree, lexicon, one, source, cue, content))
            if _says_something(tree, frame):
                yield _as_aside(tree, lexicon, frame)


def _framed(
    tree: Tree, lexicon: Lexicon, one: Tagged, source: tuple[Stretch, ...], cue: tuple[Stretch, ...], content: tuple[Stretch, ...]
) -> Frame:
    head = _cue_head(tree, cue[0])
    frame = Frame(
        head=head,
        lemma=base_form(tree.tokens[head].lemma),
        construction="tagged",
        source=source,
        speaker=_naming(tree, source[0]) if source else None,
        cue=cue,
        content=content,
        confidence=confidence(one.sure),
    )
    return _as_phrase(tree, lexicon, frame) or _as_seen(tree, lexicon, frame)


def _impersonal(tree: Tree, lexicon: Lexicon, frame: Frame) -> Frame:
    """In "makes one fear" the fear is nobody's in particular."""
    if frame.speaker is None or lexicon.verbs.get(frame.lemma) != "fears" or tree.tokens[frame.speaker].lower not in _ANYBODY:
        return frame
    return replace(frame, source=(), speaker=None)


def _says_something(tree: Tree, frame: Frame) -> bool:
    """Whether there is more to a content than an article or a mark, and to a cue than a preposition."""
    bare = [tree.tokens[i] for c in frame.cue for i in range(c.first, c.last + 1)]
    if frame.construction != "phrase" and len(bare) == 1 and bare[0].lower in ("about", "on", "of", "over"):
        return False
    return any(tree.tokens[i].pos not in ("DET", "PUNCT", "ADP") for c in frame.content for i in range(c.first, c.last + 1))


def _as_aside(tree: Tree, lexicon: Lexicon, frame: Frame) -> Frame:
    """Of "in the governor's opinion" the tagger may see no more than "in": the whole is the cue."""
    if frame.cue[0].first != frame.cue[0].last or tree.tokens[frame.head].pos != "ADP":
        return frame
    noun = tree.kid(frame.head, "pobj")
    aside = possessed_frame(tree, noun, lexicon) if noun is not None else None
    return replace(aside, confidence=frame.confidence) if aside is not None else frame


def _stretches(tree: Tree, spans: Sequence[Span]) -> tuple[Stretch, ...]:
    return tuple(s for span in spans if (s := tree.stretch(span)) is not None)


def _before_comma(tree: Tree, content: Stretch) -> Stretch:
    """A content without the comma that stands behind its closing mark."""
    words = [t.text for t in tree.tokens[max(0, content.last - 1) : content.last + 1]]
    return (
        Stretch(content.first, content.last - 1)
        if words[-1] == "," and words[0] in QUOTE_MARKS and content.last > content.first
        else content
    )


def _cue_head(tree: Tree, cue: Stretch) -> int:
    """The word of the cue the others hang on; of "did not say" the verb, of "made the claim" too."""
    outside = [i for i in range(cue.first, cue.last + 1) if not cue.holds(tree.tokens[i].head) or tree.tokens[i].head == i]
    verbs = [i for i in outside if tree.tokens[i].pos == "VERB"]
    inner = [i for i in range(cue.first, cue.last + 1) if tree.tokens[i].pos == "VERB"]
    return next(iter(verbs or inner or outside), cue.first)


def _naming(tree: Tree, source: Stretch) -> int:
    """The word that names the speaker: the noun the rest of the source hangs on."""
    outside = [i for i in range(source.first, source.last + 1) if not source.holds(tree.tokens[i].head) or tree.tokens[i].head == i]
    return next((i for i in outside if tree.tokens[i].pos in _NAMING), outside[0] if outside else source.first)


def _as_phrase(tree: Tree, lexicon: Lexicon, frame: Frame) -> Frame | None:
    """A set phrase keeps its name and is taken whole: "according to"."""
    cue, found = frame.cue[0], phrases_in(tree, lexicon.phrases)
    around = (
        (-len(phrase.words), first, phrase.words)
        for first in range(max(0, cue.last - len(lexicon.phrases[0].words) + 1), cue.first + 1)
        for phrase in found.get(first, ())
        if cue.last < first + len(phrase.words) and not phrase.nouns
    )
    _, first, words = min(around, default=(0, 0, ()))
    if not words:
        return None
    whole = Stretch(first, first + len(words) - 1)
    return replace(frame, head=first, lemma=" ".join(words), construction="phrase", cue=(whole, *frame.cue[1:]))


def _as_seen(tree: Tree, lexicon: Lexicon, frame: Frame) -> Frame:
    """The frame with the construction the rules see at its head: it tells "called on them to go" from "called them liars"."""
    token = tree.tokens[frame.head]
    seen = None
    if token.pos in ("VERB", "AUX"):
        seen = verb_frame(tree, token)
    elif token.pos == "NOUN" and base_form(token.lemma) in lexicon.nouns:
        seen = noun_frame(tree, token, lexicon.light)
    if any(tree.tokens[c.first].text in QUOTE_MARKS for c in frame.content) and (seen is None or not seen.content):
        return replace(frame, construction="speech")
    return _without_as(tree, replace(frame, construction=seen.construction)) if seen is not None else frame


def _without_as(tree: Tree, frame: Frame) -> Frame:
    """In "were rejected by the union as rigged" what follows "as" is said, and is no part of the name."""
    if not frame.construction.startswith("pass-") or not frame.source:
        return frame
    *others, last = frame.source
    at = next((i for i in range(last.first + 1, last.last + 1) if tree.tokens[i].lower == "as"), None)
    if at is None:
        return frame
    clause = tree.tokens[at].head if tree.tokens[at].dep == "mark" else at
    content = tuple(joined([*frame.content, Stretch(at, max(last.last, tree.right[clause]))]))
    return replace(frame, source=(*others, Stretch(last.first, at - 1)), content=content)

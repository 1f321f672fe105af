"""Set phrases as cues: "according to X", "in the words of X", "in a poll", "citing X"."""

from collections.abc import Mapping, Sequence

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Phrase
from dateline.attribute.once import once
from dateline.attribute.sources import name_stretch
from dateline.attribute.tree import Stretch, Tree, joined, without
from dateline.model import Token


@once
def phrase_frames(tree: Tree, phrases: tuple[Phrase, ...]) -> tuple[Frame, ...]:
    """Frames of set phrases in text order."""
    begun = sorted(phrases_in(tree, phrases).items())
    found = (next((f for phrase in here if (f := _frame(tree, first, phrase)) is not None), None) for first, here in begun)
    return tuple(f for f in found if f is not None)


@once
def phrases_in(tree: Tree, phrases: tuple[Phrase, ...]) -> Mapping[int, Sequence[Phrase]]:
    """The set phrases whose words stand in the text, by the token they begin at, in the order they are listed."""
    out: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        for first in tree.words.of(frozenset(phrase.words[:1])):
            if tuple(t.lower for t in tree.tokens[first : first + len(phrase.words)]) == phrase.words:
                out.setdefault(first, []).append(phrase)
    return out


def _frame(tree: Tree, first: int, phrase: Phrase) -> Frame | None:
    last = first + len(phrase.words) - 1
    if last + 1 >= len(tree.tokens):
        return None
    cue = Stretch(first, last)
    speaker = _noun(tree, cue)
    if speaker is None or (phrase.nouns and speaker.lemma.lower() not in phrase.nouns):
        return None
    source = name_stretch(tree, speaker.i, barred=(cue,))
    if source is None:
        return None
    source = Stretch(cue.last + 1, source.last) if source.last > cue.last else source
    source = tree.trimmed(source) or source
    content = _content(tree, cue, source)
    if not content and (comma := _comma(tree, speaker.i, source.last)) is not None:
        source = Stretch(source.first, comma - 1)
        content = _content(tree, cue, source)
    if not content:
        return None
    return Frame(
        head=first, lemma=" ".join(phrase.words), construction="phrase", source=(source,), speaker=speaker.i, cue=(cue,), content=content
    )


def _comma(tree: Tree, first: int, last: int) -> int | None:
    """The first comma behind the speaker's name: a parse may hang the whole sentence on the name."""
    return next((i for i in range(first + 1, last) if tree.tokens[i].text == ","), None)


def _noun(tree: Tree, cue: Stretch) -> Token | None:
    """The noun the last word of the phrase governs, else the first name after it."""
    for i in (cue.last, cue.first):
        noun = tree.kid(i, "pobj", "dobj")
        if noun is not None and noun.i > cue.last:
            return noun
    for token in tree.tokens[cue.last + 1 : cue.last + 8]:
        if token.pos in ("PROPN", "NOUN", "PRON") and token.dep != "compound":
            return token
    return None


def _content(tree: Tree, cue: Stretch, source: Stretch) -> tuple[Stretch, ...]:
    """The clause the phrase is said of: the sentence's, or of a co-ordinated sentence its own part."""
    hole = Stretch(min(cue.first, source.first), max(cue.last, source.last))
    closing = closes_sentence(tree, cue, source)
    clause = None if closing else _governor(tree, cue.first, hole)
    scope = tree.below(clause) if clause is not None else tree.sentence(cue.first)
    pieces = [p for part in without(scope, [hole]) if (p := tree.trimmed(part)) is not None]
    return tuple(joined(pieces))


def closes_sentence(tree: Tree, cue: Stretch, source: Stretch) -> bool:
    """Whether a phrase stands behind a comma at the end of its sentence: then the whole sentence is meant."""
    last = tree.sentence(cue.first).last
    before = tree.tokens[cue.first - 1].text if cue.first else ""
    rest = tree.tokens[max(source.last, cue.last) + 1 : last + 1]
    return before in (",", "—", "–", "”", '"') and not any(t.text[0].isalnum() for t in rest)


def _governor(tree: Tree, i: int, hole: Stretch) -> int | None:
    """The verb whose clause holds the phrase, climbed to from where the phrase hangs."""
    at = tree.tokens[i].head
    comma = i > 0 and tree.tokens[i - 1].text in (",", "—", "–", "-", "”", '"')
    for _ in range(12):
        token = tree.tokens[at]
        if hole.holds(at):
            at = token.head
        elif (
            token.pos in ("VERB", "AUX") and token.dep in ("ROOT", "ccomp", "conj") and (not comma or token.dep != "conj")
        ) or token.head == at:
            return at
        else:
            at = token.head
    return None

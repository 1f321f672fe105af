"""Evidence as the speaker: "photos posted online show burned cars", where "show" is easily taken for a noun."""

from collections.abc import Iterator
from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import base_form
from dateline.attribute.speakers import load_kinds
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.verbs import verb_frame

_SHOWING = {"show": "show", "shows": "show", "showed": "show", "depict": "depict", "depicts": "depict", "depicted": "depict"}
_REACH = 10
_STOPS = frozenset({".", ",", ";", ":", "?", "!"})


def evidence_frames(tree: Tree) -> Iterator[Frame]:
    """Frames of evidence nouns and what they show."""
    nouns = evidence_words()
    for token in tree.tokens:
        lemma = _SHOWING.get(token.lower)
        if lemma is None or (noun := _noun_before(tree, token.i, nouns)) is None:
            continue
        whole = verb_frame(tree, token) if token.pos == "VERB" else None
        if whole is not None and whole.speaker is not None:
            if whole.source[0].holds(noun) and whole.construction in ("obj", "that", "clause", "wh"):
                yield whole
            continue
        content = tree.trimmed(Stretch(token.i + 1, tree.sentence(token.i).last)) if token.i < tree.sentence(token.i).last else None
        source = Stretch(_start(tree, noun), token.i - 1)
        if content is not None:
            cue = Stretch(token.i, token.i)
            yield Frame(head=token.i, lemma=lemma, construction="obj", source=(source,), speaker=noun, cue=(cue,), content=(content,))


@cache
def evidence_words() -> frozenset[str]:
    """Nouns for pictures and recordings."""
    return frozenset(word for word, kinds in load_kinds().words.items() if "evidence" in kinds)


def _noun_before(tree: Tree, i: int, nouns: frozenset[str]) -> int | None:
    sentence = tree.sentence(i)
    for k in range(i - 1, max(sentence.first, i - _REACH) - 1, -1):
        token = tree.tokens[k]
        if token.text in _STOPS or token.pos == "AUX":
            return None
        if (
            token.pos in ("NOUN", "PROPN")
            and base_form(token.lemma) in nouns
            and (k == sentence.first or tree.tokens[_start(tree, k) - 1].pos != "ADP")
        ):
            return k
    return None


def _start(tree: Tree, noun: int) -> int:
    """The first word of the noun's own phrase."""
    first = noun
    sentence = tree.sentence(noun).first
    while first > sentence and tree.tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        first -= 1
    return first

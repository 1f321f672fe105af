"""Evidence as the speaker: "photos posted online show burned cars", where "show" is easily taken for a noun."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import base_form
from dateline.attribute.sources import name_stretch
from dateline.attribute.speakers import load_kinds
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.verbs import verb_frame
from dateline.model import Token

_SHOWING = {"show": "show", "shows": "show", "showed": "show", "depict": "depict", "depicts": "depict", "depicted": "depict"}
_SHOWN = frozenset(_SHOWING)
_CAPTURING = frozenset({"capture", "reveal", "record", "depict", "document", "confirm", "pick"})  # "picked up"
_SEEING = frozenset({"see", "hear", "watch", "spot", "glimpse", "make", "identify"})
_VISIBLE = frozenset({"visible", "audible", "seen", "heard", "recognisable", "recognizable", "discernible"})
_ANYBODY = frozenset({"one", "you", "viewers", "we"})
_REACH = 10
_STOPS = frozenset({".", ",", ";", ":", "?", "!"})


def evidence_frames(tree: Tree) -> Iterator[Frame]:
    """Frames of evidence nouns and what they show, or what is seen in them."""
    nouns = evidence_words()
    yield from _seen(tree, nouns)
    yield from _captured(tree, nouns)
    for token in (tree.tokens[i] for i in tree.words.of(_SHOWN)):
        lemma = _SHOWING[token.lower]
        if (noun := _noun_before(tree, token.i, nouns)) is None:
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


def _captured(tree: Tree, nouns: frozenset[str]) -> Iterator[Frame]:
    """In "footage captured the moment": verbs that tell of a deed where anything but evidence is their subject."""
    for token in (tree.tokens[i] for i in tree.lemmas.of(_CAPTURING)):
        if token.pos == "VERB" and (who := tree.kid(token.i, "nsubj")) is not None:
            frame = verb_frame(tree, token) if _is_evidence(who, nouns) else None
            if frame is not None and frame.speaker == who.i:
                yield frame


def _seen(tree: Tree, nouns: frozenset[str]) -> Iterator[Frame]:
    """In "guards can be seen in a clip", "a column is visible in pictures", "in the film one can see a man"."""
    things = tree.having(nouns)
    for prep in (tree.tokens[i] for i in sorted({tree.tokens[i].head for i in things if tree.tokens[i].dep == "pobj"})):
        thing = tree.kid(prep.i, "pobj") if prep.lower in ("in", "on", "from") and prep.pos == "ADP" else None
        word = tree.tokens[prep.head]
        if thing is None or not _is_evidence(thing, nouns):
            continue
        seen = next((k for k in tree.kids(word.i, "acomp") if k.lower in _VISIBLE), word)
        if base_form(seen.lemma) not in _SEEING and seen.lower not in _VISIBLE:
            continue
        source = name_stretch(tree, thing.i, barred=(Stretch(prep.i, prep.i),))
        frame = _sight(tree, prep, seen if seen.i > word.i else word) if source is not None else None
        if frame is not None and source is not None and not any(c.meets(source) for c in (*frame.cue, *frame.content)):
            yield replace(frame, source=(source,), speaker=thing.i)


def _sight(tree: Tree, prep: Token, seen: Token) -> Frame | None:
    """Cue and content of something seen: what is its passive subject, or the object of "one can see"."""
    verb = seen if seen.pos == "VERB" else tree.tokens[seen.head]
    patient = tree.kid(verb.i, "nsubjpass") or (tree.kid(verb.i, "nsubj") if seen.i != verb.i else None)
    helpers = [k.i for k in tree.kids(verb.i, "aux", "auxpass") if k.i < verb.i]
    if patient is not None and prep.i > seen.i:
        cue, content = Stretch(min([verb.i, *helpers]), prep.i if prep.i == seen.i + 1 else seen.i), tree.below(patient.i)
    elif (
        (who := tree.kid(verb.i, "nsubj")) is not None
        and who.lower in _ANYBODY
        and (found := tree.kid(verb.i, "dobj", "ccomp")) is not None
    ):
        cue, content = Stretch(who.i, verb.i), Stretch(verb.i + 1, tree.right[found.i])
    else:
        return None
    if cue.meets(content):
        return None
    return Frame(head=seen.i, lemma=base_form(seen.lemma), construction="tagged", source=(), speaker=None, cue=(cue,), content=(content,))


def _is_evidence(noun: Token, nouns: frozenset[str]) -> bool:
    return base_form(noun.lemma) in nouns or noun.lower in nouns


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

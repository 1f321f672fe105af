"""Nouns as cues: "the claim that", "fears of", "a request for", and light verbs with them ("made the claim that")."""

from collections.abc import Set as AbstractSet

from dateline.attribute.frame import Frame
from dateline.attribute.sources import name_stretch, subject
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token

_BY = frozenset({"by", "from", "among"})
_OWNERS = frozenset({"of"})


def noun_frame(tree: Tree, noun: Token, light: AbstractSet[str]) -> Frame | None:
    """The frame of one noun, or None where it has no complement that could be said."""
    tie = _complement(tree, noun)
    if tie is None:
        return None
    construction, content, particle = tie
    verb = _light_verb(tree, noun, light)
    cue = _cue(noun, verb, particle)
    trimmed = tree.trimmed(content)
    if trimmed is None or trimmed.meets(cue):
        return None
    speaker = _speaker(tree, noun, verb, construction)
    source = name_stretch(tree, speaker.i, barred=(cue, trimmed)) if speaker is not None else None
    return Frame(
        head=noun.i,
        lemma=noun.lemma.lower(),
        construction=("light-" if verb is not None else "noun-") + construction,
        source=(source,) if source else (),
        speaker=speaker.i if speaker is not None and source else None,
        cue=(cue,),
        content=(trimmed,),
    )


def _complement(tree: Tree, noun: Token) -> tuple[str, Stretch, int] | None:
    """Construction, content, and the last token of the cue's particle (the noun itself where there is none)."""
    for clause in tree.kids(noun.i, "acl", "ccomp", "relcl"):
        mark = tree.kid(clause.i, "mark")
        if clause.i < noun.i:
            continue
        if mark is not None and mark.lower == "that":
            return "that", tree.below(clause.i), noun.i
        if clause.dep == "acl" and any(k.tag == "TO" for k in tree.kids(clause.i, "aux")):
            return "to", tree.below(clause.i), noun.i
        if clause.dep == "relcl" and _is_mistaken_relative(tree, clause):
            return "that", tree.below(clause.i), noun.i
    for prep in tree.kids(noun.i, "prep"):
        if prep.i > noun.i and prep.lower not in _BY and tree.right[prep.i] > prep.i:
            return f"prep:{prep.lower}", Stretch(prep.i + 1, tree.right[prep.i]), prep.i
    return None


def _is_mistaken_relative(tree: Tree, clause: Token) -> bool:
    """A "that"-clause with a subject of its own, taken for a relative clause: "the claim that officers fired"."""
    that = tree.tokens[tree.left[clause.i]]
    whole = tree.kid(clause.i, "nsubj", "nsubjpass") is not None
    return whole and that.lower == "that" and that.dep not in ("nsubj", "nsubjpass", "dobj")


def _light_verb(tree: Tree, noun: Token, light: AbstractSet[str]) -> Token | None:
    head = tree.tokens[noun.head]
    if noun.dep == "dobj" and head.pos == "VERB" and head.lemma.lower() in light and head.i < noun.i:
        return head
    return None


def _cue(noun: Token, verb: Token | None, particle: int) -> Stretch:
    last = particle if particle == noun.i + 1 else noun.i
    return Stretch(verb.i if verb is not None else noun.i, last)


def _speaker(tree: Tree, noun: Token, verb: Token | None, construction: str) -> Token | None:
    owner = tree.kid(noun.i, "poss")
    if owner is not None:
        return owner
    for prep in tree.kids(noun.i, "prep"):
        if prep.lower in _BY or (prep.lower in _OWNERS and construction != "prep:of"):
            return tree.kid(prep.i, "pobj")
    return subject(tree, verb.i) if verb is not None else None

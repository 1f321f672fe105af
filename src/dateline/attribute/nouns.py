"""Nouns as cues: "the claim that", "fears of", "a request for", and light verbs with them ("made the claim that")."""

from collections.abc import Set as AbstractSet

from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.kinds import kinds_of
from dateline.attribute.lexicon import load_lexicon
from dateline.attribute.sources import agent, name_stretch, subject
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token
from dateline.model.statement import CueClass

_BY = frozenset({"by", "from", "among"})
_OWNERS = frozenset({"of"})
_TOWARDS = frozenset({"for", "to", "about", "over", "against", "at"})
_HELD: frozenset[CueClass | None] = frozenset({"supports", "opposes", "demands", "asks", "promises", "threatens", "hopes"})
_COMING = frozenset({"come", "emanate", "originate", "stem", "issue"})
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


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
    speaker = _speaker(tree, noun, verb, construction, light)
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
    preps = [p for p in tree.kids(noun.i, "prep") if p.i > noun.i and p.lower not in _BY and tree.right[p.i] > p.i]
    if preps and preps[0].lower in _OWNERS and _is_held(noun) and _is_somebody(tree, preps[0]):
        holder = tree.kid(preps[0].i, "pobj")
        below = list(tree.kids(holder.i, "prep")) if holder is not None else []
        preps = [p for p in (*preps[1:], *below) if p.lower in _TOWARDS and tree.right[p.i] > p.i][:1] or preps
    return (f"prep:{preps[0].lower}", Stretch(preps[0].i + 1, tree.right[preps[0].i]), preps[0].i) if preps else None


def _is_held(noun: Token) -> bool:
    """Whether "of" behind the noun names who holds it: "the support of the bishops", but not "the criticism of the bishops"."""
    return any(load_lexicon().nouns.get(f) in _HELD for f in forms(noun))


def _is_somebody(tree: Tree, prep: Token) -> bool:
    """Whether the preposition leads to somebody who can hold a view: "the backing of the bishops for the strike"."""
    noun = tree.kid(prep.i, "pobj")
    return noun is not None and (bool(kinds_of(noun)) or any(m.head == noun.i and m.label in _SPEAKING for m in tree.document.mentions))


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


def _speaker(tree: Tree, noun: Token, verb: Token | None, construction: str, light: AbstractSet[str]) -> Token | None:
    owner = tree.kid(noun.i, "poss")
    if owner is not None:
        return owner
    for prep in tree.kids(noun.i, "prep"):
        if prep.lower in _BY or (prep.lower in _OWNERS and construction != "prep:of"):
            return tree.kid(prep.i, "pobj")
    return subject(tree, verb.i) if verb is not None else _giver(tree, noun, light)


def _giver(tree: Tree, noun: Token, light: AbstractSet[str]) -> Token | None:
    """Whom it came from: "The accusation that … came from the mayor", "Fears that … were voiced by nurses"."""
    verb = tree.tokens[noun.head]
    if noun.dep == "nsubj" and verb.lemma.lower() in _COMING:
        froms = [p for p in tree.kids(verb.i, "prep") if p.lower == "from" and p.i > verb.i]
        return tree.kid(froms[0].i, "pobj") if froms else None
    return agent(tree, verb.i) if noun.dep == "nsubjpass" and verb.lemma.lower() in light else None

"""How a speaker stands to what is said: affirms, denies, doubts, wants or fears it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import base_form
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token
from dateline.model.statement import CueClass, Stance
from dateline.resources import load_toml

READ_WORDS = 150


@cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    data: Mapping[str, Any] = load_toml("attribute_stance.toml")
    return {section: {name: frozenset(words) for name, words in table.items()} for section, table in data.items()}


def stance_of(tree: Tree, frame: Frame, cue_class: CueClass, lemma: str) -> Stance:
    """The stance a frame expresses."""
    words = _words()
    negated = is_negated(tree, frame.head)
    if frame.lemma in words["hedged"]["unwilling"] and _confirms(tree, frame):
        return "doubts"
    if cue_class == "denies":
        return "doubts" if negated else "denies"
    if negated or frame.lemma in words["hedged"]["verbs"]:
        return "doubts"
    if cue_class == "asks" and frame.construction in ("wh", "speech", "quote", "prep:about", "pass-about"):
        return "doubts"
    if cue_class in words["classes"]["wants"] or _requests(frame, lemma):
        return "wants"
    if cue_class in words["classes"]["fears"]:
        return "fears"
    return "denies" if _content_denies(tree, frame.content) else "affirms"


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether a verb is negated ("did not say", "never said", "no one said")."""
    if any(
        k.dep == "neg" or k.lower in ("never", "nor")
        for k in tree.kids(verb, "neg", "advmod", "preconj", "cc")
        if k.i < verb or k.dep == "neg"
    ):
        return not any(k.lower == "only" for k in tree.kids(verb, "advmod"))
    return any(k.lower in ("nobody", "none") for k in tree.kids(verb, "nsubj"))


def _requests(frame: Frame, lemma: str) -> bool:
    return frame.construction == "obj-to" and lemma in ("tell", "call", "call on", "want", "get")


def _confirms(tree: Tree, frame: Frame) -> bool:
    confirming = _words()["hedged"]["confirming"]
    return any(base_form(k.lemma) in confirming for k in tree.kids(frame.head, "xcomp", "prep"))


def _content_denies(tree: Tree, content: Iterable[Stretch]) -> bool:
    words = _words()
    left = READ_WORDS
    for piece in content:
        for i in range(piece.first, min(piece.last, piece.first + left) + 1):
            if _denying(tree, tree.tokens[i], words):
                return True
        left -= piece.last - piece.first + 1
        if left <= 0:
            break
    return False


def _denying(tree: Tree, token: Token, words: Mapping[str, Mapping[str, frozenset[str]]]) -> bool:
    lemma = base_form(token.lemma)
    if lemma in words["false"]["words"] and token.dep in ("acomp", "attr", "oprd", "ROOT", "ccomp", "pobj"):
        return not is_negated(tree, token.head)
    if token.dep in ("relcl", "acl", "advcl"):
        return False
    if lemma in words["negated"]["predicates"]:
        verb = token.i if token.pos in ("VERB", "AUX") else token.head
        return is_negated(tree, verb) and tree.tokens[verb].dep not in ("relcl", "acl", "advcl")
    if lemma in words["negated"]["nouns"]:
        return any(k.lower in words["negated"]["empty"] for k in tree.kids(token.i, "det", "neg"))
    return token.lower == "nothing" and tree.tokens[token.head].lemma == "have"

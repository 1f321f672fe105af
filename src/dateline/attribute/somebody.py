"""People a text speaks of without a name: "a witness", "the driver"."""

from functools import cache

from dateline.attribute.lexicon import base_form
from dateline.attribute.once import once
from dateline.attribute.sources import named_after
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token
from dateline.resources import open_text

_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_AFTER = ("prep", "relcl", "acl", "appos", "punct", "advcl")


@cache
def person_nouns() -> frozenset[str]:
    """Nouns that mean a person first of all, in base form."""
    return frozenset(line for line in open_text("person_nouns.txt").splitlines() if line and not line.startswith("#"))


def is_person(token: Token) -> bool:
    """Whether a common noun means one person."""
    return token.tag == "NN" and base_form(token.lemma) in person_nouns()


@once
def unnamed(tree: Tree) -> tuple[int, ...]:
    """The heads of such nouns in text order, where they act or suffer something."""
    return tuple(i for i in tree.parts.of(frozenset({"NOUN"})) if _is_unnamed(tree, tree.tokens[i]))


def _is_unnamed(tree: Tree, token: Token) -> bool:
    if token.dep not in _PLACES or not is_person(token) or named_after(tree, token.i) is not None:
        return False
    return not any(k.pos == "PROPN" for k in tree.kids(token.i, "appos"))


def phrase(tree: Tree, head: int) -> Stretch:
    """The words of such a noun up to its head and what follows it closely, without clauses."""
    last = next((k.i - 1 for k in tree.kids(head, *_AFTER) if k.i > head), tree.right[head])
    return tree.trimmed(Stretch(tree.left[head], max(last, head))) or Stretch(head, head)

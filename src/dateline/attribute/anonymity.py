"""Whether a speaker asked not to be named."""

from functools import cache

from dateline.attribute.idioms import forms
from dateline.attribute.kinds import load_kinds
from dateline.attribute.tree import Stretch, Tree


def is_anonymous(tree: Tree, stretch: Stretch, head: int) -> bool:
    """Whether the words of a name, or a clause on it, keep the name back."""
    k = load_kinds()
    token = tree.tokens[head]
    sentence = tree.sentence(head)
    if token.pos == "PROPN":
        first, last = stretch.first, stretch.last
    else:
        first, last = max(sentence.first, min(stretch.first, tree.left[head])), min(sentence.last, max(stretch.last, tree.right[head]))
    lower = [t.lower for t in tree.tokens[first : last + 1]]
    if not k.anonymity.isdisjoint(lower):
        return True
    flat = " ".join(lower)
    if any(word in flat for word in _telling()) and any(p in flat for p in k.anonymity_phrases):
        return True
    if set(forms(token)) & k.close and token.pos != "PROPN" and "close to the" in flat:
        return True
    return token.pos != "PROPN" and _on_condition(tree, stretch, head)


def _on_condition(tree: Tree, stretch: Stretch, head: int) -> bool:
    """Whether "speaking on condition of anonymity" follows, on the verb the speaker is the subject of."""
    verb = tree.tokens[head].head
    if tree.tokens[head].dep not in ("nsubj", "nsubjpass") or verb == head:
        return False
    k = load_kinds()
    for clause in (*tree.kids(verb, "advcl", "prep"),):
        words = {t.lower for t in tree.tokens[tree.left[clause.i] : tree.right[clause.i] + 1]}
        if words & k.anonymity and (clause.lower in k.speaking or clause.lower in ("on", "under")):
            return not stretch.holds(clause.i)
    return False


@cache
def _telling() -> frozenset[str]:
    """The longest word of each phrase: where none of them stands, no phrase does."""
    return frozenset(max(phrase.split(), key=len) for phrase in load_kinds().anonymity_phrases)

"""What comes out by nobody's saying: "It emerged that …", "It has come to light that …", "It is feared that …"."""

from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token
from dateline.resources import load_toml

_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})
_REACH = 6


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_toml("cues.toml")["impersonal"][name])


@cache
def impersonal_words() -> frozenset[str]:
    """Verbs of "it emerged that" and "it is feared that"."""
    return _listed("active") | _listed("passive")


def impersonal_frame(tree: Tree, verb: Token, _: Lexicon) -> Frame | None:
    """In "It emerged that the ferry had no licence" all after the verb, of no stated source."""
    who = tree.kid(verb.i, "nsubj", "nsubjpass", "expl") if verb.pos == "VERB" else None
    if who is None or who.lower != "it" or who.i > verb.i:
        return None
    passive = tree.kid(verb.i, "auxpass") is not None
    if not set(forms(verb)) & _listed("passive" if passive else "active"):
        return None
    that = next((t for t in tree.tokens[verb.i + 1 : verb.i + 1 + _REACH] if t.lower == "that" and t.dep == "mark"), None)
    if that is None or any(t.pos in ("VERB", "PUNCT") for t in tree.tokens[verb.i + 1 : that.i]):
        return None
    first = verb.i
    while first > who.i + 1 and tree.tokens[first - 1].head == verb.i and tree.tokens[first - 1].dep in _AUXILIARIES:
        first -= 1
    clause = tree.tokens[that.head]
    content = tree.trimmed(Stretch(that.i, tree.right[clause.i])) if tree.right[clause.i] > that.i else None
    if content is None:
        return None
    cue = Stretch(first, that.i - 1)
    return Frame(head=verb.i, lemma=forms(verb)[0], construction="tagged", source=(), speaker=None, cue=(cue,), content=(content,))


def word_frame(tree: Tree, noun: Token, _: Lexicon) -> Frame | None:
    """In "Word that the port had fallen reached the camp" what stands after "that", of no stated source."""
    clause = next((k for k in tree.kids(noun.i, "acl", "ccomp", "relcl") if k.i > noun.i), None)
    mark = tree.kid(clause.i, "mark") if clause is not None else None
    opens = noun.i == tree.sentence(noun.i).first  # where taggers take "Word" for a verb
    if clause is None or mark is None or mark.lower != "that" or mark.i != noun.i + 1 or not (opens or noun.pos == "NOUN"):
        return None
    content = tree.trimmed(Stretch(mark.i, tree.right[clause.i]))
    if content is None or tree.kid(noun.i, "poss") is not None:
        return None
    cue = Stretch(noun.i, noun.i)
    return Frame(head=noun.i, lemma=forms(noun)[0], construction="noun-that", source=(), speaker=None, cue=(cue,), content=(content,))


def word_nouns() -> frozenset[str]:
    """Nouns of "word that …"."""
    return _listed("nouns")

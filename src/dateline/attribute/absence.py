"""What a report says in its own voice not to be so: "There is no sign that the port was mined", "No evidence has emerged that …"."""

from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token
from dateline.resources import load_toml

ABSENCE = "absence"  # the construction of these frames
_NONE = frozenset({"no", "neither"})
_TOPS = frozenset({"ROOT", "conj"})
_SUBORDINATE = frozenset({"although", "though", "while", "but", "as", "because", "since"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_toml("cues.toml")["absence"][name])


def absence_words() -> frozenset[str]:
    """Nouns that stand for what shows that something is so."""
    return _listed("nouns")


def is_absence(tree: Tree, frame: Frame) -> bool:
    """Whether a frame of no stated source says that nothing shows its content to be so, whatever rule found it."""
    head = tree.tokens[frame.head]
    cue = (i for c in frame.cue for i in range(c.first, c.last + 1))
    nouns = [head, *(tree.tokens[i] for i in cue), *(k for k in tree.kids(frame.head, "attr") if k.pos == "NOUN")]
    if not _listed("found").isdisjoint(forms(head)):
        nouns += tree.kids(frame.head, "nsubj", "nsubjpass")
    return not frame.source and any(_is_none(tree, n) and not absence_words().isdisjoint(forms(n)) for n in nouns)


def _is_none(tree: Tree, noun: Token) -> bool:
    return any(k.lower in _NONE for k in tree.kids(noun.i, "det", "neg", "amod"))


def absence_frame(tree: Tree, noun: Token, _: Lexicon) -> Frame | None:
    """In "There is no evidence that the dam was mined" what follows "that", of no stated source: nothing shows that it is so."""
    if noun.pos != "NOUN" or not _is_none(tree, noun):
        return None
    verb = tree.tokens[noun.head]
    there = noun.dep in ("attr", "nsubj") and tree.kid(verb.i, "expl") is not None
    found = noun.dep in ("nsubj", "nsubjpass") and not _listed("found").isdisjoint(forms(verb))
    if not (there or found) or not _is_told(tree, verb) or any(k.tag == "MD" for k in tree.kids(verb.i, "aux")):
        return None
    content = _content(tree, noun, verb)
    if content is None:
        return None
    first = min((k.i for k in tree.kids(verb.i, "expl")), default=tree.left[noun.i])
    last = max(noun.i, *(k.i for k in (verb, *tree.kids(verb.i, "aux", "auxpass")) if k.i < content.first))
    cue = Stretch(first, last)
    return Frame(head=noun.i, lemma=forms(noun)[0], construction=ABSENCE, source=(), speaker=None, cue=(cue,), content=(content,))


def _is_told(tree: Tree, verb: Token) -> bool:
    """Whether the verb is what the sentence itself says, not a condition, and nothing that somebody says."""
    if verb.dep == "advcl":
        marks = {k.lower for k in tree.kids(verb.i, "mark")}
        return bool(marks & _SUBORDINATE)
    return verb.dep in _TOPS and tree.kid(verb.i, "mark") is None


def _content(tree: Tree, noun: Token, verb: Token) -> Stretch | None:
    """The clause with "that" behind the noun, or behind its verb; no relative clause ("evidence that convicted him")."""
    for owner in (noun, verb):
        for clause in tree.kids(owner.i, "acl", "ccomp", "relcl", "advcl"):
            that = next((k for k in tree.kids(clause.i, "mark", "nsubj", "dobj") if k.lower == "that" and k.i > noun.i), None)
            whole = that is not None and (that.dep == "mark" or any(k.i > that.i for k in tree.kids(clause.i, "nsubj", "nsubjpass")))
            if that is not None and whole:
                return tree.trimmed(Stretch(that.i, tree.right[clause.i]))
    return None

"""Whether a speaker holds back: negated cues, refusals, inability ("did not say", "declined to say", "have yet to confirm")."""

from collections.abc import Iterator

from dateline.attribute.carriers import carrier, hedging, held_back
from dateline.attribute.frame import Frame
from dateline.attribute.idioms import cue_tokens, forms
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.tree import Tree
from dateline.model import Token

_UP = 4
_NEGATORS = frozenset({"never", "nor", "neither", "hardly", "scarcely", "barely", "no", "not", "n't", "n’t"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_COMING = frozenset({"come", "arrive", "follow", "emerge", "materialise", "materialize"})
_GOVERNED = frozenset({"xcomp", "pcomp", "prep", "acl", "ccomp"})


def is_withheld(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the cue is negated or refused, by itself or by a word it hangs on."""
    word = carrier(tree, frame, lexicon)
    own = {frame.head, word}
    cue = cue_tokens(frame)
    if any(set(forms(tree.tokens[i])) & hedging("unwilling") and held_back(tree, i, lexicon) in own for i in cue):
        return True
    if any(is_negated(tree, i) for i in own) or (_is_empty(tree, word, lexicon) and tree.tokens[word].pos == "NOUN"):
        return True
    return any(_holds_back(tree, governor, lexicon) for governor in _governors(tree, word))


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether a word is negated ("did not say", "never said", "no longer hopes", "no one said")."""
    kids = tree.kids(verb, "neg", "advmod", "npadvmod", "preconj", "cc", "nsubj")
    if any(_negates(k, verb) for k in kids):
        return not any(k.lower in ("only", "just", "simply", "merely") for k in kids if k.dep in ("advmod", "preconj"))
    return any(_denying(tree, k) if k.dep in ("advmod", "npadvmod") else k.dep == "nsubj" and k.lower in _NOBODY for k in kids)


def _negates(kid: Token, verb: int) -> bool:
    return kid.dep == "neg" or (kid.lower in _NEGATORS and kid.i < verb and kid.dep in ("advmod", "preconj", "cc"))


def _denying(tree: Tree, adverb: Token) -> bool:
    """Whether "longer" is "no longer"."""
    return adverb.lower == "longer" and adverb.i > 0 and tree.tokens[adverb.i - 1].lower in ("no", "any")


def _is_empty(tree: Tree, noun: int, lexicon: Lexicon) -> bool:
    """Whether there is none of it: "no confirmation", "without any confirmation"."""
    if any(k.lower in ("no", "little", "neither") for k in tree.kids(noun, "det", "neg", "amod")):
        return True
    token = tree.tokens[noun]
    over = tree.tokens[token.head]
    if token.dep == "dobj" and set(forms(over)) & hedging("withholding"):
        return True
    if over.pos not in ("VERB", "AUX") or not is_negated(tree, over.i):
        return False
    return token.dep in ("dobj", "attr") or (token.dep in ("nsubj", "nsubjpass") and _gives(tree, over, lexicon))


def _gives(tree: Tree, verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb brings forth what its subject names: "has not come", "was not given", and not "did not calm the crowd"."""
    lemma = set(forms(verb))
    return bool(lemma & _COMING) or (bool(lemma & lexicon.light) and tree.kid(verb.i, "auxpass") is not None)


def _governors(tree: Tree, word: int) -> Iterator[int]:
    """Words that the cue is a complement of, or coordinated with a complement of."""
    at = word
    for _ in range(_UP):
        token = tree.tokens[at]
        joined = token.dep == "conj" and tree.tokens[token.head].pos in ("VERB", "AUX")
        if token.head == at or not (joined or token.dep in _GOVERNED):
            return
        if token.dep == "ccomp" and (tree.kid(at, "nsubj", "mark") is not None or tree.tokens[token.head].i > at):
            return
        if joined and token.i > token.head and tree.kid(at, "nsubj", "aux") is not None and token.tag != "VB":
            return
        at = token.head
        yield at


def _holds_back(tree: Tree, governor: int, lexicon: Lexicon) -> bool:
    token = tree.tokens[governor]
    lemma = set(forms(token))
    if lemma & hedging("unwilling"):
        return True
    if lemma & {"have", "be"} and any(k.lower == "yet" for k in tree.kids(governor, "advmod")):
        return True
    if lemma & hedging("open") or lemma & lexicon.verbs.keys():
        return is_negated(tree, governor) and not _has_content_between(tree, governor)
    return False


def _has_content_between(tree: Tree, governor: int) -> bool:
    """Whether what is negated asks somebody else: "did not ask the court to condemn"."""
    return tree.kid(governor, "dobj") is not None

"""Which word of a cue tells its class: "issued a warning", "was adamant", "refused to confirm", "appears to show"."""

from collections.abc import Iterator, Mapping
from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.idioms import cue_tokens, forms
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.once import once
from dateline.attribute.tree import Tree
from dateline.model import Token
from dateline.model.statement import CueClass
from dateline.resources import load_toml

_STATES_OF = frozenset({"be", "become", "feel", "remain", "seem", "sound", "look", "appear", "grow", "stay", "get", "keep"})
_OPENING = frozenset({"seem", "appear", "purport", "continue", "begin", "start", "go", "keep", "tend"})
_STEPS = 3


@cache
def stance_words(section: str, name: str) -> frozenset[str]:
    """A list of attribute_stance.toml."""
    return frozenset(load_toml("attribute_stance.toml")[section][name])


def hedging(name: str) -> frozenset[str]:
    """A list of its `hedged` section."""
    return stance_words("hedged", name)


@once
def carrier(tree: Tree, frame: Frame, lexicon: Lexicon) -> int:
    """The token that tells the class of a frame's cue."""
    if frame.construction.startswith(("noun-", "light-")):
        return frame.head
    at = frame.head
    for _ in range(_STEPS):
        below = _below(tree, frame, at, lexicon)
        if below is None:
            break
        at = below
    if class_of_word(tree, at, lexicon) is None:
        cue = sorted(cue_tokens(frame), reverse=True)
        return next((i for i in cue if class_of_word(tree, i, lexicon) is not None), at)
    return at


def class_of_word(tree: Tree, word: int, lexicon: Lexicon) -> CueClass | None:
    """The class that the table of the word's part of speech gives it, else that of another part of speech."""
    token = tree.tokens[word]
    return next((t[f] for t in _tables(lexicon).get(token.pos, ()) for f in forms(token) if f in t), None)


@cache
def _tables(lexicon: Lexicon) -> Mapping[str, tuple[Mapping[str, CueClass], ...]]:
    """The tables of each part of speech, in the order they are looked up."""
    return {
        "NOUN": (lexicon.nouns, lexicon.adjectives),
        "ADJ": (lexicon.adjectives, lexicon.verbs),
        "ADV": (lexicon.adverbs,),
        "VERB": (lexicon.verbs, lexicon.adjectives, lexicon.nouns),
        "AUX": (lexicon.verbs,),
        "PROPN": (lexicon.nouns, lexicon.verbs),
    }


def _below(tree: Tree, frame: Frame, at: int, lexicon: Lexicon) -> int | None:
    """The word that a light, hedging or copular word leaves the telling to."""
    token = tree.tokens[at]
    if token.pos not in ("VERB", "AUX", "ADJ"):
        return None
    if (withheld := held_back(tree, at, lexicon)) is not None:
        return withheld
    if token.pos == "ADJ":
        return None
    cue = cue_tokens(frame)
    lemma = set(forms(token))
    if lemma & _OPENING:
        return next((k.i for k in tree.kids(at, "xcomp") if k.i in cue and class_of_word(tree, k.i, lexicon) is not None), None)
    if lemma & _STATES_OF:
        return next((k.i for k in tree.kids(at, "acomp", "attr", "oprd") if _tells(k, lexicon)), None)
    inner = next((k.i for k in tree.kids(at, "xcomp") if k.i in cue and k.i > at and class_of_word(tree, k.i, lexicon) is not None), None)
    if inner is not None and lemma & {"say", "believe", "think", "report", "understand", "know", "want", "claim"} and token.tag == "VBN":
        return inner
    if lemma & lexicon.light:
        return next((k.i for k in tree.kids(at, "dobj") if _tells(k, lexicon) and (k.i in cue or _complemented(tree, k))), None)
    return None


def held_back(tree: Tree, at: int, lexicon: Lexicon) -> int | None:
    """The word for what is not said, of "refused to confirm", "stopped short of accusing", "are reluctant to blame"."""
    if hedging("unwilling").isdisjoint(forms(tree.tokens[at])):
        return None
    for kid in _complements(tree, at):
        lemma = set(forms(kid))
        if lemma & lexicon.verbs.keys() and not lemma & (lexicon.deeds | hedging("deeds")):
            return kid.i
    return None


def _complements(tree: Tree, at: int) -> Iterator[Token]:
    yield from tree.kids(at, "xcomp", "acl", "ccomp", "advcl")
    for prep in tree.kids(at, "prep", "advmod"):
        yield from tree.kids(prep.i, "pcomp")
        for inner in tree.kids(prep.i, "prep"):
            yield from tree.kids(inner.i, "pcomp")


def _tells(token: Token, lexicon: Lexicon) -> bool:
    table = lexicon.nouns if token.pos == "NOUN" else lexicon.adjectives if token.pos in ("ADJ", "VERB") else {}
    return any(form in table for form in forms(token))


def _complemented(tree: Tree, noun: Token) -> bool:
    return any(k.i > noun.i for k in tree.kids(noun.i, "acl", "ccomp", "relcl", "prep"))

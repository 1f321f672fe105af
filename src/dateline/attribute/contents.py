"""Whether a content denies what is alleged: "no one had died", "none of its guns had fired", "the reports were false"."""

from collections.abc import Iterable, Iterator

from dateline.attribute.carriers import stance_words
from dateline.attribute.hedges import is_negated
from dateline.attribute.idioms import forms
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token

READ_WORDS = 150
_MODALS = frozenset({"will", "would", "shall", "should", "must", "may", "might", "can", "’ll", "'ll", "’d", "'d", "wo"})
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp", "appos"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_BEING = frozenset({"be", "have", "play", "take", "find", "see", "exist", "show", "suffer", "receive", "contain", "cause", "bear", "leave"})


def content_denies(tree: Tree, content: Iterable[Stretch]) -> bool:
    """Whether a main verb of the content says that something alleged is not so; "That was wrong, and I am sorry" owns up to it."""
    pieces = tuple(content)
    sorry = _is_sorry(tree, pieces)
    return any(
        _denied(tree, verb) or (_called_false(tree, verb) and not (sorry and _blames(tree, verb))) for verb in _main_verbs(tree, pieces)
    )


def _is_sorry(tree: Tree, content: Iterable[Stretch]) -> bool:
    """Whether the speaker says sorry in the first person, and not for what it had said."""
    tokens = [t for piece in content for t in tree.tokens[piece.first : min(piece.last, piece.first + READ_WORDS) + 1]]
    own = any(t.lower in ("i", "we") for t in tokens)
    took_back = any(
        set(forms(t)) & stance_words("sorry", "sayings") and any(k.lower in ("i", "we") for k in tree.kids(t.i, "nsubj")) for t in tokens
    )
    return own and not took_back and any(set(forms(t)) & stance_words("sorry", "words") for t in tokens)


def _blames(tree: Tree, verb: Token) -> bool:
    """Whether a word that calls a deed bad as often as a claim false is what the verb says."""
    return any(set(forms(k)) & stance_words("sorry", "bad") for k in tree.kids(verb.i, "acomp", "attr", "oprd"))


def _main_verbs(tree: Tree, content: Iterable[Stretch]) -> Iterator[Token]:
    """Verbs of the content that stand in none of its relative and adverbial clauses."""
    left = READ_WORDS
    for piece in content:
        for i in range(piece.first, min(piece.last, piece.first + left) + 1):
            token = tree.tokens[i]
            if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass") and not _is_aside(tree, token, piece):
                yield token
        left -= piece.last - piece.first + 1
        if left <= 0:
            return


def _is_aside(tree: Tree, token: Token, piece: Stretch) -> bool:
    at = token
    while piece.holds(at.i):
        over = tree.tokens[at.head]
        if at.dep in _ASIDE and piece.holds(over.i) and over.i != at.i:
            return True
        if over.i == at.i:
            return False
        at = over
    return False


def _denied(tree: Tree, verb: Token) -> bool:
    if any(k.lower in _MODALS for k in tree.kids(verb.i, "aux")):
        return False
    lemma = set(forms(verb))
    predicates, nouns = stance_words("negated", "predicates"), stance_words("negated", "nouns")
    telling = lemma & predicates or any(set(forms(k)) & predicates for k in tree.kids(verb.i, "acomp", "oprd"))
    if telling and is_negated(tree, verb.i):
        return True
    for noun in tree.kids(verb.i, "nsubj", "nsubjpass", "attr", "dobj", "expl"):
        if not _is_none(tree, noun):
            if is_negated(tree, verb.i) and lemma & _BEING and set(forms(noun)) & nouns and noun.dep in ("attr", "dobj"):
                return True
            continue
        if noun.dep in ("attr", "dobj"):
            if (set(forms(noun)) & nouns and lemma & _BEING) or (noun.lower == "nothing" and lemma & (_BEING | predicates)):
                return True
            if lemma & predicates:
                return True
        elif telling or _is_past(tree, verb) or (set(forms(noun)) & nouns and lemma & (_BEING | predicates)):
            return True
    return False


def _is_past(tree: Tree, verb: Token) -> bool:
    """Whether the verb tells of a deed that is over: "none of its crew had been drinking", "nobody was beaten"."""
    if set(forms(verb)) & stance_words("negated", "open") or verb.pos == "AUX":
        return False
    return any(k.lower in ("had", "has", "have", "was", "were") for k in tree.kids(verb.i, "aux", "auxpass"))


def _is_none(tree: Tree, noun: Token) -> bool:
    """Whether it is nobody or nothing: "no child", "none of its guns", "nobody", "not one soldier"."""
    if noun.lower in _NOBODY:
        return noun.i + 1 >= len(tree.tokens) or tree.tokens[noun.i + 1].lower != "but"
    return any(k.lower in ("no", "neither", "not", "zero") for k in tree.kids(noun.i, "det", "neg", "nummod", "preconj"))


def _called_false(tree: Tree, verb: Token) -> bool:
    """Whether the verb calls something false."""
    false = stance_words("false", "words")
    said = [*tree.kids(verb.i, "acomp", "attr", "oprd")]
    said += [n for p in tree.kids(verb.i, "prep") if p.lower == "without" for n in tree.kids(p.i, "pobj")]
    if set(forms(verb)) & false and verb.dep != "xcomp" and tree.kid(verb.i, "nsubjpass", "auxpass") is not None:
        return not is_negated(tree, verb.i)
    return any(_is_false(tree, t, false) for t in said) and not is_negated(tree, verb.i)


def _is_false(tree: Tree, token: Token, false: frozenset[str]) -> bool:
    if set(forms(token)) & false:
        return True
    return token.lower in ("word", "ring", "element") and any(set(forms(k)) & {"true", "truth"} for k in tree.kids(token.i, "amod"))

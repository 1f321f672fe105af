"""What somebody calls false: "called the accusation absurd", "described as baseless the finding that …", "branded it a lie"."""

from collections.abc import Sequence

from dateline.attribute.carriers import stance_words
from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.tree import QUOTE_MARKS, Tree
from dateline.model import Token

_POINTING = frozenset({"it", "this", "that", "them", "these", "those", "all"})
_OPENING = frozenset({"as", "a", "an", "to", "be"})
_LOOSE = frozenset({"ADV", "ADJ", "PART"})
_WORDS = 5  # between the verb and the word for a falsehood behind it


def calls_false(tree: Tree, frame: Frame, verb: int, lexicon: Lexicon) -> bool:
    """Whether the cue calls what somebody said a falsehood: the word for it stands behind the verb, at the end, or depends on the verb.

    What is called so must be something said ("called the report absurd"), or be pointed at ("called it a lie"); an election called absurd is only blamed.
    """
    if stance_words("false", "calling").isdisjoint(forms(tree.tokens[verb])) or not frame.content:
        return False
    behind = tree.tokens[verb + 1 : max(frame.content[-1].last, verb) + 1]
    told = [t for t in behind if t.sentence == tree.tokens[verb].sentence]
    if not any(_is_said(t, lexicon) for t in told):
        return False
    return _right_behind(told, lexicon) or _at_end(told) or _quoted(told, lexicon) or any(_false(t) for t in _complements(tree, verb))


def _is_said(token: Token, lexicon: Lexicon) -> bool:
    if token.pos == "NOUN":
        return any(form in lexicon.sayable or form in lexicon.nouns for form in forms(token)) and not _false(token)
    return token.lower in _POINTING


def _false(token: Token) -> bool:
    return not stance_words("false", "words").isdisjoint(forms(token))


def _right_behind(told: Sequence[Token], lexicon: Lexicon) -> bool:
    """As in "described as baseless the claim that …": no noun between, and none that the word only qualifies but one for what is said."""
    for n, token in enumerate(told[:_WORDS]):
        if _false(token):
            after = told[n + 1] if n + 1 < len(told) else None
            if after is None or token.pos == "NOUN" or after.pos not in ("NOUN", "PROPN"):
                return True
            return told[0].lower == "as" and _is_said(after, lexicon)  # "slammed as fake news the claim that …"
        if token.lower not in _OPENING and token.pos not in _LOOSE:
            return False
    return False


def _at_end(told: Sequence[Token]) -> bool:
    words = [t for t in told if t.text[0].isalnum()]
    return bool(words) and _false(words[-1]) and words[-1].pos != "VERB"


def _quoted(told: Sequence[Token], lexicon: Lexicon) -> bool:
    """As in 'called the report "a pure fabrication from beginning to end"'."""
    return any(t.text in QUOTE_MARKS and _right_behind(told[n + 1 :], lexicon) for n, t in enumerate(told))


def _complements(tree: Tree, verb: int) -> Sequence[Token]:
    found = [*tree.kids(verb, "oprd", "acomp", "attr", "xcomp", "ccomp")]
    for prep in (p for p in tree.kids(verb, "prep") if p.lower == "as"):
        found += tree.kids(prep.i, "pobj", "amod", "acomp", "pcomp")
    return found

"""What a tally says of a number: bounds, qualifier, its words, whom it counts."""

from dateline.coding.counted import Counted
from dateline.coding.found import Found
from dateline.coding.grammar import base
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.toll_words import toll_words
from dateline.model import Document, Span, cover
from dateline.model.tally import Qualifier

_NOUN_REACH = 7
_SOME_REACH = 3


def is_fractional(q: Quantity) -> bool:
    """Whether it is no whole number, so that it counts no people."""
    return any(v is not None and v != int(v) for v in (q.low, q.high))


def bounds(q: Quantity) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of a tally: inclusive bounds, with a best value where the words give one number for it."""
    low = int(q.low) if q.low is not None else None
    high = int(q.high) if q.high is not None else None
    if q.qualifier == "more than" and low is not None:
        return low + 1, None, None
    if q.qualifier == "fewer than" and high is not None:
        return None, None, high - 1
    if q.qualifier == "about":
        return (None, low, None) if low == high else (low, None, high)
    return low, low if low == high else None, high


def qualifier(words: list[Lexeme], q: Quantity) -> Qualifier:
    """Words like "a further 20" bound nothing; only words like "exactly" and "a total of" say that a number is exact."""
    said = {w.text for w in words[q.start : q.first]}
    return q.qualifier if q.qualifier != "exactly" or said & {"exactly", "precisely"} else "none"


def extent(words: list[Lexeme], q: Quantity, what: Counted, found: Found) -> Span:
    """Number, qualifier, counted noun and the word that gives the category, where they stand close together."""
    spans = [words[q.start].span, words[q.end].span]
    last = words[q.end].token.i
    near = (t.span for t in (what.noun, found.word) if t is not None and 0 <= t.i - last <= _NOUN_REACH)
    return cover([*spans, *near])


def scope_of_some(words: list[Lexeme], q: Quantity) -> str | None:
    """Whom some of those named before are said to be: "four *of them children*", "two of whom were *nurses*"."""
    if [w.text for w in words[q.end + 1 : q.end + 3]] not in (["of", "them"], ["of", "whom"]):
        return None
    for word in words[q.end + 3 : q.end + 3 + _SOME_REACH]:
        if word.token.tag in ("NNS", "NN"):
            return toll_words().scopes.get(base(word.token)) or toll_words().scopes.get(word.text)
        if word.token.pos not in ("AUX", "ADJ", "DET", "ADV"):
            return None
    return None


def scope_said(words: list[Lexeme], q: Quantity) -> str | None:
    """Whom some are said to be right behind their number: "10 *were soldiers*"."""
    if q.end + 1 >= len(words) or words[q.end + 1].token.lemma != "be":
        return None
    for word in words[q.end + 2 : q.end + 2 + _SOME_REACH]:
        if word.token.tag in ("NNS", "NN"):
            return toll_words().scopes.get(base(word.token)) or toll_words().scopes.get(word.text)
        if word.token.pos not in ("AUX", "ADJ", "DET", "ADV"):
            return None
    return None


def scope(document: Document, what: Counted) -> str | None:
    """Whom it counts, as a plain noun."""
    noun = what.noun
    if noun is None:
        return None
    words = toll_words()
    for k in document.kids(noun.i, "amod", "compound", "nmod"):
        if k.pos in ("NOUN", "PROPN") and base(k) in words.scopes and words.scopes[base(k)] != "people":
            return words.scopes[base(k)]
    return words.scopes.get(base(noun)) or words.scopes.get(noun.lower)

"""Whether a present tense tells what lies ahead: "withdraws on 30 June", "is meeting the envoys tomorrow"."""

from functools import cache

from dateline.coding.grammar import base
from dateline.coding.ontology import Words
from dateline.model import Document, Token
from dateline.resources import load_toml

_LONGEST = 31


@cache
def _words(name: str) -> Words:
    return frozenset(load_toml("coding_auxiliary.toml")["ahead"][name])


@cache
def _months() -> dict[str, int]:
    return {month: n + 1 for n, month in enumerate(load_toml("coding_auxiliary.toml")["ahead"]["months"])}


def is_ahead(document: Document, verb: Token, kids: list[Token]) -> bool:
    """Whether the verb is in the present and one of its adverbials of time lies ahead."""
    helpers = [k for k in kids if k.dep in ("aux", "auxpass")]
    shared = verb.dep == "conj" and verb.tag == "VB" and document.tokens[verb.head].tag in ("VBZ", "VBP")
    present = any(k.tag in ("VBZ", "VBP") and base(k) == "be" for k in helpers) if helpers else shared or verb.tag in ("VBZ", "VBP")
    if not present or base(verb) == "miss" or (verb.dep == "relcl" and not helpers):
        return False
    adverbials = [k for k in kids if k.dep in ("prep", "npadvmod", "advmod", "dobj")]
    inner = (x for k in adverbials for x in document.kids(k.i, "pobj", "npadvmod")) if adverbials else ()
    words = [
        *adverbials,
        *inner,
        *(x for k in kids if k.dep in ("dobj", "dative", "prep") for p in document.kids(k.i, "prep") for x in document.kids(p.i, "pobj")),
    ]
    return any(_lies_ahead(document, k) for k in words)


def _lies_ahead(document: Document, word: Token) -> bool:
    """A day of the week in prose, tomorrow, next week, or a date after the report's."""
    beside = {k.lower for k in document.kids(word.i)}
    if beside & _words("repeated") or beside & _words("gone"):
        return False
    if word.lower in _words("ahead") or (beside & _words("coming") and word.lower in _words("spans")):
        return True
    if beside & _words("days") or word.lower in _words("days"):
        return _is_prose(document, word)
    return word.lower in _months() and _is_later(document, word)


def _is_prose(document: Document, word: Token) -> bool:
    """Headlines tell of yesterday in the present; they have no full stop."""
    last = document.tokens[document.sentences[word.sentence].last - 1]
    return last.pos == "PUNCT"


def _is_later(document: Document, month: Token) -> bool:
    published = document.report.published
    day = next((int(k.text) for k in document.kids(month.i, "nummod") if k.text.isdecimal() and 0 < int(k.text) <= _LONGEST), 28)
    return published is not None and (_months()[month.lower], day) > (published.month, published.day)

"""Whether a clause is denied by its own words: "not", "nobody", "neither … nor", "at no time", "nearly"."""

from dateline.coding.factuality.modality import lexicon
from dateline.coding.grammar import base
from dateline.model import Document, Token

_OBJECTS = ("dobj", "dative")


def negation(
    document: Document, verb: Token, kids: list[Token], helpers: list[Token], lent: list[Token], *, event: bool
) -> tuple[str, ...]:
    """What a clause says of itself by "not" and its like; `helpers` and `lent` come from the verb it is joined to."""
    words = lexicon().words
    if any(denies(document, verb, k) for k in helpers) or _after_nor(document, verb):
        return ("not",)
    if any(_is_nobody(document, k) for k in (*kids, *lent) if k.dep in ("nsubj", "nsubjpass")):
        return ("not",)
    if event and any(_of_nobody(document, k) if k.dep == "prep" else _is_nobody(document, k) for k in kids if k.dep in (*_OBJECTS, "prep")):
        return ("not",)
    if any(_on_no_occasion(document, k) for k in kids if k.dep == "prep"):
        return ("not",)
    if verb.dep == "conj" and any(k.lower == "than" for k in document.kids(verb.head, "cc")):
        return ("never",)
    return ("never",) if any(k.dep == "advmod" and k.lower in words["nearly"] for k in kids) else ()


def denies(document: Document, verb: Token, word: Token) -> bool:
    """A "not" of this verb: none of "not only", and no contrast beside it ("four died, *not* five, and 23 were hurt")."""
    words = lexicon().words
    if word.lower == "longer" and any(k.lower == "no" for k in document.kids(word.i)):
        return True
    if word.dep not in ("neg", "advmod", "preconj", "cc") or word.lower not in words["negatives"] or word.lower == "no":
        return False
    if word.dep == "cc" and word.lower != "neither":
        return False
    if word.i > verb.i and document.tokens[word.i - 1].text == ",":
        return False
    return _bare_not(document, word) and not _is_of_other_number(document, word)


def _is_of_other_number(document: Document, word: Token) -> bool:
    """Whether a "not" only takes back a number: "four were killed, *not five*, and 23 hurt"."""
    around = document.tokens[max(word.i - 1, 0) : word.i + 2]
    return [around[0].text, around[-1].tag] == [",", "CD"]


def _after_nor(document: Document, verb: Token) -> bool:
    """As in "they did not bomb it, *nor* did they shell it" and "neither bombed nor shelled"."""
    if any(k.lower == "nor" and k.i < verb.i for k in document.kids(verb.i, "cc", "advmod", "preconj")):
        return True
    if any(t.lower == "neither" for t in document.tokens[max(verb.i - 2, 0) : verb.i] if t.sentence == verb.sentence and t.dep != "nsubj"):
        return True
    return verb.dep == "conj" and any(k.lower == "nor" and k.i < verb.i for k in document.kids(verb.head, "cc"))


def _is_nobody(document: Document, noun: Token) -> bool:
    """As in "nobody", "no soldier", "none of them", "not one of them", "neither side"."""
    words = lexicon().words
    before = document.kids(noun.i, "det", "neg", "preconj")
    if noun.lower in words["nobody"] or any(
        k.lower in words["no"] or (k.dep == "neg" and k.i < noun.i and _bare_not(document, k) and not _is_of_other_number(document, k))
        for k in before
    ):
        return True
    counted = (k for k in document.kids(noun.i, "det", "nummod", "amod", "quantmod", "advmod"))
    denied = (x for k in counted for x in ([k] if k.lower == "not" else document.kids(k.i, "neg")))
    return any((x.lower == "not" or _bare_not(document, x)) and not _is_of_other_number(document, x) for x in denied)


def _bare_not(document: Document, word: Token) -> bool:
    """A "not" that is none of "not only"."""
    return _next(document, word) not in lexicon().words["only"]


def _next(document: Document, word: Token) -> str:
    return document.tokens[word.i + 1].lower if word.i + 1 < len(document.tokens) else ""


def _of_nobody(document: Document, prep: Token) -> bool:
    """As in "fired at nobody"; what is told apart by time or place is another thing ("at no point")."""
    return prep.dep == "prep" and any(
        _is_nobody(document, k) for k in document.kids(prep.i, "pobj") if k.lower in lexicon().words["nobody"]
    )


def _on_no_occasion(document: Document, prep: Token) -> bool:
    occasions = lexicon().words["occasions"]
    return any(base(k) in occasions and _is_nobody(document, k) for k in document.kids(prep.i, "pobj"))

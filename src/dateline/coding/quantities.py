"""Every count of people and things in a text, with its bounds as written."""

from dataclasses import dataclass

from dateline.coding.lexemes import Lexeme, lexemes
from dateline.coding.masks import Measure, measure
from dateline.coding.numbers import Quantity, read_numbers
from dateline.coding.ontology import people
from dateline.model import Document, Span
from dateline.model.tally import Qualifier

_NOT_QUANTITIES = frozenset({"date", "age", "rank", "time", "ordinal"})
_SINGLE = frozenset({"a", "an", "another"})
_REACH = 4
_UNMEANT = frozenset({"other", "leader", "minister", "president", "official", "member", "figure", "life", "victim", "casualty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count: bounds as written (None = open; "more than 20" has low 20), its words, and what it measures if no things."""

    low: float | None
    high: float | None
    qualifier: Qualifier
    number: Span
    span: Span
    measure: Measure | None


def read_quantities(document: Document) -> tuple[Count, ...]:
    """Counts of people and things in text order, with durations, money and shares, but without dates, ages and ranks.

    A single person or thing counted by an article ("a child") is one where the noun is a noun for people.
    """
    found: list[Count] = []
    for sentence in range(len(document.sentences)):
        words = lexemes(document, sentence)
        numbers = read_numbers(words)
        found.extend(_count(words, q) for q in numbers if _is_quantity(words, q))
        taken = {k for q in numbers for k in range(q.start, q.end + 1)}
        found.extend(_count(words, q) for q in read_singles(words) if q.first not in taken)
    return tuple(sorted(found, key=lambda c: c.span))


def _is_quantity(words: list[Lexeme], q: Quantity) -> bool:
    if q.kind == "none" and words[q.first].text == "no":
        following = words[q.last + 1].token if q.last + 1 < len(words) else None
        return following is None or following.tag in ("NNS", "NNPS", "JJ", "VBN") or words[q.last].text == "one"
    return measure(words, q) not in _NOT_QUANTITIES


def _count(words: list[Lexeme], q: Quantity) -> Count:
    number = Span(words[q.first].span.start, words[q.last].span.end)
    span = Span(words[q.start].span.start, words[q.end].span.end)
    return Count(low=q.low, high=q.high, qualifier=q.qualifier, number=number, span=span, measure=measure(words, q))


def read_singles(words: list[Lexeme]) -> list[Quantity]:
    """Single persons counted by an article: "a child", "another elderly man"."""
    return [
        Quantity(low=1, high=1, qualifier="none", kind="exact", first=k, last=k, start=k, end=k)
        for k, word in enumerate(words)
        if word.text in _SINGLE and word.token.pos == "DET" and _single_person(words, k)
    ]


def _single_person(words: list[Lexeme], k: int) -> bool:
    head = next((w.token for w in words[k + 1 : k + 1 + _REACH] if w.token.i == words[k].token.head), None)
    return (
        head is not None
        and head.tag == "NN"
        and head.lemma.lower() in people() - _UNMEANT
        and head.dep not in ("attr", "appos", "compound", "poss")
    )

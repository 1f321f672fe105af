"""Every count of people and things in a text, with its bounds as written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.coding.beside import number_of
from dateline.coding.category import find_category
from dateline.coding.counted import Counted, counted, is_partial, of_people
from dateline.coding.damage import is_damaged
from dateline.coding.lexemes import Lexeme, lexemes
from dateline.coding.masks import Measure, measure
from dateline.coding.numbers import Quantity, read_numbers
from dateline.coding.ontology import people
from dateline.coding.persons import is_nation, means_people
from dateline.coding.toll_words import toll_words
from dateline.model import Document, Span, Token
from dateline.model.tally import Qualifier

_NOT_QUANTITIES = frozenset({"date", "age", "rank", "time", "ordinal", "name", "phrase"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SINGLE = frozenset({"a", "an", "another"})
_REACH = 7
_UNMEANT = frozenset(
    {
        "other",
        "leader",
        "minister",
        "president",
        "official",
        "member",
        "figure",
        "life",
        "victim",
        "casualty",
        "crew",
        "family",
        "staff",
        "household",
        "police",
        "personnel",
        "folk",
        "couple",
    }
)


def _is_listed_with_others(words: list[Lexeme], noun: Token) -> bool:
    """Whether a noun stands in a list of people that begins with a number: "three men, a *woman* and a child"."""
    return noun.dep == "appos" and any(w.token.head == noun.head and w.token.tag == "CD" and w.token.i < noun.head for w in words)


def _is_listed(noun: Token) -> bool:
    return noun.lemma.lower() in people()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count.

    Attributes:
        low, high: the bounds as written, None = open; "more than 20" has low 20.
        number, span: the words of the number alone, and with those that bound it.
        measure: what it measures if it counts neither people nor things.
        harm: whether it counts people, or what was done to people or things ("12 deaths", "40 houses destroyed"); other things do not.
    """

    low: float | None
    high: float | None
    qualifier: Qualifier
    number: Span
    span: Span
    measure: Measure | None
    harm: bool


def read_quantities(document: Document) -> tuple[Count, ...]:
    """Counts of people and things in text order, with durations, money and shares, but without dates, ages and ranks.

    A single person or thing counted by an article ("a child") is one where the noun is a noun for people.
    """
    reader = _Reader(document)
    found = [count for sentence in range(len(document.sentences)) for count in reader.read(lexemes(document, sentence))]
    return tuple(sorted(found, key=lambda c: c.span))


class _Reader:
    """Reads sentence after sentence: what a number without a noun counts, the number before it tells."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.earlier: bool | None = None

    def read(self, words: list[Lexeme]) -> Iterator[Count]:
        """The counts of a sentence."""
        numbers = read_numbers(words)
        for q in numbers:
            what = counted(self.document, words, q)
            if _is_quantity(words, q, what):
                yield _count(words, q, harm=self._is_harm(words, q, what))
        taken = {k for q in numbers for k in range(q.start, q.end + 1)}
        yield from (_count(words, q, harm=True) for q in read_singles(words) if q.first not in taken)

    def _is_harm(self, words: list[Lexeme], q: Quantity, what: Counted) -> bool:
        if measure(words, q) not in (None, "population"):
            return False
        noun = what.noun
        if noun is None and q.kind != "none":
            if find_category(self.document, words, q, what) is not None:
                return True
            partial = is_partial(words, q)
            named = number_of(self.document, what.site)
            if named is not None:
                return self._names_people(named)
            if words[q.first].text == "one" and words[q.first].token.dep not in _SUBJECTS and not partial:
                return False
            told = of_people(words, q) if partial else None
            return told or (self.earlier if self.earlier is not None else not partial)
        harm = (noun is not None and self._names_people(noun)) or is_damaged(self.document, what)
        self.earlier = harm = harm or find_category(self.document, words, q, what) is not None
        return harm

    def _names_people(self, noun: Token) -> bool:
        """Whether a noun means people or what befell them, or somebody "who" does something."""
        if means_people(noun) or noun.lemma.lower() in toll_words().nouns:
            return True
        clauses = self.document.kids(noun.i, "relcl")
        return any(
            k.lower in ("who", "whom", "whose")
            for c in clauses
            for k in self.document.kids(c.i, "nsubj", "nsubjpass", "dobj", "poss", "oprd")
        )


def _is_quantity(words: list[Lexeme], q: Quantity, what: Counted) -> bool:
    if q.kind == "none" and words[q.first].text == "no":
        return words[q.last].text == "one" or (what.noun is not None and what.noun.tag in ("NNS", "NNPS"))
    return measure(words, q) not in _NOT_QUANTITIES


def _count(words: list[Lexeme], q: Quantity, *, harm: bool) -> Count:
    number = Span(words[q.first].span.start, words[q.last].span.end)
    span = Span(words[q.start].span.start, words[q.end].span.end)
    return Count(low=q.low, high=q.high, qualifier=q.qualifier, number=number, span=span, measure=measure(words, q), harm=harm)


def read_singles(words: list[Lexeme], people: Callable[[Token], bool] = _is_listed) -> list[Quantity]:
    """Single persons counted by an article: "a child", "another elderly man"; `people` says which nouns are taken."""
    return [
        Quantity(low=1, high=1, qualifier="none", kind="exact", first=k, last=k, start=k, end=k)
        for k, word in enumerate(words)
        if word.text in _SINGLE and word.token.pos == "DET" and _single_person(words, k, people)
    ]


def _single_person(words: list[Lexeme], k: int, people: Callable[[Token], bool]) -> bool:
    head = next((w.token for w in words[k + 1 : k + 1 + _REACH] if w.token.i == words[k].token.head), None)
    return (
        head is not None
        and (head.tag == "NN" or (head.tag == "NNP" and is_nation(head)))
        and head.lemma.lower() not in _UNMEANT
        and people(head)
        and (head.dep not in ("attr", "appos", "compound", "poss", "oprd") or _is_listed_with_others(words, head))
    )

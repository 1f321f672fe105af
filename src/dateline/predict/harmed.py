"""Who a report may name as killed or injured in an incident: people in sentences that speak of harm, with how many each stands for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.coding.counted import counted
from dateline.coding.lexemes import lexemes
from dateline.coding.masks import measure
from dateline.coding.numbers import read_numbers
from dateline.coding.persons import means_people
from dateline.model import Document, Token
from dateline.resources import load_toml

KINDS = ("killed", "injured")
_REACH = 3
_HEADS = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_INNER = frozenset({"compound", "nummod", "amod", "det", "case", "punct", "acomp", "oprd"})
_BEFORE = frozenset({"compound", "amod", "nummod", "nmod"})
_ENDS = frozenset({",", "and"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmed:
    """Some who may have been harmed, as one run of words names them.

    Attributes:
        first, last: tokens of the run.
        head: its head.
        count: how many they are; None for a plural without a number.
        numbered: whether a number says so.
        open: whether there may be more ("at least 12").
        name: words of a name of one of them, in small letters; empty where none is named.
        article: the article or other determiner before them, in small letters.
        passage: where they are named.
    """

    first: int
    last: int
    head: Token
    count: int | None
    numbered: bool
    open: bool
    name: frozenset[str]
    article: str
    passage: int

    @property
    def sentence(self) -> int:
        """The sentence they are named in."""
        return self.head.sentence


@dataclass(frozen=True, slots=True)
class Number:
    """A number that can count people.

    Attributes:
        low: the least it says.
        open: whether it bounds nothing above.
        first, last: its tokens, with the words that bound it.
        noun: the token it counts.
    """

    low: int
    open: bool
    first: int
    last: int
    noun: int | None


@dataclass(slots=True)
class Surroundings:
    """What is looked up once a report.

    Attributes:
        numbers: the number at each token: its own words, and the noun it counts.
        people: heads of the names of people.
        harmful: sentences that speak of harm.
    """

    numbers: dict[int, Number] = field(default_factory=dict)
    people: frozenset[int] = frozenset()
    harmful: frozenset[int] = frozenset()


@cache
def words(part: str) -> frozenset[str]:
    """A list of words of `casualties.toml`."""
    return frozenset(load_toml("casualties.toml")["words"][part])


def surroundings(document: Document) -> Surroundings:
    """What the words of a report are seen in."""
    harm = tuple(words("harm"))
    return Surroundings(
        numbers=_numbers(document),
        people=frozenset(m.head for m in document.mentions if m.kind == "person"),
        harmful=frozenset(t.sentence for t in document.tokens if t.lemma.lower().startswith(harm)),
    )


def harmed(document: Document, around: Surroundings) -> list[Harmed]:
    """All runs in text order; a comma, "and" or the end of a sentence ends a run."""
    return [_harmed(document, run, around) for run in _runs(document.tokens, _marked(document, around))]


def _marked(document: Document, around: Surroundings) -> set[int]:
    """People as heads of their phrases, with the words before them that belong to them."""
    tokens = document.tokens
    out: set[int] = set()
    for token in tokens:
        if token.sentence in around.harmful and token.dep not in _INNER and _is_person(token, around):
            out.add(token.i)
            at = token.i
            while (
                at and tokens[at - 1].dep in _BEFORE and tokens[at - 1].head in (token.i, at) and tokens[at - 1].sentence == token.sentence
            ):
                at -= 1
                out.add(at)
    return out


def _is_person(token: Token, around: Surroundings) -> bool:
    if token.pos not in _HEADS or token.pos == "PRON" or (token.dep == "poss" and token.i not in around.people):
        return False
    if token.i in around.people or token.lemma.lower() in words("people"):
        return True
    return token.pos == "NOUN" and (token.i in around.numbers or means_people(token))


def _runs(tokens: Sequence[Token], marked: set[int]) -> Iterator[tuple[int, int]]:
    first = None
    for token in tokens:
        goes_on = first is not None and token.i in marked and token.text not in _ENDS and token.sentence == tokens[first].sentence
        if first is not None and not goes_on:
            yield first, token.i - 1
            first = None
        if first is None and token.i in marked:
            first = token.i
    if first is not None:
        yield first, len(tokens) - 1


def _numbers(document: Document) -> dict[int, Number]:
    out: dict[int, Number] = {}
    for sentence in range(len(document.sentences)):
        read = lexemes(document, sentence)
        for q in read_numbers(read):
            bound = q.low if q.low is not None else q.high
            if bound is None or bound != int(bound) or measure(read, q) is not None:
                continue
            noun = counted(document, read, q).noun
            number = Number(int(bound), q.high is None, read[q.start].token.i, read[q.end].token.i, noun.i if noun is not None else None)
            out.update(dict.fromkeys(range(number.first, number.last + 1), number))
            if noun is not None:
                out.setdefault(noun.i, number)
    return out


def _harmed(document: Document, run: tuple[int, int], around: Surroundings) -> Harmed:
    first, last = run
    tokens = document.tokens
    head = _head(tokens, first, last)
    number = _number_of(tokens, run, head.i, around.numbers)
    named = number is None and head.pos == "PROPN" and not head.text.islower()
    name = (t.text.lower() for t in tokens[first : last + 1] if t.pos == "PROPN" and t.text[:1].isupper())
    return Harmed(
        first=first,
        last=last,
        head=head,
        count=number.low if number is not None else 1 if named or head.tag not in ("NNS", "NNPS") else None,
        numbered=number is not None,
        open=number is not None and number.open,
        name=frozenset(name) if named else frozenset(),
        article=next((t.lemma.lower() for t in tokens[max(0, first - 1) : first + 1] if t.pos == "DET"), ""),
        passage=document.sentences[head.sentence].passage,
    )


def _head(tokens: Sequence[Token], first: int, last: int) -> Token:
    """The last noun before a preposition."""
    head = None
    for token in tokens[first : last + 1]:
        if token.pos in _HEADS:
            head = token
        if token.pos == "ADP" and head is not None:
            break
    return head or tokens[last]


def _number_of(tokens: Sequence[Token], run: tuple[int, int], head: int, numbers: Mapping[int, Number]) -> Number | None:
    """The number of the head, in the run before it, or just before the run where it counts nothing else."""
    first, last = run
    for n in (head, *range(first, head), first - 1, first - 2):
        number = numbers.get(n) if n >= 0 and tokens[n].sentence == tokens[first].sentence else None
        if number is not None and (n >= first or not _counts_others(number, first, last)):
            return number
    return None


def _counts_others(number: Number, first: int, last: int) -> bool:
    return number.last < first - _REACH or (number.noun is not None and not first <= number.noun <= last)

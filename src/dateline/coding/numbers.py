"""Numbers with the words that bound them: "at least 1,200", "two to three dozen", "hundreds", "7,000 or more"."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.coding.amounts import Amount, AmountKind, read_amount, read_exact
from dateline.coding.lexemes import Lexeme, text_at
from dateline.model.tally import Qualifier
from dateline.resources import load_toml

_JOIN = frozenset({"-", "–", "—", "to", "or"})
_HEDGES = frozenset({"possibly", "perhaps", "maybe", "probably", "potentially"})
_AND_MORE = frozenset({",", "and", "or", "even", "if", "not", *_HEDGES})
_FAR = 5
_SUBJECT_REACH = 8
_PASSING = frozenset({"passed", "topped", "surpassed", "exceeded", "past"})
_COUNTERS = frozenset({
    "toll", "number", "numbers", "count", "total", "tally", "figure", "figures", "deaths", "arrests", "casualties", "injuries", "crowd", "turnout",
    "population", "cases", "dead", "wounded", "missing", "losses", "attendance", "membership",
})  # fmt: skip
_BRACKETS = frozenset({"[", "("})
_SPANS_OF_TIME = frozenset({"minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its bounds as written.

    Attributes:
        low, high: the bounds as written, None = open; "more than 20" has low 20 and `qualifier` "more than".
        qualifier: how the words bound it.
        kind: an exact number, a vague word, none at all, or a fraction.
        first, last: positions of its first and last lexeme, qualifier not counted.
        start, end: positions of its first and last lexeme, qualifier counted.
    """

    low: float | None
    high: float | None
    qualifier: Qualifier
    kind: AmountKind
    first: int
    last: int
    start: int
    end: int


@cache
def _phrases(part: Literal["before", "after"]) -> tuple[tuple[tuple[str, ...], Qualifier], ...]:
    """Phrases that bound a number, the longest first."""
    listed = [(tuple(p.split()), q) for q, words in load_toml("quantities.toml")[part].items() for p in words]
    return tuple(sorted(listed, key=lambda x: -len(x[0])))


def read_numbers(words: list[Lexeme]) -> list[Quantity]:
    """Every number of a sentence in text order; dates and measures are read as well and told apart by others."""
    found: list[Quantity] = []
    k = 0
    while k < len(words):
        amount = read_amount(words, k)
        if amount is None:
            k += 1
            continue
        quantity = _bounded(words, amount)
        found.append(quantity)
        k = quantity.end + 1
    return found


def _bounded(words: list[Lexeme], amount: Amount) -> Quantity:
    """The number with the words before and after that bound it, or the range it begins."""
    start, before = _before(words, amount.first)
    amount = _widened(words, amount)
    second = _range_end(words, amount, before)
    if second is not None:
        return _range(words, amount, second, start, before)
    end, after = _after(words, amount.last)
    qualifier = after or before or ("vague" if amount.kind == "vague" else "none")
    if before == "between":
        qualifier, start = "none", amount.first
    low, high = _limits(amount, qualifier)
    return Quantity(low=low, high=high, qualifier=qualifier, kind=amount.kind, first=amount.first, last=amount.last, start=start, end=end)


def _widened(words: list[Lexeme], amount: Amount) -> Amount:
    """As in "dozens or even hundreds", "hundreds, if not thousands": one number, from the lesser on."""
    k = amount.last + 1
    while text_at(words, k) in _AND_MORE and k < amount.last + _FAR:
        k += 1
    further = read_amount(words, k) if amount.kind == "vague" and k > amount.last + 1 and k < len(words) else None
    if further is None or further.kind != "vague" or further.value <= amount.value:
        return amount
    return replace(amount, last=further.last)


def _limits(amount: Amount, qualifier: Qualifier) -> tuple[float | None, float | None]:
    if qualifier in ("up to", "fewer than"):
        return None, amount.value
    if amount.kind == "vague" or qualifier in ("at least", "more than"):
        return amount.value, None
    return amount.value, amount.value


def _before(words: list[Lexeme], first: int) -> tuple[int, Qualifier | None]:
    """Where the phrase that bounds the number begins, and what it says; the strictest of several counts."""
    start, found = first, None
    at = first
    while (step := _phrase_before(words, at)) is not None:
        length, qualifier = step
        at -= length
        if found is None or found in ("about", "exactly"):
            found = qualifier
        start = at
    return start, found


def _phrase_before(words: list[Lexeme], first: int) -> tuple[int, Qualifier] | None:
    if first and words[first - 1].text in _BRACKETS:
        inner = _phrase_before(words, first - 1)
        return (inner[0] + 1, inner[1]) if inner else None
    for phrase, qualifier in _phrases("before"):
        length = len(phrase)
        if first >= length and tuple(w.text for w in words[first - length : first]) == phrase and _bounds(words, first, phrase):
            return length, qualifier
    return None


def _bounds(words: list[Lexeme], first: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase that has other meanings bounds a number here ("all", "the" and "just" bound nothing)."""
    if phrase == ("the",):
        return False
    if len(phrase) == 1 and phrase[0] in _PASSING:  # "the toll passed 40", not "she passed three checks"
        return any(w.text in _COUNTERS for w in words[max(0, first - _SUBJECT_REACH) : first])
    if phrase == ("over",):
        return not any(w.text.rstrip("s") in _SPANS_OF_TIME for w in words[first + 1 : first + 3])
    return not (phrase == ("from",) and _changes(words, first))


def _changes(words: list[Lexeme], first: int) -> bool:
    """A change, "rose from 10 to 12", "increase its army from 10 to 12", gives two numbers, no range."""
    if any(w.token.pos == "VERB" for w in words[max(0, first - 3) : first - 1]):
        return True
    changes = load_toml("quantities.toml")["reading"]["changes"]
    return any(w.token.pos == "VERB" and w.token.lemma.lower() in changes for w in words[max(0, first - _SUBJECT_REACH) : first - 1])


def _after(words: list[Lexeme], last: int) -> tuple[int, Qualifier | None]:
    at = last + 1 + (text_at(words, last + 1) == "-")
    for phrase, qualifier in _phrases("after"):
        if tuple(w.text for w in words[at : at + len(phrase)]) == phrase:
            return at + len(phrase) - 1, qualifier
    return last, None


def _range_end(words: list[Lexeme], amount: Amount, before: Qualifier | None) -> Amount | None:
    """The upper number of a range that begins with `amount`."""
    if amount.kind != "exact":
        return None
    k = amount.last + 1
    joined = text_at(words, k)
    if joined == "or" and _listed(words, amount.first):
        return None
    if joined in _JOIN and not (joined == "to" and text_at(words, amount.first - 1) == "from" and before is None):
        return _greater(words, amount, k + 1)
    if joined == "and" and before == "between":
        return _greater(words, amount, k + 1)
    return _upper(words, amount, k) if before == "at least" else None


def _listed(words: list[Lexeme], first: int) -> bool:
    """Whether a number ends a list of numbers: "100, 200 or 300"."""
    return text_at(words, first - 1) == "," and text_at(words, first - 2)[:1].isdigit()


def _upper(words: list[Lexeme], amount: Amount, k: int) -> Amount | None:
    """As in "at least five, and possibly as many as nine"."""
    while text_at(words, k) in {",", "and", "or", "but", *_HEDGES} and k < amount.last + 5:
        k += 1
    for phrase in (("as", "many", "as"), ("up", "to")):
        if tuple(w.text for w in words[k : k + len(phrase)]) == phrase:
            return _greater(words, amount, k + len(phrase))
    return None


def _greater(words: list[Lexeme], amount: Amount, k: int) -> Amount | None:
    second = read_exact(words, k) if k < len(words) else None
    return second if second is not None and second.value > amount.value else None


def _range(words: list[Lexeme], first: Amount, second: Amount, start: int, before: Qualifier | None) -> Quantity:
    low = first.value
    if first.multiplied == 1 and second.multiplied > 1 and low < second.multiplied and low * second.multiplied < second.value:
        low *= second.multiplied
    end, _ = _after(words, second.last)
    begin = start if before != "exactly" else first.first
    return Quantity(
        low=low, high=second.value, qualifier="between", kind="exact", first=first.first, last=second.last, start=begin, end=end
    )

"""Numbers in words and digits, with the words that bound them: "at least 1,200", "two to three dozen", "hundreds"."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.model import Document, Span, Token
from dateline.model.tally import Qualifier
from dateline.resources import load_toml

_LEXEME = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|\S")
_JOIN = frozenset({"-", "–", "—", "to", "or"})
_ARTICLES = frozenset({"a", "an"})
_HEDGES = frozenset({"possibly", "perhaps", "maybe", "probably", "potentially"})
_DEGREES = frozenset({"as", "too", "how", "so", "very", "that", "no"})
_LAST_TWO = 100

_SPANS_OF_TIME = frozenset({"minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade"})

AmountKind = Literal["exact", "vague", "none", "fraction"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word or mark of a sentence, lower-cased, with its stored span and its token."""

    text: str
    span: Span
    token: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as written, between lexemes `first` and `last` (inclusive)."""

    value: float
    kind: AmountKind
    first: int
    last: int
    multiplied: float = 1


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


def lexemes(document: Document, sentence: int) -> list[Lexeme]:
    """The sentence cut finer than the parser does: "$1.5bn" is three lexemes, "30-40" too."""
    tokens = document.sentence_tokens(sentence)
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    for n, token in enumerate(tokens):
        if n and token.start > tokens[n - 1].end:
            parts.append(" ")
            at += 1
        starts.append(at)
        parts.append(token.text)
        at += len(token.text)
    text = "".join(parts)
    return [_lexeme(m, starts, tokens) for m in _LEXEME.finditer(text)]


def _lexeme(match: re.Match[str], starts: list[int], tokens: tuple[Token, ...]) -> Lexeme:
    first = bisect_right(starts, match.start()) - 1
    last = bisect_right(starts, match.end() - 1) - 1
    start = _stored(tokens[first], match.start() - starts[first], at_end=False)
    end = _stored(tokens[last], match.end() - starts[last], at_end=True)
    return Lexeme(match.group().lower(), Span(start, max(end, start)), tokens[last])


def _stored(token: Token, inside: int, *, at_end: bool) -> int:
    """Stored offset of a place inside a token; the token's edge where cleaning changed its length."""
    if len(token.text) == token.end - token.start:
        return token.start + inside
    return token.end if at_end else token.start


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: Mapping[str, float]
    multipliers: Mapping[str, float]
    vague: Mapping[tuple[str, ...], float]
    fractions: Mapping[str, float]
    before: tuple[tuple[tuple[str, ...], Qualifier], ...]
    after: tuple[tuple[tuple[str, ...], Qualifier], ...]


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("quantities.toml")

    def phrases(part: str) -> tuple[tuple[tuple[str, ...], Qualifier], ...]:
        listed = [(tuple(p.split()), q) for q, words in data[part].items() for p in words]
        return tuple(sorted(listed, key=lambda x: -len(x[0])))

    return _Lexicon(
        words=data["words"],
        multipliers=data["multipliers"],
        vague={tuple(k.split()): v for k, v in data["vague"].items()},
        fractions=data["fractions"],
        before=phrases("before"),
        after=phrases("after"),
    )


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


def read_amount(words: list[Lexeme], k: int) -> Amount | None:
    """The number that begins at lexeme `k`, if one does."""
    return _fraction(words, k) or _vague(words, k) or _counted(words, k) or _none(words, k)


def _text(words: list[Lexeme], k: int) -> str:
    return words[k].text if 0 <= k < len(words) else ""


def _vague(words: list[Lexeme], k: int) -> Amount | None:
    lexicon = _lexicon()
    for length in (3, 2, 1):
        key = tuple(w.text for w in words[k : k + length])
        if len(key) == length and key in lexicon.vague and _text(words, k - 1) not in _DEGREES:
            return _times(words, Amount(value=lexicon.vague[key], kind="vague", first=k, last=k + length - 1))
    if _text(words, k) in _ARTICLES and _text(words, k + 1) == "couple":
        return _times(words, Amount(value=2, kind="exact", first=k, last=k + 1))
    return None


def _times(words: list[Lexeme], amount: Amount) -> Amount:
    """ "Several hundred", "2.5 million", "two dozen"."""
    multipliers = _lexicon().multipliers
    while True:
        word = _text(words, amount.last + 1)
        factor = multipliers.get(word)
        glued = factor is not None and len(word) > 1 and word not in ("mn", "bn", "mln")
        if factor is None or not (glued or _touches(words, amount.last + 1)):
            return amount
        amount = replace(amount, value=amount.value * factor, last=amount.last + 1, multiplied=amount.multiplied * factor)


def _touches(words: list[Lexeme], k: int) -> bool:
    """Whether a short multiplier belongs to the digits before it ("2.3m", "5 bn") and is no word of its own."""
    return words[k].text in ("mn", "bn", "mln") or words[k].span.start == words[k - 1].span.end


def _counted(words: list[Lexeme], k: int) -> Amount | None:
    text = _text(words, k)
    if text[:1].isdigit():
        value = float(re.sub(r"[,\u00a0\u202f]", "", text))
        return _times(words, Amount(value=value, kind="exact", first=k, last=k))
    if text in _ARTICLES and _text(words, k + 1) in ("hundred", "thousand", "million", "billion", "dozen", "score"):
        return _spelled(words, k, k + 1, start=1)
    if text == "dozen":
        return Amount(value=12, kind="exact", first=k, last=k)
    if text in _lexicon().words and not (text == "one" and words[k].token.tag != "CD"):
        return _spelled(words, k, k)
    return None


def _spelled(words: list[Lexeme], first: int, k: int, start: float = 0) -> Amount:
    """ "Twenty-three", "one hundred and four", "two hundred thousand"."""
    lexicon = _lexicon()
    total, group, last, step = 0.0, start, first, 1.0
    while k < len(words):
        word = words[k].text
        if word in lexicon.words and (k == first or _adds(group, lexicon.words[word])):
            group += lexicon.words[word]
        elif word in lexicon.multipliers and len(word) > 2 and group:
            factor = lexicon.multipliers[word]
            group, total = (group * factor, total) if factor <= _LAST_TWO else (0, total + group * factor)
            step = factor
        elif not (word in ("and", "-") and k > first and group + total and _continues(words, k, word, group)):
            break
        else:
            k += 1
            continue
        last = k
        k += 1
    return Amount(value=total + group, kind="exact", first=first, last=last, multiplied=step)


def _adds(group: float, value: float) -> bool:
    """Whether a number word goes on with the one before it ("twenty" + "three", "hundred" + "four")."""
    return group == 0 or (group % _LAST_TWO == 0) or (group % 10 == 0 and 0 < value < 10 and group % _LAST_TWO >= 20)


def _continues(words: list[Lexeme], k: int, word: str, group: float) -> bool:
    following = _lexicon().words.get(_text(words, k + 1))
    if word == "-":
        return following is not None and _adds(group, following) and group % _LAST_TWO >= 20
    return following is not None and _text(words, k - 1) in ("hundred", "thousand", "million") and following < _LAST_TWO


def _none(words: list[Lexeme], k: int) -> Amount | None:
    text = _text(words, k)
    if text in ("nobody", "none"):
        return Amount(value=0, kind="none", first=k, last=k)
    if text != "no" or words[k].token.tag != "DT":
        return None
    return Amount(value=0, kind="none", first=k, last=k + (_text(words, k + 1) == "one"))


def _fraction(words: list[Lexeme], k: int) -> Amount | None:
    """ "One in five", "a third", "two-thirds", "half a million"."""
    text, fractions = _text(words, k), _lexicon().fractions
    if text == "half" and _text(words, k + 1) in _ARTICLES and _text(words, k + 2) in _lexicon().multipliers:
        return Amount(value=0.5 * _lexicon().multipliers[words[k + 2].text], kind="exact", first=k, last=k + 2)
    numerator = 1 if text in _ARTICLES else _lexicon().words.get(text)
    if numerator is None:
        return Amount(value=0.5, kind="fraction", first=k, last=k) if text == "half" and _text(words, k + 1) in ("of", "the") else None
    at = k + 1 + (_text(words, k + 1) == "-")
    part = _text(words, at)
    if part.rstrip("s") in fractions and words[min(at, len(words) - 1)].token.dep != "amod":
        return Amount(value=numerator * fractions[part.rstrip("s")], kind="fraction", first=k, last=at)
    whole = _lexicon().words.get(_text(words, k + 2), 0)
    if _text(words, k + 1) in ("in", "of") and whole > numerator > 0 and _text(words, k + 1) == "in":
        return Amount(value=numerator / whole, kind="fraction", first=k, last=k + 2)
    return None


def _bounded(words: list[Lexeme], amount: Amount) -> Quantity:
    """The number with the words before and after that bound it, or the range it begins."""
    start, before = _before(words, amount.first)
    second = _range_end(words, amount, before)
    if second is not None:
        return _range(words, amount, second, start, before)
    end, after = _after(words, amount.last)
    qualifier = after or before or ("vague" if amount.kind == "vague" else "none")
    if before == "between":
        qualifier, start = "none", amount.first
    low, high = _limits(amount, qualifier)
    return Quantity(low=low, high=high, qualifier=qualifier, kind=amount.kind, first=amount.first, last=amount.last, start=start, end=end)


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
    for phrase, qualifier in _lexicon().before:
        length = len(phrase)
        if first >= length and tuple(w.text for w in words[first - length : first]) == phrase and _bounds(words, first, phrase):
            return length, qualifier
    return None


def _bounds(words: list[Lexeme], first: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase that has other meanings bounds a number here ("all", "the" and "just" bound nothing)."""
    if phrase == ("the",):
        return False
    if phrase == ("over",):
        return not any(w.text.rstrip("s") in _SPANS_OF_TIME for w in words[first + 1 : first + 3])
    return not (phrase == ("from",) and _changes(words, first))


def _changes(words: list[Lexeme], first: int) -> bool:
    """ "Rose from 10 to 12" gives two numbers, no range."""
    return any(w.token.pos == "VERB" for w in words[max(0, first - 3) : first - 1])


def _after(words: list[Lexeme], last: int) -> tuple[int, Qualifier | None]:
    at = last + 1 + (_text(words, last + 1) == "-")
    for phrase, qualifier in _lexicon().after:
        if tuple(w.text for w in words[at : at + len(phrase)]) == phrase:
            return at + len(phrase) - 1, qualifier
    return last, None


def _range_end(words: list[Lexeme], amount: Amount, before: Qualifier | None) -> Amount | None:
    """The upper number of a range that begins with `amount`."""
    if amount.kind != "exact":
        return None
    k = amount.last + 1
    joined = _text(words, k)
    if joined in _JOIN and not (joined == "to" and _text(words, amount.first - 1) == "from" and before is None):
        return _greater(words, amount, k + 1)
    if joined == "and" and before == "between":
        return _greater(words, amount, k + 1)
    return _upper(words, amount, k) if before == "at least" else None


def _upper(words: list[Lexeme], amount: Amount, k: int) -> Amount | None:
    """ "At least five, and possibly as many as nine"."""
    while _text(words, k) in {",", "and", "or", "but", *_HEDGES} and k < amount.last + 5:
        k += 1
    for phrase in (("as", "many", "as"), ("up", "to")):
        if tuple(w.text for w in words[k : k + len(phrase)]) == phrase:
            return _greater(words, amount, k + len(phrase))
    return None


def _greater(words: list[Lexeme], amount: Amount, k: int) -> Amount | None:
    second = _counted(words, k) if k < len(words) else None
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

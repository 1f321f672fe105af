"""Numbers in words and digits: "1,200", "two dozen", "1.2 million", "hundreds", "nobody", "a third"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.coding.lexemes import Lexeme, text_at
from dateline.resources import load_toml

_ARTICLES = frozenset({"a", "an"})
_DEGREES = frozenset({"as", "too", "how", "so", "very", "that", "no"})
_DEGREES_OF_NO = frozenset({"longer", "more", "less", "fewer", "doubt", "matter", "wonder", "sooner"})
_LARGE = frozenset({"thousand", "million", "billion"})
_UNITS = _LARGE | {"hundred", "dozen"}
_ABBREVIATED = frozenset({"mn", "bn", "mln"})
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_VERB_REACH = 4
_FIRST_YEAR = 1000

AmountKind = Literal["exact", "vague", "none", "fraction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as written, between lexemes `first` and `last` (inclusive); `multiplied` by what words after its digits."""

    value: float
    kind: AmountKind
    first: int
    last: int
    multiplied: float = 1


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: Mapping[str, float]
    multipliers: Mapping[str, float]
    vague: Mapping[tuple[str, ...], float]
    fractions: Mapping[str, float]
    collective: Mapping[str, float]
    unstated: frozenset[str]
    large: frozenset[str]
    sets: Mapping[tuple[str, ...], float]


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("quantities.toml")
    return _Lexicon(
        words=data["words"],
        multipliers=data["multipliers"],
        vague={tuple(k.split()): v for k, v in data["vague"].items()},
        fractions=data["fractions"],
        collective={w: v for w, v in data["collective"].items() if w not in ("unstated", "large")},
        unstated=frozenset(data["collective"]["unstated"]),
        large=frozenset(data["collective"]["large"]),
        sets={tuple(k.split()): v for k, v in data["sets"].items()},
    )


def read_amount(words: list[Lexeme], k: int) -> Amount | None:
    """The number that begins at lexeme `k`, if one does."""
    return _fraction(words, k) or _vague(words, k) or _collective(words, k) or _set(words, k) or _none(words, k) or read_exact(words, k)


def _vague(words: list[Lexeme], k: int) -> Amount | None:
    lexicon = _lexicon()
    for length in (3, 2, 1):
        key = tuple(w.text for w in words[k : k + length])
        if len(key) == length and key in lexicon.vague and not _is_of_degree(words, k) and not _is_marks(words, k):
            last = k + length - 1
            while length == 1 and (step := _repeated(words, last)):  # "many, many people"
                last += step
            return _times(words, Amount(value=lexicon.vague[key], kind="vague", first=k, last=last))
    return None


def _repeated(words: list[Lexeme], k: int) -> int:
    """How many lexemes further the word at `k` stands again at once, or behind a comma; 0 = nowhere."""
    behind = 2 if text_at(words, k + 1) == "," else 1
    return behind if text_at(words, k + behind) == text_at(words, k) else 0


def _is_of_degree(words: list[Lexeme], k: int) -> bool:
    """Whether a word of degree makes it no number: "so many"; "*as* hundreds cheered" and "he says *that* many died" only join clauses."""
    if text_at(words, k - 1) not in _DEGREES:
        return False
    left = words[k - 1].token
    return left.head == words[k].token.i or left.tag not in ("IN", "WDT")


def _is_marks(words: list[Lexeme], k: int) -> bool:
    """Whether "scores" are marks or music: "test scores"."""
    left = words[k - 1].token if k else None
    return words[k].text == "scores" and left is not None and left.head == words[k].token.i and left.pos in ("NOUN", "ADJ", "PROPN")


def _collective(words: list[Lexeme], k: int) -> Amount | None:
    """As in "a number of", "a large number of", "large numbers of"; "an unknown number of" says none."""
    lexicon = _lexicon()
    several = text_at(words, k) not in _ARTICLES
    at = k if several else k + 1
    if text_at(words, at) not in lexicon.collective and words[min(at, len(words) - 1)].token.pos == "ADJ":
        if text_at(words, at) in lexicon.unstated:
            return None
        at += 1
    value = lexicon.collective.get(text_at(words, at))
    known = text_at(words, k - 1) == "the" and text_at(words, k) not in lexicon.large
    if value is None or text_at(words, at + 1) != "of" or known:
        return None
    if (text_at(words, at) == "numbers") != several and text_at(words, k - 1) != "the":
        return None
    if read_exact(words, at + 2) is not None:  # "a string of seven speeches"
        return None
    return Amount(value=value, kind="vague", first=k, last=at + 1)


def _set(words: list[Lexeme], k: int) -> Amount | None:
    """As in "both men", "a pair of nurses"; "both the army and the rebels" counts nobody."""
    for key, value in _lexicon().sets.items():
        if tuple(w.text for w in words[k : k + len(key)]) == key and _counts(words, k):
            last = k + len(key) - 1
            last += text_at(words, last + 1) == "of" and text_at(words, last + 2) in _UNITS  # "a couple of hundred"
            return _times(words, Amount(value=value, kind="exact", first=k, last=last))
    return None


def _counts(words: list[Lexeme], k: int) -> bool:
    if words[k].text != "both":
        return True
    if words[k].token.dep in ("preconj", "cc", "advmod") or "and" in (text_at(words, k + 2), text_at(words, k + 1)):
        return False
    following = next(
        (w.token for w in words[k + 1 : k + 6] if w.token.pos not in ("DET", "ADJ", "PRON", "VERB", "NUM") or w.text == "of"), None
    )
    return following is not None and (following.tag == "NNS" or following.lower == "of" or words[k].token.dep in ("nsubj", "nsubjpass"))


def _times(words: list[Lexeme], amount: Amount) -> Amount:
    """As in "several hundred", "2.5 million", "two dozen"."""
    multipliers = _lexicon().multipliers
    while True:
        word = text_at(words, amount.last + 1)
        if word == "-" and text_at(words, amount.last + 2) in _LARGE:
            amount = replace(amount, last=amount.last + 1)
            continue
        factor = multipliers.get(word)
        glued = factor is not None and len(word) > 1 and word not in _ABBREVIATED
        if factor is None or not (glued or _touches(words, amount.last + 1)):
            return amount
        amount = replace(amount, value=amount.value * factor, last=amount.last + 1, multiplied=amount.multiplied * factor)


def _touches(words: list[Lexeme], k: int) -> bool:
    """Whether a short multiplier belongs to the digits before it ("2.3m", "5 bn") and is no word of its own."""
    return words[k].text in _ABBREVIATED or words[k].span.start == words[k - 1].span.end


def read_exact(words: list[Lexeme], k: int) -> Amount | None:
    """The number in digits or number words that begins at `k`."""
    text = text_at(words, k)
    if text[:1].isdigit():
        value = float(re.sub(r"[,\u00a0\u202f]", "", text))
        return _times(words, Amount(value=value, kind="exact", first=k, last=k))
    if text in _ARTICLES and text_at(words, k + 1) in ("hundred", "thousand", "million", "billion", "dozen", "score"):
        return _spelled(words, k, k + 1, start=1)
    if text == "dozen":
        return Amount(value=12, kind="exact", first=k, last=k)
    if text in _lexicon().words and (text != "one" or _is_number(words, k)):
        return _spelled(words, k, k)
    return None


def _is_number(words: list[Lexeme], k: int) -> bool:
    """Whether "one" is a number and no pronoun for anybody: "*one* was killed", "*one* of them died", "*one* died", not "*one* can say"."""
    token = words[k].token
    if token.tag == "CD" or token.dep == "nsubjpass" or text_at(words, k + 1) == "of":
        return True
    verb = next((w.token for w in words[k + 1 : k + _VERB_REACH] if w.token.i == token.head), None)
    return (
        token.dep == "nsubj"
        and verb is not None
        and verb.tag == "VBD"
        and verb.lemma.lower() in load_toml("quantities.toml")["reading"]["personal"]
    )


def _spelled(words: list[Lexeme], first: int, k: int, start: float = 0) -> Amount:
    """As in "Twenty-three", "one hundred and four", "two hundred thousand"."""
    lexicon = _lexicon()
    total, group, last, step = 0.0, start, first, 1.0
    while k < len(words):
        word = words[k].text
        if word in lexicon.words and (k == first or _adds(group, lexicon.words[word])):
            group += lexicon.words[word]
        elif word in lexicon.multipliers and word not in _ABBREVIATED and len(word) > 1 and group:
            factor = lexicon.multipliers[word]
            group, total = (group * factor, total) if factor <= _HUNDRED else (0, total + group * factor)
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
    return group == 0 or (group % _HUNDRED == 0) or (group % _TEN == 0 and 0 < value < _TEN and group % _HUNDRED >= _TWENTY)


def _continues(words: list[Lexeme], k: int, word: str, group: float) -> bool:
    following = _lexicon().words.get(text_at(words, k + 1))
    if word == "-" and text_at(words, k + 1) in _LARGE:
        return True
    if word == "-":
        return following is not None and _adds(group, following) and group % _HUNDRED >= _TWENTY
    return following is not None and text_at(words, k - 1) in ("hundred", "thousand", "million") and following < _HUNDRED


def _none(words: list[Lexeme], k: int) -> Amount | None:
    """As in "nobody", "no casualties", "not one nurse", "not a single nurse"."""
    text = text_at(words, k)
    if text == "not" and text_at(words, k + 1) in ("one", "a") and words[min(k + 3, len(words) - 1)].text != "but":
        single = text_at(words, k + 2) == "single"
        if single or (text_at(words, k + 1) == "one" and text_at(words, k + 2) not in ("but", ",", ".")):
            return Amount(value=0, kind="none", first=k, last=k + 1 + single)
    if text in ("nobody", "none"):
        return Amount(value=0, kind="none", first=k, last=k)
    if text != "no" or words[k].token.tag != "DT" or text_at(words, k + 1) in _DEGREES_OF_NO:
        return None
    return Amount(value=0, kind="none", first=k, last=k + (text_at(words, k + 1) == "one"))


def _fraction(words: list[Lexeme], k: int) -> Amount | None:
    """As in "one in five", "a third", "two-thirds", "half a million"."""
    text, fractions = text_at(words, k), _lexicon().fractions
    if text == "half" and text_at(words, k + 1) in _ARTICLES and text_at(words, k + 2) in _lexicon().multipliers:
        return Amount(value=0.5 * _lexicon().multipliers[words[k + 2].text], kind="exact", first=k, last=k + 2)
    if text.isdigit():
        whole = text_at(words, k + 2)
        odds = whole in ("10", "100", "1,000") or (text == "1" and whole.isdigit() and int(whole) < _FIRST_YEAR)
        tenths = odds and (k + 3 >= len(words) or words[k + 3].token.pos not in ("NOUN", "PROPN"))
        return _one_in(words, k, float(text)) if tenths or text_at(words, k + 2) == "every" or text_at(words, k + 1) == "out" else None
    numerator = 1 if text in _ARTICLES else _lexicon().words.get(text)
    if numerator is None:
        return Amount(value=0.5, kind="fraction", first=k, last=k) if text == "half" and text_at(words, k + 1) in ("of", "the") else None
    at = k + 1 + (text_at(words, k + 1) == "-")
    part = text_at(words, at)
    if part.rstrip("s") in fractions and words[min(at, len(words) - 1)].token.dep != "amod":
        return Amount(value=numerator * fractions[part.rstrip("s")], kind="fraction", first=k, last=at)
    return _one_in(words, k, numerator)


def _one_in(words: list[Lexeme], k: int, part: float) -> Amount | None:
    """As in "one in five", "3 in every 100", "nine out of ten"."""
    at = k + 1 + (text_at(words, k + 1) == "out")
    joined = text_at(words, at) == ("of" if at > k + 1 else "in")
    at += 1 + (text_at(words, at + 1) == "every")
    text = text_at(words, at)
    whole = float(text.replace(",", "")) if text[:1].isdigit() else _lexicon().words.get(text, 0)
    if not joined or whole <= part or part <= 0:
        return None
    return Amount(value=part / whole, kind="fraction", first=k, last=at)

"""The words of time expressions, as tables and as pieces of regular expressions."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dateline.resources import load_toml

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_SHORT = 4
_WORD = re.compile(r"[a-z]+")


def words_of(table: str) -> Mapping[str, Any]:
    """One table of the lexicon."""
    found: Mapping[str, Any] = load_toml("ground_times.toml")[table]
    return found


def one_of(words: Iterable[str]) -> str:
    """An alternation of `words`, longest first; white space and hyphens as in running text."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def look_up(table: str, written: str) -> Any:
    """The value of a word as written: case, white space and a final full stop do not matter."""
    return words_of(table)[" ".join(written.lower().replace("’", "'").split()).rstrip(".")]


def unit_of(written: str) -> str:
    """TIMEX3 unit of a word: "year", "years", "weeks"."""
    lower = written.lower()
    if lower in {"centuries", "century"}:
        return "C"
    unit: str = words_of("units")[lower.removesuffix("s")]
    return unit


def count_in_units(count: int | None, written: str) -> int | None:
    """The count in the unit that `unit_of` gives: a fortnight is two weeks."""
    return count * 2 if count is not None and written.lower().startswith("fortnight") else count


def number_of(written: str) -> int | None:
    """A count in digits or words; None where the words give none ("several")."""
    lower = " ".join(written.lower().replace(",", "").split())
    if lower.isdigit():
        return int(lower)
    if lower in words_of("counts"):
        found: int = words_of("counts")[lower]
        return found
    numbers = words_of("numbers")
    total = current = 0
    parts = [w for w in _WORD.findall(lower) if w != "and"]
    if len(parts) > 1 and parts[0] in {"a", "an"} and parts[1] not in {"hundred", "thousand"}:
        parts = parts[1:]
    if not parts or any(w not in numbers for w in parts):
        return None
    for word in parts:
        value = numbers[word]
        if value >= _HUNDRED:
            current = max(current, 1) * value
        else:
            current += value
        if value == _THOUSAND:
            total, current = total + current, 0
    return total + current


def year_of(written: str) -> int | None:
    """A year in words: "nineteen ninety-one", "two thousand and eight", "twenty nineteen"; None where they make none."""
    words = [w for w in _WORD.findall(written.lower()) if w != "and"]
    if words[:2] == ["two", "thousand"]:
        return number_of(" ".join(words))
    first = words_of("numbers").get(words[0], 0)
    rest = number_of(" ".join(w for w in words[1:] if w not in {"hundred", "oh"})) if len(words) > 1 else None
    return first * 100 + rest if rest is not None and rest < _HUNDRED else None


def _in_words() -> str:
    """Numbers in words up to the thousands: "twenty-one", "a hundred and five", "two thousand three hundred"; not "one nine"."""
    numbers = {w: n for w, n in words_of("numbers").items() if w not in {"a", "an"}}
    ones = one_of(w for w, n in numbers.items() if n < _TEN)
    tens = one_of(w for w, n in numbers.items() if n >= 2 * _TEN and n < _HUNDRED)
    others = one_of(w for w, n in numbers.items() if _TEN <= n < 2 * _TEN)
    small = rf"(?:(?:{tens})(?:[\s-]+(?:{ones}))?|{others}|{ones})"
    rest = rf"(?:(?:\s+and)?[\s-]+{small})?"
    hundreds = rf"(?:{small}(?:[\s-]+hundred{rest})?|hundred{rest})"
    return rf"(?:{hundreds}(?:[\s-]+thousand(?:(?:\s+and)?[\s-]+{hundreds})?)?|thousand(?:(?:\s+and)?[\s-]+{hundreds})?)"


@cache
def pieces() -> Mapping[str, str]:
    """Named pieces of the patterns, as `{month}`, `{day}`, `{num}`."""
    months = words_of("months")
    full = [m for m in months if len(m) > _SHORT]
    short = [m for m in months if len(m) <= _SHORT and m not in {"may", "june", "july"}]
    return {
        "month": rf"(?:(?:{one_of(full)}|may|june|july)\b|(?:{one_of(short)})\b\.?)",
        "fullmonth": rf"(?:{one_of([*full, 'june', 'july', 'may'])})\b",
        "shortmonth": rf"(?:{one_of(short)})\.",
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?!(?:,\d{3}|[.:]\d))\b",
        "year": r"(?:1[5-9]|20)\d\d\b(?![,.]\d)",
        "weekday": rf"(?:{one_of(w for w in words_of('weekdays') if w.endswith('day'))})",
        "shortday": rf"(?:{one_of(w for w in words_of('weekdays') if not w.endswith('day'))})\.",
        "part": rf"(?:{one_of(words_of('dayparts'))})",
        "season": rf"(?:{one_of(words_of('seasons'))})",
        "unit": r"(?:(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade)s?|century|centuries)",
        "dateunit": r"(?:day|week|month|quarter|year|decade|century)",
        "small": rf"(?:{one_of(w for w, n in words_of('numbers').items() if n < _HUNDRED and w not in {'a', 'an'})})",
        "spelleddecade": rf"(?:{one_of(words_of('decades'))})",
        "spelledcentury": rf"(?:{one_of(words_of('centuries'))})",
        "holiday": rf"(?:{one_of(words_of('holidays'))})",
        "phase": rf"(?:(?:the\s+)?(?:{one_of(words_of('parts'))})(?:\s+(?:on|in)\b)?[\s-]+)",
        "num": rf"(?:{one_of(words_of('counts'))}|\d{{1,3}}(?:,\d{{3}})*|(?:an?\s+)?{_in_words()}|an?)",
        "vague": rf"(?:{one_of(words_of('vague')['words'])})",
        "nth": rf"(?:{one_of(words_of('nth'))})",
        "ordinal": rf"(?:{one_of(words_of('ordinals'))})",
        "clockword": rf"(?:{one_of(words_of('clock'))})",
        "frequency": rf"(?:{one_of(w for w in words_of('sets') if w != 'quarterly')})",
        "reference": rf"(?:{one_of(words_of('references'))})",
        "about": r"(?:(?:about|around|nearly|almost|roughly|approximately|some|more\s+than|less\s+than|over|at\s+least|up\s+to|only|just)\s+)",
        "tz": r"(?:\s*(?:GMT|UTC|[ECMP][SD]?T|local\s+time)\b)?",
    }

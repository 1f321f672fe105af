"""Which numbers count nobody and nothing: dates, ages, measures, money, ranks."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.resources import load_toml

Measure = Literal["date", "age", "unit", "percent", "money", "rank", "time", "population", "ordinal"]

_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
)
_SHORT_MONTHS = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_YEARS = (1500, 2100)
_YEAR_DIGITS = 4
_DAY = 31
_OLDEST = 120


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_toml("quantities.toml")["mask"].items()}


def measure(words: list[Lexeme], q: Quantity) -> Measure | None:
    """What a number measures where it is no count; None for a count."""
    before = words[q.first - 1].text if q.first else ""
    after = [w.text for w in words[q.last + 1 : q.last + 4]]
    nexts = [*after, "", "", ""]
    return (
        _glued(words, q)
        or _money(before, nexts, words, q)
        or _dated(words, q, before, nexts)
        or _aged(words, q, before, nexts)
        or _ranked(words, q, before)
        or _of_unit(words, q, nexts)
        or _population(words, q)
    )


def _glued(words: list[Lexeme], q: Quantity) -> Measure | None:
    """Digits inside a longer word or mark: "F-16", "COVID-19", "T-72", "1st", "10:30", "3-2"."""
    first, last = words[q.first], words[q.last]
    if not first.text[:1].isdigit():
        return None
    left = words[q.first - 1] if q.first else None
    right = words[q.last + 1] if q.last + 1 < len(words) else None
    if left is not None and left.span.end == first.span.start and (left.text.isalpha() or left.text in ":#/."):
        return "rank"
    if left is not None and left.text == "-" and left.span.end == first.span.start and q.first > 1 and words[q.first - 2].text.isalpha():
        return "rank"
    if right is not None and right.span.start == last.span.end:
        if right.text in ("st", "nd", "rd", "th"):
            return "ordinal"
        if right.text in (":", "/", "h", "am", "pm", "s"):
            return "time"
    return None


def _money(before: str, after: list[str], words: list[Lexeme], q: Quantity) -> Measure | None:
    table = _table()["money"]
    if before in table or after[0] in ("%", "€", "£", "$"):
        return "percent" if after[0] == "%" else "money"
    if after[0] in ("percent", "percentage", "pct") or (after[0] == "per" and after[1] == "cent"):
        return "percent"
    return "money" if q.start and words[q.start - 1].text in table else None


def _dated(words: list[Lexeme], q: Quantity, before: str, after: list[str]) -> Measure | None:
    first = words[q.first]
    value = q.low if q.low is not None else q.high
    months = _MONTHS | _SHORT_MONTHS
    if value is None or not first.text.isdigit():
        return None
    back = before if before != "." else (words[q.first - 2].text if q.first > 1 else "")
    if value <= _DAY and (back in months or after[0] in months or (after[0] == "of" and after[1] in months)):
        return "date"
    if after[0] in ("a.m", "p.m", "am", "pm", "gmt", "o'clock", "utc"):
        return "time"
    return "date" if _is_year(words, q, before, value) else None


def _is_year(words: list[Lexeme], q: Quantity, before: str, value: float) -> bool:
    first = words[q.first]
    if len(first.text) != _YEAR_DIGITS or not _YEARS[0] <= value < _YEARS[1]:
        return False
    if any(w.text in _MONTHS | _SHORT_MONTHS for w in words[max(0, q.first - 4) : q.first]):
        return True
    return first.token.dep not in ("nummod", "quantmod") or before in _table()["before_year"]


def _aged(words: list[Lexeme], q: Quantity, before: str, after: list[str]) -> Measure | None:
    """As in "a 34-year-old", "aged 12", "Roe, 45,"."""
    if before in _table()["ages"] or (before in ("age", "ages")):
        return "age"
    joined = [w for w in after if w != "-"]
    if joined[0] in ("year", "years", "month", "months") and "old" in [w.text for w in words[q.last + 1 : q.last + 6]]:
        return "age"
    value = q.low if q.low is not None else 0
    between_commas = before == "," and after[0] in (",", ".", "") and q.first > 1
    named = between_commas and words[q.first - 2].token.pos == "PROPN" and words[q.first].text.isdigit()
    return "age" if named and 0 < value < _OLDEST else None


def _ranked(words: list[Lexeme], q: Quantity, before: str) -> Measure | None:
    """As in "article 5", "No. 10", "Resolution 2118"."""
    if q.start != q.first:
        return None
    back = words[q.first - 2].text if before == "." and q.first > 1 else before
    first = words[q.first].text
    return "rank" if back in _table()["ranks"] and first[:1].isdigit() else None


def _of_unit(words: list[Lexeme], q: Quantity, after: list[str]) -> Measure | None:
    """A unit right after the number, or as the noun it counts."""
    units = _table()["units"]
    for word in [w for w in after[:2] if w != "-"][:1] + (
        [after[1]] if after[0] in ("more", "long", "square", "cubic", "-", "full", "metric", "nautical") else []
    ):
        if word in units or word.rstrip("s") in units:
            return "unit"
    token = words[q.last].token
    head = words[q.last].token.head
    noun = next((w.token for w in words[q.last + 1 : q.last + 8] if w.token.i == head), None)
    return "unit" if noun is not None and token.dep in ("nummod", "compound") and noun.lemma.lower() in units else None


def _population(words: list[Lexeme], q: Quantity) -> Measure | None:
    """As in "a population of 9.5 million", "9.5 million inhabitants"."""
    around = [w.text for w in words[max(0, q.start - 3) : q.start]]
    after = [w.text.rstrip("s") for w in words[q.last + 1 : q.last + 3]]
    table = _table()["population"]
    if "population" in around or "populated" in around:
        return "population"
    return "population" if any(w in table for w in after) else None

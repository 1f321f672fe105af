"""Which numbers count nobody and nothing: dates, ages, measures, money, ranks."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.resources import load_toml

Measure = Literal["date", "age", "unit", "percent", "money", "rank", "time", "population", "ordinal", "share", "name", "phrase"]

_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
)
_SHORT_MONTHS = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_YEARS = (1500, 2100)
_YEAR_DIGITS = 4
_DAY = 31
_CLOCK_DIGITS, _HOURS, _MINUTES = 4, 24, 60
_TIMES = frozenset({"at", "until", "till", "by", "from", "since", "before", "after", "between"})
_OLDEST = 120
_NOUN_REACH = 8


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_toml("quantities.toml")["mask"].items()}


def measure(words: list[Lexeme], q: Quantity) -> Measure | None:
    """What a number measures where it is no count; None for a count."""
    before = words[q.first - 1].text if q.first else ""
    after = [w.text for w in words[q.last + 1 : q.last + 4]]
    nexts = [*after, "", "", ""]
    if q.kind == "fraction":
        return "share"
    return (
        _glued(words, q)
        or _money(before, nexts, words, q)
        or _dated(words, q, before, nexts)
        or _aged(words, q, before, nexts)
        or _ranked(words, q, before)
        or _named(words, q)
        or _phrase(words, q)
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
    if (
        after[0] in ("am", "pm", "gmt", "o'clock", "utc")
        or after[:3] in (["a", ".", "m"], ["p", ".", "m"])
        or _on_the_clock(words, q, before, after)
    ):
        return "time"
    return "date" if _is_year(words, q, before, value) else None


def _on_the_clock(words: list[Lexeme], q: Quantity, before: str, after: list[str]) -> bool:
    """Four digits of a day of 24 hours: "at 1145", "until 0100", "0845 (1345 GMT)"."""
    digits = words[q.first].text
    if len(digits) != _CLOCK_DIGITS or q.first != q.last or int(digits[:2]) >= _HOURS or int(digits[2:]) >= _MINUTES:
        return False
    if digits.startswith("0") or after[0] in ("hours", "hrs", "local") or "gmt" in (after[1], after[2]):
        return True
    back = words[q.start - 1].text if q.start else ""
    return (before in _TIMES or back in _TIMES) and words[q.last].token.dep == "pobj"


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
    if _is_his(words, q, after) and 0 < value < _OLDEST:
        return "age"
    between_commas = before == "," and after[0] in (",", ".", "") and q.first > 1
    named = between_commas and words[q.first - 2].token.pos == "PROPN" and words[q.first].text.isdigit()
    return "age" if named and 0 < value < _OLDEST else None


def _is_his(words: list[Lexeme], q: Quantity, after: list[str]) -> bool:
    """A bare number said of one person: "Roe, who was 45 and", "she is 30"."""
    verb = words[q.start - 1].token if q.start > 1 else None
    who = words[q.start - 2].token if q.start > 1 else None
    if verb is None or who is None or verb.lemma != "be" or after[0] not in (",", ".", "and", "when", "at", ""):
        return False
    return who.lower in ("he", "she", "i", "who") and verb.lower in ("was", "is", "am") and words[q.first].token.dep in ("attr", "acomp")


def _ranked(words: list[Lexeme], q: Quantity, before: str) -> Measure | None:
    """As in "article 5", "No. 10", "Resolution 2118"."""
    if q.start != q.first:
        return None
    back = words[q.first - 2].text if before == "." and q.first > 1 else before
    first = words[q.first].text
    return "rank" if back in _table()["ranks"] and first[:1].isdigit() else None


def _named(words: list[Lexeme], q: Quantity) -> Measure | None:
    """Digits in a name ("Apollo 13", "an Airbus 320 jet", "12 Elm Street") or before an item of a list ("3 Ana Roe Wins")."""
    token = words[q.last].token
    if q.start != q.first or q.first != q.last or not words[q.first].text.isdigit() or q.low == 1:
        return None
    left = words[q.first - 1].token if q.first else None
    right = words[q.last + 1].token if q.last + 1 < len(words) else None
    if left is not None and left.pos == "PROPN" and left.i + 1 == token.i and token.head == left.i:
        return "name"
    if left is None and right is not None and right.tag == "NNP" and (token.dep in ("ROOT", "meta", "dep") or token.head == right.i):
        return "rank"
    noun = next((w.token for w in words[q.last + 1 : q.last + _NOUN_REACH] if w.token.i == token.head), None)
    if noun is None or noun.tag not in ("NN", "NNP") or text_after(words, q) == "-" or token.dep not in ("nummod", "nmod", "compound"):
        return None
    return (
        "name" if noun.lower in _table()["addresses"] or (left is not None and left.tag in ("NNP", "NN") and left.head == noun.i) else None
    )


def text_after(words: list[Lexeme], q: Quantity) -> str:
    """The lexeme that follows a number and what bounds it; empty at the end."""
    return words[q.end + 1].text if q.end + 1 < len(words) else ""


def _phrase(words: list[Lexeme], q: Quantity) -> Measure | None:
    """Words that count nobody: "any one of us", "every one", "each one", "this one"."""
    before = words[q.first - 1].text if q.first else ""
    alone = text_after(words, q) in ("", "of", ".", ",", "else") or words[q.end + 1].token.pos not in ("NOUN", "ADJ")
    return "phrase" if words[q.first].text == "one" and alone and before in _table()["pronouns"] else None


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

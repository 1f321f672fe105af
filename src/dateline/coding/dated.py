"""Which numbers are days, years, times of day and ages."""

from typing import Literal

from dateline.coding.ontology import Words
from dateline.coding.persons import is_person_noun
from dateline.coding.surroundings import Surroundings
from dateline.model import Token
from dateline.resources import load_toml

_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
)
_SHORT_MONTHS = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_ALL_MONTHS = _MONTHS | _SHORT_MONTHS
_YEARS = (1500, 2100)
_YEAR_DIGITS = 4
_DAY = 31
_CLOCK_DIGITS, _HOURS, _MINUTES = 4, 24, 60
_TIMES = frozenset({"at", "until", "till", "by", "from", "since", "before", "after", "between"})
_OLDEST = 120
_OWNERS = frozenset({"my", "his", "her", "your", "their"})
_OF_AN_AGE = frozenset({"all", "most", "mostly", "both", "those", "anyone", "everyone", "people", "children", "men", "women", "youths"})


def _table(part: str) -> Words:
    return frozenset(load_toml("quantities.toml")["mask"][part])


def dated(near: Surroundings) -> Literal["date", "time"] | None:
    """A day ("14 March", "March 25 and 31", "13, 14 and 15 September"), a time of day or a year."""
    if not near.words[near.q.first].text.isdigit():
        return None
    if near.value <= _DAY and _is_day(near):
        return "date"
    if _is_clock(near):
        return "time"
    return "date" if _is_year(near) else None


def _is_day(near: Surroundings) -> bool:
    back = near.before() if near.before() != "." else near.before(2)
    if back in _ALL_MONTHS or near.after() in _ALL_MONTHS or (near.after() in ("of", "-") and near.after(2) in _ALL_MONTHS):
        return True
    return near.at(near.end_of_list()) in _ALL_MONTHS or (near.is_bare and near.head_of_list() in _ALL_MONTHS)


def _is_clock(near: Surroundings) -> bool:
    """As in "9 p.m.", "at 1145", "until 0100", "0845 (1345 GMT)"."""
    spelled = [near.after(n) for n in (1, 2, 3)]
    if spelled[0] in ("am", "pm", "gmt", "o'clock", "utc") or spelled in (["a", ".", "m"], ["p", ".", "m"]):
        return True
    digits = near.digits
    if len(digits) != _CLOCK_DIGITS or int(digits[:2]) >= _HOURS or int(digits[2:]) >= _MINUTES:
        return False
    if digits.startswith("0") or spelled[0] in ("hours", "hrs", "local") or "gmt" in spelled[1:]:
        return True
    if near.before() == "of" and near.before(2) == "as":
        return True
    return (near.before() in _TIMES or near.at(near.q.start - 1) in _TIMES) and near.words[near.q.last].token.dep == "pobj"


def _is_year(near: Surroundings) -> bool:
    first = near.words[near.q.first]
    if len(first.text) != _YEAR_DIGITS or not _YEARS[0] <= near.value < _YEARS[1]:
        return False
    if any(near.before(n) in _ALL_MONTHS for n in (1, 2, 3, 4)):
        return True
    noun = near.noun()
    people = noun is not None and (is_person_noun(noun.text) or is_person_noun(noun.token.lemma.lower()))
    if people and near.before() in ("of", "by", "from", "for", "to"):  # "a poll of 2047 voters"
        return False
    if (
        noun is not None and noun.token.tag in ("NN", "NNP") and (not people or noun.token.dep == "compound")
    ):  # "a 2014 study", "2014 voter rolls"
        return True
    return first.token.dep not in ("nummod", "quantmod") or near.before() in _table("before_year")


def is_age(near: Surroundings) -> bool:
    """As in "a 34-year-old", "aged 12", "Roe, 45,", "Roe (45)", "between the ages of 18 and 29", "when she turned 30"."""
    if near.before() in _table("ages") or near.before() in ("age", "ages") or _is_in_years(near):
        return True
    if near.after() in ("or", "and") and near.after(2) in ("older", "younger", "over", "above", "under") and near.before() != "past":
        return True
    if not 0 < near.value < _OLDEST:
        return False
    if near.before(2) in ("younger", "older", "age", "ages") and near.before() in ("than", "of"):
        return True
    if near.is_bare and near.before(2).isdigit() and near.before() in ("and", "to", "-", "or") and near.before(4) in ("age", "ages"):
        return True
    limited = near.before() in ("under", "over", "below", "above") and (near.before(2) in _OF_AN_AGE or is_person_noun(near.before(2)))
    fronted = near.before() == "at" and near.after() == "," and near.before(2) in ("", ",", '"')  # "At 78, he is"
    return near.is_bare and (limited or fronted or _is_beside_name(near) or _is_said_of_one(near))


def _is_in_years(near: Surroundings) -> bool:
    following = [near.after(n) for n in range(1, 7)]
    unit = next((w for w in following if w != "-"), "")
    return unit in ("year", "years", "month", "months") and "old" in following


def _is_beside_name(near: Surroundings) -> bool:
    """In commas or brackets behind a name; the names of several take several ages: "Ana and Jan Roe, 22 and 19,"."""
    if not near.words[near.q.first].text.isdigit():
        return False
    if near.before() == "(" and near.after() == ")":
        return True
    if near.before() in (",", ")", "and") and near.after() in (",", ";", ":", ".", "", "and"):
        k = near.q.first - (1 if near.before() != "and" or not near.before(2).isdigit() else 3)
        return k > 0 and near.words[k].text in (",", ")") and _can_be_so_old(near.words[k - 1].token)
    return False


def _can_be_so_old(noun: Token) -> bool:
    return (noun.pos == "PROPN" and noun.tag != "NNPS") or (noun.pos == "NOUN" and is_person_noun(noun.lower))


def _is_said_of_one(near: Surroundings) -> bool:
    """A bare number said of one person: "Roe, who was 45 and", "she is already 30", "when they turned 18"."""
    k = near.q.start - 1
    while k > 0 and near.words[k].token.pos == "ADV":
        k -= 1
    verb = near.words[k].token if k >= 0 else None
    if verb is None:
        return False
    if verb.lemma == "turn" and near.before() != "to":
        return True
    k -= 1
    while k > 0 and near.words[k].token.pos == "ADV":
        k -= 1
    told = near.at(k) in ("he", "she", "i", "who") or (near.at(k - 1) in _OWNERS and is_person_noun(near.at(k)))
    return verb.lower in ("was", "is", "am", "'s", "'m") and told and near.next() != "of"

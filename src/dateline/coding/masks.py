"""Which numbers count nobody and nothing: dates, ages, measures, money, ranks."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from dateline.coding.dated import dated, is_age
from dateline.coding.lexemes import Lexeme
from dateline.coding.nobody import counts_nobody
from dateline.coding.numbers import Quantity
from dateline.coding.surroundings import Surroundings
from dateline.resources import load_toml

Measure = Literal["date", "age", "unit", "percent", "money", "rank", "time", "population", "ordinal", "share", "name", "phrase"]

_GLUED_UNITS = frozenset({":", "/", "h", "am", "pm", "s"})
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_LONG, _CODE = 5, 9
_SUM_REACH, _ITEM_REACH = 5, 15
_TOLLS = frozenset({"toll", "count", "crowd", "number", "total", "tally"})


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_toml("quantities.toml")["mask"].items()}


def measure(words: list[Lexeme], q: Quantity) -> Measure | None:
    """What a number measures where it is no count; None for a count."""
    if q.kind == "fraction":
        return "share"
    near = Surroundings(words, q)
    return (
        _glued(near)
        or _money(near)
        or dated(near)
        or ("age" if is_age(near) else None)
        or _ranked(near)
        or _named(near)
        or ("phrase" if counts_nobody(near) else None)
        or _of_unit(near)
        or _population(near)
    )


def _glued(near: Surroundings) -> Measure | None:
    """Digits inside a longer word or mark: "F-16", "COVID-19", "T-72", "1st", "10:30", "35-30"."""
    first, last = near.words[near.q.first], near.words[near.q.last]
    if near.after() == "-" and near.after(2).endswith("ed") and near.words[near.q.last + 1].span.start == last.span.end:  # "six-pointed"
        return "phrase"
    if not first.text[:1].isdigit():
        return None
    touches_left = near.q.first > 0 and near.words[near.q.first - 1].span.end == first.span.start
    touches_right = near.after() != "" and near.words[near.q.last + 1].span.start == last.span.end
    if touches_left and (near.before().isalpha() or near.before() in ":#/.⁄"):
        return "rank"
    if touches_left and near.before() == "-" and near.before(2)[:1].isalnum():
        return "phrase" if near.before(2).isdigit() else "rank"
    if touches_right and near.after() == "-" and near.after(2).isdigit():
        return "phrase"
    if touches_right and near.after() in _ORDINALS:
        return "ordinal"
    if touches_right and near.after() in _GLUED_UNITS:
        return "time"
    return "rank" if touches_right and near.after().isalpha() else None


def _money(near: Surroundings) -> Measure | None:
    table = _table()["money"]
    if near.before() in table or near.after() in ("%", "€", "£", "$"):
        return "percent" if near.after() == "%" else "money"
    k = near.end_of_list() if near.after() in ("to", "or", "and", "-", "–") else near.q.last + 1
    if near.at(k) in ("percent", "percentage", "pct", "%") or (near.at(k) == "per" and near.at(k + 1) == "cent"):
        return "percent"
    behind = next((w for w in near.words[near.q.last + 2 : near.q.last + _SUM_REACH] if w.token.pos != "ADJ"), None)
    if near.after() == "in" and behind is not None and behind.text in _table()["sums"]:  # "millions in foreign donations"
        return "money"
    return "money" if near.at(near.q.start - 1) in table else None


def _ranked(near: Surroundings) -> Measure | None:
    """As in "article 5", "No. 10", "Resolution 2118", "sections 307, 395 and 435", and the number of an item of a list."""
    text = near.words[near.q.first].text
    if near.before() == "top" or len(near.digits) >= _CODE or _is_number_one(near):
        return "rank"
    if near.q.start != near.q.first or not text[:1].isdigit():
        return None
    if near.before() == "[" and near.after() == "]" and near.at(near.q.last + 2) in ("", ".", "-", "[", ",", '"'):
        return "rank"
    if near.digits and ((near.q.first == 0 and near.after() in (".", ":")) or _is_item(near)):
        return "rank"
    if len(near.digits) >= _LONG and near.is_bare:
        return "rank"
    if near.before() == "of" and near.q.first > 1 and near.words[near.q.first - 2].token.text in ("Group", "Gang", "Council", "Committee"):
        return "rank"  # "the Group of 20"
    back = near.before(2) if near.before() in (".", "-") else near.before()
    if near.is_bare and near.before() in ("and", ",", "to", "or"):
        back = near.head_of_list()
    return "rank" if back in _table()["ranks"] or back.removesuffix("s") in _table()["ranks"] else None


def _is_item(near: Surroundings) -> bool:
    """Whether it numbers an item: "1) they left"; the bracket was never opened."""
    return near.after() == ")" and all(w.text != "(" for w in near.words[max(0, near.q.first - _ITEM_REACH) : near.q.first])


def _is_number_one(near: Surroundings) -> bool:
    """As in "the number-two man", "number three in the party"."""
    back = near.before(2) if near.before() == "-" else near.before()
    return back == "number" and not near.words[near.q.first].text[:1].isdigit()


def _named(near: Surroundings) -> Measure | None:
    """Digits in a name ("Apollo 13", "an Airbus 320 jet", "12 Elm Street") or before an item of a list ("3 Ana Roe Wins")."""
    q, words = near.q, near.words
    token = words[q.last].token
    if q.first and token.text[:1].isupper() and near.is_bare and words[q.first - 1].token.tag == "NNP" and token.text[1:].islower():
        return "name"  # "Air Force Two"
    if q.start != q.first or not near.digits or q.low == 1:
        return None
    left = words[q.first - 1].token if q.first else None
    right = words[q.last + 1].token if q.last + 1 < len(words) else None
    counts = right is not None and right.tag in ("NNS", "NNPS")
    if (
        left is not None
        and (left.pos == "PROPN" or left.tag == "NN")
        and left.lower not in _TOLLS
        and left.i + 1 == token.i
        and token.head == left.i
        and not (counts or _is_subject_after_place(near))
    ):
        return "name"
    if left is None and right is not None and right.tag == "NNP" and (token.dep in ("ROOT", "meta", "dep") or token.head == right.i):
        return "rank"
    noun = near.noun()
    if noun is None or noun.token.tag not in ("NN", "NNP") or near.next() == "-" or token.dep not in ("nummod", "nmod", "compound"):
        return None
    follows_name = left is not None and left.tag in ("NNP", "NN") and left.head == noun.token.i
    return "name" if noun.text in _table()["addresses"] or follows_name else None


def _is_subject_after_place(near: Surroundings) -> bool:
    """As in "in Orsk *12* were killed", where the parser makes one name of both."""
    k = near.q.first - 1
    return near.words[k].token.dep == "pobj" and near.words[min(near.q.end + 1, len(near.words) - 1)].token.dep in ("aux", "auxpass")


def _of_unit(near: Surroundings) -> Measure | None:
    """A unit right after the number, or as the noun it counts."""
    units = _table()["units"]
    first = near.after() if near.after() != "-" else near.after(2)
    further = near.after() in ("more", "long", "square", "cubic", "-", "full", "metric", "nautical")
    shared = near.at(near.end_of_list()) if near.after() in ("to", "or", "and") else ""
    for word in (first, near.after(2) if further else "", shared):
        if word in units or word.rstrip("s") in units:
            return "unit"
    noun = near.noun() if near.after() not in ("last", "this", "next", "each", "every", "a", "that") else None
    return "unit" if noun is not None and near.words[near.q.last].token.dep in ("nummod", "compound") and _base(noun) in units else None


def _base(word: Lexeme) -> str:
    return word.token.lemma.lower()


def _population(near: Surroundings) -> Measure | None:
    """As in "a population of 9.5 million", "9.5 million inhabitants"."""
    around = {near.at(near.q.start - n) for n in (1, 2, 3)}
    if around & {"population", "populated"}:
        return "population"
    return "population" if any(near.after(n).rstrip("s") in _table()["population"] for n in (1, 2)) else None

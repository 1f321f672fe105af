"""Number words that count nobody of their own: "any one of us", "the one who", "broke in two", "all but three"."""

from dateline.coding.ontology import Words
from dateline.coding.persons import means_people
from dateline.coding.surroundings import Surroundings
from dateline.resources import load_toml

_ENDS = frozenset({"", ".", ",", ";", "?", "and", "of"})
_ORDERED = frozenset({"last", "next", "first", "only", "other", "latter", "former"})
_PARENTS = frozenset({"mother", "father", "parent", "grandmother", "grandfather", "mothers", "fathers", "parents", "mum", "mom", "dad"})
_RELATIVE = frozenset({"who", "that", "in", "to", "with", "which"})


def _pronouns() -> Words:
    return frozenset(load_toml("quantities.toml")["mask"]["pronouns"])


def counts_nobody(near: Surroundings) -> bool:
    """Whether a number word is part of a phrase, or a pronoun."""
    if near.q.kind == "vague" and near.before() == "the" and near.before(2) == "in" and near.is_bare:  # "losses in the millions"
        return True
    if near.before() == "but" and near.before(2) in ("all", "none", "nobody"):  # "killing all but three"
        return True
    if near.before() == "of" and near.is_bare and near.next() != "of" and near.before(2) in _PARENTS:  # "a mother of four"
        return True
    text = near.words[near.q.first].text
    if text == "two":
        return near.before() == "in" and near.next() in _ENDS - {"of"}
    if text == "one" and near.next().removesuffix("’s").removesuffix("'s") in (
        "hand",
        "way",
        "another",
    ):  # "on the one hand", "one way or the other", "one another"
        return True
    if (
        text == "one"
        and (near.next() == "by" or near.before() == "by")
        and near.at(near.q.end + 2 if near.next() == "by" else near.q.first - 2) == "one"
    ):
        return True  # "one by one"
    if text == "one" and [near.at(near.q.end + n) for n in (1, 2, 3)] == ["and", "the", "same"]:
        return True
    return text == "one" and (_is_pointed_at(near) or _is_name(near) or _is_any(near))


def _is_pointed_at(near: Surroundings) -> bool:
    """As in "the one who", "one that", "the last one", "one in which"."""
    following = near.next()
    if following == "that" or (near.before() == "the" and following in _RELATIVE):
        return True
    if near.before() in _ORDERED and following in _ENDS and not (near.before() == "only" and following == "of"):
        return True
    return following in ("in", "of", "on") and near.at(near.q.end + 2) == "which" and near.before() != "of"


def _is_name(near: Surroundings) -> bool:
    """As in "one Jan Roe", who is no number."""
    noun = near.noun()
    first = near.words[near.q.end + 1].token if near.q.end + 1 < len(near.words) else None
    names = (t for t in (first, noun.token if noun else None) if t is not None and t.tag == "NNP" and t.text[:1].isupper())
    return sum(not means_people(t) for t in names) > 1


def _is_any(near: Surroundings) -> bool:
    """As in "any one of us", "every one", "either one of them"; "says that one of them left" counts one."""
    following = near.next()
    if near.before() not in _pronouns() or near.words[near.q.first - 1].token.tag not in ("DT", "WDT", "CC", "PDT"):
        return False
    alone = following in ("", "of", ".", ",", "else") or near.words[near.q.end + 1].token.pos not in ("NOUN", "ADJ")
    return alone and not (near.before() == "that" and following == "of")

"""Numbers of some of those harmed, and numbers told again: "two of the dead were children", "the number was about 90"."""

from functools import cache
from typing import cast, get_args

from dateline.coding.counted import Counted
from dateline.coding.found import Found
from dateline.coding.grammar import base, governor, prepositional, subjects
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.ontology import Words
from dateline.coding.persons import means_people
from dateline.coding.toll_words import toll_words
from dateline.model import Document
from dateline.model.tally import TallyCategory
from dateline.resources import load_toml

_OWNERS = ("the", "those", "these", "its", "their", "all")
_REACH = 4
_BEHIND = 8


@cache
def _harmed() -> dict[str, TallyCategory]:
    table = load_toml("quantities.toml")["harmed"]
    return {word: cast("TallyCategory", c) for c, words in table.items() if c in get_args(TallyCategory) for word in words}


@cache
def _nouns() -> Words:
    return frozenset(load_toml("quantities.toml")["harmed"]["nouns"])


def of_harmed(words: list[Lexeme], q: Quantity) -> TallyCategory | None:
    """What befell those of whom a number counts some: "two *of the dead* were children"."""
    after = [w.text for w in words[q.end + 1 : q.end + 4]]
    return _harmed().get(after[2]) if len(after) > 2 and after[0] == "of" and after[1] in _OWNERS else None  # noqa: PLR2004 - three words


def among_harmed(document: Document, what: Counted) -> TallyCategory | None:
    """What befell those of whom a number is said to be some: "two of her brothers were *among the dead*"."""
    verb = governor(document, what.site.i) if what.site.dep in ("nsubj", "attr") else None
    if verb is None or base(verb) != "be":
        return None
    told = (_harmed().get(x.lower) for p, x in prepositional(document, verb.i) if p in ("among", "amongst"))
    return next((c for c in told if c is not None), None)


def as_told(document: Document, words: list[Lexeme], what: Counted, found: Found) -> Found:
    """What befell people, where their noun or the place tells more than the verb."""
    if is_corpse(what, found):
        return Found("killed", found.word)
    if found.category == "displaced" and what.noun is not None and any(k.lower in _harmed() for k in document.kids(what.noun.i, "amod")):
        return Found("injured", found.word)  # "evacuated 12 *wounded* men"
    return Found("tortured", found.word) if is_torture(words, found) else found


def is_torture(words: list[Lexeme], found: Found) -> bool:
    """Whether people were beaten where they are held: "12 of them had been *beaten in custody*"."""
    table = load_toml("quantities.toml")["harmed"]
    if found.category != "injured" or base(found.word) not in table["beating"]:
        return False
    at = next((k for k, w in enumerate(words) if w.token.i >= found.word.i), 0)
    said = f" {' '.join(w.text for w in words[at : at + _BEHIND])} "
    return any(f" {p} " in said for p in table["custody"])


def is_of_harmed_before(document: Document, words: list[Lexeme], q: Quantity, what: Counted) -> bool:
    """Whether the dead were counted among the missing or hurt before: "31 *missing* people were declared dead", "a miner *injured* in it has died"."""
    noun = what.noun
    if noun is not None:
        return any(k.lower in _before() for k in document.kids(noun.i, "amod", "acl"))
    if [w.text for w in words[q.end + 1 : q.end + 3]] not in (["of", "them"], ["of", "whom"]):
        return False
    people = next((w.token for w in reversed(words[: q.start]) if w.token.tag in ("NNS", "NNPS") and means_people(w.token)), None)
    return people is not None and any(k.lower in _before() for k in document.kids(people.i, "amod", "acl"))


@cache
def _before() -> Words:
    table = load_toml("quantities.toml")["harmed"]
    return frozenset(table["injured"]) | frozenset(table["missing"])


def scope_of_harmed(words: list[Lexeme], q: Quantity) -> str | None:
    """Whom some of those harmed are said to be: "two of the dead were *schoolchildren*"."""
    for word in words[q.end + 4 : q.end + 4 + _REACH]:
        if word.token.tag in ("NNS", "NN"):
            return toll_words().scopes.get(base(word.token)) or toll_words().scopes.get(word.text)
        if word.token.pos not in ("AUX", "ADJ", "DET", "ADV"):
            return None
    return None


def tells_again(document: Document, words: list[Lexeme], q: Quantity, what: Counted) -> bool:
    """Whether it is another number for what was counted before: "the number was about 90", "put the figure at 90"."""
    if what.noun is not None and what.noun.lower not in _nouns():
        return False
    verb = governor(document, what.site.i)
    if verb is not None and base(verb) == "be" and what.site.dep in ("attr", "acomp"):
        return any(base(s) in _nouns() and not any(True for _ in document.kids(s.i, "prep")) for s in subjects(document, verb.i))
    before = [w.text for w in words[max(0, q.start - 3) : q.start]]
    return before[-1:] in (["at"], ["of"]) and len(before) > 1 and before[-2] in _nouns()


def is_corpse(what: Counted, found: Found) -> bool:
    """Whether the dead are counted, whatever befell those beside them: "17 *bodies* were recovered and 38 people are missing"."""
    return what.noun is not None and base(what.noun) in ("body", "corpse", "martyr") and found.category in ("missing", "injured")

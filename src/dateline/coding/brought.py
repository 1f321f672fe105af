"""Totals that take in what was told before them: "another 35 died, bringing the toll to 1,235", "this takes the number of dead to 40"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dateline.coding.found import Found
from dateline.coding.grammar import base
from dateline.coding.inside import own_category
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.toll_words import TollWords
from dateline.model import Document, Tally
from dateline.resources import load_toml

_REACH = 12
_FAR = 20
_TOLLS = frozenset({"toll"})


def brings(words: list[Lexeme], number: int) -> bool:
    """Whether the number that begins at a place is what a toll is brought to: "which *takes the number of victims to* 28"."""
    if number < 1 or words[number - 1].text != "to":
        return False
    verbs = frozenset(load_toml("quantities.toml")["basis"]["bringing"])
    return any(base(w.token) in verbs for w in words[max(0, number - _REACH) : number - 1])


def brought_to(document: Document, words: list[Lexeme], q: Quantity, lexicon: TollWords) -> Found | None:
    """As in "raising the number of dead in Monday's blast to 19", "put the number of people killed at 31", where the parser loses the number."""
    if q.start < 1 or words[q.start - 1].text not in ("to", "at"):
        return None
    near = words[max(0, q.start - _FAR) : q.start - 1]
    verbs = _verbs(words[q.start - 1].text)
    verb = next((k for k in range(len(near) - 1, -1, -1) if near[k].token.pos == "VERB" and base(near[k].token) in verbs), None)
    for word in near[verb + 1 :] if verb is not None else ():
        if word.text in _TOLLS:
            return Found("killed", word.token)
        if word.token.pos in ("NOUN", "ADJ") and (category := own_category(document, word.token, lexicon)) is not None:
            return Found(category, word.token)
        if word.token.tag == "VBN" and (category := lexicon.passive.get(base(word.token))) is not None:
            return Found(category, word.token)
    return None


@cache
def _verbs(preposition: str) -> frozenset[str]:
    """Verbs that bring a toll *to* a number, or put it *at* one."""
    words = load_toml("quantities.toml")
    return frozenset(words["basis"]["putting"] if preposition == "at" else [*words["basis"]["bringing"], *words["revision"]["adding"]])


def further(before: Tally, total: Tally) -> Tally:
    """What a total takes in, as a further number: where both count the same and there are fewer of them."""
    fewer = before.high is not None and total.low is not None and before.high < total.low
    plain = before.basis == "unknown" and before.part_of is None and before.high != 0 and before.auxiliary == "asserted"
    return replace(before, basis="increment") if fewer and plain and before.category == total.category else before


def of_the_dead(total: Tally, beside: Sequence[Tally]) -> Tally:
    """A number of "victims" that a death brings up counts the dead."""
    dead = total.category == "affected" and any(t.category == "killed" and t.part_of is None for t in beside)
    return replace(total, category="killed", basis="cumulative") if dead else total

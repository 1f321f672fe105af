"""On what basis a count stands, and whether it is part of another."""

import re

from dateline.coding.counted import Counted, head_of_list, is_person
from dateline.coding.grammar import governor
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.toll_words import basis_words
from dateline.model import Document
from dateline.model.tally import TallyBasis, TallyCategory

_STANDING = frozenset({"missing", "hostages"})
_STEMS = frozenset({"four", "fif", "six", "seven", "eigh", "nin", "ten", "eleven", "twelf"})
_WINDOW = 40
_FRONT = 10
_PHRASE = 2
_STARTS = frozenset({"so far", "to date", "thus far", "until now", "till date", "in all", "in total"})
_HOURS_REACH = 4  # "24 hours", beyond the number that ends a clause
_OF_HOURS = re.compile(
    r" (?:in|over|during|within|for) the (?:past|last|previous|preceding) (?:(?:\d+|twenty - four|twenty-four|twelve|few|two|three|four|five) )?(?:hours|day|days|night|nights|week)\b"
)
_DIVIDERS = frozenset({",", ";", "—", '"', "“", "”"})
_INCLUSION_REACH = 5
_OF_CLAUSES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def basis(words: list[Lexeme], q: Quantity, category: TallyCategory) -> TallyBasis:
    """On what basis a count stands: a further number, a total so far, a state at a day."""
    near = [w.text for w in words[q.start : q.first] if q.qualifier not in ("more than", "up to", "fewer than")] + [
        w.text for w in words[q.end + 1 : q.end + 2]
    ]
    if any(_said(near, p) for p in basis_words()["increment"]):
        return "increment"
    if is_of_hours(words, q):
        return "increment"
    clause = _clause(words, q)
    if category in _STANDING or any(_said(clause, p) for p in basis_words()["stock"]):
        return "stock"
    if words[q.start - 1].text == "to" and words[q.start - 2].token.lemma == "bring" and q.start > 1:
        return "cumulative"  # "brought to 20 the number of dead"
    texts = _fronted(words) + clause
    return "cumulative" if any(_said(texts, p) for p in basis_words()["cumulative"]) else "unknown"


def is_of_hours(words: list[Lexeme], q: Quantity) -> bool:
    """Whether it counts what a day or less brought: "killed 35 people in the past 24 hours"."""
    first, last = _edges(words, q)
    clause = " ".join(["", *_fronted(words), *(w.text for w in words[first : last + 1 + _HOURS_REACH])])
    return bool(_OF_HOURS.search(clause))


def _fronted(words: list[Lexeme]) -> list[str]:
    """What a sentence begins with: before a comma ("*Since Monday*, 40 people have died"), or a phrase of totals ("*So far* four died and 31 were hurt")."""
    begun = [w.text for w in words[:_PHRASE]]
    if " ".join(begun) in _STARTS:
        return begun
    end = next((k for k, w in enumerate(words[:_FRONT]) if w.text == ","), 0)
    return [w.text for w in words[:end]] if end and words[0].token.pos in ("ADP", "SCONJ", "ADV") else []


def _clause(words: list[Lexeme], q: Quantity) -> list[str]:
    """The words around a number up to the next comma or number."""
    left, right = _edges(words, q)
    return [w.text for w in words[left : right + 1]]


def _edges(words: list[Lexeme], q: Quantity) -> tuple[int, int]:
    """First and last of the words around a number up to the next comma or number."""
    left = right = q.first
    while left > max(0, q.first - _WINDOW) and (not _divides(words[left - 1]) or _is_replaced(words, left - 1)):
        left -= 1
    while right + 1 < min(len(words), q.first + _WINDOW) and (right < q.last or not _divides(words[right + 1])):
        right += 1
    return left, right


def _is_replaced(words: list[Lexeme], k: int) -> bool:
    """Whether a number is the earlier one of a change: "rose from *12* to 15"."""
    return k > 0 and words[k - 1].text == "from" and k + 1 < len(words) and words[k + 1].text == "to"


def is_state(noun: str) -> bool:
    """Whether a noun tells of people by what is being done to them, so that their number is a state: "there are 1,412 *prisoners*"."""
    return noun in basis_words()["states"]


def is_ordinal(word: str) -> bool:
    """Whether a word says which of several it is: "third", "twelfth"; a first one adds to nothing."""
    return word in ("second", "third") or (word.endswith("th") and word.removesuffix("th") in _STEMS)


def _divides(word: Lexeme) -> bool:
    return word.text in _DIVIDERS or word.token.tag == "CD"


def _said(texts: list[str], phrase: str) -> bool:
    return f" {phrase} " in " ".join(["", *texts, ""])


def is_part(document: Document, words: list[Lexeme], q: Quantity, what: Counted) -> bool:
    """As in "including three children", "among them a nurse", "two of them students"."""
    before = [w.text for w in words[max(0, q.start - _INCLUSION_REACH) : q.start]]
    after = [w.text for w in words[q.end + 1 : q.end + 3]]
    if after[:2] in (["of", "them"], ["of", "whom"]):
        return True
    if what.noun is not None and not is_person(what.noun):
        return False
    if any(_said(before, p) for p in basis_words()["inclusion"]) or (_joined_part(document, what) and bool(before)):
        return True
    return what.site.dep not in _OF_CLAUSES and before[-1:] != [] and before[-1] in (":", "-", "–", "—", "(")


def _joined_part(document: Document, what: Counted) -> bool:
    """A later part of a list that "including" begins: "including two nurses and a driver"."""
    at = head_of_list(document, what.site, "conj")
    above = governor(document, at.i)
    return at.dep == "pobj" and above is not None and above.lower in ("including", "among", "include")

"""What the words around a count say of earlier counting: counted late, put into another class, corrected."""

from functools import cache
from itertools import pairwise

from dateline.coding.counted import Counted
from dateline.coding.grammar import base, governor
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.ontology import Words
from dateline.coding.toll_words import basis_words, reading_words
from dateline.model import Document
from dateline.model.tally import TallyRevision
from dateline.resources import load_toml

_BEFORE, _AFTER, _NOT, _NEAR = 6, 14, 8, 4


@cache
def _words(part: str) -> Words:
    return frozenset(load_toml("quantities.toml")["revision"][part])


def told_of(words: list[Lexeme]) -> TallyRevision | None:
    """Whether a sentence says that a total replaces an earlier one, and why."""
    said = _joined(words)
    if any(f" {p} " in said for p in _words("reclassified")):
        return "reclassified"
    return "corrected" if any(f" {p} " in said for p in _words("corrected")) else None


def is_instead(words: list[Lexeme], q: Quantity) -> bool:
    """Whether another number is said to be wrong: "four were killed, *not five*"."""
    after = words[q.end + 1 : q.end + 2 + _NOT]
    return any(a.text == "not" and b.token.tag == "CD" for a, b in pairwise(after))


def is_late(words: list[Lexeme], q: Quantity) -> bool:
    """Whether it counts harm of earlier days that a total includes only now: "including 298 earlier deaths", "raised by 50 after old cases were added"."""
    if not (_is_included(words, q) or is_raise(words, q)):
        return False
    around = words[q.start : q.end + 1 + _AFTER]
    if any(f" {p} " in _joined(around) for p in _words("late_told")):
        return True
    return any(a.text in _words("late") and base(b.token) in _words("cases") for a, b in pairwise(around))


def _is_included(words: list[Lexeme], q: Quantity) -> bool:
    before = _joined(words[max(0, q.start - _BEFORE) : q.start])
    return any(f" {p} " in before for p in basis_words()["inclusion"]) or any(
        base(w.token) == "add" for w in words[max(0, q.start - 2) : q.start]
    )


def is_raise(words: list[Lexeme], q: Quantity) -> bool:
    """Whether it says by how much a total was raised: "raised by 50"."""
    by = q.start - 1
    return by > 0 and words[by].text == "by" and any(base(w.token) in _words("adding") for w in words[max(0, by - 2) : by])


def is_recounted(document: Document, what: Counted) -> bool:
    """Whether they are only taken out of a count or put elsewhere: "nine deaths were reclassified", "one victim had been counted twice"."""
    verb = governor(document, what.site.i) if what.site.dep in ("nsubjpass", "nsubj", "dobj") else None
    if verb is None:
        return False
    alive = any(k.lower in reading_words().spared for k in document.kids(verb.i, "acomp", "attr", "oprd", "advmod"))
    if alive and (base(verb) == "be" or (base(verb) in _words("found") and _were_given_up(document, what))):
        return True  # "one man listed as dead was alive", "five of the missing were found alive"
    if base(verb) in _words("recounted"):
        return True
    return base(verb) in _words("counting") and any(k.lower in _words("twice") for k in document.tokens[verb.i + 1 : verb.i + 1 + _NEAR])


def _were_given_up(document: Document, what: Counted) -> bool:
    """Whether those counted are said to have been missing or dead."""
    harmed = load_toml("quantities.toml")["harmed"]
    given_up = {*harmed["missing"], "dead", "trapped"}
    return any(document.tokens[i].lower in given_up for i in document.subtree(what.site.i))


def is_told_before(words: list[Lexeme], q: Quantity) -> bool:
    """Whether it is an earlier total that a new one takes in: "57, including *the 31 announced* on Tuesday"."""
    if not q.start or (words[q.start - 1].text != "the" and words[q.start].text != "the"):
        return False
    after = next((w for w in words[q.end + 1 : q.end + 1 + _NEAR] if w.token.pos not in ("NOUN", "ADJ", "ADV")), None)
    return after is not None and after.text in _words("announced") and after.token.tag in ("VBN", "VBD") and _is_included(words, q)


def is_denied_unseen(document: Document, what: Counted) -> bool:
    """Whether what is denied is only that harm was passed over: "*no deaths* had gone unreported"."""
    verb = governor(document, what.site.i) if what.site.dep in ("nsubj", "nsubjpass") else None
    return verb is not None and any(t.lower in _words("unseen") for t in (verb, *document.kids(verb.i)))


def _joined(words: list[Lexeme]) -> str:
    return f" {' '.join(w.text for w in words)} "

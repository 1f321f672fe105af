"""A clause made of what the parser took for a noun with its neighbours: "police *raid* newspaper offices"."""

from dataclasses import dataclass

from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import Form, listed
from dateline.model import Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LIKE_OBJECT = NOUNS | {"DT", "PDT", "PRP$", "PRP", "JJ", "CD"}
AFTER = LIKE_OBJECT | {"IN", "TO", "RB", ".", ":", "RP"}
TAKEN = NOUNS | {"JJ", "VB", "VBP", "VBN", "FW", "UH"}
WRONG = frozenset({"compound", "amod", "nmod"})
_HEADS = NOUNS | {"PRP", "CD"}
_INSIDE = NOUNS | {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "VBN", "HYPH", "WP$"}
_MODIFIERS = {"DT": "det", "PDT": "predet", "PRP$": "poss", "CD": "nummod", "POS": "case"}
_ADVERBS = frozenset({"RB", "RBR"})
# Where a clause stands in the place of a noun.
_AS_CLAUSE = {
    "dobj": "ccomp", "pobj": "pcomp", "appos": "parataxis", "npadvmod": "advcl", "attr": "ccomp", "nsubj": "csubj",
    "nsubjpass": "csubjpass", "oprd": "ccomp", "compound": "dep", "amod": "dep", "nmod": "dep",
}  # fmt: skip
_PASSES = 30


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` to `last`, of which `head` is the noun."""

    first: int
    last: int
    head: int


def adverbs_before(draft: Draft, i: int, floor: int) -> int:
    """The position left of `i` and of the adverbs that stand before it."""
    at = i - 1
    while at > floor and (draft[at].tag in _ADVERBS or draft[at].lower in listed("words", "between")):
        at -= 1
    return at


def phrase_before(draft: Draft, i: int, floor: int) -> Phrase | None:
    """The noun phrase that ends before `i` and the adverbs there; none reaches over `floor`."""
    head = adverbs_before(draft, i, floor)
    if head < floor or not (
        draft[head].tag in _HEADS
        or draft[head].lower == "those"
        or (draft[head].tag == "JJ" and head > floor and draft[head - 1].tag == "DT")
    ):
        return None
    first = head
    while draft[head].tag != "PRP" and first > floor and draft[first - 1].tag in _INSIDE:
        first -= 1
    return Phrase(first, head, head)


def phrase_after(draft: Draft, i: int, end: int) -> Phrase | None:
    """The noun phrase that begins right after `i`; none reaches `end`."""
    first = at = i + 1
    head = -1
    while at < end and draft[at].tag in _INSIDE:
        head = at if draft[at].tag in _HEADS else head
        at += 1
    if first < end and draft[first].tag == "PRP":
        head = first
    return None if head < 0 else Phrase(first, head, head)


def may_follow(draft: Draft, i: int, end: int) -> bool:
    """Whether what stands behind `i` may follow a verb."""
    return i + 1 >= end or draft[i + 1].tag in AFTER


def make_verb(draft: Draft, i: int, form: Form, tag: str, subject: Phrase | None, held: Phrase | None) -> None:
    """Make token `i` the verb of a clause with this subject and object, in the place of whatever headed them."""
    top = _top(draft, i)
    if subject is not None:
        subject = _whole(draft, subject)
    inside = {p.head for p in (subject, held) if p is not None} | {i}
    head, dep = draft[top].head, draft[top].dep
    steps = 0
    while head != top and (head in inside or (subject is not None and draft.is_above(subject.head, head))) and steps < _PASSES:
        top, steps = head, steps + 1
        head, dep = draft[top].head, draft[top].dep
    if head == top:
        draft.hang(i, i, "ROOT")
        for kid in [
            k.i for k in draft.kids(top) if i not in (k.i, top) and k.dep in ("punct", "npadvmod", "advmod", "advcl", "cc", "conj")
        ]:
            draft.hang(kid, i, draft[kid].dep)
    else:
        draft.hang(i, head, _AS_CLAUSE.get(dep, dep))
    draft.call(i, "VERB", tag, form.base)
    if held is not None:
        _settle(draft, held, i, "dobj")
    if subject is not None:
        _settle(draft, subject, i, "nsubj")
    if top != i and draft[top].head == top:
        draft.hang(top, i, "dep")


def _top(draft: Draft, i: int) -> int:
    """The noun to the right that token `i` was taken to describe; `i` itself if it described none."""
    at = i
    while draft[at].dep in ("compound", "amod", "nmod", "poss", "nummod", "advmod") and draft[at].head > at:
        at = draft[at].head
    return at


def _whole(draft: Draft, phrase: Phrase) -> Phrase:
    """Of "the lack of an *evacuation*" the lack, of "those without *papers*" those: what a phrase behind a preposition belongs to."""
    at = phrase
    while at.first >= 2 and draft[at.first - 1].tag == "IN" and (draft[at.first - 2].tag in NOUNS or draft[at.first - 2].lower == "those"):  # noqa: PLR2004 - a word and "of"
        prep = at.first - 1
        _settle(draft, at, prep, "pobj")
        outer = phrase_before(draft, prep, 0)
        if outer is None or draft[outer.head].sentence != draft[prep].sentence:
            break
        draft.hang(prep, outer.head, "prep")
        at = outer
    return at


def _settle(draft: Draft, phrase: Phrase, head: int, dep: str) -> None:
    """Hang a phrase by its head, and its other words from that."""
    noun = draft[phrase.head]
    for i in range(phrase.first, phrase.last + 1):
        own = draft[i]
        if i != phrase.head and not (phrase.first <= own.head <= phrase.last and own.head != i):
            draft.hang(i, phrase.head, _MODIFIERS.get(own.tag, "amod" if own.tag.startswith(("J", "V")) else "compound"))
    if noun.tag.startswith("J"):
        draft.call(noun.i, "NOUN", "NN", noun.lower)
    _free(draft, phrase, noun)
    draft.hang(phrase.head, head, dep)


def _free(draft: Draft, phrase: Phrase, noun: Token) -> None:
    """What the parser hung from the noun across the verb is none of its words."""
    for kid in list(draft.kids(noun.i)):
        if kid.i < phrase.first and kid.dep in ("det", "amod", "compound", "nmod", "poss", "nummod", "advmod"):
            draft.hang(kid.i, noun.i, "dep")

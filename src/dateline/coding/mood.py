"""What a word says itself of whether its event happened: negation, modal, condition; and the lexicon of such words."""

from dataclasses import dataclass
from functools import cache

from dateline.coding.grammar import VERBS, base, governor
from dateline.coding.ontology import Words
from dateline.model import Document, Token
from dateline.model.event import Auxiliary
from dateline.resources import load_toml

_STEPS = 25
_ORDER: tuple[Auxiliary, ...] = ("requested", "hypothetical", "planned", "negated")
_NEGATIVES = frozenset({"no", "neither", "nor", "never", "without"})


@dataclass(frozen=True, slots=True)
class Moods:
    """Words by the mode they give.

    Attributes:
        verbs, nouns, adjectives: base forms that give a mode to the event in their complement.
        modals: modal verbs by mode.
        presupposing: verbs that take an event for granted where it is a noun.
        implicative: verbs whose complement is as real as they are.
        conditions: conjunctions of conditions.
        opinions: verbs of thinking, under which "would" stays a supposition.
        carriers: nouns for what is told ("reports that"); a denial of them denies what they tell.
        links: nouns for a part in an event ("role in"); who denies them does not deny the event.
        truths, falsehoods: predicates that call what is told true or false.
    """

    verbs: dict[str, Auxiliary]
    nouns: dict[str, Auxiliary]
    adjectives: dict[str, Auxiliary]
    modals: dict[str, Auxiliary]
    presupposing: Words
    implicative: Words
    conditions: Words
    opinions: Words
    carriers: Words
    links: Words
    truths: Words
    falsehoods: Words


@cache
def moods() -> Moods:
    """The lexicon."""
    data = load_toml("coding_auxiliary.toml")

    def table(part: str) -> dict[str, Auxiliary]:
        return {word: mode for mode in reversed(_ORDER) for word in data[mode][part]}

    return Moods(
        verbs=table("verbs"),
        nouns=table("nouns"),
        adjectives=table("adjectives"),
        modals={w: m for m in _ORDER for w in data["modal"].get(m, ())},
        presupposing=frozenset(data["presupposing"]["verbs"]),
        implicative=frozenset(data["implicative"]["verbs"]),
        conditions=frozenset(data["condition"]["marks"]),
        opinions=frozenset(data["modal"]["opinions"]),
        **{name: frozenset(words) for name, words in data["told"].items()},
    )


def of_noun_itself(document: Document, i: int) -> Auxiliary | None:
    """From the words before a noun: "no attack", "a feared attack"."""
    if document.tokens[i].pos in VERBS:
        return None
    for kid in document.kids(i, "det", "amod", "compound", "neg"):
        if kid.lower in _NEGATIVES:
            return "negated"
        mode = moods().adjectives.get(base(kid)) or (moods().adjectives.get(kid.lower) if kid.dep == "amod" else None)
        if mode:
            return mode
    return None


def of_verb(document: Document, i: int) -> Auxiliary | None:
    """From the verb's own negation, modal and conjunction, or those of the verb it shares them with."""
    for _ in range(_STEPS):
        token = document.tokens[i]
        kids = list(document.kids(i))
        mode = _own_mode(document, token, kids)
        shares = token.dep == "conj" and not any(k.dep in ("nsubj", "nsubjpass") for k in kids)
        if mode is not None or not shares or document.tokens[token.head].pos not in VERBS:
            return mode
        i = token.head
    return None


def _own_mode(document: Document, token: Token, kids: list[Token]) -> Auxiliary | None:
    if token.pos not in VERBS:
        return None
    if any(
        (k.dep == "neg" and not _begins_contrast(document, token, k)) or (k.dep == "advmod" and k.lower in _NEGATIVES) for k in kids
    ) or _none_of(document, kids):
        return "negated"
    if any(k.dep in ("mark", "advmod") and k.lower in moods().conditions - {"until"} for k in kids):
        return "hypothetical"
    modal = next((k for k in kids if k.dep == "aux" and k.tag == "MD" and k.lower in moods().modals), None)
    if modal is None:
        return None
    if _on_condition(document, kids):
        return "hypothetical"
    return "planned" if _is_told_future(document, token, kids, modal) else moods().modals[modal.lower]


def _begins_contrast(document: Document, verb: Token, word: Token) -> bool:
    """As in "four died, *not* five", where the verb itself is not denied."""
    return word.i > verb.i and document.tokens[word.i - 1].text == ","


def _is_told_future(document: Document, token: Token, kids: list[Token], modal: Token) -> bool:
    """Whether "would" is the "will" of somebody's words ("said that troops *would* leave"), and no mere opinion."""
    if modal.lower != "would" or any(k.dep == "aux" and base(k) == "have" for k in kids):
        return False
    while token.dep == "conj" and document.tokens[token.head].pos in VERBS:
        token = document.tokens[token.head]
    above = governor(document, token.i)
    return token.dep == "ccomp" and above is not None and above.pos == "VERB" and base(above) not in moods().opinions


def _on_condition(document: Document, kids: list[Token]) -> bool:
    """As in "if the army comes, they will flee"."""
    clauses = (k for k in kids if k.dep == "advcl")
    return any(m.lower in ("if", "unless") for c in clauses for m in document.kids(c.i, "mark"))


def _none_of(document: Document, kids: list[Token]) -> bool:
    """As in "no soldier was hurt", "nobody was hurt"."""
    subjects = [k for k in kids if k.dep in ("nsubj", "nsubjpass", "dobj")]
    return any(s.lower in ("nobody", "none") or any(d.lower in _NEGATIVES for d in document.kids(s.i, "det", "neg")) for s in subjects)

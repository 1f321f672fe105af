"""The algebra of modes: what each word above an event makes of it, and how what they make of it adds up.

A word that governs an event is of a class (plan, request, possible, refrain, …), and a class is a function from the mode
of the word itself to that of its complement. Read from the outermost word inwards they give the event's mode: in "did not
refuse to meet" the refusal is negated, and a negated refusal leaves the meeting asserted. Functions for polarity come
from the signatures of implicative verbs (Nairn, Condoravdi and Karttunen, Computing relative polarity for textual
inference, 2006), the joint treatment of polarity and modality from FactBank and its factuality profiler (Saurí and
Pustejovsky, 2009 and 2012). Both grade certainty for each speaker; PLOVER's modes are fewer, and who speaks is kept in
the statement. The tables and the words stand in coding_auxiliary.toml.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.coding.ontology import Words
from dateline.model.event import Auxiliary
from dateline.resources import load_toml

Stage = Literal["asserted", "negated", "hypothetical", "planned", "requested", "kept"]
Kind = Literal["clause", "infinitive", "noun", "act", "told", "subject", "happens", "that"]
_KINDS: dict[str, tuple[Kind, ...]] = {"any": ("clause", "noun", "act", "told"), "noun": ("noun", "act"), "event": ("noun",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A verb of a class.

    Attributes:
        operator: the class.
        kinds: what must hang from the verb for it to count.
        rest: further words of the entry ("off" of "call off"); they must hang from the verb.
    """

    operator: str
    kinds: frozenset[Kind]
    rest: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words by what they make of an event.

    Attributes:
        verbs: entries by the first word, those with most words first.
        nouns: operator by noun, for clauses and for what follows with a preposition.
        said, before: operator by adjective, as a predicate and before its noun.
        words: further lists by name.
    """

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, Mapping[Kind, str]]
    said: Mapping[str, str]
    before: Mapping[str, str]
    words: Mapping[str, Words]


@cache
def lexicon() -> Lexicon:
    """The lexicon of coding_auxiliary.toml."""
    data = load_toml("coding_auxiliary.toml")
    verbs: dict[str, list[Entry]] = {}
    for operator, lists in data["verbs"].items():
        for part, words in lists.items():
            for word in words:
                head, *rest = word.split()
                entry = Entry(operator=operator, kinds=frozenset(_KINDS.get(part, (part,))), rest=frozenset(rest))
                verbs.setdefault(head, []).append(entry)
    nouns: dict[str, dict[Kind, str]] = {}
    for operator, lists in data["nouns"].items():
        for part, words in lists.items():
            for word in words:
                for kind in _KINDS.get(part, (part,)):
                    nouns.setdefault(word, {}).setdefault(kind, operator)
    adjectives = data["adjectives"]
    return Lexicon(
        verbs={w: tuple(sorted(found, key=lambda e: -len(e.rest))) for w, found in verbs.items()},
        nouns=nouns,
        said={w: op for op, lists in adjectives.items() for w in lists.get("said", ())},
        before={w: op for op, lists in adjectives.items() for w in lists.get("before", ())},
        words={name: frozenset(listed) for name, listed in data["words"].items()},
    )


@cache
def _operators() -> Mapping[str, Mapping[Stage, Stage]]:
    table: Mapping[str, Mapping[Stage, Stage]] = load_toml("coding_auxiliary.toml")["operators"]
    return table


def makes_no_fact(verb: str) -> bool:
    """Whether a verb can make something other than a fact of what hangs from it, given by its base form."""
    return any(e.operator not in ("pass", "grant", "think", "tell") for e in lexicon().verbs.get(verb, ()))


def settles(operator: str) -> bool:
    """Whether an operator gives the same mode whatever stands above it, so that nobody need look there."""
    return len(set(_operators()[operator].values())) == 1


def combine(operators: Iterable[str]) -> Auxiliary:
    """The mode of an event under operators that are given from the innermost to the outermost."""
    mode: Stage = "asserted"
    for operator in reversed(list(operators)):
        mode = _operators()[operator][mode]
    return "asserted" if mode == "kept" else mode

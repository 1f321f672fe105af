"""The cue lexicon: which words say that something is said, of what class, and how surely in which construction."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from dateline.model.statement import CueClass
from dateline.resources import load_toml

_NOISY_LEMMAS = {"hop": "hope", "accord": "according"}  # what the tagger makes of "hoped", "according"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A set phrase as a cue; `nouns`, if not empty, are the base forms its noun must have."""

    words: tuple[str, ...]
    cue_class: CueClass
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All cue words.

    Attributes:
        verbs, nouns: class of each base form.
        speech: verbs that introduce quotations.
        deeds: verbs that are deeds as often as words.
        light: verbs that lend themselves to a cue noun.
        phrases: set phrases, longest first.
        rejecting: verbs that deny what is said, and oppose anything else.
        belittling: those of them that deny whatever they call something else ("dismissed the count as guesswork").
        personnel: verbs that send a person away.
        estimating, estimated: verbs and nouns of "put the toll at 21".
    """

    verbs: Mapping[str, CueClass]
    nouns: Mapping[str, CueClass]
    speech: frozenset[str]
    deeds: frozenset[str]
    light: frozenset[str]
    phrases: tuple[Phrase, ...]
    rejecting: frozenset[str]
    belittling: frozenset[str]
    personnel: frozenset[str]
    estimating: frozenset[str]
    estimated: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the program."""
    data = load_toml("cues.toml")
    verbs = _classes(data["verbs"])
    speech = data["speech"]
    quoting = {v for v, c in verbs.items() if c in speech["classes"]} - set(speech["not"]) | set(speech["more"])
    phrases = [Phrase(words=tuple(p["words"]), cue_class=_class(p["class"]), nouns=frozenset(p.get("nouns", ()))) for p in data["phrase"]]
    return Lexicon(
        verbs=verbs,
        nouns=_classes(data["nouns"]),
        speech=frozenset(quoting),
        deeds=frozenset(data["deeds"]["verbs"]),
        light=frozenset(data["light"]["verbs"]),
        phrases=tuple(sorted(phrases, key=lambda p: -len(p.words))),
        rejecting=frozenset(data["rejecting"]["verbs"]),
        belittling=frozenset(data["rejecting"]["belittling"]),
        personnel=frozenset(data["personnel"]["verbs"]),
        estimating=frozenset(data["estimates"]["verbs"]),
        estimated=frozenset(data["estimates"]["nouns"]),
    )


def base_form(lemma: str) -> str:
    """The lemma as the lexicon writes it."""
    lower = lemma.lower()
    return _NOISY_LEMMAS.get(lower, lower)


def _classes(table: Mapping[str, Any]) -> dict[str, CueClass]:
    return {word: _class(name) for name, words in table.items() for word in words}


def _class(name: str) -> CueClass:
    found: CueClass = next(c for c in get_args(CueClass) if c == name)
    return found

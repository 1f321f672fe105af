"""The cue lexicon: which words say that something is said, of what class, and in which sense."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, get_args

from dateline.model.statement import CueClass, SpeakerKind, Stance
from dateline.resources import load_toml

_NOISY_LEMMAS = {"hop": "hope", "accord": "according"}  # what the tagger makes of "hoped", "according"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A set phrase as a cue; `nouns`, if not empty, are the base forms its noun must have."""

    words: tuple[str, ...]
    cue_class: CueClass
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """Words in base form that are a cue together, other words between them ("lay … blame"); each place lists its alternatives."""

    words: tuple[frozenset[str], ...]
    cue_class: CueClass
    stance: Stance | None

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """A class that words have where every condition holds; an empty or None condition is none.

    Attributes:
        words: base forms of the cue.
        follows: ties of the content (see `senses.tie_of`).
        objects: base forms of what the cue is done to.
        speakers: kinds of noun that speak.
        heads: base forms of the noun that speaks.
        future, subjunctive: whether the content's own verb is.
        passive: whether the cue is.
    """

    words: frozenset[str]
    cue_class: CueClass
    follows: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    speakers: frozenset[SpeakerKind] = frozenset()
    heads: frozenset[str] = frozenset()
    future: bool | None = None
    subjunctive: bool | None = None
    passive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """All cue words.

    Attributes:
        verbs, nouns, adjectives, adverbs: class of each base form.
        speech: verbs that introduce quotations.
        deeds: verbs that are deeds as often as words.
        light: verbs that lend themselves to a cue noun.
        phrases: set phrases, longest first.
        idioms: by each of their first words, longest first.
        senses: by word, in the order of the file.
        split: verbs with a preposition that stand around their object ("pinned the leak on a clerk").
        minded: verbs whose subject is always somebody.
        rejecting: verbs that deny what is said, and oppose anything else.
        belittling: those of them that deny whatever they call something else ("dismissed the count as guesswork").
        sayable: nouns that are no cues, and stand for something said where they are rejected ("rejected the possibility").
        personnel: verbs that send a person away.
        estimating, estimated: verbs and nouns of "put the toll at 21".
    """

    verbs: Mapping[str, CueClass]
    nouns: Mapping[str, CueClass]
    adjectives: Mapping[str, CueClass]
    adverbs: Mapping[str, CueClass]
    speech: frozenset[str]
    deeds: frozenset[str]
    light: frozenset[str]
    phrases: tuple[Phrase, ...]
    idioms: Mapping[str, tuple[Idiom, ...]]
    senses: Mapping[str, tuple[Sense, ...]]
    split: frozenset[str]
    minded: frozenset[str]
    rejecting: frozenset[str]
    belittling: frozenset[str]
    sayable: frozenset[str]
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
        adjectives=_classes(data["adjectives"]),
        adverbs=_classes(data["adverbs"]),
        speech=frozenset(quoting),
        deeds=frozenset(data["deeds"]["verbs"]),
        light=frozenset(data["light"]["verbs"]),
        phrases=tuple(sorted(phrases, key=lambda p: -len(p.words))),
        idioms=_idioms(data["idiom"]),
        senses=_senses(data["sense"], data["things"]),
        split=frozenset(data["split"]["verbs"]),
        minded=frozenset(data["minded"]["verbs"]),
        rejecting=frozenset(data["rejecting"]["verbs"]),
        belittling=frozenset(data["rejecting"]["belittling"]),
        sayable=frozenset(data["things"]["sayable"]),
        personnel=frozenset(data["personnel"]["verbs"]),
        estimating=frozenset(data["estimates"]["verbs"]),
        estimated=frozenset(data["estimates"]["nouns"]),
    )


@lru_cache(maxsize=50_000)
def base_form(lemma: str) -> str:
    """The lemma as the lexicon writes it."""
    lower = lemma.lower()
    return _NOISY_LEMMAS.get(lower, lower)


def _classes(table: Mapping[str, Any]) -> dict[str, CueClass]:
    return {word: _class(name) for name, words in table.items() for word in words}


def _class(name: str) -> CueClass:
    found: CueClass = next(c for c in get_args(CueClass) if c == name)
    return found


def _idioms(listed: list[Mapping[str, Any]]) -> dict[str, tuple[Idiom, ...]]:
    out: dict[str, list[Idiom]] = {}
    for entry in listed:
        for words in entry["words"]:
            places = tuple(frozenset(place.split("|")) for place in words.split())
            idiom = Idiom(words=places, cue_class=_class(entry["class"]), stance=entry.get("stance"))
            for first in places[0]:
                out.setdefault(first, []).append(idiom)
    return {first: tuple(sorted(idioms, key=lambda i: -i.size)) for first, idioms in out.items()}


def _senses(listed: list[Mapping[str, Any]], things: Mapping[str, list[str]]) -> dict[str, tuple[Sense, ...]]:
    out: dict[str, list[Sense]] = {}
    for entry in listed:
        sense = Sense(
            words=frozenset(entry["words"]),
            cue_class=_class(entry["class"]),
            follows=frozenset(entry.get("follows", ())),
            objects=_listed(entry.get("objects", ()), things),
            speakers=frozenset(entry.get("speakers", ())),
            heads=_listed(entry.get("heads", ()), things),
            future=entry.get("future"),
            subjunctive=entry.get("subjunctive"),
            passive=entry.get("passive"),
        )
        for word in sense.words:
            out.setdefault(word, []).append(sense)
    return {word: tuple(senses) for word, senses in out.items()}


def _listed(words: str | list[str], things: Mapping[str, list[str]]) -> frozenset[str]:
    """Words as they are given, or those of the list of that name."""
    return frozenset(things[words] if isinstance(words, str) else words)

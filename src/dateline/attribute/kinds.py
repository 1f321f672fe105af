"""The lexicon of speakers: which words say what somebody is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dateline.attribute.idioms import forms
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.once import once
from dateline.attribute.tree import Tree
from dateline.model import Token
from dateline.model.statement import SpeakerKind
from dateline.resources import load_toml

ENDING_KINDS: tuple[SpeakerKind, ...] = ("expert", "military", "witness")
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NAMED = frozenset({"PERSON", "ORG"})

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], SpeakerKind], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The lexicon of speakers; the sections of attribute_kinds.toml say what each list is."""

    words: Mapping[str, tuple[SpeakerKind, ...]]
    endings: Mapping[SpeakerKind, tuple[str, ...]]
    not_endings: frozenset[str]
    abstract: tuple[str, ...]
    phrases: Phrases
    belonging: frozenset[str]
    belonging_kinds: tuple[SpeakerKind, ...]
    seeing: frozenset[str]
    suffering: frozenset[str]
    anonymity: frozenset[str]
    anonymity_phrases: tuple[str, ...]
    close: frozenset[str]
    speaking: frozenset[str]
    audience: frozenset[str]
    owners: frozenset[str]
    outlet_words: frozenset[str]
    outlets: frozenset[str]
    agencies: frozenset[str]
    platforms: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]


@cache
def load_kinds() -> Kinds:
    """The lexicon of the program."""
    data = load_toml("attribute_kinds.toml")
    words: dict[str, tuple[SpeakerKind, ...]] = {}
    for kind, listed in data["words"].items():
        for word in listed:
            words[word] = (*words.get(word, ()), kind)
    names, anonymity = data["names"], data["anonymity"]
    return Kinds(
        words=words,
        endings={kind: tuple(data["endings"][kind]) for kind in ENDING_KINDS},
        not_endings=frozenset(data["endings"]["not"]),
        abstract=tuple(data["endings"]["abstract"]),
        phrases=_phrases(_with_names(data["phrases"], data["party_names"])),
        belonging=frozenset(data["belonging"]["words"]),
        belonging_kinds=tuple(data["belonging"]["kinds"]),
        seeing=frozenset(data["clauses"]["seeing"]),
        suffering=frozenset(data["clauses"]["suffering"]),
        anonymity=frozenset(anonymity["words"]),
        anonymity_phrases=tuple(anonymity["phrases"]),
        close=frozenset(anonymity["close"]),
        speaking=frozenset(anonymity["speaking"]),
        audience=frozenset(data["audience"]["words"]),
        owners=frozenset(data["audience"]["owners"]),
        outlet_words=frozenset(names["outlet_words"]),
        outlets=frozenset(names["outlets"]),
        agencies=frozenset(names["agencies"]),
        platforms=frozenset(names["platforms"]),
        states=frozenset(names["intergovernmental"]),
        places=frozenset(names["countries"]) | frozenset(names["capitals"]),
        given=frozenset(names["given"]),
        titles=frozenset(names["titles"]),
    )


def kinds_of(token: Token) -> tuple[SpeakerKind, ...]:
    """The kinds a word can be of, likeliest first: as it stands, in its base form, without its plural ending, or by its ending."""
    return _kinds((token.lower, *forms(token), *_singular(token.lower)), noun=token.pos == "NOUN")


@lru_cache(maxsize=50_000)
def _kinds(listed: tuple[str, ...], *, noun: bool) -> tuple[SpeakerKind, ...]:
    k = load_kinds()
    if found := next((k.words[form] for form in listed if form in k.words), None):
        return found
    for kind, endings in k.endings.items():
        if (noun or kind == "expert") and any(f.endswith(endings) for f in listed) and not set(listed) & k.not_endings:
            return (kind,)
    return ()


@once
def labels_of(tree: Tree) -> Mapping[int, str]:
    """The reader's label of each name, by its head."""
    return {m.head: m.label for m in tree.document.mentions}


def can_speak(tree: Tree, token: Token) -> bool:
    """Whether a word that no list knows is a name, stands beside one, or is somebody "who" does something."""
    labels = labels_of(tree)
    if labels.get(token.i) in _SPEAKING:
        return True
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if any(labels.get(k.i) in _NAMED and k.pos == "PROPN" for k in tree.kids(token.i, "appos")):
        return True
    clauses = (c.i for c in tree.kids(token.i, "relcl"))
    return any(k.lower in ("who", "whom") for c in clauses for k in tree.kids(c, "nsubj", "nsubjpass", "dobj"))


def may_mind(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word that no list knows can be somebody: no word for an act, a state or something said."""
    if token.pos == "PROPN":
        return True
    said = any(f in lexicon.nouns for f in forms(token))
    return token.pos == "NOUN" and not said and not any(f.endswith(load_kinds().abstract) for f in forms(token))


def _singular(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    if word.endswith("men"):
        return (word[:-3] + "man",)
    if word.endswith("es"):
        return (word[:-1], word[:-2])
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") else ()


def _with_names(phrases: Mapping[str, list[str]], names: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The phrases with the names that parties are made of: "liberal alliance", "peasants' league"."""
    made = [f"{first} {last}" for first in names["first"] for last in names["last"] if f"{first} {last}" not in names["not"]]
    return {**phrases, "party": [*phrases["party"], *made]}


def _phrases(table: Mapping[str, Any]) -> Phrases:
    out: dict[str, list[tuple[tuple[str, ...], SpeakerKind]]] = {}
    for kind, listed in table.items():
        for phrase in listed:
            words = tuple(phrase.replace("-", " - ").replace("'s", " 's").replace("s'", "s '").split())
            out.setdefault(words[0], []).append((words, kind))  # type: ignore[arg-type]  # kinds are checked by a test
    return {first: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for first, phrases in out.items()}

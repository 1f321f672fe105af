"""The PLOVER ontology and the words that name its events, as data (plover.toml, coding_triggers.toml)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from dateline.model.event import EventType
from dateline.resources import load_toml

WordClass = Literal["verb", "noun"]
ANY = "*"
Words = frozenset[str]
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One word that names an event, and the conditions under which it does (see coding_triggers.toml)."""

    type: EventType
    mode: str | None
    word_class: WordClass
    head: str
    before: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    objects: Words = frozenset()
    subjects: Words = frozenset()
    preps: Words = frozenset()
    clauses: Words = frozenset()
    governors: Words = frozenset()
    modifiers: Words = frozenset()
    alone: bool = False
    direct: bool = False
    subjunctive: bool = False
    menace: bool = False
    possessor_suffers: bool = False
    of_acts: bool = False
    claim: bool = False

    @property
    def weight(self) -> int:
        """How much the rule asks for; what asks for more is tried first."""
        conditions = (self.objects, self.subjects, self.preps, self.clauses, self.governors, self.modifiers)
        return len(self.before) + len(self.particles) + sum(map(bool, conditions)) + self.alone


@cache
def rules(word_class: WordClass) -> Mapping[str, tuple[Rule, ...]]:
    """Rules by the base form of their head word, the most demanding first."""
    found: dict[str, list[Rule]] = {}
    for row in load_toml("coding_triggers.toml")["rule"]:
        for rule in _rules_of(row, word_class):
            found.setdefault(rule.head, []).append(rule)
    return {head: tuple(sorted(listed, key=lambda r: -r.weight)) for head, listed in found.items()}


def _rules_of(row: Mapping[str, Any], word_class: WordClass) -> Iterable[Rule]:
    event_type = row["type"]
    for entry in row.get(f"{word_class}s", ()):
        before, head, particles = _split(entry, word_class)
        yield Rule(
            type=cast("EventType", event_type),
            mode=row.get("mode"),
            word_class=word_class,
            head=head,
            before=before,
            particles=particles,
            objects=_expand(row.get("objects", ())),
            subjects=_expand(row.get("subjects", ())) if word_class == "verb" else frozenset(),
            preps=_expand(row.get("preps", ())),
            clauses=_expand(row.get("clauses", ())) if word_class == "verb" else frozenset(),
            governors=_expand(row.get("governors", ())) if word_class == "noun" else frozenset(),
            modifiers=_expand(row.get("modifiers", ())) if word_class == "noun" else frozenset(),
            alone=row.get("alone", False),
            direct=row.get("direct", False),
            subjunctive=row.get("subjunctive", False),
            menace=row.get("menace", False),
            possessor_suffers=row.get("poss") == "recipient",
            of_acts=row.get("of") == "actor",
            claim=row.get("claim", False),
        )


def _split(entry: str, word_class: WordClass) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Words before the head, the head, particles after it. The parser splits at hyphens, so the entries are split too."""
    words = entry.split()
    if word_class == "verb":
        *before, head = words[0].split("-")
        return tuple(before), head, tuple(words[1:])
    parts = [part for word in words for part in word.split("-")]
    return tuple(parts[:-1]), parts[-1], ()


def _expand(words: Sequence[str]) -> Words:
    return frozenset(x for w in words for x in (_class_of(w)))


def _class_of(word: str) -> Words:
    if word == "PERSON":
        return people() | {"PROPN"}
    return noun_class(word[1:]) if word.startswith("@") else frozenset({word})


@cache
def people() -> Words:
    """Nouns for people, from the quantity lexicon."""
    listed = load_toml("quantities.toml")["people"]
    return frozenset(w for words in listed.values() for w in words)


@cache
def noun_class(name: str) -> Words:
    """The nouns of a class of coding_triggers.toml."""
    return frozenset(load_toml("coding_triggers.toml")["classes"][name])


@cache
def light_verbs(kind: Literal["verbs", "suffered", "occurring", "causing"]) -> Words:
    """Verbs that add no event of their own to the noun of an event."""
    return frozenset(load_toml("coding_triggers.toml")["light"][kind])


@cache
def modes(event_type: EventType) -> Words:
    """The modes PLOVER gives a type."""
    return frozenset(load_toml("plover.toml")["type"][event_type]["modes"])


def complement_mode(event_type: EventType, about: EventType | None, about_mode: str | None) -> str | None:
    """The mode of an act in words from what it is about (`about` = None: nothing that is an event)."""
    table = load_toml("plover.toml")["complement"].get(event_type, {})
    for mode, kinds in table.items():
        if about is not None and (about in kinds or f"{about}/{about_mode}" in kinds or ANY in kinds):
            return str(mode)
    return None

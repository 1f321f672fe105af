"""Rules that name events by a word: rows of `coding_triggers.toml`, or of a file of the same form → `Rule`s."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from dateline.model.event import EventType
from dateline.resources import load_toml

WordClass = Literal["verb", "noun"]
Words = frozenset[str]
Lexicon = Mapping[str, tuple["Rule", ...]]
# What a row may hold, by the kind of its value.
LISTS = ("verbs", "nouns", "objects", "subjects", "preps", "clauses", "governors", "modifiers", "without")
FLAGS = ("alone", "active", "animate", "direct", "subjunctive", "menace", "asked", "claim")
SIDES = ("poss", "of")
KEYS = ("type", "mode", *LISTS, *FLAGS, *SIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One word that names an event, and the conditions under which it does (see coding_triggers.toml).

    `own`: it comes from a user's file, so nothing that was learned or built in changes its type and mode.
    """

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
    without: Words = frozenset()
    alone: bool = False
    active: bool = False
    animate: bool = False
    direct: bool = False
    subjunctive: bool = False
    menace: bool = False
    asked: bool = False
    possessor_suffers: bool = False
    of_acts: bool = False
    claim: bool = False
    own: bool = False

    @property
    def name(self) -> str:
        """The word as a list of rules writes it."""
        hyphened = "-" if self.word_class == "verb" else " "
        return " ".join((hyphened.join((*self.before, self.head)), *self.particles))

    @property
    def weight(self) -> int:
        """How much the rule asks for; what asks for more is tried first."""
        conditions = (self.objects, self.subjects, self.preps, self.clauses, self.governors, self.modifiers)
        return len(self.before) + len(self.particles) + sum(map(bool, conditions)) + self.alone


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """Rules by the base form of their head word: a user's own first, then the most demanding, then in the order of the file."""

    verbs: Lexicon
    nouns: Lexicon

    def of(self, word_class: WordClass) -> Lexicon:
        """The rules of a word class."""
        return self.verbs if word_class == "verb" else self.nouns

    def names(self, word_class: WordClass, event_type: EventType, mode: str | None) -> tuple[str, ...]:
        """The words that name events of a type and mode, each once, in alphabetical order."""
        listed = (r for rules in self.of(word_class).values() for r in rules if (r.type, r.mode) == (event_type, mode))
        return tuple(sorted({rule.name for rule in listed}))


Classes = Callable[[str], Words]
"""Takes the name of a class of nouns, gives the nouns."""


def rule_set(rules: Iterable[Rule]) -> RuleSet:
    """Rules in the order in which they are tried."""
    found: dict[WordClass, dict[str, list[Rule]]] = {"verb": {}, "noun": {}}
    for rule in rules:
        found[rule.word_class].setdefault(rule.head, []).append(rule)
    return RuleSet(verbs=_sorted(found["verb"]), nouns=_sorted(found["noun"]))


def _sorted(by_head: Mapping[str, list[Rule]]) -> Lexicon:
    return {head: tuple(sorted(listed, key=lambda r: (not r.own, -r.weight))) for head, listed in by_head.items()}


def rules_of(row: Mapping[str, Any], classes: Classes, *, own: bool = False) -> Iterable[Rule]:
    """The rules of a row: one for each of its verbs and nouns."""
    yield from _rules_of(row, "verb", classes, own=own)
    yield from _rules_of(row, "noun", classes, own=own)


def _rules_of(row: Mapping[str, Any], word_class: WordClass, classes: Classes, *, own: bool) -> Iterable[Rule]:
    def words(key: str, *, only: WordClass | None = None) -> Words:
        return _expand(row.get(key, ()), classes) if only in (None, word_class) else frozenset()

    for entry in row.get(f"{word_class}s", ()):
        before, head, particles = split_entry(entry, word_class)
        yield Rule(
            type=cast("EventType", row["type"]),
            mode=row.get("mode"),
            word_class=word_class,
            head=head,
            before=before,
            particles=particles,
            objects=words("objects"),
            subjects=words("subjects", only="verb"),
            preps=words("preps"),
            clauses=words("clauses", only="verb"),
            governors=words("governors", only="noun"),
            modifiers=words("modifiers", only="noun"),
            without=words("without"),
            alone=row.get("alone", False),
            active=row.get("active", False),
            animate=row.get("animate", False),
            direct=row.get("direct", False),
            subjunctive=row.get("subjunctive", False),
            menace=row.get("menace", False),
            asked=row.get("asked", False),
            possessor_suffers=row.get("poss") == "recipient",
            of_acts=row.get("of") == "actor",
            claim=row.get("claim", False),
            own=own,
        )


def split_entry(entry: str, word_class: WordClass) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Words before the head, the head, particles after it. The parser splits at hyphens, so the entries are split too."""
    words = entry.split()
    if word_class == "verb":
        *before, head = words[0].split("-")
        return tuple(before), head, tuple(words[1:])
    parts = [part for word in words for part in word.split("-")]
    return tuple(parts[:-1]), parts[-1], ()


def _expand(words: Sequence[str], classes: Classes) -> Words:
    return frozenset(x for w in words for x in _class_of(w, classes))


def _class_of(word: str, classes: Classes) -> Words:
    if word == "PERSON":
        return people() | {"PROPN"}
    return classes(word[1:]) if word.startswith("@") else frozenset({word})


@cache
def people() -> Words:
    """Nouns for people, from the quantity lexicon."""
    listed = load_toml("quantities.toml")["people"]
    return frozenset(w for words in listed.values() for w in words)

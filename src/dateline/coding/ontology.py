"""The ontology in force: PLOVER with the words that name its events (plover.toml, coding_triggers.toml), or a user's own.

`code(document, statements, ontology)` puts one in force for as long as it codes, in its own thread; `rules`, `modes` and the
others below answer from that one. Whatever is derived from them must be asked for anew, or kept with the ontology.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from dateline.coding.ontology_file import parsed
from dateline.coding.rules import Lexicon, Rule, RuleSet, WordClass, Words, people, rule_set, rules_of
from dateline.model.codebook import Codebook
from dateline.model.errors import BadOntology
from dateline.model.event import EventType
from dateline.resources import load_toml, open_text
from dateline.resources.own_file import own_text
from dateline.resources.plover import Description, described

__all__ = [
    "ANY", "EVENT_TYPES", "Ontology", "Rule", "WordClass", "Words", "builtin", "complement_mode", "in_force", "light_verbs",
    "load_ontology", "made", "modes", "noun_class", "people", "rules", "using",
]  # fmt: skip

ANY = "*"
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
NAME = "PLOVER (Dateline)"
_FILES = ("plover.toml", "coding_triggers.toml")
_KEPT = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class Ontology:
    """Types with modes and contexts, and the words that name events. Never changes; may be used by many threads at once.

    It goes to another process as the text of its file, and is made anew there, once.

    Attributes:
        codebook: its name and digest, as kept with every reading.
        replaces: whether it stands alone; else it adds to the one that comes with Dateline.
        about: what it says of types, modes, contexts, sectors and other schemes.
        rule_set: the words that name events.
        source: the text of the user's file; None for the one that comes with Dateline.
    """

    codebook: Codebook
    replaces: bool
    about: Description
    rule_set: RuleSet
    source: str | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return (builtin, ()) if self.source is None else (made, (self.source, self.codebook.name))

    def contexts_in(self, words: str) -> tuple[str, ...]:
        """The contexts some of whose words stand among these, in the ontology's order."""
        by_word, pattern = self._context_words
        found = {c for m in pattern.finditer(words) for c in by_word[m.group().lower()]}
        return tuple(c for c in self.about.contexts if c in found)

    @cached_property
    def _context_words(self) -> tuple[Mapping[str, tuple[str, ...]], re.Pattern[str]]:
        """Contexts by keyword, and one pattern that finds the keywords."""
        by_word: dict[str, list[str]] = {}
        for context in self.about.contexts.values():
            for word in context.words:
                by_word.setdefault(word.lower(), []).append(context.name)
        listed = sorted(by_word, key=len, reverse=True)
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b" if listed else r"(?!)", re.IGNORECASE)
        return {w: tuple(c) for w, c in by_word.items()}, pattern


@cache
def builtin() -> Ontology:
    """The ontology that comes with Dateline."""
    lexicon = load_toml("coding_triggers.toml")
    listed = [rule for row in lexicon["rule"] for rule in rules_of(row, noun_class)]
    return Ontology(
        codebook=Codebook(name=NAME, digest=_digest("")),
        replaces=False,
        about=described(load_toml("plover.toml")),
        rule_set=rule_set(listed),
    )


@lru_cache(_KEPT)
def made(text: str, name: str) -> Ontology:
    """The ontology of a user's file, made once for each text and name.

    Args:
        text: what the file holds (TOML; see docs/how-to/extend-the-ontology.md).
        name: what it is called where the text gives no name: its file's name.

    Raises:
        BadOntology: the text is not what the format asks for; the message says where, and what to write.
    """
    own = parsed(text, name)
    ours = load_toml("coding_triggers.toml")
    kept = (rule for row in ours["rule"] for rule in rules_of(row, noun_class) if not own.drops(rule))

    def classes(wanted: str) -> Words:
        theirs = frozenset(own.classes.get(wanted, ()))
        return theirs | noun_class(wanted) if wanted in ours["classes"] else theirs

    return Ontology(
        codebook=Codebook(name=own.name, digest=_digest(text)),
        replaces=own.replaces,
        about=described(own.table),
        rule_set=rule_set([*(r for row in own.rows for r in rules_of(row, classes, own=True)), *kept]),
        source=text,
    )


def load_ontology(path: Path) -> Ontology:
    """The ontology of a user's file.

    Raises:
        BadOntology: the file is not what the format asks for; the message says which line, and what to write.
        NotFound, NoPermission: it cannot be read.
    """
    return made(own_text(path, "an ontology (TOML), or leave --ontology out", BadOntology), path.name)


def _digest(own: str) -> str:
    return hashlib.sha256("\x1f".join((*map(open_text, _FILES), own)).encode("utf-8")).hexdigest()[:16]


_IN_FORCE: ContextVar[Ontology | None] = ContextVar("ontology", default=None)


def in_force() -> Ontology:
    """The ontology in force in this thread: the one that comes with Dateline unless another was chosen."""
    return _IN_FORCE.get() or builtin()


@contextmanager
def using(ontology: Ontology | None) -> Iterator[Ontology]:
    """Put an ontology in force for as long as the block runs, in this thread alone; None leaves the one that is."""
    token = _IN_FORCE.set(ontology or _IN_FORCE.get())
    try:
        yield in_force()
    finally:
        _IN_FORCE.reset(token)


def rules(word_class: WordClass) -> Lexicon:
    """Rules by the base form of their head word: a user's own first, then the most demanding."""
    return in_force().rule_set.of(word_class)


@cache
def noun_class(name: str) -> Words:
    """The nouns of a class of coding_triggers.toml: what they are in grammar is the same in every ontology."""
    return frozenset(load_toml("coding_triggers.toml")["classes"][name])


@cache
def light_verbs(kind: Literal["verbs", "suffered", "occurring", "causing"]) -> Words:
    """Verbs that add no event of their own to the noun of an event."""
    return frozenset(load_toml("coding_triggers.toml")["light"][kind])


def modes(event_type: EventType) -> Words:
    """The modes of a type."""
    return frozenset(in_force().about.kinds[event_type].modes)


def complement_mode(event_type: EventType, about: EventType | None, about_mode: str | None) -> str | None:
    """The mode of an act in words from what it is about (`about` = None: nothing that is an event)."""
    table = load_toml("plover.toml")["complement"].get(event_type, {})
    for mode, kinds in table.items():
        if about is not None and (about in kinds or f"{about}/{about_mode}" in kinds or ANY in kinds):
            return str(mode)
    return None

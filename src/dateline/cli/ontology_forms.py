"""An ontology for a person at a terminal (lines of at most 80 columns) and for a program (plain values)."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.coding import Ontology
from dateline.model.event import EventType
from dateline.resources.plover import Context, Description, Kind, Mode, Scheme

WIDTH = 80
_NAMES = 11
CREDIT = (
    "Types, modes, contexts and sectors follow PLOVER (Open Event Data Alliance, manual of 2024, CC BY-SA 4.0); words, definitions and "
    "examples are our own, and so are the mappings to CAMEO (Schrodt, Gerner and others) and ACLED."
)


def overview(ontology: Ontology, *, with_words: bool) -> Iterator[str]:
    """Every type with its modes, by quads; then the names of contexts and sectors."""
    about = ontology.about
    modes = sum(len(kind.modes) for kind in about.kinds.values())
    yield f"{ontology.codebook.name}  (digest {ontology.codebook.digest})"
    yield from block(f"{len(about.kinds)} types, {modes} modes, {len(about.contexts)} contexts, {len(about.sectors)} sectors. {CREDIT}")
    for quad in dict.fromkeys(kind.quad for kind in about.kinds.values()):
        yield from ("", quad.upper())
        for kind in about.kinds.values():
            if kind.quad == quad:
                yield from _kind_lines(ontology, kind, with_words=with_words)
    yield from ("", "CONTEXTS, what an event is about")
    yield from block(", ".join(about.contexts) or "none", 2)
    yield from ("", "SECTORS, what an actor is")
    yield from block(", ".join(about.sectors), 2)
    yield ""
    yield from block("More of one: dateline ontology ASSAULT, ASSAULT/aerial, health, COP")


def _kind_lines(ontology: Ontology, kind: Kind, *, with_words: bool) -> Iterator[str]:
    yield f"  {kind.name:<{_NAMES}}{kind.words}"
    yield from block(kind.definition, 2 + _NAMES)
    if kind.modes:
        yield from block("Modes: " + ", ".join(kind.modes), 2 + _NAMES)
    if with_words:
        for mode in (None, *kind.modes):
            listed = named_by(ontology, kind.name, mode)
            yield from block(f"{mode or 'no mode'}: {listed}", 2 + _NAMES) if listed else ()


def named_by(ontology: Ontology, event_type: EventType, mode: str | None) -> str:
    """The verbs and nouns that name events of a type and mode; empty where none does."""
    found = ontology.rule_set
    return ", ".join(dict.fromkeys((*found.names("verb", event_type, mode), *found.names("noun", event_type, mode))))


def block(text: str, indent: int = 0, *, first: str = "") -> list[str]:
    """A paragraph of at most 80 columns; `first` stands in the indentation of its first line."""
    lines = textwrap.wrap(text, WIDTH - indent, break_on_hyphens=False) or [""]
    return [f"{first:<{indent}}{lines[0]}", *(" " * indent + line for line in lines[1:])]


def codes_words(about: Description, codes: Iterable[str], scheme: str) -> str:
    """Codes with their names, where the scheme gives them."""
    names = about.schemes[scheme].codes
    return "; ".join(f"{code} {names[code]}" if names.get(code) else code for code in codes)


def plain(ontology: Ontology) -> dict[str, Any]:
    """All of an ontology as plain values."""
    about = ontology.about
    return {
        "name": ontology.codebook.name,
        "digest": ontology.codebook.digest,
        "replaces": ontology.replaces,
        "credit": CREDIT,
        "types": [plain_kind(ontology, kind) for kind in about.kinds.values()],
        "contexts": [plain_context(context) for context in about.contexts.values()],
        "sectors": [{"name": name, "definition": definition} for name, definition in about.sectors.items()],
        "schemes": [_plain_scheme(scheme) for scheme in about.schemes.values()],
    }


def plain_kind(ontology: Ontology, kind: Kind) -> dict[str, Any]:
    """A type with its modes."""
    modes = [plain_mode(ontology, kind, mode) for mode in kind.modes.values()]
    return {"name": kind.name, "quad": kind.quad, **_entry(ontology, kind, kind.name, None), "modes": modes}


def plain_mode(ontology: Ontology, kind: Kind, mode: Mode) -> dict[str, Any]:
    """A mode; its codes are its own, or where it has none those of its type."""
    return {"name": mode.name, **_entry(ontology, mode, kind.name, mode.name)}


def _entry(ontology: Ontology, entry: Kind | Mode, event_type: EventType, mode: str | None) -> dict[str, Any]:
    return {
        "words": entry.words,
        "definition": entry.definition,
        "example": entry.example,
        "codes": {scheme: list(codes) for scheme, codes in ontology.about.codes(event_type, mode).items()},
        "verbs": list(ontology.rule_set.names("verb", event_type, mode)),
        "nouns": list(ontology.rule_set.names("noun", event_type, mode)),
    }


def plain_context(context: Context) -> dict[str, Any]:
    """A context with its words."""
    return {"name": context.name, "definition": context.definition, "words": list(context.words)}


def _plain_scheme(scheme: Scheme) -> dict[str, Any]:
    return {"name": scheme.name, "title": scheme.title, "source": scheme.source, "codes": dict(scheme.codes)}

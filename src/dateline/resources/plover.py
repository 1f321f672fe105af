"""The ontology as `plover.toml` describes it: types with their modes, contexts, sectors, and what other schemes call all that."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.model.event import EventType
from dateline.resources import load_toml

Codes = Mapping[str, tuple[str, ...]]
"""Name of another scheme → its nearest codes, the nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event of a type happens.

    Attributes:
        name: its code.
        words: what a person is shown.
        definition: one sentence; empty where a user's file gives none.
        example: one sentence of our own; None where the mode is never set by itself.
        codes: other schemes; a scheme that is not named here has the codes of the type.
    """

    name: str
    words: str
    definition: str
    example: str | None
    codes: Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A type of event; `quad` is verbal or material, cooperation or conflict; the rest is as for modes."""

    name: EventType
    quad: str
    words: str
    definition: str
    example: str | None
    codes: Codes
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an event can be about, and the words in the event's own clause that say so."""

    name: str
    definition: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Another scheme that types and modes are mapped to; `codes` are its codes with their names, where they are listed."""

    name: str
    title: str
    source: str
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """All that an ontology says of itself, in the order of its file."""

    kinds: Mapping[EventType, Kind]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, str]
    schemes: Mapping[str, Scheme]

    def codes(self, event_type: EventType, mode: str | None) -> Codes:
        """The codes of other schemes for a type, or for a mode of it where that has some of its own."""
        kind = self.kinds[event_type]
        own = kind.modes[mode].codes if mode is not None and mode in kind.modes else {}
        return {**kind.codes, **own}


@cache
def plover() -> Description:
    """The ontology that comes with Dateline."""
    return described(load_toml("plover.toml"))


def described(table: Mapping[str, Any]) -> Description:
    """The description in a table of the form of `plover.toml`."""
    return Description(
        kinds={cast("EventType", name): _kind(name, row) for name, row in table["type"].items()},
        contexts={
            name: Context(name=name, definition=row.get("definition", ""), words=tuple(row["words"]))
            for name, row in table["context"].items()
        },
        sectors=dict(table["sector"]),
        schemes={name: _scheme(name, row) for name, row in table["scheme"].items()},
    )


def _kind(name: str, row: Mapping[str, Any]) -> Kind:
    modes = {mode: Mode(name=mode, **_entry(mode, own)) for mode, own in row.get("mode", {}).items()}
    return Kind(name=cast("EventType", name), quad=row["quad"], modes=modes, **_entry(name, row))


def _entry(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "words": row.get("words", name.replace("-", " ")),
        "definition": row.get("definition", ""),
        "example": row.get("example"),
        "codes": {scheme: tuple(codes) for scheme, codes in row.get("codes", {}).items()},
    }


def _scheme(name: str, row: Mapping[str, Any]) -> Scheme:
    return Scheme(name=name, title=row.get("title", name), source=row.get("source", ""), codes=dict(row.get("codes", {})))


def plain_words(event_type: EventType, mode: str | None) -> str:
    """What a person is shown of a type and mode of any ontology: our words, else the mode's own name."""
    kind = plover().kinds[event_type]
    if mode is None:
        return kind.words
    return kind.modes[mode].words if mode in kind.modes else mode.replace("-", " ")


def definition(event_type: EventType, mode: str | None) -> str:
    """What a type, or a mode of it, is; empty for a mode of a user's own."""
    kind = plover().kinds[event_type]
    if mode is None:
        return kind.definition
    return kind.modes[mode].definition if mode in kind.modes else ""

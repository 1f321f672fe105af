"""The lists of known actors and of the words that tell what an actor is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.ground.placefold import fold
from dateline.model.actor import ActorKind
from dateline.resources import load_toml


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of our lists."""

    id: str
    name: str
    kind: ActorKind
    sector: str
    country: str | None = None


_SECTIONS: Mapping[str, tuple[ActorKind, str, str]] = {
    "organisations": ("organisation", "org", "IGO"),
    "rights-groups": ("organisation", "org", "CVL"),
    "outlets": ("outlet", "outlet", "JRN"),
}


def _lists() -> Mapping[str, Any]:
    return load_toml("actors.toml")


@cache
def known_actors() -> Mapping[str, KnownActor]:
    """Folded spelling → actor."""
    out = {}
    for section, (kind, prefix, sector) in _SECTIONS.items():
        for key, spellings in _lists()[section].items():
            actor = KnownActor(f"{prefix}:{key}", spellings[0], kind, sector)
            out.update({fold(s): actor for s in spellings})
    return out


@cache
def seats() -> Mapping[str, str]:
    """Folded seat of power → country."""
    return {fold(seat): country for country, listed in _lists()["seats"].items() for seat in listed}


@cache
def sector_of_word() -> Mapping[str, str]:
    """Base form of a noun → sector."""
    return {word: sector for sector, listed in _lists()["sectors"].items() for word in listed}


@cache
def words(section: str, key: str) -> frozenset[str]:
    """One plain list."""
    return frozenset(_lists()[section][key])

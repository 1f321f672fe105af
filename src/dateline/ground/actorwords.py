"""The words that tell what an actor is."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.ground.placefold import fold
from dateline.resources import load_toml


def _lists() -> Mapping[str, Any]:
    return load_toml("actors.toml")


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

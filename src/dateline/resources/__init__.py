"""Lexicons, the ontology, gazetteer slices, weights: data files, each with its source and licence, and one loader."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["load_toml", "open_bytes", "open_text"]


@cache
def load_toml(name: str) -> Mapping[str, Any]:
    """The data file `name` (with its ending) of this package. Read once; do not change what it returns."""
    return tomllib.loads(open_text(name))


def open_text(name: str) -> str:
    """The text of the data file `name` of this package, UTF-8."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def open_bytes(name: str) -> bytes:
    """The bytes of the data file `name` of this package."""
    return files(__package__).joinpath(name).read_bytes()

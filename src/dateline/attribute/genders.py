"""Whether a name is a man's or a woman's: by its given name, else by the ending of its surname."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal
from unicodedata import normalize

from dateline.resources import load_toml

Gender = Literal["male", "female"]
_STROKES = str.maketrans("łøđı", "lodi")
_GENDERS: tuple[Gender, ...] = ("male", "female")


@cache
def _given() -> Mapping[str, Gender]:
    data: Mapping[str, Any] = load_toml("given_names.toml")
    return {name: gender for gender in _GENDERS for name in data[gender].split()}


@cache
def _endings(gender: Gender) -> tuple[str, ...]:
    return tuple(load_toml("given_names.toml")[f"{gender}_endings"])


def is_given_name(word: str) -> bool:
    """Whether a word in lower case is a given name we know."""
    return _plain(word) in _given()


@lru_cache(maxsize=20_000)
def gender_of_name(words: Sequence[str]) -> Gender | None:
    """The gender that a name in lower case tells, by its first given name we know; None where it tells none.

    A name of one word is looked up as a given name only.
    """
    for word in words[:-1] or words:
        if (gender := _given().get(_plain(word))) is not None:
            return gender
    if len(words) > 1:
        return next((g for g in _GENDERS if _plain(words[-1]).endswith(_endings(g))), None)
    return None


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    return "".join(c for c in normalize("NFKD", word.translate(_STROKES)) if c.isascii())

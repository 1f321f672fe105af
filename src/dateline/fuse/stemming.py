"""Snowball's English stemmer, loaded once for all that fusing compares."""

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=200_000)
def stemmed(lower: str) -> str:
    """The stem of a word in lower case."""
    stem: str = _stemmer().stemWord(lower)
    return stem


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")

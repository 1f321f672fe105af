"""One form for all spellings of a place name: the key of the gazetteer."""

import re
import unicodedata
from functools import lru_cache

_GONE = re.compile(r"['’ʼʹ`´.]")
_SPACE = re.compile(r"[\s\-‐–,/]+")
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "ß": "ss", "þ": "th", "ð": "d"}
)
_FIRST = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Lower case, no accents, no apostrophes or full stops, hyphens as spaces."""
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return _SPACE.sub(" ", _GONE.sub("", bare)).strip().casefold()


def key_of(name: str) -> str:
    """The key of a name in the gazetteer."""
    return expanded(fold(name))


def expanded(folded: str) -> str:
    """A folded name with a shortened first word written out: "St. Louis" and "Saint Louis" are one."""
    first, space, rest = folded.partition(" ")
    return f"{_FIRST[first]} {rest}" if space and first in _FIRST else folded

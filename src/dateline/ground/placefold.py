"""One form for all spellings of a place name: the key of the gazetteer."""

import re
import unicodedata

_GONE = re.compile(r"['’ʼʹ`´.]")
_SPACE = re.compile(r"[\s\-‐–,/]+")
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "ß": "ss", "þ": "th", "ð": "d"}
)


def fold(name: str) -> str:
    """Lower case, no accents, no apostrophes or full stops, hyphens as spaces."""
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return _SPACE.sub(" ", _GONE.sub("", bare)).strip().casefold()

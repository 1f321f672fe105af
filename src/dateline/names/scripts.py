"""Names of other alphabets in plain Latin letters, to be compared."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from dateline.resources import load_toml

_ALPHABETS = ("cyrillic", "greek", "georgian", "armenian", "arabic", "hebrew")
_HANGUL, _HANGUL_END = 0xAC00, 0xD7A3
_MIDDLES, _FINALS = 21, 28
_LATIN = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ə": "a", "š": "sh", "č": "ch", "ž": "zh", "ć": "ch",
    "ş": "sh", "ğ": "g", "ś": "s", "ż": "zh", "ź": "z", "ţ": "ts", "ț": "ts", "ș": "sh", "ñ": "n", "ń": "n",
})  # fmt: skip
_MARKS = re.compile(r"['’ʼʹ`´‘“”\"ʿʾ]")
_ABJAD = re.compile(r"[\u0590-\u06ff]")


@lru_cache(maxsize=20_000)
def latin(word: str) -> str:
    """A word in lower-case Latin letters without marks; what no table knows (Chinese characters) stays as it is."""
    lower = unicodedata.normalize("NFC", word).lower().replace("i̇", "i")
    if any(_HANGUL <= ord(c) <= _HANGUL_END for c in lower):
        return _hangul(lower)
    lower = _MARKS.sub("", lower)
    if not lower.isascii():
        lower = _pairs().sub(lambda found: _table()[found[0]], _bare(lower))
        lower = "".join(_table().get(c, c) for c in lower).translate(_LATIN)
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return lower


def is_abjad(word: str) -> bool:
    """Whether a word is written in an alphabet without short vowels (Arabic, Hebrew)."""
    return bool(_ABJAD.search(word))


def _bare(word: str) -> str:
    """Without marks on letters that a table has only without them: Greek accents, Arabic vowel signs, joiners."""
    kept = []
    for c in word:
        plain = c if c in _table() or ord(c) < _FIRST_OF_OTHERS else unicodedata.normalize("NFD", c)
        kept.append("".join(p for p in plain if not unicodedata.combining(p) and unicodedata.category(p) != "Cf"))
    return "".join(kept)


_FIRST_OF_OTHERS = 0x370  # Greek is the first of the other alphabets in Unicode


@cache
def _table() -> Mapping[str, str]:
    out: dict[str, str] = {}
    data = load_toml("names_scripts.toml")
    for name in _ALPHABETS:
        for section in ("letters", "pairs", "first"):
            for row in data[name].get(section, []):
                letters, _, put = row.partition(" ")
                out[letters] = put
    return out


@cache
def _pairs() -> re.Pattern[str]:
    data = load_toml("names_scripts.toml")
    pairs = [row.partition(" ")[0] for name in _ALPHABETS for row in data[name].get("pairs", [])]
    first = [r"\b" + row.partition(" ")[0] for name in _ALPHABETS for row in data[name].get("first", [])]
    return re.compile("|".join((*first, *pairs)))


def _hangul(word: str) -> str:
    """Family name and given name of a Korean name written as one word; a space parts them."""
    data = load_toml("names_scripts.toml")["hangul"]
    families = dict(row.split(" ") for row in data["families"])
    out = [_syllable(c, data) for c in word]
    if word[0] in families and len(word) > 1:
        out[0] = families[word[0]] + " "
    return "".join(out)


def _syllable(c: str, data: Mapping[str, list[str]]) -> str:
    at = ord(c) - _HANGUL
    if not 0 <= at <= _HANGUL_END - _HANGUL:
        return c
    first, rest = divmod(at, _MIDDLES * _FINALS)
    return data["initial"][first] + data["middle"][rest // _FINALS] + data["final"][rest % _FINALS]

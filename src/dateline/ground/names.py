"""One key for all spellings of a person's name across romanisations of Slavic and Arabic names."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.ground.placefold import fold
from dateline.ground.placegazetteer import table

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i", "і": "i",
    "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"x", "ks"),
        (r"kh", "h"),
        (r"ts(?=i)|^ts", "t"),  # Belarusian tsi, Russian ti
        (r"dz(?=i)", "d"),
        (r"w", "v"),
        (r"[oa]u(?=[bcdfghklmnpqrstvxz])", "ov"),  # Belarusian short u
        (r"(?<=[oa])u$", "v"),
        (r"^[iy](?=[aou])", "j"),
        (r"^[jy](?=e)", ""),
        (r"(?<!^)[iyj]+(?=[aeou])", ""),  # glides are written in every way
        (r"[iyj]+$", "i"),
        (r"y", "i"),
        (r"enk[oa]$", "enko"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"(.)\1", r"\1"),
    )
)
_ARTICLES = frozenset({"al", "el", "ul"})
_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "lady", "president", "gen", "col", "capt", "lt", "maj", "sgt", "sen", "rep", "gov", "rev",
    "minister", "general", "colonel", "judge", "king", "prince", "queen", "pope", "saint", "jr", "sr", "ii", "iii", "chancellor", "premier", "senator",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name in normal form. `given` is empty where only the surname is written."""

    given: str
    surname: str

    @property
    def slug(self) -> str:
        """For use in an id."""
        return "-".join(filter(None, (self.given, self.surname))).replace(" ", "-")


def plain_parts(written: str) -> list[str]:
    """The parts of a name without titles, in the case they are written in."""
    words = re.sub(r"['’]s?$", "", " ".join(written.split())).replace(",", " ").split()
    return [w for w in words if fold(w).rstrip(".") not in _TITLES]


@lru_cache(maxsize=10_000)
def name_key(written: str) -> NameKey | None:
    """The normal form of a person's name; None where nothing but a title is left."""
    parts = [_latin(p) for p in plain_parts(written)]
    parts = [p for p in parts if p and p not in _ARTICLES]
    if not parts:
        return None
    surname = spelling_key(parts[-1])
    if len(parts) == 1:
        return NameKey("", surname)
    return NameKey(given_key(parts[0]), surname)


def _latin(part: str) -> str:
    lower = "".join(_CYRILLIC.get(c, c) for c in part.lower())
    bare = fold(lower)
    pieces = [p for p in bare.split() if p not in _ARTICLES]
    return " ".join(pieces)


def spelling_key(word: str) -> str:
    """A word with romanisations made equal: Lukashenka = Lukashenko, Tsikhanouskaya = Tikhanovskaya."""
    for pattern, put in _RULES:
        word = pattern.sub(put, word)
    return word


def given_key(word: str) -> str:
    """The key of a given name, variants in other languages joined."""
    key = spelling_key(word)
    return _variants().get(key, key)


@cache
def _variants() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in table("actors_given_names.tsv"):
        for variant in (row[0], *row[1].split("|")):
            out.setdefault(spelling_key(variant), row[0])
    return out

"""One spelling for what romanisations write in several ways."""

import re
from functools import lru_cache

from dateline.names.scripts import latin

_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"x", "ks"),
        (r"kh|gh", "h"),
        (r"ts(?=i)|^ts", "t"),  # Belarusian tsi, Russian ti
        (r"dz(?=i)", "d"),
        (r"[oae]u(?=[bcdfghklmnpqrstvxz])", "ov"),  # Belarusian short u
        (r"(?<=[oae])[uw]$", "v"),
        (r"w", "v"),
        (r"^[iy](?=[aou])", "j"),
        (r"^[jy](?=e)", ""),
        (r"(?<!^)[iyj]+(?=[aeou])", ""),  # glides are written in every way
        (r"[iyj]+$", "i"),
        (r"y", "i"),
        (r"(?<=enk)a$", "o"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"sch|sz", "sh"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=20_000)
def spelling_key(word: str) -> str:
    """A word with romanisations made equal: Lukashenka = Lukashenko, Tsikhanouskaya = Tikhanovskaya."""
    flat = re.sub(r"[^\w]+", "", latin(word))
    for pattern, put in _RULES:
        flat = pattern.sub(put, flat)
    return flat or latin(word)

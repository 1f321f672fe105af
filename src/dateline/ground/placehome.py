"""Where an outlet is at home, as far as its name says: the places its name holds, and the country at the end of its address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.ground.placefile import Entry, known
from dateline.ground.placefold import key_of
from dateline.ground.placegazetteer import countries_of_codes
from dateline.resources import load_toml

_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_LEAST = 4  # letters of a name
_SHORTEST = 3  # letters of a word of it
_TOWN = 2_000  # people
_LONGEST = 4  # words of a name in an outlet's name
_KINDS = frozenset("PKABR")


@dataclass(frozen=True, slots=True)
class Home:
    """What the name of an outlet tells.

    Attributes:
        names: folded names of places in it, longest first.
        country: the country of its address, ISO 3166-1 alpha-3; empty where it tells none.
    """

    names: tuple[str, ...] = ()
    country: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All places of the first name."""
        return tuple(e for e in known(self.names[0]) if e.kind in _KINDS) if self.names else ()


@lru_cache(maxsize=2_000)
def home_of_outlet(outlet: str | None) -> Home:
    """The home of an outlet as written ("The Paris News", "parisbeacon.com", "thisisoxfordshire.co.uk"); nothing where its name holds no place."""
    written = (outlet or "").strip()
    if not written:
        return Home()
    if _ADDRESS.fullmatch(written):
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", written.lower()).split("/")[0].split(".")
        country = countries_of_codes().get({"uk": "gb"}.get(host[-1], host[-1]).upper(), "") if host[-1] not in _no_countries() else ""
        return Home(_in_address(host[:-1]), country)
    words = [w for w in re.split(r"[^\w'’.]+", written) if w]
    return Home(tuple(_in_words(words)), "")


def _in_words(words: list[str]) -> Iterator[str]:
    """Names of places in the words of a name, longer before shorter."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for i in range(len(words) - size + 1):
            if _is_place(key := key_of(" ".join(words[i : i + size]))):
                yield key


def _in_address(labels: list[str]) -> tuple[str, ...]:
    """The names of places that are left of the labels of an address when words of the press are taken from their ends: "palestineherald", "lasvegassun"."""
    pieces = {piece for label in labels for piece in (label.replace("-", ""), *label.split("-"))}
    found = {key for piece in pieces for rest in _without_press(piece) for key in _spelled(rest) if _is_place(key)}
    return tuple(sorted(found, key=lambda key: (-len(key), key)))


def _spelled(rest: str) -> Iterator[str]:
    """A name without its spaces: as one word, and as two where it is none."""
    yield key_of(rest)
    if _is_place(key_of(rest)):
        return
    for n in range(_SHORTEST, len(rest) - _SHORTEST + 1):
        yield key_of(f"{rest[:n]} {rest[n:]}")


def _is_place(key: str) -> bool:
    return (
        len(key) >= _LEAST and key not in _press() and any(e.kind != "P" or e.population >= _TOWN for e in known(key) if e.kind in _KINDS)
    )


def _without_press(label: str) -> set[str]:
    """A label with words of the press taken from either end, as often as there are any."""
    out, todo = set(), [label]
    while todo:
        rest = todo.pop()
        if rest in out or len(rest) < _LEAST:
            continue
        out.add(rest)
        todo += [rest.removeprefix(w) for w in _press() if rest.startswith(w)]
        todo += [rest.removesuffix(w) for w in _press() if rest.endswith(w)]
    return out


@lru_cache(maxsize=1)
def _press() -> frozenset[str]:
    return frozenset(load_toml("ground_places.toml")["press"]["words"])


@lru_cache(maxsize=1)
def _no_countries() -> frozenset[str]:
    """Ends of addresses that are used all over the world, though they are some country's."""
    return frozenset(load_toml("ground_places.toml")["press"]["anywhere"])

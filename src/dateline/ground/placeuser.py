"""A user's places as the gazetteer's own: by folded name, and by demonym."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.ground.placefile import Entry, known
from dateline.ground.placefold import key_of
from dateline.ground.placegazetteer import demonyms, home_of
from dateline.ground.placesown import OURS, PlaceList

_USERS = OURS + 90_000_000
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Names:
    """What names mean: a user's places go before ours of the same name."""

    entries: Mapping[str, tuple[Entry, ...]]
    peoples: Mapping[str, tuple[Entry, ...]]

    def of(self, key: str) -> tuple[Entry, ...]:
        """The places of a folded name, largest first."""
        return self.entries.get(key) or known(key)

    def may_open_demonym(self, word: str) -> bool:
        """Whether the words of some demonym begin with `word`, in small letters: a cheap first question."""
        return word in _beginnings() or (bool(self.peoples) and any(people.startswith(word) for people in self.peoples))

    def is_demonym(self, words: str) -> bool:
        """Whether words in small letters stand for people or things of a place."""
        return words in self.peoples or words in demonyms()

    def home(self, words: str) -> tuple[Entry, ...]:
        """The place of a demonym."""
        return self.peoples.get(words) or home_of(words)


@cache
def _beginnings() -> frozenset[str]:
    """All that our demonyms can begin with."""
    return frozenset(word[:end] for word in demonyms() for end in range(1, len(word) + 1))


_OURS_ALONE = Names({}, {})


def names_of(places: PlaceList | None) -> Names:
    """The names in force with a user's list, or without one."""
    return _with(places) if places is not None else _OURS_ALONE


@lru_cache(maxsize=_KEPT)
def _with(places: PlaceList) -> Names:
    entries: dict[str, list[Entry]] = defaultdict(list)
    peoples: dict[str, tuple[Entry, ...]] = {}
    for number, row in enumerate(places.places):
        id_ = row.geonames_id or _USERS + number
        entry = Entry(id_, row.name, row.kind, row.country, 0, 0, row.lat, row.lon, 0)
        for key in {key_of(name) for name in (row.name, *row.names)}:
            entries[key].append(entry)
        peoples.update({word.lower(): (entry,) for word in row.demonyms})
    return Names({key: tuple(listed) for key, listed in entries.items()}, peoples)

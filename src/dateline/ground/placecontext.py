"""Which countries, divisions and neighbourhoods a report speaks of, weighed by how sure each of its names is."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dateline.ground.placefile import Entry
from dateline.ground.placegazetteer import neighbours

_NEAR, _WIDE = 0.5, 2.5  # degrees of a cell; a place is near whatever lies in its cell or in one beside it
_SOME, _ALL = 2.5, 0.5
LEAST = 0.01  # what counts for less is left out
_ROW = 4096  # a cell's number is its row times this, and its column
_BESIDE = tuple(row * _ROW + column for row in (-1, 0, 1) for column in (-1, 0, 1))
_AROUND = frozenset(_BESIDE)
LOCAL = frozenset("PKBL")
Sums = dict[int, float]
Key = TypeVar("Key", str, int)


@dataclass(slots=True)
class Weights:
    """Sums of weights by country, division and cell."""

    total: float = 0.0
    local: float = 0.0
    countries: dict[str, float] = field(default_factory=dict)
    divisions: Sums = field(default_factory=dict)
    near: Sums = field(default_factory=dict)
    wide: Sums = field(default_factory=dict)

    def add(self, entry: Entry, weight: float) -> None:
        """Count a place in."""
        self.total += weight
        if entry.country:
            self.countries[entry.country] = self.countries.get(entry.country, 0.0) + weight
        if entry.admin1:
            self.divisions[entry.admin1] = self.divisions.get(entry.admin1, 0.0) + weight
        if entry.admin2 and entry.admin2 != entry.admin1:
            self.divisions[entry.admin2] = self.divisions.get(entry.admin2, 0.0) + weight
        if entry.kind in LOCAL:
            self.local += weight
            near, wide = _cells(entry.lat, entry.lon)
            self.near[near] = self.near.get(near, 0.0) + weight
            self.wide[wide] = self.wide.get(wide, 0.0) + weight

    def join(self, other: "Weights") -> None:
        """Count in all that another has."""
        self.total += other.total
        self.local += other.local
        _join(self.countries, other.countries)
        _join(self.divisions, other.divisions)
        _join(self.near, other.near)
        _join(self.wide, other.wide)


@lru_cache(maxsize=50_000)
def _cells(lat: float, lon: float) -> tuple[int, int]:
    """The numbers of the near and the wide cell of a point."""
    return math.floor(lat / _NEAR) * _ROW + math.floor(lon / _NEAR), math.floor(lat / _WIDE) * _ROW + math.floor(lon / _WIDE)


class Shares(NamedTuple):
    """How much of what a report names, apart from a name itself, lies where an entry lies; all from 0 to 1.

    `near` and `wide` are asked only for towns, sites and small divisions, and are 0 for others.
    """

    neighbours: float
    country: float
    admin1: float
    admin2: float
    near: float
    wide: float


class Context:
    """The weights of a report, and what one name itself has put in; `groups` are what each name can mean, with weights of `LEAST` and more."""

    def __init__(self, groups: Iterable[Sequence[tuple[Entry, float]]]) -> None:
        self.all = Weights()
        self._own: list[Weights] = []
        self._beside: dict[str, float] = {}
        for group in groups:
            own = Weights()
            for entry, weight in group:
                own.add(entry, weight)
            self.all.join(own)
            self._own.append(own)
        self._spread: tuple[Sums, Sums] | None = None

    def shares(self, group: int, entry: Entry) -> Shares:
        """Shares of an entry of group number `group`, without what that group has put in itself."""
        return Shares(*next(self.all_shares(group, (entry,))))

    def _around(self, near: int, wide: int, *, once: bool) -> tuple[float, float]:
        """The weights in and around two cells; `once`: nothing is kept for further cells."""
        if once and self._spread is None:
            return _around(self.all.near, near), _around(self.all.wide, wide)
        if self._spread is None:
            self._spread = _spread(self.all.near), _spread(self.all.wide)
        return self._spread[0].get(near, 0.0), self._spread[1].get(wide, 0.0)

    def all_shares(self, group: int, entries: Sequence[Entry]) -> Iterator[tuple[float, ...]]:
        """The shares of several entries of one group, each as the fields of `Shares`."""
        own, whole = self._own[group], self.all
        rest = max(whole.total - own.total, 0.0) + 1.0
        local = max(whole.local - own.local, 0.0) + 1.0
        of_country: dict[str, tuple[float, float]] = {}
        all_divisions, own_divisions = whole.divisions.get, own.divisions.get
        for entry in entries:
            country, admin1, admin2 = entry.country, entry.admin1, entry.admin2
            if country not in of_country:
                share = (whole.countries.get(country, 0.0) - own.countries.get(country, 0.0)) / rest if country else 0.0
                of_country[country] = (self._of_neighbours(own, country) / rest, share)
            beside, share = of_country[country]
            first = (all_divisions(admin1, 0.0) - own_divisions(admin1, 0.0)) / rest if admin1 else 0.0
            second = (all_divisions(admin2, 0.0) - own_divisions(admin2, 0.0)) / rest if admin2 else 0.0
            if entry.kind in LOCAL:
                near, wide = _cells(entry.lat, entry.lon)
                close, far = self._around(near, wide, once=len(entries) == 1)
                close, far = close - _around(own.near, near), far - _around(own.wide, wide)
                yield beside, share, first, second, close / local, far / local
            else:
                yield beside, share, first, second, 0.0, 0.0

    def _of_neighbours(self, own: Weights, country: str) -> float:
        listed = neighbours().get(country, ())
        if country not in self._beside:
            self._beside[country] = _sum(self.all.countries, listed)
        return self._beside[country] - _sum(own.countries, listed)

    def agrees(self, group: int) -> bool:
        """Whether what else the report names, if it is some names, lies for the better part in one country."""
        own = self._own[group]
        rest = {c: w - own.countries.get(c, 0.0) for c, w in self.all.countries.items()}
        total = sum(rest.values())
        return total >= _SOME and max(rest.values()) / total >= _ALL


def _join(sums: dict[Key, float], more: Mapping[Key, float]) -> None:
    for key, weight in more.items():
        sums[key] = sums.get(key, 0.0) + weight


def _sum(weights: Mapping[str, float], keys: Iterable[str]) -> float:
    return sum([weights[k] for k in keys if k in weights])


def _spread(weights: Sums) -> Sums:
    """The weights in and around each cell that has any in it or beside it."""
    out: Sums = {}
    for cell, weight in weights.items():
        for step in _BESIDE:
            out[cell + step] = out.get(cell + step, 0.0) + weight
    return out


def _around(weights: Sums, cell: int) -> float:
    """The weights in a cell and around it."""
    total = 0.0
    for there, weight in weights.items():
        if there - cell in _AROUND:
            total += weight
    return total

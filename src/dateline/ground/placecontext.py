"""Which countries, divisions and neighbourhoods a report speaks of, weighed by how sure each of its names is."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from dateline.ground.placefile import Entry
from dateline.ground.placegazetteer import neighbours

_NEAR, _WIDE = 0.5, 2.5  # degrees of a cell; a place is near whatever lies in its cell or in one beside it
_SOME, _ALL = 2.5, 0.5
_LEAST = 0.01  # what counts for less is left out
_STEP = (-1, 0, 1)
LOCAL = frozenset("PKBL")
Cell = tuple[int, int]


@dataclass(slots=True)
class Weights:
    """Sums of weights by country, division and cell."""

    total: float = 0.0
    local: float = 0.0
    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    near: defaultdict[Cell, float] = field(default_factory=lambda: defaultdict(float))
    wide: defaultdict[Cell, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, entry: Entry, weight: float) -> None:
        """Count a place in."""
        self.total += weight
        if entry.country:
            self.countries[entry.country] += weight
        for division in {entry.admin1, entry.admin2} - {0}:
            self.divisions[division] += weight
        if entry.kind in LOCAL:
            self.local += weight
            self.near[_cell(entry, _NEAR)] += weight
            self.wide[_cell(entry, _WIDE)] += weight


def _cell(entry: Entry, size: float) -> Cell:
    return math.floor(entry.lat / size), math.floor(entry.lon / size)


class Shares(NamedTuple):
    """How much of what a report names, apart from a name itself, lies where an entry lies; all from 0 to 1.

    `near` and `wide` are asked only for towns, sites and small divisions, and are 0 for others.
    """

    country: float
    neighbours: float
    admin1: float
    admin2: float
    near: float
    wide: float


class Context:
    """The weights of a report, and what one name itself has put in."""

    def __init__(self, groups: Iterable[Sequence[tuple[Entry, float]]]) -> None:
        self.all = Weights()
        self._own: list[Weights] = []
        self._beside: dict[str, float] = {}
        self._near: dict[Cell, float] = {}
        self._wide: dict[Cell, float] = {}
        for group in groups:
            own = Weights()
            for entry, weight in group:
                if weight >= _LEAST:
                    self.all.add(entry, weight)
                    own.add(entry, weight)
            self._own.append(own)

    def shares(self, group: int, entry: Entry) -> Shares:
        """Shares of an entry of group number `group`, without what that group has put in itself."""
        own = self._own[group]
        rest = max(self.all.total - own.total, 0.0) + 1.0
        near, wide = self._around(own, entry) if entry.kind in LOCAL else (0.0, 0.0)
        if entry.country not in self._beside:
            self._beside[entry.country] = _sum(self.all.countries, neighbours().get(entry.country, ()))
        return Shares(
            country=_left(self.all.countries, own.countries, entry.country) / rest if entry.country else 0.0,
            neighbours=(self._beside[entry.country] - _sum(own.countries, neighbours().get(entry.country, ()))) / rest,
            admin1=_left(self.all.divisions, own.divisions, entry.admin1) / rest if entry.admin1 else 0.0,
            admin2=_left(self.all.divisions, own.divisions, entry.admin2) / rest if entry.admin2 else 0.0,
            near=near,
            wide=wide,
        )

    def _around(self, own: Weights, entry: Entry) -> tuple[float, float]:
        near, wide = _cell(entry, _NEAR), _cell(entry, _WIDE)
        if near not in self._near:
            self._near[near] = _sum(self.all.near, _around(near))
        if wide not in self._wide:
            self._wide[wide] = _sum(self.all.wide, _around(wide))
        local = max(self.all.local - own.local, 0.0) + 1.0
        return (self._near[near] - _beside(own.near, near)) / local, (self._wide[wide] - _beside(own.wide, wide)) / local

    def agrees(self, group: int) -> bool:
        """Whether what else the report names, if it is some names, lies for the better part in one country."""
        own = self._own[group]
        rest = {c: w - own.countries.get(c, 0.0) for c, w in self.all.countries.items()}
        total = sum(rest.values())
        return total >= _SOME and max(rest.values()) / total >= _ALL


Key = TypeVar("Key", str, int, Cell)


def _left(weights: Mapping[Key, float], own: Mapping[Key, float], key: Key) -> float:
    return weights.get(key, 0.0) - own.get(key, 0.0)


def _sum(weights: Mapping[Key, float], keys: Iterable[Key]) -> float:
    total = 0.0
    for k in keys:
        if k in weights:
            total += weights[k]
    return total


def _around(cell: Cell) -> list[Cell]:
    lat, lon = cell
    return [(lat + i, lon + j) for i in _STEP for j in _STEP]


def _beside(weights: Mapping[Cell, float], cell: Cell) -> float:
    """The weights in a cell and around it."""
    lat, lon = cell
    total = 0.0
    for (i, j), w in weights.items():
        if -1 <= i - lat <= 1 and -1 <= j - lon <= 1:
            total += w
    return total

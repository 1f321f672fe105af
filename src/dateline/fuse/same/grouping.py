"""Weighed pairs → groups: the likeliest pair first, as long as what it joins goes together as a whole.

The outcome is a function of the pairs alone: they are taken by weight, and by id where weights are equal.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Pair = tuple[str, str]
Fit = Callable[[Sequence[str], Sequence[str]], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How sure merging must be, in log odds.

    Attributes:
        agreement: how far third events move the odds (`agreement.agreed`).
        first: least weight of the pair that joins two groups.
        mean: least mean weight of all weighed pairs between the two.
        size: how much higher that mean must be for large groups, of which a wrong merge costs more: so many times the logarithm of the
            number of members of the smaller one.
        least: least weight of any of them.
    """

    agreement: float = 0.0
    first: float
    mean: float
    size: float
    least: float


@dataclass(frozen=True, slots=True)
class Groups:
    """Members of each group, sorted, and the pairs that joined them, with their weights."""

    members: tuple[tuple[str, ...], ...]
    joined: tuple[tuple[Pair, float], ...]


class _Bond(NamedTuple):
    """What is known between two groups: sum, number and least of the weights."""

    total: float
    pairs: int
    least: float

    def plus(self, other: "_Bond") -> "_Bond":
        return _Bond(self.total + other.total, self.pairs + other.pairs, min(self.least, other.least))


def grouped(
    ids: Iterable[str],
    weights: Mapping[Pair, float],
    setting: Setting,
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
    fit: Fit | None = None,
) -> Groups:
    """All ids in groups.

    Args:
        ids: what is grouped.
        weights: log odds of pairs, the lesser id first; pairs that are not in it say nothing.
        setting: how sure merging must be.
        together: pairs that are one, whatever their weights.
        apart: pairs that are not, unless `together` makes them so.
        fit: whether two groups may be one at all.
    """
    merging = _Merging(ids, weights, apart)
    for a, b in sorted(tuple(sorted(pair)) for pair in together):
        merging.join(a, b)
    for (a, b), weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if weight < setting.first:
            break
        merging.consider(a, b, weight, setting, fit)
    return Groups(tuple(sorted(tuple(sorted(m)) for m in merging.members.values())), tuple(merging.joined))


class _Merging:
    """Groups under way. Each has one of its members for a name; bonds are kept on both sides."""

    def __init__(self, ids: Iterable[str], weights: Mapping[Pair, float], apart: Collection[Pair]) -> None:
        self.members: dict[str, list[str]] = {i: [i] for i in ids}
        self.joined: list[tuple[Pair, float]] = []
        self._name = {i: i for i in self.members}
        self._bonds: dict[str, dict[str, _Bond]] = {i: {} for i in self.members}
        self._apart: dict[str, set[str]] = {i: set() for i in self.members}
        for (a, b), weight in sorted(weights.items()):
            self._bonds[a][b] = self._bonds[b][a] = _Bond(weight, 1, weight)
        for a, b in apart:
            if a in self.members and b in self.members:
                self._apart[a].add(b)
                self._apart[b].add(a)

    def consider(self, a: str, b: str, weight: float, setting: Setting, fit: Fit | None) -> None:
        """Join the groups of two ids, if they go together."""
        one, other = self._find(a), self._find(b)
        if one == other or other in self._apart[one]:
            return
        bond = self._bonds[one][other]
        smaller = min(len(self.members[one]), len(self.members[other]))
        if bond.total < (setting.mean + setting.size * math.log(smaller)) * bond.pairs or bond.least < setting.least:
            return
        if fit is not None and not fit(self.members[one], self.members[other]):
            return
        self._unite(one, other)
        self.joined.append(((a, b), weight))

    def join(self, a: str, b: str) -> None:
        """Make the groups of two ids one, if both are there."""
        if a in self._name and b in self._name:
            one, other = self._find(a), self._find(b)
            if one != other:
                self._unite(one, other)

    def _find(self, id_: str) -> str:
        while self._name[id_] != id_:
            self._name[id_] = self._name[self._name[id_]]
            id_ = self._name[id_]
        return id_

    def _unite(self, one: str, other: str) -> None:
        kept, gone = sorted((one, other), key=lambda name: (-len(self._bonds[name]) - len(self.members[name]), name))
        self._name[gone] = kept
        self.members[kept] += self.members.pop(gone)
        for name, bond in self._around(gone, kept):
            known = self._bonds[kept].get(name)
            self._bonds[kept][name] = self._bonds[name][kept] = bond.plus(known) if known else bond
        for name in self._apart.pop(gone):
            self._apart[name].discard(gone)
            if name != kept:
                self._apart[name].add(kept)
                self._apart[kept].add(name)

    def _around(self, gone: str, kept: str) -> Iterator[tuple[str, _Bond]]:
        bonds = self._bonds.pop(gone)
        bonds.pop(kept, None)
        self._bonds[kept].pop(gone, None)
        for name, bond in bonds.items():
            del self._bonds[name][gone]
            yield name, bond

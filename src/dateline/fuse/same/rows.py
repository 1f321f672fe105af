"""Sets of words as rows of numbers, so that very many pairs of them are compared at once.

Every stem has a number of its own as long as the process lives. Which number is chance: only whether numbers are equal is ever asked, and sums of
weights are exact (`words.GRAIN`), so neither it nor the order of items shows in what is found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, NamedTuple

import numpy as np

Array = Any  # of numpy
_SHIFT = 32  # bits of an item in a key
_numbers: dict[str, int] = {}
_lock = Lock()


class Row(NamedTuple):
    """A set: the numbers of its items, ascending, and for each its marks, as bits, and its two weights."""

    items: Array
    marks: Array
    rare: Array
    often: Array


class Rows:
    """Very many rows one behind the other, with sums over the items of each that are marked so and so."""

    def __init__(self, rows: Sequence[Row]) -> None:
        lengths = np.fromiter((len(r.items) for r in rows), dtype=np.int64, count=len(rows))
        columns = [np.concatenate([r[n] for r in rows] or [np.empty(0)]) for n in range(4)]
        self.starts = np.concatenate(([0], np.cumsum(lengths)))
        self.items, self.marks = (c.astype(np.int64) for c in columns[:2])
        self.rare, self.often = (c.astype(np.float64) for c in columns[2:])
        self.keys = keyed(np.repeat(np.arange(len(rows)), lengths), self.items)
        self._known: dict[tuple[str, int], Array] = {}

    def count(self, mark: int) -> Array:
        """How many items of each row have a mark."""
        return self._sum("count", mark, np.ones(1))

    def worth(self, mark: int) -> Array:
        """The sum of their rarities."""
        return self._sum("worth", mark, self.rare)

    def square(self, mark: int) -> Array:
        """The sum of the squares of their rarities."""
        return self._sum("square", mark, self.rare**2)

    def square_often(self, mark: int) -> Array:
        """The sum of the squares of their other weights."""
        return self._sum("square often", mark, self.often**2)

    def spread(self, chosen: Array, mark: int = -1) -> tuple[Array, Array]:
        """The marked items of chosen rows, one after the other: of which of the chosen each is, and where it stands."""
        pair, number = members(self.starts[chosen + 1] - self.starts[chosen])
        at = self.starts[chosen][pair] + number
        some = (self.marks[at] & mark) != 0
        return pair[some], at[some]

    def _sum(self, name: str, mark: int, values: Array) -> Array:
        if (name, mark) not in self._known:
            sums = np.concatenate(([0.0], np.cumsum(np.where(self.marks & mark, values, 0.0))))
            self._known[name, mark] = sums[self.starts[1:]] - sums[self.starts[:-1]]
        return self._known[name, mark]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What two rows of each pair have in common: number of pairs, the pair of each item, its marks on either side, its weights there."""

    pairs: int
    pair: Array
    one: Array
    other: Array
    rare: Array
    often: Array

    def count(self, one: int, other: int) -> Array:
        """How many items are marked so on the one side and so on the other."""
        return np.bincount(self.pair[self._marked(one, other)], minlength=self.pairs).astype(np.float64)

    def worth(self, one: int, other: int, over: float = 0) -> Array:
        """The sum of their rarities, of those that are over a bound."""
        some = self._marked(one, other) & (self.rare > over)
        return np.bincount(self.pair[some], self.rare[some], minlength=self.pairs)

    def product(self, one: int, other: int) -> Array:
        """The sum of the squares of their rarities."""
        some = self._marked(one, other)
        return np.bincount(self.pair[some], self.rare[some] ** 2, minlength=self.pairs)

    def product_often(self, one: int, other: int) -> Array:
        """The sum of the products of their other weights."""
        some = self._marked(one, other)
        return np.bincount(self.pair[some], self.often[some], minlength=self.pairs)

    def rarest(self, one: int, other: int, but: int = 0) -> Array:
        """Rarity of the rarest; 0 if there is none. Left out are those marked `but` on both sides."""
        some = self._marked(one, other) & ((self.one & self.other & but) == 0)
        found = np.zeros(self.pairs)
        np.maximum.at(found, self.pair[some], self.rare[some])
        return found

    def _marked(self, one: int, other: int) -> Array:
        return ((self.one & one) != 0) & ((self.other & other) != 0)


def number_of(stem: str) -> int:
    """The number of a stem."""
    found = _numbers.get(stem)
    if found is None:
        with _lock:
            found = _numbers.setdefault(stem, len(_numbers))
    return found


def row_of(marks: Mapping[str, int], rare: Iterable[float], often: Iterable[float]) -> Row:
    """A row from its stems, each with its marks, and their weights in the same order."""
    items = np.fromiter(map(number_of, marks), dtype=np.int32, count=len(marks))
    order = np.argsort(items)
    bits = np.fromiter(marks.values(), dtype=np.int16, count=len(marks))
    weights = (np.fromiter(w, dtype=np.float32, count=len(marks))[order] for w in (rare, often))
    return Row(items[order], bits[order], *weights)


def shared(one: Rows, i: Array, other: Rows, j: Array) -> Shared:
    """What row `i` of one and row `j` of the other have in common, pair by pair."""
    pair_one, at_one = one.spread(i)
    pair_other, at_other = other.spread(j)
    found, place = _met(keyed(pair_one, one.items[at_one]), keyed(pair_other, other.items[at_other]))
    return _shared(len(i), pair_other[found], one, at_one[place], other, at_other[found])


def shared_with_long(one: Rows, i: Array, other: Rows, j: Array, mark: int) -> Shared:
    """The same of the marked items of `one`, for rows of the other that are much longer: these are searched where they lie."""
    pair, at = one.spread(i, mark)
    found, place = _met(other.keys, keyed(j[pair], one.items[at]))
    return _shared(len(i), pair[found], one, at[found], other, place)


def _shared(pairs: int, pair: Array, one: Rows, at: Array, other: Rows, there: Array) -> Shared:
    return Shared(pairs, pair, one.marks[at], other.marks[there], one.rare[at], one.often[at] * other.often[there])


def _met(keys: Array, sought: Array) -> tuple[Array, Array]:
    """Which of those sought are among ascending keys, and where."""
    if not len(keys):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    place: Array = np.searchsorted(keys, sought)
    place[place == len(keys)] = 0
    found = np.flatnonzero(keys[place] == sought)
    return found, place[found]


def members(lengths: Array) -> tuple[Array, Array]:
    """For groups of so many, one after the other: which group each of their members is of, and its number there."""
    group = np.repeat(np.arange(len(lengths)), lengths)
    return group, np.arange(len(group)) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def keyed(one: Array, other: Array) -> Array:
    """Two numbers in one, which lie in the order of the first and then of the second."""
    keys: Array = (one << _SHIFT) | other
    return keys


def parted(keys: Array) -> tuple[Array, Array]:
    """The two numbers of each key."""
    return keys >> _SHIFT, keys & ((1 << _SHIFT) - 1)


def distinct(i: Array, j: Array) -> tuple[Array, Array, Array]:
    """Pairs of two numbers, whichever comes first, each once: the lesser, the greater, and which of them each pair is."""
    keys, where = np.unique(keyed(np.minimum(i, j), np.maximum(i, j)), return_inverse=True)
    return *parted(keys), where


def cosine(product: Array, one: Array, other: Array) -> Array:
    """Cosine of two weighted sets, 0 to 1, from the sum of products of what they share and the sums of squares of each."""
    return product / np.sqrt(np.where(product > 0, one * other, 1.0))

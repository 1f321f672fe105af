"""Boosted trees of a few leaves each, as they are asked of very many pairs at once, and as they are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.fuse.same.rows import Array

LEAVES = 8  # that a tree may have
_FIRST = np.array([next((n for n in range(LEAVES) if not ruled >> n & 1), 0) for ruled in range(1 << LEAVES)])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tree:
    """One tree, its leaves numbered so that of two branches the one of the lesser values comes first.

    Attributes:
        asked: the column each question is about; bounds: what its value is to exceed.
        without: the leaves that are ruled out if it does, as bits. The first leaf that no answer rules out is the one a row falls into
            (Lucchese et al. 2015).
        leaves: log odds to add, by leaf.
    """

    asked: tuple[int, ...]
    bounds: tuple[float, ...]
    without: tuple[int, ...]
    leaves: tuple[float, ...]

    def added(self, columns: Array) -> Array:
        """What this tree adds for each of very many rows, (columns, rows)."""
        ruled = np.zeros(columns.shape[1], dtype=np.uint8)
        for column, bound, leaves in zip(self.asked, self.bounds, self.without, strict=True):
            ruled |= (columns[column] > bound) * np.uint8(leaves)
        return np.append(self.leaves, [0.0] * (LEAVES - len(self.leaves)))[_FIRST][ruled]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """Trees, and what all rows start with."""

    base: float
    trees: tuple[Tree, ...]

    def odds(self, columns: Array) -> Array:
        """Log odds of rows, (columns, rows), to a thousandth."""
        total = np.full(columns.shape[1], self.base)
        for tree in self.trees:
            total += tree.added(columns)
        return np.round(total, 3)


def written(forest: Forest, names: Sequence[str]) -> Iterator[str]:
    """Lines: the base, then a tree a line, tabs between the columns asked, bounds, leaves ruled out, and leaves."""
    yield f"{forest.base:.4f}"
    for tree in forest.trees:
        cells = (
            (names[n] for n in tree.asked),
            (f"{v:.6g}" for v in tree.bounds),
            map(str, tree.without),
            (f"{v:.4g}" for v in tree.leaves),
        )
        yield "\t".join(" ".join(cell) for cell in cells)


def read(lines: Sequence[str], names: Sequence[str]) -> Forest:
    """The trees of such lines."""
    place = {name: n for n, name in enumerate(names)}
    return Forest(base=float(lines[0]), trees=tuple(_tree(line, place) for line in lines[1:]))


def _tree(line: str, place: dict[str, int]) -> Tree:
    asked, bounds, without, leaves = (cell.split() for cell in line.split("\t"))
    return Tree(
        asked=tuple(place[name] for name in asked),
        bounds=tuple(map(float, bounds)),
        without=tuple(map(int, without)),
        leaves=tuple(map(float, leaves)),
    )

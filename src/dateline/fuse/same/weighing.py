"""The learned weights: traits of two tellings → log odds that they are one event (tools/incidents learns them)."""

import lzma
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from dateline.fuse.same.grouping import Setting
from dateline.fuse.same.rows import Array
from dateline.fuse.same.tellings import Telling
from dateline.fuse.same.traits import NAMES, Sheet
from dateline.resources import load_toml, open_bytes

TOGETHER = 65_536  # pairs


class _Forest(NamedTuple):
    """Trees that ask one question a level: the traits asked, the bounds to exceed, both (trees, depth), and leaves (trees, 2^depth)."""

    asked: Any
    bounds: Any
    leaves: Any
    base: float

    def odds(self, columns: Any) -> Any:
        """Log odds of pairs by their traits, (traits, pairs)."""
        total = np.full(columns.shape[1], self.base)
        for asked, bounds, leaves in zip(self.asked, self.bounds, self.leaves, strict=True):
            answers = (columns[trait] > bound for trait, bound in zip(asked, bounds, strict=True))
            total += leaves[sum(answer.astype(np.uint8) << n for n, answer in enumerate(answers))]
        return np.round(total, 3)


def weighed(told: Sequence[Telling], i: Array, j: Array) -> Array:
    """Log odds that tellings `i` and `j` are one event, to a thousandth; even odds are 0."""
    sheet, forest = Sheet(told), _forest()
    slices = (slice(first, first + TOGETHER) for first in range(0, len(i), TOGETHER))
    return np.concatenate([forest.odds(sheet.traits(i[some], j[some])) for some in slices] or [np.empty(0)])


@cache
def setting(name: str) -> Setting:
    """A setting by which pairs are gathered: `careful` or `even` (incidents.toml).

    Raises:
        KeyError: there is no such setting.
    """
    return Setting(**load_toml("incidents.toml")["setting"][name])


@cache
def _forest() -> _Forest:
    lines = [n for n in lzma.decompress(open_bytes("incidents.tsv.xz")).decode("utf-8").splitlines() if not n.startswith("#")]
    base, *trees = (line.split("\t") for line in lines)
    place = {name: n for n, name in enumerate(NAMES)}
    asked = [[place[name] for name in tree[0].split()] for tree in trees]
    bounds, leaves = ([[float(v) for v in tree[n].split()] for tree in trees] for n in (1, 2))
    return _Forest(np.array(asked), np.array(bounds), np.array(leaves), float(base[0]))

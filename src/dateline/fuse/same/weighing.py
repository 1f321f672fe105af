"""The learned weights: traits of two tellings → log odds that they are one event (tools/incidents learns them)."""

import lzma
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from dateline.fuse.same.grouping import Setting
from dateline.fuse.same.tellings import Telling
from dateline.fuse.same.traits import NAMES, traits
from dateline.resources import load_toml, open_bytes


class _Forest(NamedTuple):
    """Trees that ask one question a level: the traits asked, the bounds to exceed, both (trees, depth), and leaves (trees, 2^depth)."""

    asked: Any
    bounds: Any
    leaves: Any
    base: float


def weighed(pairs: Sequence[tuple[Telling, Telling]]) -> list[float]:
    """Log odds of each pair, to a thousandth; even odds are 0."""
    if not pairs:
        return []
    forest, columns = _forest(), traits(pairs).T
    total = np.full(len(pairs), forest.base)
    for asked, bounds, leaves in zip(forest.asked, forest.bounds, forest.leaves, strict=True):
        answers = (columns[trait] > bound for trait, bound in zip(asked, bounds, strict=True))
        total += leaves[sum(answer.astype(np.uint8) << n for n, answer in enumerate(answers))]
    odds: list[float] = np.round(total, 3).tolist()
    return odds


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

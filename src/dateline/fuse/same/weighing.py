"""The learned weights: traits of two tellings → log odds that they are one event (tools/incidents learns them)."""

import lzma
from collections.abc import Sequence
from functools import cache

import numpy as np

from dateline.fuse.same.forest import Forest, read
from dateline.fuse.same.grouping import Setting
from dateline.fuse.same.rows import Array
from dateline.fuse.same.tellings import Telling
from dateline.fuse.same.traits import NAMES, Sheet
from dateline.resources import load_toml, open_bytes

TOGETHER = 65_536  # pairs


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
def _forest() -> Forest:
    lines = lzma.decompress(open_bytes("incidents.tsv.xz")).decode("utf-8").splitlines()
    return read([line for line in lines if not line.startswith("#")], NAMES)

"""What third events say of two: a pair is likelier where others are likely to be one with both of them, less so where they are with one alone.

Of all events that are likely to be one with either, the share that is with both (a weighted Jaccard index, as in shared-nearest-neighbour
clustering: Jarvis and Patrick 1973), held near a half where there are few, moves the log odds. Where there is no third event nothing moves.
"""

import numpy as np

from dateline.fuse.same.rows import Array, keyed, members, parted

TOGETHER = 65_536  # pairs
_FAINT = -3.0  # log odds of a pair that says nothing of others
_FEW = 4.0  # others more, of whom half are with both: so few say little
_ASKED = -1.0  # log odds below which no pair is asked what others say of it
_GRAIN = 4096  # parts of a chance: sums are exact, so that their order does not show


def agreed(i: Array, j: Array, odds: Array, weight: float) -> Array:
    """Log odds as third events move them, to a thousandth.

    Args:
        i: number of one event of each pair; no pair is there twice.
        j: number of the other.
        odds: log odds that they are one, by what is known of the two alone.
        weight: how far they move from where none of the others is one with both to where all are.
    """
    if not weight:
        return odds
    others = _Others(i, j, odds)
    moved = np.array(odds, dtype=np.float64)
    asked = np.flatnonzero(moved > _ASKED)
    for first in range(0, len(asked), TOGETHER):
        some = asked[first : first + TOGETHER]
        both, either = others.of(i[some], j[some], _chance(moved[some]))
        moved[some] += weight * (both - either / 2) / (either + _FEW)
    return np.round(moved, 3)


class _Others:
    """For each event those it is likely to be one with, and the chances."""

    def __init__(self, i: Array, j: Array, odds: Array) -> None:
        some = odds > _FAINT
        i, j, chance = i[some], j[some], _chance(odds[some])
        keys = np.concatenate((keyed(i, j), keyed(j, i)))
        order = np.argsort(keys)
        self._keys = keys[order]
        self._chances = np.concatenate((chance, chance))[order]
        events, self._with = parted(self._keys)
        size = int(events[-1]) + 1 if len(events) else 0
        self._starts = np.searchsorted(events, np.arange(size + 1))
        self._sums = np.bincount(events, self._chances, size)

    def of(self, i: Array, j: Array, chance: Array) -> tuple[Array, Array]:
        """Of pairs of which each is among the others of the other, with its chance: how many are one with both, and how many with either."""
        degree = np.diff(self._starts)
        fewer = np.where(degree[i] <= degree[j], i, j)
        more = i + j - fewer
        pair, number = members(degree[fewer])
        place = self._starts[fewer][pair] + number
        sought = keyed(more[pair], self._with[place])
        there = np.minimum(np.searchsorted(self._keys, sought), len(self._keys) - 1)
        met = np.flatnonzero(self._keys[there] == sought)
        pair, one, other = pair[met], self._chances[place[met]], self._chances[there[met]]
        both = np.bincount(pair, one * other, len(i))
        lesser = np.bincount(pair, np.minimum(one, other), len(i))
        return both, self._sums[i] + self._sums[j] - 2 * chance - lesser


def _chance(odds: Array) -> Array:
    return np.round(_GRAIN / (1 + np.exp(-odds))) / _GRAIN

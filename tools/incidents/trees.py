"""Boosted trees of one question a level (oblivious trees, as in CatBoost, Prokhorenkova et al. 2018), learned with second-order gradients of the logistic loss."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
BINS = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Boosting:
    """How trees are learned.

    Attributes:
        trees: how many; depth: questions of each; rate: how much of each counts.
        ridge: added to the second derivative of a leaf; least: the least second derivative a leaf's gain counts with.
        features: share of the features that each tree may ask.
        seed: of what is drawn.
    """

    trees: int = 200
    depth: int = 5
    rate: float = 0.12
    ridge: float = 8.0
    least: float = 10.0
    features: float = 0.6
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class _Push:
    """Which way each row pushes a leaf's value, and how much less the further it goes: first and second derivatives."""

    slope: Floats
    bend: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Learned trees: for each the features asked, shape (trees, depth), the bounds they must exceed, and the leaves, (trees, 2^depth)."""

    asked: NDArray[np.int64]
    bounds: Floats
    leaves: Floats
    base: float

    def scored(self, rows: Floats) -> Floats:
        """Log odds of each row."""
        powers = 1 << np.arange(self.asked.shape[1])
        total = np.full(len(rows), self.base)
        for asked, bounds, leaves in zip(self.asked, self.bounds, self.leaves, strict=True):
            total += leaves[(rows[:, asked] > bounds) @ powers]
        return total


def edges_of(rows: Floats) -> list[Floats]:
    """The bounds each feature may be asked about: at most `BINS` quantiles of its values."""
    found = []
    for column in rows.T:
        values = np.unique(column)
        if len(values) > BINS:
            values = np.unique(np.quantile(values, np.linspace(0, 1, BINS + 1)))
        found.append((values[:-1] + values[1:]) / 2)
    return found


def grown(rows: Floats, right: Floats, weights: Floats, settings: Boosting) -> Forest:
    """Trees learned from rows, whether each is right (0 or 1), and how often each counts."""
    edges = edges_of(rows)
    binned = np.stack([np.searchsorted(e, column) for e, column in zip(edges, rows.T, strict=True)], axis=1)
    rng = np.random.default_rng(settings.seed)
    share = float(np.average(right, weights=weights))
    base = float(np.log(share / (1 - share)))
    score = np.full(len(rows), base)
    asked, bounds, leaves = [], [], []
    for _ in range(settings.trees):
        chance = 1 / (1 + np.exp(-score))
        push = _Push(weights * (right - chance), weights * chance * (1 - chance))
        may = np.flatnonzero(rng.random(rows.shape[1]) < settings.features)
        features, cuts, leaf = _questions(binned, edges, push, may, settings)
        size = 1 << len(features)
        value = settings.rate * np.bincount(leaf, push.slope, size) / (np.bincount(leaf, push.bend, size) + settings.ridge)
        score += value[leaf]
        asked.append(features)
        bounds.append([edges[f][c] for f, c in zip(features, cuts, strict=True)])
        leaves.append(value)
    return Forest(asked=np.array(asked), bounds=np.array(bounds), leaves=np.array(leaves), base=base)


def _questions(
    binned: NDArray[Any], edges: list[Floats], push: _Push, may: NDArray[Any], settings: Boosting
) -> tuple[list[int], list[int], NDArray[Any]]:
    """The questions of one tree, each the one that gains most in all leaves together, and the leaf each row falls into."""
    leaf = np.zeros(len(binned), dtype=np.int64)
    features: list[int] = []
    cuts: list[int] = []
    for level in range(settings.depth):
        best = max(
            ((*_gain((leaf, 1 << level), (binned[:, f], len(edges[f]) + 1), push, settings), f) for f in may if len(edges[f])),
            key=lambda found: found[0],
        )
        _, cut, feature = best
        features.append(int(feature))
        cuts.append(int(cut))
        leaf |= (binned[:, feature] > cut).astype(np.int64) << level
    return features, cuts, leaf


def _gain(leaf: tuple[NDArray[Any], int], bins: tuple[NDArray[Any], int], push: _Push, settings: Boosting) -> tuple[float, int]:
    """The most that a question about one feature gains, and its cut; leaves and bins with how many there are."""
    shape = leaf[1], bins[1]
    place = leaf[0] * bins[1] + bins[0]
    g, h = (np.bincount(place, values, shape[0] * shape[1]).reshape(shape) for values in (push.slope, push.bend))
    below_g, below_h = np.cumsum(g, axis=1)[:, :-1], np.cumsum(h, axis=1)[:, :-1]
    above_g, above_h = g.sum(axis=1, keepdims=True) - below_g, h.sum(axis=1, keepdims=True) - below_h
    thin = (below_h < settings.least) | (above_h < settings.least)
    gain = below_g**2 / (below_h + settings.ridge) + above_g**2 / (above_h + settings.ridge)
    whole = g.sum(axis=1, keepdims=True) ** 2 / (h.sum(axis=1, keepdims=True) + settings.ridge)
    total = np.where(thin, 0.0, gain - whole).sum(axis=0)
    cut = int(np.argmax(total))
    return float(total[cut]), cut

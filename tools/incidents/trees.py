"""Boosted trees learned by scikit-learn (histogram gradient boosting), as the program reads them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from dateline.fuse.same.forest import LEAVES, Forest, Tree

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boosting:
    """How trees are learned.

    Attributes:
        trees: how many; rate: how much of each counts; least: rows a leaf needs; ridge: penalty of the squares of leaves.
        features: share of the columns that each question may be about.
        rising, falling: columns of which more must never make a pair less likely, or more likely: what holds for one story and not for
            another is seldom learned then.
        seed: of what is drawn.
    """

    trees: int
    rate: float
    least: int
    ridge: float
    features: float
    rising: frozenset[str]
    falling: frozenset[str]
    seed: int


def grown(rows: Floats, right: Floats, weights: Floats, names: tuple[str, ...], settings: Boosting) -> Forest:
    """Trees learned from rows, (rows, columns), of the columns of these names, whether each is right (0 or 1), and how often it counts."""
    learner = HistGradientBoostingClassifier(
        max_iter=settings.trees,
        learning_rate=settings.rate,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=settings.least,
        l2_regularization=settings.ridge,
        max_features=settings.features,
        monotonic_cst=[int(name in settings.rising) - int(name in settings.falling) for name in names],
        early_stopping=False,
        random_state=settings.seed,
    )
    learner.fit(rows, right, sample_weight=weights)
    return Forest(
        base=float(learner._baseline_prediction.item()),  # noqa: SLF001 - scikit-learn tells its trees nowhere else
        trees=tuple(_tree(one.nodes) for (one,) in learner._predictors),  # noqa: SLF001
    )


def _tree(nodes: NDArray[Any]) -> Tree:
    asked: list[int] = []
    bounds: list[float] = []
    without: list[int] = []
    leaves: list[float] = []

    def walk(number: int) -> int:
        """Add what is below a node; the leaves there, as bits."""
        node = nodes[number]
        if node["is_leaf"]:
            leaves.append(float(node["value"]))
            return 1 << len(leaves) - 1
        question = len(asked)
        asked.append(int(node["feature_idx"]))
        bounds.append(float(node["num_threshold"]))
        without.append(0)
        without[question] = walk(int(node["left"]))
        return without[question] | walk(int(node["right"]))

    walk(0)
    return Tree(asked=tuple(asked), bounds=tuple(bounds), without=tuple(without), leaves=tuple(leaves))

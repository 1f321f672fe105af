"""Two logistic regressions: one of many signs, by small steps (Adam); one of few traits, by Newton's."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tools.victims.settings import PASSES, RATE, RATE_FALLS, RIDGE, SEED, SHRINK, TOGETHER, UNSEEN

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
_MEAN, _SQUARE, _TINY = 0.9, 0.999, 1e-8
_NEWTON = 40


def chance(scores: Floats) -> Floats:
    """Scores as chances."""
    out: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return out


def of_signs(runs: Sequence[Places], labels: NDArray[np.int64], size: int) -> Floats:
    """Weights of signs, shape (size, 2), from the signs of runs and their labels, shape (runs, 2), of which -1 is unknown."""
    random = np.random.default_rng(SEED)
    weights, mean, square = (np.zeros((size, labels.shape[1])) for _ in range(3))
    step, rate = 0, RATE
    for _ in range(PASSES):
        for some in np.array_split(random.permutation(len(runs)), max(1, len(runs) // TOGETHER)):
            shown = [runs[n][random.random(len(runs[n])) > UNSEEN] for n in some]
            rows = np.repeat(np.arange(len(some)), [len(s) for s in shown])
            signs = np.concatenate(shown)
            known = (labels[some] >= 0).astype(float)
            scores = np.zeros((len(some), labels.shape[1]))
            np.add.at(scores, rows, weights[signs])
            slope = (chance(scores) - labels[some]) * known / max(1.0, known.sum())
            gradient = 2 * SHRINK * weights
            np.add.at(gradient, signs, slope[rows])
            step += 1
            mean = _MEAN * mean + (1 - _MEAN) * gradient
            square = _SQUARE * square + (1 - _SQUARE) * gradient**2
            weights -= rate * (mean / (1 - _MEAN**step)) / (np.sqrt(square / (1 - _SQUARE**step)) + _TINY)
        rate *= RATE_FALLS
    return weights


def scored(runs: Sequence[Places], weights: Floats) -> Floats:
    """The chances of runs, shape (runs, 2)."""
    return chance(np.array([weights[r].sum(0) for r in runs]).reshape(len(runs), weights.shape[1]))


def of_traits(traits: Floats, right: Floats, trust: Floats, names: Sequence[str]) -> dict[str, float]:
    """Weights of traits by name, on the scale the traits are given in; `always` carries the constant."""
    middle, spread = traits.mean(0), traits.std(0) + 1e-6
    constant = list(names).index("always")
    middle[constant], spread[constant] = 0.0, 1.0
    scaled = (traits - middle) / spread
    weights = np.zeros(traits.shape[1])
    ridge = np.full(len(weights), RIDGE)
    ridge[constant] = 0.0
    for _ in range(_NEWTON):
        p = chance(scaled @ weights)
        curve = (scaled * (p * (1 - p) * trust)[:, None]).T @ scaled + np.diag(ridge + 1e-6)
        weights = weights - np.linalg.solve(curve, scaled.T @ ((p - right) * trust) + ridge * weights)
    plain = weights / spread
    plain[constant] -= float((weights * middle / spread).sum())
    return dict(zip(names, plain.tolist(), strict=True))

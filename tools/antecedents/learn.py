"""Conditional logit with a quadratic prior, by gradient ascent (Adam); no library beside numpy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.attribute.ranker import Traits

STEPS = 700
RATE = 0.06
_FIRST, _SECOND, _SMALL = 0.9, 0.99, 1e-8

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice: the article, the traits of each option and of nobody, and which options are right; none = nobody is."""

    article: str
    options: tuple[Traits, ...]
    nobody: Traits
    right: tuple[bool, ...]
    stays: bool


def fitted(choices: Sequence[Choice], strength: float, prior: Mapping[str, float]) -> dict[str, float]:
    """Weights that make the right options likely and stay near `prior`; `strength`: how near."""
    names = sorted({name for c in choices for traits in (*c.options, c.nobody) for name in traits})
    at = {name: i for i, name in enumerate(names)}
    rows = [_row(c, at) for c in choices]
    matrix, right = np.concatenate([m for m, _ in rows]), np.concatenate([r for _, r in rows])
    firsts = np.cumsum([0, *(len(r) for _, r in rows[:-1])])
    choice = np.repeat(np.arange(len(rows)), [len(r) for _, r in rows])
    start = np.array([prior.get(name, 0.0) for name in names])
    weights, first, second = start.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS):
        scores = matrix @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, firsts)[choice])
        chance = raised / np.add.reduceat(raised, firsts)[choice]
        wanted = chance * right
        wanted /= np.add.reduceat(wanted, firsts)[choice]
        slope = strength * (weights - start) - matrix.T @ (wanted - chance)
        first = _FIRST * first + (1 - _FIRST) * slope
        second = _SECOND * second + (1 - _SECOND) * slope**2
        weights -= RATE * (first / (1 - _FIRST**step)) / (np.sqrt(second / (1 - _SECOND**step)) + _SMALL)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def shares(scores: Vector) -> Vector:
    """The share of each exponential."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float64)


def _row(choice: Choice, at: Mapping[str, int]) -> tuple[Vector, Vector]:
    matrix = np.zeros((len(choice.options) + 1, len(at)))
    for i, traits in enumerate((*choice.options, choice.nobody)):
        for name, value in traits.items():
            matrix[i, at[name]] = value
    right = np.array([*choice.right, not any(choice.right)], dtype=np.float64)
    return matrix, right


def best(weights: Mapping[str, float], choice: Choice) -> tuple[float, bool]:
    """The chance of the likeliest option, and whether it is right; (0, False) without options."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in traits.items()) for traits in (*choice.options, choice.nobody)]
    chance = shares(np.array(scores))[:-1]
    if not len(chance):
        return 0.0, False
    top = int(chance.argmax())
    return float(chance[top]), choice.right[top]

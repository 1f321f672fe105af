"""Two kinds of weights: how likely a list of traits is (logistic), and which of several is right (softmax); both with a penalty on squares."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from tools.places.settings import CHOICE_PENALTY, LEAST_SEEN, RUN_PENALTY

Weights = dict[str, float]
_ROUNDS = 300


def logistic(listed: Sequence[Sequence[str]], right: Sequence[int]) -> Weights:
    """Weights of traits, with `bias`, from lists of traits and whether each is right."""
    seen = Counter(t for traits in listed for t in traits)
    names = sorted(t for t, count in seen.items() if count >= LEAST_SEEN)
    where = {t: n for n, t in enumerate(names)}
    rows = [[where[t] for t in traits if t in where] for traits in listed]
    columns = np.array([n for row in rows for n in row], dtype=np.int64)
    ends = np.cumsum([0, *map(len, rows)])
    matrix = sp.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(names)))
    wanted = np.array(right, dtype=float)

    def loss(weights: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        z = matrix @ weights[:-1] + weights[-1]
        off = 1 / (1 + np.exp(-z)) - wanted
        slope = np.append(matrix.T @ off + RUN_PENALTY * weights[:-1], off.sum())
        return float(np.sum(np.logaddexp(0, z) - wanted * z) + RUN_PENALTY / 2 * np.sum(weights[:-1] ** 2)), slope

    found = _least(loss, len(names) + 1)
    return {**dict(zip(names, map(float, found[:-1]), strict=True)), "bias": float(found[-1])}


def softmax(questions: Sequence[tuple[Sequence[dict[str, float]], int, float]]) -> Weights:
    """Weights of traits from questions: the traits of each answer, which is right, and what the question weighs."""
    answers = [traits for listed, _, _ in questions for traits in listed]
    names = sorted({t for traits in answers for t in traits})
    where = {t: n for n, t in enumerate(names)}
    columns = np.array([where[t] for traits in answers for t in traits], dtype=np.int64)
    values = np.array([v for traits in answers for v in traits.values()])
    matrix = sp.csr_matrix((values, columns, np.cumsum([0, *map(len, answers)])), shape=(len(answers), len(names)))
    sizes = np.array([len(listed) for listed, _, _ in questions])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = starts + np.array([n for _, n, _ in questions])
    weigh = np.array([w for _, _, w in questions])
    owner = np.repeat(np.arange(len(questions)), sizes)

    def loss(weights: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - top[owner])
        total = np.add.reduceat(powers, starts)
        off = powers / total[owner] * weigh[owner]
        np.subtract.at(off, right, weigh)
        value = float(np.sum(weigh * (np.log(total) + top - scores[right])) + CHOICE_PENALTY / 2 * weights @ weights)
        return value, matrix.T @ off + CHOICE_PENALTY * weights

    return dict(zip(names, map(float, _least(loss, len(names))), strict=True))


def _least(loss: Callable[[NDArray[Any]], tuple[float, NDArray[Any]]], size: int) -> NDArray[Any]:
    found: NDArray[Any] = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return found

"""Sequences of labels: 0 for none, an odd number where a run of a role begins, the next even one where it goes on."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_BARRED = -1e4


class Run(NamedTuple):
    """Pieces `first` to `last`, both inclusive, of one role."""

    first: int
    last: int


def log_softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Log-probabilities of the rows of a matrix."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    out: NDArray[Any] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out


def best_labels(chances: NDArray[Any]) -> NDArray[Any]:
    """The most likely sequence in which no run goes on that has not begun; `chances` are log-probabilities, shape (n, labels)."""
    labels = chances.argmax(axis=1)
    return labels if _is_lawful(labels) else _viterbi(chances)


def _is_lawful(labels: NDArray[Any]) -> bool:
    before = np.concatenate([[0], labels[:-1]])
    goes_on = (labels > 0) & (labels % 2 == 0)
    return bool(np.all(~goes_on | (before == labels) | (before == labels - 1)))


def _viterbi(chances: NDArray[Any]) -> NDArray[Any]:
    size = chances.shape[1]
    goes_on = np.array([label > 0 and label % 2 == 0 for label in range(size)])
    follows = np.array([[not goes_on[b] or a in (b, b - 1) for b in range(size)] for a in range(size)])
    barred = np.where(follows, 0.0, _BARRED)
    score = chances[0] + np.where(goes_on, _BARRED, 0.0)
    back = np.zeros(chances.shape, dtype=np.int64)
    for n in range(1, len(chances)):
        options = score[:, None] + barred
        back[n] = options.argmax(axis=0)
        score = options.max(axis=0) + chances[n]
    out = [int(score.argmax())]
    for n in range(len(chances) - 1, 0, -1):
        out.append(int(back[n, out[-1]]))
    return np.array(out[::-1])


def runs(labels: NDArray[Any]) -> dict[int, list[Run]]:
    """The runs of each role, by the label they begin with, in text order."""
    out: dict[int, list[Run]] = {}
    begins = np.flatnonzero((labels > 0) & (labels % 2 == 1))
    for first in begins.tolist():
        label = int(labels[first])
        last = first
        while last + 1 < len(labels) and labels[last + 1] == label + 1:
            last += 1
        out.setdefault(label, []).append(Run(first, last))
    return out

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
    """A run that goes on follows its own beginning or itself; any other label follows whatever is best so far."""
    first, *rest = chances.tolist()  # plain numbers: a step is too small for arrays
    labels = range(len(first))
    score = [chance if label == 0 or label % 2 else chance + _BARRED for label, chance in enumerate(first)]
    back: list[list[int]] = []
    for row in rest:
        top = score.index(max(score))
        before = [top if label == 0 or label % 2 else label - (score[label - 1] >= score[label]) for label in labels]
        back.append(before)
        score = [score[b] + chance for b, chance in zip(before, row, strict=True)]
    out = [score.index(max(score))]
    for before in reversed(back):
        out.append(before[out[-1]])
    return np.array(out[::-1])


def runs(labels: NDArray[Any]) -> dict[int, list[Run]]:
    """The runs of each role, by the label they begin with, in text order."""
    out: dict[int, list[Run]] = {}
    sequence = labels.tolist()
    for first in np.flatnonzero(labels % 2).tolist():
        label = sequence[first]
        last = first
        while last + 1 < len(sequence) and sequence[last + 1] == label + 1:
            last += 1
        out.setdefault(label, []).append(Run(first, last))
    return out

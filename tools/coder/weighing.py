"""How much the network and the words count in what police did, and how high a chance must be: from sentences that neither has seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.coder import POLICE
from dateline.predict.police import KIND_OF, coherent
from tools.coder.settings import EVEN_SHARE, HOLDING

_NEWTON = 40
_PARTS = ("documents", "network", "within", "words", "labels")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """Sentences of a fold as they are judged by what has not seen them.

    Attributes:
        documents: of each sentence.
        network, words: log-odds, shape (sentences, labels).
        within: those of the network for a sentence of a longer text: the mean of what it says of it alone and beside its neighbours.
        labels: what holds, the same shape.
    """

    documents: NDArray[np.int64]
    network: Floats
    within: Floats
    words: Floats
    labels: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much one label's two witnesses count, and how high its chance must be, of a sentence and of a document."""

    bias: float
    chance: float
    words: float
    sentence: float = 0.5
    document: float = 0.5


def learned(judged: Judged) -> list[Weighing]:
    """How much each witness counts, by label, and the thresholds that are best if the chances are what they say."""
    plain = [_fitted(judged, label) for label in range(judged.labels.shape[1])]
    sentence, document = (_thresholds(chances(judged, plain, whole=whole)) for whole in (False, True))
    return [replace(w, sentence=s, document=d) for w, s, d in zip(plain, sentence, document, strict=True)]


def _thresholds(told: Floats) -> list[float]:
    """By label; none below that of what it is a kind of, so that no label is given without that one."""
    best = {label: best_threshold(column) for label, column in zip(POLICE, told.T, strict=True)}
    for label, wider in KIND_OF:
        best[label] = max(best[label], best[wider])
    return list(best.values())


def _fitted(judged: Judged, label: int) -> Weighing:
    """A logistic regression whose weights are drawn to an even share."""
    given = np.stack([judged.network[:, label], judged.words[:, label], np.ones(len(judged.labels))], 1)
    holds, ridge = judged.labels[:, label], np.array([HOLDING, HOLDING, 0.0])
    even = np.array([EVEN_SHARE, EVEN_SHARE, 0.0])
    w = even.copy()
    for _ in range(_NEWTON):
        p = _chance(given @ w)
        curve = (given * (p * (1 - p))[:, None]).T @ given + np.diag(ridge + 1e-6)
        w = w - np.clip(np.linalg.solve(curve, given.T @ (p - holds) + ridge * (w - even)), -1, 1)
    return Weighing(bias=float(w[2]), chance=float(w[0]), words=float(w[1]))


def chances(judged: Judged, weighing: Sequence[Weighing], *, whole: bool = False) -> Floats:
    """Chances of the labels of each sentence; `whole`: of each document, those of its likeliest sentence."""
    network = judged.within if whole else judged.network
    each = [_chance(w.bias + w.chance * network[:, n] + w.words * judged.words[:, n]) for n, w in enumerate(weighing)]
    out: Floats = np.stack(list(coherent(each).values()), 1)
    return by_document(judged, out) if whole else out


def best_threshold(chances: Floats) -> float:
    """Half the highest F1 to be expected, were the chances true: the threshold that gives it (Lipton et al. 2014); no labels are asked."""
    ordered = np.sort(chances)[::-1]
    expected = 2 * ordered.cumsum() / (np.arange(1, len(ordered) + 1) + ordered.sum())
    return float(expected.max()) / 2


def figures(judged: Judged, weighing: Sequence[Weighing]) -> str:
    """F1 of the labels over sentences and over documents."""
    out = []
    for whole in (False, True):
        holds = by_document(judged, judged.labels) if whole else judged.labels
        told = chances(judged, weighing, whole=whole) > np.array([w.document if whole else w.sentence for w in weighing])
        each = 100 * 2 * (told & holds).sum(0) / np.maximum(1, told.sum(0) + holds.sum(0))
        out.append(f"{'documents' if whole else 'sentences'} {each.mean():.1f} (" + "/".join(f"{f:.0f}" for f in each) + ")")
    return ", ".join(out)


def pooled(judged: Sequence[Judged]) -> Judged:
    """Folds as one."""
    return Judged(*(np.concatenate([getattr(j, name) for j in judged]) for name in _PARTS))


def by_document(judged: Judged, values: NDArray[Any]) -> NDArray[Any]:
    """The highest values of the sentences of each document, shape (documents, labels)."""
    documents, position = np.unique(judged.documents, return_inverse=True)
    out = np.zeros((len(documents), values.shape[1]), dtype=values.dtype)
    np.maximum.at(out, position, values)
    return out


def _chance(scores: Floats) -> Floats:
    out: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return out

"""Cross-validation: each fold judged by networks that learned from the others, without and with the rules' say."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.coder.examples import Pair
from tools.coder.settings import FOLDS, POLICE, SEED, TYPES, WORK

_QUADS = (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4)
Scores = NDArray[np.float32]


def folds(pairs: Sequence[Pair]) -> NDArray[np.int64]:
    """The fold of each pair; pairs of one text share it, and types are spread evenly."""
    groups: dict[str, list[int]] = {}
    for n, p in enumerate(pairs):
        groups.setdefault(p.group, []).append(n)
    order = [list(groups.values())[n] for n in np.random.default_rng(SEED).permutation(len(groups))]
    order.sort(key=lambda group: pairs[group[0]].type or 0)
    out = np.zeros(len(pairs), dtype=np.int64)
    for n, group in enumerate(order):
        out[group] = n % FOLDS
    return out


def with_rules(log_chances: Scores, pairs: Sequence[Pair], weight: float) -> NDArray[np.int64]:
    """Best type of each pair when the rules' type gains so much."""
    out = log_chances.copy()
    for n, p in enumerate(pairs):
        if p.rule is not None:
            out[n, p.rule] += weight
    best: NDArray[np.int64] = out.argmax(1)
    return best


def figures(pairs: Sequence[Pair], best: NDArray[np.int64]) -> str:
    """Accuracy, macro-F1 and macro-F1 of the quads, as the scorer of the set counts them."""
    gold = np.array([p.type for p in pairs])
    quads = np.array(_QUADS)
    return f"accuracy {100 * (gold == best).mean():.1f}, macro-F1 {_macro(gold, best):.1f}, quads {_macro(quads[gold], quads[best]):.1f}"


def written(pairs: Sequence[Pair], best: NDArray[np.int64], name: str) -> None:
    """Predictions as the scorer of the set reads them."""
    lines = [json.dumps({"id": p.id, "type": TYPES[k]}) for p, k in zip(pairs, best.tolist(), strict=True)]
    (WORK / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _macro(gold: NDArray[Any], best: NDArray[Any]) -> float:
    return 100 * float(np.mean([_f1(gold == label, best == label) for label in np.unique(gold)]))


def _f1(gold: NDArray[Any], told: NDArray[Any]) -> float:
    both = gold.sum() + told.sum()
    return float(2 * (gold & told).sum() / both) if both else 0.0


def police_figures(
    records: Sequence[Mapping[str, Any]], chances: Mapping[str, Scores], thresholds: Sequence[float], *, whole: bool
) -> list[float]:
    """F1 of each label over sentences, or over whole documents, by thresholds."""
    gold: dict[Any, NDArray[np.bool_]] = {}
    told: dict[Any, Scores] = {}
    for r in records:
        key = r["doc_id"] if whole else r["id"]
        labels = np.array([label in r["labels"] for label in POLICE])
        said = chances.get(str(r["id"]), np.zeros(len(POLICE), dtype=np.float32))
        gold[key] = gold.get(key, labels) | labels
        told[key] = np.maximum(told.get(key, said), said)
    g, t = np.array(list(gold.values())), np.array([told[k] for k in gold])
    return [100 * _f1(g[:, n], t[:, n] > thresholds[n]) for n in range(len(POLICE))]

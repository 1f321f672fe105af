"""What words say of police, learned: weights of the signs of `dateline.predict.policesigns`, and how they and the network make one chance.

The words' weights are learned from all that is given. How much they and the network count, and how high a chance must be, is learned
from sentences that neither has seen: each fold as judged by a network (`python -m tools.coder cross`) and by words that learned from the others.
"""

import json
import lzma
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from dateline.encoder.coder import POLICE
from dateline.model import DatelineError, make_report
from dateline.predict.police import log_odds
from dateline.predict.policesigns import WORD, signs, sizes, weighed
from dateline.reader import read
from tools.coder.examples import lines
from tools.coder.settings import (
    OTHER_SIZE,
    POLICE_FOLDS,
    RESOURCES,
    SEEN_LEAST,
    SENTENCES,
    SHRINK,
    WORD_SIZE,
    WORK,
)
from tools.coder.weighing import Judged, figures, learned, pooled

_HEADER = "#\tLog-odds of " + ", ".join(POLICE) + ". Learned by `python -m tools.coder words` (docs/model-cards/coder.md)."
_HELD_WEIGHS = 2.0  # a label that holds weighs so much more than one that does not
_STEPS = 300


def words() -> None:
    """Judge each fold by what was learned from the others; then learn from all and write."""
    records = lines(SENTENCES)
    found = _signs(records)
    judged = dict(_judged(records, found))
    for k, one in judged.items():
        others = [j for n, j in judged.items() if n != k]
        if others:
            print(f"fold {k}, weighed as learned from the others: {figures(one, learned(pooled(others)))}")
    everything = pooled(list(judged.values()))
    weighing = learned(everything)
    print(f"all, weighed as learned from them: {figures(everything, weighing)}")
    for label, w in zip(POLICE, weighing, strict=True):
        parts = ("bias", "chance", "words", "sentence", "document")
        print(f"{label} = {{ " + ", ".join(f"{name} = {getattr(w, name):.2f}" for name in parts) + " }")
    write(weights(found, _labels(records)))


def weights(found: Sequence[Sequence[str]], labels: NDArray[np.bool_]) -> dict[str, tuple[float, ...]]:
    """Weights of signs by logistic regression, ridge-penalised; `always` is the constant."""
    seen = Counter(sign for some in found for sign in some)
    table = {sign: n for n, sign in enumerate(sorted(s for s, times in seen.items() if times >= SEEN_LEAST))}
    given = _matrix(found, table)
    target = torch.from_numpy(labels.astype(np.float64))
    learned_, constant = torch.zeros(len(table), len(POLICE), dtype=torch.float64), torch.full((len(POLICE),), -3.0, dtype=torch.float64)
    for parameter in (learned_, constant):
        parameter.requires_grad_()
    descent = torch.optim.LBFGS([learned_, constant], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> Any:
        descent.zero_grad()
        scores = torch.sparse.mm(given, learned_) + constant
        lost = F.binary_cross_entropy_with_logits(scores, target, weight=1 + (_HELD_WEIGHS - 1) * target, reduction="sum")
        total = lost + SHRINK / 2 * learned_.square().sum()
        total.backward()
        return total

    descent.step(loss)
    plain = learned_.detach().numpy() * np.array([[_size(sign)] for sign in table])
    return {"always": tuple(constant.tolist())} | {sign: tuple(plain[n].tolist()) for sign, n in table.items()}


def write(table: Mapping[str, Sequence[float]]) -> None:
    """The weights as the program reads them."""
    rows = [sign + "".join(f"\t{round(w, 2):g}" for w in row) for sign, row in table.items()]
    path = RESOURCES / "police.tsv.xz"
    path.write_bytes(lzma.compress("\n".join((_HEADER, *rows, "")).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{path.name}: {len(table)} signs, {path.stat().st_size:,} bytes")


def _judged(records: Sequence[Mapping[str, Any]], found: Sequence[Sequence[str]]) -> Iterator[tuple[int, Judged]]:
    """Each fold that a network has judged without having seen it."""
    folds, labels = np.array([r["fold"] for r in records]), _labels(records)
    for k in POLICE_FOLDS:
        path = WORK / f"police{k}.npz"
        if not path.exists():
            print(f"fold {k} was judged by no network: run `python -m tools.coder cross --folds {k}`")
            continue
        own, others = np.flatnonzero(folds == k).tolist(), np.flatnonzero(folds != k).tolist()
        table = weights([found[n] for n in others], labels[others])
        kept = np.load(path)
        place = {name: n for n, name in enumerate(kept["ids"].tolist())}
        rows = [place[str(records[n]["id"])] for n in own]
        alone, beside = (np.vectorize(log_odds)(kept[name][rows]) for name in ("alone", "whole"))
        yield (
            k,
            Judged(
                documents=np.array([records[n]["doc_id"] for n in own]),
                network=alone,
                within=(alone + beside) / 2,
                words=np.array([weighed(found[n], table) for n in own]),
                labels=labels[own],
            ),
        )


def _signs(records: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Signs of each sentence, from the disk where they lie there; reading the sentences takes some minutes."""
    path = WORK / "signs.json"
    if path.exists():
        kept: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    out = [_signs_of(r["text"]) for r in records]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(out, ensure_ascii=False), encoding="utf-8")
    return out


def _signs_of(text: str) -> list[str]:
    try:
        document = read(make_report(text))
    except DatelineError:
        return []
    return signs(document, document.tokens)


def _labels(records: Sequence[Mapping[str, Any]]) -> NDArray[np.bool_]:
    return np.array([[label in r["labels"] for label in POLICE] for r in records])


def _matrix(found: Sequence[Sequence[str]], table: Mapping[str, int]) -> torch.Tensor:
    """Signs of each sentence at the size they are learned at, shape (sentences, signs)."""
    rows, columns, values = [], [], []
    for n, some in enumerate(found):
        for sign, size in zip(some, sizes(some), strict=True):
            if sign in table:
                rows.append(n)
                columns.append(table[sign])
                values.append(_size(sign) * size)
    return torch.sparse_coo_tensor([rows, columns], values, (len(found), len(table)), dtype=torch.float64, check_invariants=True).coalesce()


def _size(sign: str) -> float:
    return WORD_SIZE if sign.startswith(WORD) else OTHER_SIZE

"""How sure the tagger may be: a logistic regression on the articles kept back, tested on each half by what the other half taught."""

import importlib.util
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.attribute.calibration import features
from dateline.attribute.tagger import Tagged, tagged
from dateline.encoder import encoded
from dateline.model import make_report
from dateline.reader import read
from tools.encoder import settings
from tools.encoder.examples import articles

_NAMES = ("cue", "content", "tie", "source", "source_tie")
_BINS = 10
_PENALTY = 1.0
_STEPS = 50
_HEADER = """\
# Chance that an attribution of the tagger is right as a whole (cue, content and source), from the log-odds of what it is sure of.
# Written by `python -m tools.encoder calibrate`: a ridge-penalised logistic regression (penalty {penalty:g}) on {n} attributions in the
# {articles} articles of PolNeAR's train part that are kept back from training. Expected calibration error over ten bins, each half of the
# articles judged by what the other half taught: {error:.1f} %.
"""


def calibrate() -> None:
    """Learn the weights, write them, and say how far they can be trusted."""
    kept_back = articles(settings.GOLD / "attribution" / "train.jsonl")[1]
    seen, right, half = _examples(kept_back)
    told = np.zeros(len(right))
    for n in (0, 1):
        told[half == n] = _chances(seen[half == n], _learn(seen[half != n], right[half != n]))
    error = 100 * expected_error(told, right)
    weights = _learn(seen, right)
    text = _HEADER.format(penalty=_PENALTY, n=len(right), articles=len(kept_back), error=error)
    text += f"bias = {weights[0]:.3f}\n\n[weights]\n" + "".join(f"{name} = {w:.3f}\n" for name, w in zip(_NAMES, weights[1:], strict=True))
    (settings.RESOURCES / "attribute_confidence.toml").write_text(text, encoding="utf-8")
    print(
        f"attribute_confidence.toml: expected calibration error {error:.1f} %, {100 * right.mean():.1f} % of {len(right)} attributions right"
    )


def expected_error(told: NDArray[Any], right: NDArray[Any]) -> float:
    """Mean distance between what is told and what is right, over bins of equal width, weighed by their sizes (Naeini et al. 2015)."""
    bins = np.minimum((told * _BINS).astype(int), _BINS - 1)
    return sum(abs(told[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in range(_BINS) if (bins == b).any())


def _examples(records: Sequence[dict[str, Any]]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Features, whether right, and the half of each attribution."""
    scorer = _scorer()
    seen, right, half = [], [], []
    for n, record in enumerate(records):
        found = tagged(encoded(read(make_report(record["text"]))))
        for attribution, is_right in zip(found, _right(scorer, record, found), strict=True):
            seen.append(features(attribution.sure))
            right.append(is_right)
            half.append(n % 2)
    return np.array(seen), np.array(right, dtype=float), np.array(half)


def _right(scorer: Any, record: dict[str, Any], found: Sequence[Tagged]) -> list[bool]:
    """Which attributions match an annotated one and have its source, by the scorer's own measure."""
    pieces = scorer.tokens(record["text"])
    index = scorer.first_token_index(record["text"], pieces)

    def held(spans: Any) -> Any:
        return scorer.span_tokens([tuple(s) for s in spans or ()], pieces, index)

    gold = [{role: held(a[role]) for role in settings.ROLES} for a in record["attributions"]]
    own = [{role: held([(s.start, s.end) for s in getattr(t, role)]) for role in settings.ROLES} for t in found]
    out = [False] * len(own)
    for g, p in scorer.match(gold, own, True):
        out[p] = scorer.f1(gold[g]["source"], own[p]["source"]) >= scorer.THRESH
    return out


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_attribution", settings.GOLD / "attribution" / "score_attribution.py")
    if spec is None or spec.loader is None:
        raise SystemExit("The scorer of PolNeAR does not lie beside its articles.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _learn(seen: NDArray[Any], right: NDArray[Any]) -> NDArray[Any]:
    """Bias and weights, by Newton's method."""
    rows = np.concatenate([np.ones((len(seen), 1)), seen], axis=1)
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([0.0] + [_PENALTY] * seen.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + penalty @ weights
        curve = rows.T @ (rows * (chance * (1 - chance))[:, None]) + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _chances(seen: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    out: NDArray[Any] = 1 / (1 + np.exp(-weights[0] - seen @ weights[1:]))
    return out

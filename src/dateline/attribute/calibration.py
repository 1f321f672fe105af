"""How likely an attribution of the tagger is right as a whole: a logistic regression over what the tagger is sure of.

Learned on the articles kept back from training, by tools/encoder/calibrate.py (Platt 1999).
"""

from collections.abc import Sequence
from functools import cache
from math import exp, log
from typing import Any

from dateline.resources import load_toml

_LEAST = 1e-4


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    data: Any = load_toml("attribute_confidence.toml")
    return data["bias"], tuple(data["weights"].values())


def confidence(sure: Sequence[float]) -> float:
    """The chance that cue, content and source are right, to two places; `sure` as in `Tagged`."""
    bias, weights = _weights()
    return round(1 / (1 + exp(-bias - sum(w * x for w, x in zip(weights, features(sure), strict=True)))), 2)


def features(sure: Sequence[float]) -> tuple[float, ...]:
    """The log-odds of each probability, kept within bounds."""
    return tuple(log(max(p, _LEAST) / max(1 - p, _LEAST)) for p in sure)

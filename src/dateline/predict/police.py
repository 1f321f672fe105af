"""Task `police`: what the police of a text did, sentence by sentence, by a small network and by words (`resources/police.tsv.xz`)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dateline.encoder.asread import as_read
from dateline.encoder.coder import POLICE, police_scores
from dateline.model import Document
from dateline.predict.case import Case, Plain
from dateline.predict.policesigns import signs, weighed
from dateline.resources import load_toml

_LEAST = 1e-4
KIND_OF = (("FORCE", "ANY_ACTION"), ("KILL", "FORCE"), ("ARREST", "ANY_ACTION"))
_FEW = 2  # sentences; a text of no more is judged as a sentence


@dataclass(frozen=True, slots=True)
class _Weighing:
    """How a label's log-odds by the network and by the words make one chance, and how high that must be."""

    bias: float
    chance: float
    words: float
    sentence: float
    document: float

    def of(self, network: float, words: float) -> float:
        return 1 / (1 + math.exp(-(self.bias + self.chance * network + self.words * words)))


@cache
def _weighing() -> Mapping[str, _Weighing]:
    return {label: _Weighing(**values) for label, values in load_toml("police.toml")["weighing"].items()}


def police(case: Case) -> Plain:
    """Labels of everything the text says the police did or failed to do, and the chance of each: that of its likeliest sentence."""
    document = case.document()
    weighing = _weighing()
    rows = _by_network(document)
    best = dict.fromkeys(POLICE, 0.0)
    for number, row in enumerate(rows):
        words = weighed(signs(document, document.sentence_tokens(number)))
        for label, chance in coherent([weighing[label].of(*said) for label, *said in zip(POLICE, row, words, strict=True)]).items():
            best[label] = max(best[label], chance)
    least = {label: w.sentence if len(rows) <= _FEW else w.document for label, w in weighing.items()}
    return {"labels": [label for label in POLICE if best[label] > least[label]], "scores": {k: round(float(v), 4) for k, v in best.items()}}


def _by_network(document: Document) -> list[list[float]]:
    """Log-odds of `POLICE` for each sentence: the mean of what the network says of it alone and beside its neighbours."""
    text, spans = as_read(document), [s.span for s in document.sentences]
    alone = [police_scores(text, [span])[0] for span in spans]
    return [
        [(log_odds(a) + log_odds(b)) / 2 for a, b in zip(*rows, strict=True)]
        for rows in zip(alone, police_scores(text, spans), strict=True)
    ]


def coherent(chances: Sequence[Any]) -> dict[str, Any]:
    """Chances of `POLICE` (numbers, or arrays of them) by label, none above that of what it is a kind of."""
    out = dict(zip(POLICE, chances, strict=True))
    for label, wider in KIND_OF:
        out[label] = np.minimum(out[label], out[wider])
    return out


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance, which is held away from 0 and 1."""
    held = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))

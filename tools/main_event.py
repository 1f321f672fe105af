"""Learn which event of a sentence is its main one and who acts in it: `python -m tools.main_event [--folds N]`.

Writes src/dateline/resources/coding_main_event.toml from the parts of PLOVER's gold standard records (sentences with type, source and target)
and of the PLV set (sentences with a marked pair and its type) that are given in ../shared/gold. Three conditional logistic regressions
(McFadden 1974) with a ridge penalty; rare features are left out. With `--folds N` nothing is written: GSR's scores under N-fold
cross-validation are printed instead.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from dateline.attribute import attribute
from dateline.coding import ranking
from dateline.coding.candidates import Candidate, candidates, words_for
from dateline.coding.events import events_by_trigger
from dateline.coding.main_event import Coded, described
from dateline.coding.mending import mended
from dateline.coding.participants import Roles
from dateline.coding.phrases import Names
from dateline.model import Document
from dateline.model.errors import DatelineError
from dateline.model.event import EventType
from dateline.predict.case import Case
from dateline.predict.coders_words import coders_words
from dateline.predict.events import events

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "dateline" / "resources" / "coding_main_event.toml"
GOLD = ROOT.parent / "shared" / "gold" / "events"
GSR = "plover_gsr_dev.jsonl"
RARE, RIDGE, SMALL = 3, 2.0, 0.05
TIMES = {"plover_gsr_dev.jsonl": 2, "plover_plv_train.jsonl": 1}  # the records count twice: they are the form that is asked for
Weights = dict[str, float]


@dataclass(frozen=True)
class Choice:
    """Things to choose from, each by its features, and which of them are right."""

    features: list[Sequence[str]]
    right: list[bool]


@dataclass(frozen=True)
class Example:
    """A sentence with what coders wrote down for it."""

    id: str
    document: Document
    coded: list[Coded]
    types: frozenset[str]
    actors: list[str]
    recipients: list[str]
    times: int


def main() -> None:
    """Learn and write, or cross-validate."""
    parser = argparse.ArgumentParser(prog="python -m tools.main_event", description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    sys.path.insert(0, str(GOLD))
    found = list(examples())
    if folds:
        print("\n".join(f"{name:22}{value:6.1f}" for name, value in cross_validated(found, folds).items()))
        return
    learned = learn(found)
    TARGET.write_text(_written(learned), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes from {len(found)} sentences")


def examples() -> Iterator[Example]:
    """Every sentence of the given parts in which an event is found."""
    for name, times in TIMES.items():
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            try:
                yield from _example(fields, times)
            except DatelineError:
                continue


def _example(fields: dict[str, Any], times: int) -> Iterator[Example]:
    document = Case(id=fields["id"], text=fields["text"], fields=fields).document()
    statements = attribute(document)
    document = mended(document)
    coded = events_by_trigger(document, statements)
    if not coded:
        return
    gold = fields.get("events") or [
        {"type": fields["type"], "source": [{"text": fields["source"]}], "target": [{"text": fields["target"]}]}
    ]
    yield Example(
        id=fields["id"],
        document=document,
        coded=coded,
        types=frozenset(_fold(e["type"]) for e in gold),
        actors=[a["text"] for e in gold for a in e["source"]],
        recipients=[a["text"] for e in gold for a in e["target"]],
        times=times,
    )


def _fold(kind: str) -> str:
    import score_plover  # type: ignore[import-not-found]

    return str(score_plover.fold(kind))


def _same(words: list[str], gold: list[str]) -> bool:
    import score_plover

    pairs = [(w, g) for w in words for g in gold]
    return any(score_plover.same(w, g) for w, g in pairs) or bool(score_plover.same(" and ".join(words), " and ".join(gold)))


def learn(found: Sequence[Example]) -> dict[str, Weights]:
    """The weights of the three choices."""
    event = fitted([_event_choice(x)[1] for x in found for _ in range(x.times)])
    roles = [r for x in found for r in [_role_choices(x, event)] * x.times]
    return {"event": event, "actor": fitted([r[0] for r in roles]), "recipient": fitted([r[1] for r in roles])}


def _event_choice(example: Example) -> tuple[list[EventType], Choice]:
    kinds, features = described(example.document, example.coded)
    return kinds, Choice([*features], [_fold(k) in example.types for k in kinds])


def _chosen(example: Example, event: Weights) -> tuple[EventType, list[Candidate], list[list[str]]]:
    kinds, choice = _event_choice(example)
    best = int(np.argmax(valued(event, choice.features)))
    (trigger, coded), names = example.coded[best], Names(example.document)
    named = candidates(example.document, trigger, names, Roles(coded.actors, coded.recipients), kinds[best])
    words = [[coders_words(example.document, p) for p in words_for(example.document, c, names)] for c in named]
    return kinds[best], named, words


def _role_choices(example: Example, event: Weights) -> tuple[Choice, Choice]:
    _, named, words = _chosen(example, event)
    features: list[Sequence[str]] = [c.features for c in named]
    right = [[bool(w) and _same(w, gold) for w in words] for gold in (example.actors, example.recipients)]
    return Choice(features, right[0]), Choice(features, right[1])


def valued(weights: Weights, features: Sequence[Sequence[str]]) -> list[float]:
    """The sum of the weights of each one's features."""
    return [sum(weights.get(f, 0.0) for f in one) for one in features]


def fitted(choices: Sequence[Choice]) -> Weights:
    """Weights under which the right ones of each choice are likeliest; choices without a right one teach nothing."""
    usable = [c for c in choices if any(c.right) and not all(c.right)]
    counts = Counter(f for c in usable for one in c.features for f in one)
    names = [f for f, n in sorted(counts.items()) if n >= RARE]
    column = {f: n for n, f in enumerate(names)}
    rows = [one for c in usable for one in c.features]
    cells = [(r, column[f]) for r, one in enumerate(rows) for f in one if f in column]
    table = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(rows), len(names)))
    group = np.repeat(np.arange(len(usable)), [len(c.features) for c in usable])
    right = np.concatenate([np.asarray(c.right, float) for c in usable])

    def loss(weights: Any) -> tuple[float, Any]:
        values = table @ weights
        top = np.full(len(usable), -np.inf)
        np.maximum.at(top, group, values)
        grown = np.exp(values - top[group])
        all_, good = np.bincount(group, grown), np.maximum(np.bincount(group, grown * right), 1e-12)
        slope = table.T @ (grown / all_[group] - grown * right / good[group]) + RIDGE * weights
        return float((np.log(all_) - np.log(good)).sum() + RIDGE / 2 * weights @ weights), slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {f: round(float(w), 2) for f, w in zip(names, best, strict=True) if abs(w) >= SMALL}


def cross_validated(found: Sequence[Example], folds: int) -> dict[str, float]:
    """The scorer's F of what `dateline predict events` gives for GSR's sentences with weights learned from the other folds, 0 to 100."""
    import score_plover

    gold = [json.loads(line) for line in (GOLD / GSR).read_text(encoding="utf-8").splitlines()]
    predicted: list[dict[str, Any]] = []
    for fold in range(folds):
        learned = learn([x for x in found if _fold_of(x.id, folds) != fold])
        with patch.object(ranking, "load_toml", lambda _, learned=learned: learned):
            for fields in (g for g in gold if _fold_of(g["id"], folds) == fold):
                case = Case(id=fields["id"], text=fields["text"], fields=fields)
                predicted.append({"id": case.id, **events(case)})
    return {name: float(score["F"]) for name, score in score_plover.full(gold, predicted).items()}


def _fold_of(name: str, folds: int) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) // 7 % folds


def _written(learned: dict[str, Weights]) -> str:
    lines = [
        "# Weights that choose the main event of a sentence and who acts in it. Written by `python -m tools.main_event` (its method stands there)",
        "# from the given parts of PLOVER's gold standard records (OEDA, CC BY-SA 4.0) and of the PLV set; no text of theirs is kept.",
    ]
    for name, weights in learned.items():
        lines += ["", f"[{name}]", *(f"{json.dumps(f)} = {w}" for f, w in sorted(weights.items()))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

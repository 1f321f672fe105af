"""Train the coder and export it: `python -m tools.coder [STEP …]`.

Steps: `cross` judges each fold by a network that learned from the others (about ten minutes a fold on one core); `final` learns from all
and writes the program's weights; `words` learns what words say of police, and how they and the network of `cross` make one chance. Without a step `final` is done. A training that was stopped goes on where it was when the command
is given again; what is finished is not done again (remove build/coder/ to begin anew).
"""

import argparse
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from dateline.coding.chances import RULE_WEIGHT
from dateline.encoder.coder import CODER, police_scores
from dateline.model import Span
from tools.coder import settings
from tools.coder.cross import figures, folds, police_figures, with_rules, written
from tools.coder.examples import Stretch, bare, lines, stretches
from tools.coder.export import export
from tools.coder.learn import Material, learn, quiet, typed
from tools.coder.network import Coder
from tools.coder.pairs import annotated
from tools.coder.settings import FOLDS, PLAN, POLICE, POLICE_FOLDS, QUIET, RESOURCES, SEED, SENTENCES, WORK
from tools.coder.words import words

_STEPS = ("cross", "final", "words")
_WEIGHTS = (0.0, 0.5, 1.0, 1.5, RULE_WEIGHT, 3.0)


def main() -> None:
    """Do the steps that are asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.coder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("steps", nargs="*", metavar="STEP", choices=[*_STEPS, []], help=f"one of {', '.join(_STEPS)}")
    parser.add_argument("--folds", type=int, nargs="*", default=range(FOLDS), help="folds to judge; all without it")
    chosen = parser.parse_args()
    if not settings.PAIRS.exists():
        raise SystemExit(f"There is nothing to learn from: {settings.GOLD} has no events/plover_plv_train.jsonl (PLV).")
    torch.set_num_threads(1)
    for step in chosen.steps or ("final",):
        if step == "cross":
            cross(chosen.folds)
        else:
            {"final": final, "words": words}[step]()


def final() -> None:
    """Learn from everything and write the weights."""
    network = learn("final", PLAN, Material(pairs=annotated(), stretches=_stretches(POLICE_FOLDS)))
    path = RESOURCES / CODER
    print(f"{path.name}: SHA-256 {export(network, path)}, {path.stat().st_size:,} bytes")


def cross(asked: range | list[int]) -> None:
    """Judge each fold. Those of the pairs are ours; those of the sentences, fewer, are the set's own."""
    pairs = annotated()
    fold = folds(pairs)
    judged, scores = [], []
    for k in asked:
        own = _stretches(set(POLICE_FOLDS) - {k}) if k in POLICE_FOLDS else []
        network = learn(f"fold{k}", PLAN, Material(pairs=[p for p, n in zip(pairs, fold, strict=True) if n != k], stretches=own))
        held_out = [p for p, n in zip(pairs, fold, strict=True) if n == k]
        judged += held_out
        scores.append(typed(network, [bare(p) for p in held_out]))
        print(f"fold {k}: {figures(held_out, with_rules(scores[-1], held_out, 0.0))}", flush=True)
        if k in POLICE_FOLDS:
            _judge_police(network, k)
    whole = np.concatenate(scores)
    for weight in _WEIGHTS:
        print(f"all, rules weigh {weight:g}: {figures(judged, with_rules(whole, judged, weight))}")
    np.savez(WORK / "cross.npz", scores=whole, ids=[p.id for p in judged])
    written(judged, with_rules(whole, judged, RULE_WEIGHT), "cross")


def _stretches(among: Collection[int]) -> list[Stretch]:
    records = [r for r in lines(SENTENCES) if r["fold"] in among]
    left_out = quiet(records, QUIET)
    return list(stretches([r for r in records if r["doc_id"] not in left_out], np.random.default_rng(SEED)))


def _judge_police(network: Coder, k: int) -> None:
    """Sentences read alone and documents read whole, as the program reads them; by a threshold of one half, the chances are kept."""
    records = [r for r in lines(SENTENCES) if r["fold"] == k]
    path = WORK / f"fold{k}.onnx"
    export(network, path)
    alone = {str(r["id"]): police_scores(r["text"], [Span(0, len(r["text"]))], str(path))[0] for r in records}
    whole = {str(r["id"]): row for some in _documents(records) for r, row in zip(some, _read_together(some, str(path)), strict=True)}
    np.savez(WORK / f"police{k}.npz", ids=list(alone), alone=list(alone.values()), whole=[whole[n] for n in alone])
    for name, chances, by_document in (("sentences", alone, False), ("documents", whole, True)):
        found = police_figures(records, chances, [0.5] * len(POLICE), whole=by_document)
        print(f"fold {k}, {name}: macro-F1 {np.mean(found):.1f}; " + ", ".join(f"{n} {f:.0f}" for n, f in zip(POLICE, found, strict=True)))


def _documents(records: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    out: dict[Any, list[Mapping[str, Any]]] = {}
    for r in records:
        out.setdefault(r["doc_id"], []).append(r)
    return list(out.values())


def _read_together(records: Sequence[Mapping[str, Any]], weights: str) -> NDArray[Any]:
    """Chances of each sentence of a document, its neighbours beside it."""
    ends = np.cumsum([len(r["text"]) + 1 for r in records]).tolist()
    spans = [Span(end - 1 - len(r["text"]), end - 1) for r, end in zip(records, ends, strict=True)]
    return police_scores("".join(f"{r['text']} " for r in records), spans, weights)


if __name__ == "__main__":
    main()

"""Pairs of mentions that one weighing must tell apart, learned over folds of topics, then from all."""

import importlib.util
import json
import lzma
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.fuse.same import grouped
from dateline.fuse.same.grouping import Setting
from dateline.fuse.same.traits import NAMES, Sheet
from dateline.predict.case import parse_case
from dateline.predict.fusion import Told, candidates, tellings
from dateline.resources import load_toml
from tools.incidents.settings import BOOSTING, FOLDS, GOLD, READ, RESOURCES, SEED, TRAIN
from tools.incidents.trees import Floats, Forest, grown

_HEADER = """\
# Trees that weigh whether two tellings are one event; first the base, then a tree a line: traits asked, bounds to exceed, leaves. Learned from
# ECB+ (annotation CC BY 3.0, Cybulska and Vossen 2014) by `python -m tools.incidents` (docs/model-cards/incidents.md).
"""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """All pairs that are looked at: their traits, whether they are one event, the fold of both (-1 where they are of two), and ids."""

    rows: Floats
    right: Floats
    folds: Any
    ids: Sequence[tuple[str, str]]


def learn() -> None:
    """Measure over folds, then learn from all and write."""
    told, clusters, topics = _told()
    folds = _folds(topics)
    pairs = _pairs(told, clusters, folds)
    print(f"{len(pairs.ids)} pairs, {int(pairs.right.sum())} of them one event", flush=True)
    odds = np.zeros(len(pairs.ids))
    for fold in range(FOLDS):
        taught = np.array([folds[a] != fold and folds[b] != fold for a, b in pairs.ids])
        judged = pairs.folds == fold
        odds[judged] = _grown(pairs, taught).scored(pairs.rows[judged])
    np.save(READ.with_name("odds.npy"), odds)
    for name, given in load_toml("incidents.toml")["setting"].items():
        measure(name, Setting(**given), pairs, odds, clusters, folds)
    _write(_grown(pairs, np.ones(len(pairs.ids), dtype=bool)))


def _grown(pairs: Pairs, taught: Any) -> Forest:
    return grown(pairs.rows[taught], pairs.right[taught], np.ones(int(taught.sum())), BOOSTING)


def measure(name: str, setting: Setting, pairs: Pairs, odds: Floats, clusters: Mapping[str, str], folds: Mapping[str, int]) -> None:
    """Print the scorer's figures of each fold, judged by weights of the other folds, and their means."""
    spec = importlib.util.spec_from_file_location("score_fusion", GOLD / "fusion" / "score_fusion.py")
    assert spec is not None  # noqa: S101
    assert spec.loader is not None  # noqa: S101
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = []
    for fold in range(FOLDS):
        ids = [i for i in clusters if folds[i] == fold]
        weights = {pairs.ids[n]: float(odds[n]) for n in np.flatnonzero(pairs.folds == fold).tolist()}
        groups = grouped(ids, weights, setting)
        label = {i: members[0] for members in groups.members for i in members}
        score = scorer.score([clusters[i] for i in ids], [label[i] for i in ids])
        found.append([score["conll_f1"], score["pair_precision"], score["pair_recall"]])
    print(name, setting, "CoNLL F1, pair precision, pair recall:", np.mean(found, axis=0).round(1).tolist(), "folds", found, flush=True)


def _told() -> tuple[list[Told], dict[str, str], dict[str, str]]:
    """The reports as read, and for each mention its cluster and its topic."""
    lines = [line for line in TRAIN.read_bytes().split(b"\n") if line]
    if not READ.exists():
        READ.parent.mkdir(parents=True, exist_ok=True)
        READ.write_bytes(pickle.dumps([parse_case(line, dated=False).document() for line in lines]))
    documents = pickle.loads(READ.read_bytes())  # noqa: S301 - our own file
    told = [tellings(parse_case(line, dated=False), n, d) for n, (line, d) in enumerate(zip(lines, documents, strict=True))]
    clusters: dict[str, str] = {}
    topics: dict[str, str] = {}
    for line, (_, mentions) in zip(lines, told, strict=True):
        given = json.loads(line)
        for mention, telling in zip(given["mentions"], mentions, strict=True):
            clusters[telling.id] = mention["cluster"]
            topics[telling.id] = given["topic"]
    return told, clusters, topics


def _folds(topics: Mapping[str, str]) -> dict[str, int]:
    names = sorted(set(topics.values()))
    order = np.random.default_rng(SEED).permutation(len(names))
    fold = {names[t]: n % FOLDS for n, t in enumerate(order)}
    return {id_: fold[topic] for id_, topic in topics.items()}


def _pairs(told: Sequence[Told], clusters: Mapping[str, str], folds: Mapping[str, int]) -> Pairs:
    mentions = [m for _, found in told for m in found]
    place = {m.id: n for n, m in enumerate(mentions)}
    ids = [(a.id, b.id) for a, b in candidates(told)]
    i, j = (np.array([place[pair[side]] for pair in ids]) for side in (0, 1))
    return Pairs(
        rows=Sheet(mentions).traits(i, j).T,
        right=np.array([float(clusters[a] == clusters[b]) for a, b in ids]),
        folds=np.array([folds[a] if folds[a] == folds[b] else -1 for a, b in ids]),
        ids=ids,
    )


def _write(forest: Forest) -> None:
    lines = [f"{forest.base:.4f}"]
    for asked, bounds, leaves in zip(forest.asked, forest.bounds, forest.leaves, strict=True):
        cells = (" ".join(NAMES[n] for n in asked), " ".join(f"{v:.5g}" for v in bounds), " ".join(f"{v:.4g}" for v in leaves))
        lines.append("\t".join(cells))
    whole = _HEADER + "\n".join(lines) + "\n"
    (RESOURCES / "incidents.tsv.xz").write_bytes(lzma.compress(whole.encode(), preset=9 | lzma.PRESET_EXTREME))

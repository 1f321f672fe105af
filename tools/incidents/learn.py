"""Pairs of mentions that one weighing must tell apart, learned over folds of topics, then from all."""

import importlib.util
import json
import lzma
import pickle
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any, NamedTuple

import numpy as np

from dateline.fuse.same import Pair, Setting, agreed, grouped
from dateline.fuse.same.forest import Forest, written
from dateline.fuse.same.traits import NAMES, Sheet
from dateline.predict.case import parse_case
from dateline.predict.fusion import Told, candidates, tellings
from dateline.resources import load_toml
from tools.incidents.settings import BOOSTING, FOLDS, GOLD, PARTITIONS, READ, RESOURCES, TRAIN
from tools.incidents.trees import Floats, grown

_HEADER = """\
# Trees that weigh whether two tellings are one event; first the base, then a tree a line: traits asked, bounds to exceed, the leaves that are
# ruled out where they are exceeded (as bits), leaves. Learned from ECB+ (annotation CC BY 3.0, Cybulska and Vossen 2014) by
# `python -m tools.incidents` (docs/model-cards/incidents.md).
"""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """All pairs that are looked at.

    Attributes:
        rows: their traits, (pairs, names); right: whether they are one event; worth: how much each counts.
        i, j: numbers of the two mentions; ids: their ids.
    """

    rows: Floats
    right: Floats
    worth: Floats
    i: Any
    j: Any
    ids: Sequence[Pair]


class Judged(NamedTuple):
    """Mentions of one fold, the numbers of their pairs, and the log odds of these by what was learned from the other folds."""

    ids: Sequence[str]
    pairs: Any
    odds: Any


def learn() -> None:
    """Measure over folds, then learn from all and write."""
    told, clusters, topics = _told()
    pairs = _pairs(told, clusters, topics)
    print(f"{len(pairs.ids)} pairs, {int(pairs.right.sum())} of them one event", flush=True)
    judged = [_judged(pairs, _folds(topics, partition)) for partition in range(PARTITIONS)]
    for name, given in load_toml("incidents.toml")["setting"].items():
        print(name, given, _levels(judged, Setting(**given), pairs, clusters), flush=True)
    _write(_grown(pairs, np.ones(len(pairs.ids), dtype=bool)))


def _grown(pairs: Pairs, taught: Any) -> Forest:
    return grown(pairs.rows[taught], pairs.right[taught], pairs.worth[taught], NAMES, BOOSTING)


def _judged(pairs: Pairs, folds: Mapping[str, int]) -> list[Judged]:
    """What is in each fold of topics, weighed by what was learned from the others."""
    found = []
    fold = np.array([[folds[a], folds[b]] for a, b in pairs.ids])
    for n in range(FOLDS):
        inside = np.flatnonzero((fold == n).all(axis=1))
        odds = _grown(pairs, (fold != n).all(axis=1)).odds(pairs.rows[inside].T)
        found.append(Judged([i for i, at in folds.items() if at == n], inside, odds))
    return found


def _levels(partitions: Sequence[Sequence[Judged]], setting: Setting, pairs: Pairs, clusters: Mapping[str, str]) -> Mapping[str, float]:
    """The scorer's levels in the mean of all folds, and of pairs those of all folds together and the least precision of one."""
    score = _scorer()
    each = [_scored(clusters, _made(fold, setting, pairs), score) for folds in partitions for fold in folds]
    right, joined, one = (sum(found[n] for found in each) for n in range(3))
    return {
        "pair precision": round(100 * right / joined, 1),
        "pair recall": round(100 * right / one, 1),
        "least precision": round(min(100 * found[0] / max(1, found[1]) for found in each), 1),
        "CoNLL F1": round(float(np.mean([found[3] for found in each])), 1),
    }


def _made(fold: Judged, setting: Setting, pairs: Pairs) -> Mapping[str, str]:
    """The group of each mention of a fold, named by its first."""
    odds = agreed(pairs.i[fold.pairs], pairs.j[fold.pairs], fold.odds, setting.agreement)
    weights = {pairs.ids[n]: weight for n, weight in zip(fold.pairs.tolist(), odds.tolist(), strict=True)}
    return {i: members[0] for members in grouped(fold.ids, weights, setting).members for i in members}


def _scored(clusters: Mapping[str, str], made: Mapping[str, str], score: Any) -> tuple[int, int, int, float]:
    """Pairs that are rightly one, that were made one, that are one; CoNLL F1."""
    given, label = [clusters[i] for i in made], list(made.values())
    right, joined, one = (sum(comb(n, 2) for n in Counter(of).values()) for of in (zip(given, label, strict=True), label, given))
    return right, joined, one, score(given, label)["conll_f1"]


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_fusion", GOLD / "fusion" / "score_fusion.py")
    assert spec is not None  # noqa: S101
    assert spec.loader is not None  # noqa: S101
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer.score


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


def _folds(topics: Mapping[str, str], partition: int) -> dict[str, int]:
    names = sorted(set(topics.values()))
    order = np.random.default_rng(partition).permutation(len(names))
    fold = {names[t]: n % FOLDS for n, t in enumerate(order)}
    return {id_: fold[topic] for id_, topic in topics.items()}


def _pairs(told: Sequence[Told], clusters: Mapping[str, str], topics: Mapping[str, str]) -> Pairs:
    """Pairs of a topic count less the more there are of them, by the root: no topic is to be learned by heart."""
    mentions = [m for _, found in told for m in found]
    place = {m.id: n for n, m in enumerate(mentions)}
    ids = [(a.id, b.id) for a, b in candidates(told)]
    i, j = (np.array([place[pair[side]] for pair in ids]) for side in (0, 1))
    right = np.array([float(clusters[a] == clusters[b]) for a, b in ids])
    of = Counter(topics[a] for a, _ in ids)
    worth = np.array([(of[topics[a]] * of[topics[b]]) ** -0.25 for a, b in ids])
    return Pairs(rows=Sheet(mentions).traits(i, j).T, right=right, worth=worth / worth.mean(), i=i, j=j, ids=ids)


def _write(forest: Forest) -> None:
    whole = _HEADER + "\n".join(written(forest, NAMES)) + "\n"
    (RESOURCES / "incidents.tsv.xz").write_bytes(lzma.compress(whole.encode(), preset=9 | lzma.PRESET_EXTREME))

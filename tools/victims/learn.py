"""Signs, then traits: each learned from reports that are not judged by it."""

import importlib.util
import lzma
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from dateline.predict.casualties import chosen, weighed_by
from dateline.predict.harmed import KINDS
from dateline.predict.victimsets import Candidate, Named, candidates
from tools.victims.examples import Record, reports, right
from tools.victims.read import Reading, readings
from tools.victims.settings import DOUBTFUL, FOLDS, GOLD, KEPT_FROM, LEAST_SEEN, RESOURCES, SEED
from tools.victims.weigh import Floats, Places, of_signs, of_traits, scored

_HEADER = "#\tWeights of signs that a run of words names somebody killed, somebody injured. Learned by `python -m tools.victims` (docs/model-cards/victims.md)."
Found = list[tuple[int, list[Candidate]]]


def learn() -> None:
    """Measure over folds, then learn from all and write."""
    read, records = readings(), reports()
    table = _table(read)
    runs = [[np.array([table[s] for s in dict.fromkeys(signs) if s in table], dtype=np.int64) for signs in r.signs] for r in read]
    folds = np.random.default_rng(SEED).permutation(len(records)) % FOLDS
    unseen = _unseen(read, runs, folds, len(table))
    found = [(r.number, _counts(r, unseen[n])) for n, r in enumerate(read)]
    _measure(found, records, folds)
    _write_signs(table, of_signs(_flat(runs), _labels(read), len(table)))
    _write_traits(_weights_of(found, records))


def _table(read: Sequence[Reading]) -> dict[str, int]:
    seen = Counter(sign for r in read for signs in r.signs for sign in set(signs))
    return {sign: n for n, sign in enumerate(sorted(s for s, times in seen.items() if times >= LEAST_SEEN))}


def _flat(runs: Sequence[Sequence[Places]]) -> list[Places]:
    return [r for some in runs for r in some]


def _labels(read: Sequence[Reading]) -> Any:
    return np.array([labels for r in read for labels in r.labels], dtype=np.int64).reshape(-1, len(KINDS))


def _unseen(read: Sequence[Reading], runs: Sequence[Sequence[Places]], folds: Any, size: int) -> list[Floats]:
    """The chances of each report's runs, by weights that were not learned from it."""
    out: list[Floats] = [np.zeros((0, len(KINDS)))] * len(read)
    for fold in range(FOLDS):
        learned = [n for n, r in enumerate(read) if folds[r.number] != fold]
        weights = of_signs(_flat([runs[n] for n in learned]), _labels([read[n] for n in learned]), size)
        for n, r in enumerate(read):
            if folds[r.number] == fold:
                out[n] = scored(runs[n], weights)
    return out


def _counts(r: Reading, likely: Floats) -> list[Candidate]:
    named = [Named(run, (float(p[0]), float(p[1]))) for run, p in zip(r.runs, likely, strict=True)]
    return candidates(r.document, named, r.tallies)


def _weights_of(found: Found, records: Sequence[Record]) -> dict[str, float]:
    every = [(number, c) for number, some in found for c in some]
    names = list(every[0][1].traits)
    judged = [right(records[number], KINDS[c.kind], c.count) for number, c in every]
    return of_traits(
        np.array([[c.traits[name] for name in names] for _, c in every]),
        np.array([float(good) for good, _ in judged]),
        np.array([DOUBTFUL if excused else 1.0 for _, excused in judged]),
        names,
    )


def _measure(found: Found, records: Sequence[Record], folds: Any) -> None:
    """Print the scorer's figures for all reports, each judged by weights of the other folds."""
    told = []
    for fold in range(FOLDS):
        weights = _weights_of([f for f in found if folds[f[0]] != fold], records)
        for number, some in found:
            if folds[number] == fold:
                kept = chosen(some, [weighed_by(weights, c.traits) for c in some])
                told.append({"id": records[number]["id"], "incidents": [{KINDS[c.kind]: c.count} for c in kept]})
    for name, figures in _scorer().main(records, told).items():
        if name.startswith("D "):
            print(name, figures)


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_muc4", GOLD / "score_muc4.py")
    assert spec is not None  # noqa: S101 (a file that lies there)
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    given = vars(module)["day"]
    vars(module)["day"] = lambda words: _or_none(given, words)
    return module


def _or_none(given: Any, words: str) -> Any:
    """A day of the gold that is no day of the calendar counts for nothing here."""
    try:
        return given(words)
    except ValueError:
        return None


def _write_signs(table: dict[str, int], weights: Floats) -> None:
    rows = [(sign, *weights[n].round(2)) for sign, n in table.items() if np.abs(weights[n]).max() >= KEPT_FROM]
    text = "\n".join((_HEADER, *(f"{sign}\t{killed:g}\t{injured:g}" for sign, killed, injured in rows))) + "\n"
    path = RESOURCES / "victims.tsv.xz"
    path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{path.name}: {len(rows)} of {len(table)} signs, {path.stat().st_size:,} bytes")


def _write_traits(weights: dict[str, float]) -> None:
    path = RESOURCES / "casualties.toml"
    rows = "".join(f'"{name}" = {value:.3f}\n' for name, value in weights.items())
    path.write_text(re.sub(r"(?s)\[weights\]\n.*", f"[weights]\n{rows}", path.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{path.name}: {len(weights)} traits")

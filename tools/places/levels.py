"""Levels on reports that were not learned from: by halves, and over folds."""

import random
from collections.abc import Sequence
from typing import Any

from dateline.ground.placejudge import LEAST, Judged, chosen
from dateline.ground.toponyms import ranked
from dateline.model.globe import kilometres
from tools.places.examples import Example
from tools.places.learn import judge, learned
from tools.places.settings import FOLDS, SEED, SETS

_NEAR = 161
_SURE = 0.5


def levels(known: Sequence[Example]) -> None:
    """Print detection, right id and within 161 km of each set, each half judged by the other, then over folds."""
    halves = _parts(known, 2)
    for n, name in enumerate(("the half whose errors were read", "the other half")):
        judge(halves[n], learned(halves[1 - n]))
        _show(f"halves: {name}", halves[n])
    folds = _parts(known, FOLDS)
    for n, fold in enumerate(folds):
        judge(fold, learned([e for m, other in enumerate(folds) if m != n for e in other]))
    _show(f"over {FOLDS} folds", [e for fold in folds for e in fold])
    _show(f"over {FOLDS} folds, as sure as the record wants", [e for fold in folds for e in fold], _SURE)


def _parts(known: Sequence[Example], count: int) -> list[list[Example]]:
    """Every set shuffled and dealt out."""
    parts: list[list[Example]] = [[] for _ in range(count)]
    shuffled = random.Random(SEED)  # noqa: S311  # folds, no secrets
    for name in SETS:
        listed = [e for e in known if e.set == name]
        shuffled.shuffle(listed)
        for n, example in enumerate(listed):
            parts[n % count].append(example)
    return parts


def _show(what: str, known: Sequence[Example], least: float = LEAST) -> None:
    print(what)
    rows = {name: _counts([e for e in known if e.set == name], least) for name in SETS}
    rows["pooled"] = {key: sum(row[key] for row in rows.values()) for key in rows[SETS[0]]}
    for name, row in rows.items():
        shares = " · ".join(f"{key} {100 * row[key] / row['wanted']:.1f}" for key in ("found", "id", "near"))
        print(f"  {name}: {shares} · precision {100 * row['found'] / max(row['given'], 1):.1f} · spurious {row['spurious']}", flush=True)


def _counts(known: Sequence[Example], least: float) -> dict[str, int]:
    out = dict.fromkeys(("wanted", "given", "found", "id", "near", "spurious"), 0)
    for example in known:
        wanted, marked = example.wanted(), {(t["start"], t["end"]) for t in example.toponyms}
        out["wanted"] += len(wanted)
        if example.choice is None:
            continue
        found = Judged(example.runs, example.sure, example.choice)
        for n in chosen(found, least):
            listed = ranked(found, n)
            span = example.runs[n].span
            if not listed:
                continue
            if (toponym := wanted.get((span.start, span.end))) is not None:
                _compare(out, listed[0][0], toponym)
            out["given"] += (span.start, span.end) in wanted or (span.start, span.end) not in marked
            out["spurious"] += not any(span.start < end and start < span.end for start, end in marked)
    return out


def _compare(out: dict[str, int], entry: Any, toponym: dict[str, Any]) -> None:
    same = str(entry.geonames_id) == str(toponym["geonameid"])
    out["found"] += 1
    out["id"] += same
    out["near"] += same or kilometres(entry.lat, entry.lon, toponym["lat"], toponym["lon"]) <= _NEAR

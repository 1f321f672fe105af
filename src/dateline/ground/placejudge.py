"""Which runs of words name places, and which place each means: two passes of learned weights, the second with the whole report in view."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

from dateline.ground.datelines import dateline_runs
from dateline.ground.placechoice import FLOOR, Choice, choose, grouped
from dateline.ground.placereport import report_traits
from dateline.ground.placesown import PlaceList
from dateline.ground.placespans import Run, runs_of
from dateline.ground.placetraits import surroundings, traits
from dateline.ground.placeuser import names_of
from dateline.model import Document
from dateline.resources import load_toml

LEAST = 0.2  # how sure a run must be to be kept at all
_LONGER = 1.0  # what one more token is worth where two runs overlap, as a logarithm of odds
_EDGE = 1e-6
_OWN = 0.6  # what a user lists is a place
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """The runs of a document in text order, how sure each is a place, and what each could mean."""

    runs: list[Run]
    sure: list[float]
    choice: Choice


def all_runs(document: Document, places: PlaceList | None = None) -> list[Run]:
    """Runs of the text and of its datelines, in text order, longer before shorter."""
    found = runs_of(document, places)
    taken = {r.span for r in found}
    found += [r for r in dateline_runs(document, names_of(places)) if r.span not in taken]
    return sorted(found, key=lambda r: (r.span.start, -r.span.end))


def judged(document: Document, places: PlaceList | None = None) -> Judged:
    """Judge by each run's own traits, choose places, judge again by what the report names, and choose again."""
    weights = _weights()
    runs = all_runs(document, places)
    own = own_traits(document, runs)
    first = chances_of(runs, own, weights["run"])
    choice = choose(grouped(document, runs, first), weights["alone"], weights["together"], rounds=1)
    both = in_report(document, runs, own, first, choice)
    second = again(first, chances_of(runs, both, weights["report"]))
    return Judged(runs, second, choose(grouped(document, runs, second), weights["alone"], weights["together"]))


def own_traits(document: Document, runs: list[Run]) -> list[list[str]]:
    """The traits of each run without the rest of the report."""
    around = surroundings(document, runs)
    return [sorted(set(traits(around, run))) if run.first >= 0 else ["is dateline"] for run in runs]


def in_report(document: Document, runs: list[Run], own: list[list[str]], sure: list[float], choice: Choice) -> list[list[str]]:
    """The traits of each run with the rest of the report."""
    more = report_traits(document, runs, sure, choice)
    return [x + [f"report {t}" for t in y] for x, y in zip(own, more, strict=True)]


def chances_of(runs: Sequence[Run], listed: Iterable[Sequence[str]], weights: Weights) -> list[float]:
    """How sure each run is a place; what stands in a dateline is, and what a user lists is likely one."""
    bias, nothing = weights["bias"], repeat(0.0)
    out = []
    for run, traits_ in zip(runs, listed, strict=True):
        chance = 1.0 if run.first < 0 else 1 / (1 + math.exp(-(bias + sum(map(weights.get, traits_, nothing)))))
        out.append(max(chance, _OWN) if run.own else chance)
    return out


def again(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """The second chances; what had next to none at first keeps that."""
    return [s if f >= FLOOR else f for f, s in zip(first, second, strict=True)]


def chosen(judged_: Judged, least: float = LEAST) -> Iterator[int]:
    """Positions of the runs that are places, in text order, none overlapping another: the surer goes first, the longer counts for surer."""
    runs, sure = judged_.runs, judged_.sure
    kept = [n for n in range(len(runs)) if sure[n] >= least]
    taken: set[int] = set()
    out = []
    for n in sorted(kept, key=lambda n: (-_rank(runs[n], sure[n]), runs[n].span)):
        where = range(runs[n].span.start, runs[n].span.end)
        if taken.isdisjoint(where):
            taken.update(where)
            out.append(n)
    yield from sorted(out, key=lambda n: runs[n].span)


def _rank(run: Run, sure: float) -> float:
    bound = min(max(sure, _EDGE), 1 - _EDGE)
    return math.log(bound / (1 - bound)) + _LONGER * (max(run.last - run.first, 1) - 1)


@cache
def _weights() -> Mapping[str, Any]:
    return load_toml("places_weights.toml")

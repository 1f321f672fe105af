"""Which runs of words name places, and which place each means: two passes of learned weights, the second with the whole report in view."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from typing import Any

from dateline.ground.datelines import dateline_runs
from dateline.ground.placechoice import Weights, choose
from dateline.ground.placegroups import FLOOR, Choice, Told, grouped
from dateline.ground.placereport import report_traits
from dateline.ground.placesown import PlaceList
from dateline.ground.placespans import Mentioned, Run, runs_of, tokens_of_mentions
from dateline.ground.placetraits import Surroundings, surroundings, traits
from dateline.ground.placeuser import names_of
from dateline.model import Document, Mention
from dateline.resources import load_toml

LEAST = 0.2  # how sure a run must be to be kept at all
_LONGER = 1.0  # what one more token is worth where two runs overlap, as a logarithm of odds
_EDGE = 1e-6
_OWN = 0.6  # what a user lists is a place
Table = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """The runs of a document in text order, how sure each is a place, what each could mean, and the mentions by the tokens they cover."""

    runs: list[Run]
    sure: list[float]
    choice: Choice
    cover: Mapping[int, Mention] = field(default_factory=dict)


def all_runs(document: Document, mentioned: Sequence[Mentioned], places: PlaceList | None = None) -> list[Run]:
    """Runs of the text and of its datelines, in text order, longer before shorter."""
    found = runs_of(document, mentioned, places)
    taken = {r.span for r in found}
    found += [r for r in dateline_runs(document, names_of(places)) if r.span not in taken]
    return sorted(found, key=lambda r: (r.span.start, -r.span.end))


def judged(document: Document, places: PlaceList | None = None) -> Judged:
    """Judge by each run's own traits, choose places, judge again by what the report names, and choose again."""
    tables, (alone, together) = _tables(), _weights()
    mentioned = tuple(tokens_of_mentions(document))
    runs = all_runs(document, mentioned, places)
    around = surroundings(document, runs, mentioned)
    own = own_traits(around, runs)
    first = chances_of(runs, own, tables["run"])
    told: Told = {}
    choice = choose(grouped(document, runs, first, told), alone, together, rounds=1)
    both = in_report(document, runs, own, first, choice)
    second = again(first, chances_of(runs, both, tables["report"]))
    return Judged(runs, second, choose(grouped(document, runs, second, told), alone, together), around.cover)


def own_traits(around: Surroundings, runs: list[Run]) -> list[list[str]]:
    """The traits of each run without the rest of the report."""
    return [list(dict.fromkeys(traits(around, run))) if run.first >= 0 else ["is dateline"] for run in runs]


def in_report(document: Document, runs: list[Run], own: list[list[str]], sure: list[float], choice: Choice) -> list[list[str]]:
    """The traits of each run with the rest of the report; none where it had next to no chance without, which it keeps."""
    more = report_traits(document, runs, sure, choice)
    return [x + [f"report {t}" for t in y] if y else [] for x, y in zip(own, more, strict=True)]


def chances_of(runs: Sequence[Run], listed: Iterable[Sequence[str]], weights: Table) -> list[float]:
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
def _tables() -> Mapping[str, Any]:
    return load_toml("places_weights.toml")


@cache
def _weights() -> tuple[Weights, Weights]:
    """Those of the choice, alone and together."""
    return Weights.of(_tables()["alone"]), Weights.of(_tables()["together"])

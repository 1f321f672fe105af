"""What speaks for a run of words being a place when the rest of the report is known: names beside it in a list, and whether it lies where they lie."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.ground.placecontext import LOCAL
from dateline.ground.placegroups import FLOOR, Choice
from dateline.ground.placespans import Run
from dateline.model import Document

_LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or|&)|/|\()\s*", re.IGNORECASE)
_JOINT = 7  # characters between two names of a list at most
_STEPS = (0.02, 0.1, 0.2, 0.35, 0.55)
_SURE = (0.1, 0.3, 0.5, 0.7, 0.9)


def report_traits(document: Document, runs: Sequence[Run], sure: Sequence[float], choice: Choice) -> Iterator[list[str]]:
    """Traits of each run, in order; `sure` is how sure each was without the rest of the report. None of a run that had next to no chance."""
    before, after = _listed(document, runs, sure)
    coherence = [_coherence(choice, g) for g in range(len(choice.groups))]
    for n in range(len(runs)):
        if sure[n] < FLOOR:
            yield []
            continue
        out = [f"sure {_step(sure[n], _SURE)}", f"listed {_step(max(before[n], after[n]), _SURE)}"]
        if before[n] > 0 and after[n] > 0:
            out.append(f"listed both {_step(min(before[n], after[n]), _SURE)}")
        if (group := choice.of_run.get(n)) is not None:
            out += coherence[group]
        if n in choice.fixed:
            out.append("region behind")
        out.append(f"again {_step(_elsewhere(sure, choice, n), _SURE)}")
        yield out


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= s for s in steps)


def _listed(document: Document, runs: Sequence[Run], sure: Sequence[float]) -> tuple[list[float], list[float]]:
    """How sure the likeliest run directly before and behind each run is, where only a comma or "and" stands between."""
    before, after = [0.0] * len(runs), [0.0] * len(runs)
    ends: dict[int, list[int]] = {}
    for n, run in enumerate(runs):
        ends.setdefault(run.span.end, []).append(n)
    starts = sorted(ends)
    for n, run in enumerate(runs):
        for end in _near_ends(starts, run.span.start):
            if _LIST.fullmatch(document.text, end, run.span.start):
                for other in ends[end]:
                    before[n] = max(before[n], sure[other])
                    after[other] = max(after[other], sure[n])
    return before, after


def _near_ends(ends: Sequence[int], start: int) -> Iterator[int]:
    at = bisect_right(ends, start) - 1
    while at >= 0 and start - ends[at] <= _JOINT:
        yield ends[at]
        at -= 1


def _coherence(choice: Choice, group: int) -> list[str]:
    """Whether the likeliest place of a name lies where the rest of the report is."""
    known = choice.groups[group]
    if known.demonym:
        return []
    best = max(range(len(known.entries)), key=lambda k: (known.chances[k], -k))
    entry = known.entries[best]
    shares = choice.context.shares(group, entry)
    kind = "local" if entry.kind in LOCAL else "wide"
    out = [
        f"{kind} chance {_step(known.chances[best], _SURE)}",
        f"{kind} country {_step(shares.country, _STEPS)}",
        f"{kind} admin1 {_step(shares.admin1, _STEPS)}",
    ]
    if kind == "local":
        out += [f"near {_step(shares.near, _STEPS)}", f"far {_step(shares.wide, _STEPS)}", f"kind {entry.kind}"]
    if known.holds:
        out.append("town before")
    return out


def _elsewhere(sure: Sequence[float], choice: Choice, n: int) -> float:
    group = choice.of_run.get(n)
    if group is None:
        return 0.0
    return max((sure[m] for m in choice.groups[group].runs if m != n), default=0.0)

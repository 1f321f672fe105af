"""The names of a report put together by their words, with the regions that stand beside them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.ground.placecontext import Context
from dateline.ground.placecues import cues
from dateline.ground.placefile import Entry
from dateline.ground.placefold import key_of
from dateline.ground.placehome import home_of_outlet
from dateline.ground.placespans import Run
from dateline.model import Document

_BESIDE = re.compile(r"\s*(?:,|\(|in|,\s+in|of)\s*(?:the\s+(?:\w+\s+)?(?:state|province|region|county)\s+of\s+)?", re.IGNORECASE)
_CONTAINERS = frozenset("ABCR")
_MOST = 30
FLOOR = 0.03  # how sure a run must be to be looked at with the rest of the report
_CODE = 3  # letters
_GAP = 40  # characters between a name and the region it stands before
_HOME = 1.0  # what the outlet's name counts for
_COUNTED = 3  # more mentions of one name than this weigh no more
Told = dict[int, tuple[str, ...]]
Pairs = list[tuple[Entry, Entry]]


@dataclass(slots=True)
class Group:
    """All runs with the same words: one name means one place throughout a report, unless a region beside it says otherwise.

    Attributes:
        words: the words.
        runs: positions in the list of runs.
        entries: what it could mean.
        weight: how much it counts for the others.
        code: whether the words are a few capitals ("EU").
        cues: words beside them that tell a town from a state, and in which share of the runs they stand.
        inside, holds: entries that lie in a place named right behind, or hold one named right before.
        country: the country of the outlet's address; empty where it tells none.
        chances: of each entry, summing to 1.
    """

    words: str
    runs: list[int]
    entries: tuple[Entry, ...]
    weight: float
    demonym: bool
    code: bool = False
    cues: dict[str, float] = field(default_factory=dict)
    inside: set[int] = field(default_factory=set)
    holds: set[int] = field(default_factory=set)
    country: str = ""
    chances: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Choice:
    """Groups with their chances, the group of each run, and the entry a region right behind a run fixes."""

    groups: list[Group]
    of_run: dict[int, int]
    fixed: dict[int, Entry]
    context: Context


def grouped(document: Document, runs: Sequence[Run], sure: Sequence[float], told: Told | None = None) -> Choice:
    """Names put together; `sure` is how sure each run is a place at all; `told` keeps the words beside runs from one call to the next."""
    told = {} if told is None else told
    groups: dict[tuple[str, str], Group] = {}
    of_run: dict[int, int] = {}
    for n, run in enumerate(runs):
        if not run.entries or sure[n] < FLOOR:
            continue
        key = (key_of(run.words), run.part or run.kind)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(
                run.words, [], run.entries[:_MOST], 0.0, run.demonym, run.words.isupper() and len(run.words) <= _CODE
            )
        group.runs.append(n)
    _add_home(groups, document.report.outlet)
    listed = list(groups.values())
    for g, group in enumerate(listed):
        group.weight += sum(sorted((sure[n] for n in group.runs), reverse=True)[:_COUNTED])
        of_run.update(dict.fromkeys(group.runs, g))
        for n in group.runs:
            if n not in told:
                told[n] = tuple(cues(document, runs[n]))
        found = Counter(cue for n in group.runs for cue in told[n])
        group.cues = {cue: count / len(group.runs) for cue, count in sorted(found.items())}
    fixed = {}
    for n, outer, pairs in _beside(document, runs, of_run):
        best = max(pairs, key=lambda pair: (pair[0].population, pair[1].population))
        fixed[n] = best[0]
        listed[of_run[n]].inside.update(i.id for i, _ in pairs)
        listed[of_run[outer]].holds.update(o.id for _, o in pairs)
    return Choice(listed, of_run, fixed, Context(()))


def _add_home(groups: dict[tuple[str, str], Group], outlet: str | None) -> None:
    """What the outlet's name says: a place it names counts as one the report names, and its address gives a country."""
    home = home_of_outlet(outlet)
    for name in home.names:
        if (group := groups.get((name, ""))) is not None:
            group.weight = _HOME
            break
    else:
        if home.entries:
            entries = home.entries[:_MOST]
            groups[home.names[0], ""] = Group(home.names[0], [], entries, _HOME, demonym=False)
    for group in groups.values():
        group.country = home.country


def _beside(document: Document, runs: Sequence[Run], of_run: Mapping[int, int]) -> Iterator[tuple[int, int, Pairs]]:
    """Runs that stand directly before the name of a region that contains them, that region's run, and the places that fit."""
    starts = [run.span.start for run in runs]
    for n, run in enumerate(runs):
        if n not in of_run or run.demonym:
            continue
        outer = bisect_left(starts, run.span.end)
        while outer < len(runs) and starts[outer] - run.span.end <= _GAP:
            other = runs[outer]
            if outer in of_run and not other.demonym and _BESIDE.fullmatch(document.text, run.span.end, other.span.start):
                pairs = [(i, o) for i in run.entries for o in other.entries[:_MOST] if inside(i, o)]
                if pairs:
                    yield n, outer, pairs
                    break
            outer += 1


def inside(inner: Entry, outer: Entry) -> bool:
    """Whether a place lies in a division or country."""
    if inner.id == outer.id or outer.kind not in _CONTAINERS or inner.kind in "CS":
        return False
    if outer.kind == "C":
        return inner.country == outer.country
    if outer.kind == "B":
        return inner.admin2 == outer.id and inner.kind not in "AB"
    return inner.kind != "A" and inner.admin1 != 0 and inner.admin1 == outer.admin1

"""Which of its places each name of a report means: weights learned from annotated news over size, kind, names beside it, and what else is named."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.ground.placecontext import LOCAL, Context
from dateline.ground.placecues import cues
from dateline.ground.placefile import Entry
from dateline.ground.placefold import fold, key_of
from dateline.ground.placespans import Run
from dateline.model import Document

_BESIDE = re.compile(r"\s*(?:,|\(|in|,\s+in|of)\s*(?:the\s+(?:\w+\s+)?(?:state|province|region|county)\s+of\s+)?", re.IGNORECASE)
_CONTAINERS = frozenset("ABCR")
ROUNDS = 2
_SETTLED = 0.98  # a chance that is not looked at again
_MOST = 30
FLOOR = 0.03  # how sure a run must be to be looked at with the rest of the report
_CODE = 3  # letters
_GAP = 40  # characters between a name and the region it stands before
_COUNTED = 3  # more mentions of one name than this weigh no more
Traits = dict[str, float]


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
    chances: list[float] = field(default_factory=list)
    areas: dict[tuple[str, int], set[str]] = field(default_factory=dict)

    def beside(self, entry: Entry) -> list[str]:
        """Kinds of the other places of this name in the same division, or of the country itself."""
        if not self.areas:
            for e in self.entries:
                self.areas.setdefault((e.country, e.admin1), set()).add(f"{e.kind}{e.id}")
        found = self.areas[entry.country, entry.admin1] | self.areas.get((entry.country, 0), set())
        return sorted({name[0] for name in found if name[1:] != str(entry.id)})


@dataclass(slots=True)
class Choice:
    """Groups with their chances, the group of each run, and the entry a region right behind a run fixes."""

    groups: list[Group]
    of_run: dict[int, int]
    fixed: dict[int, Entry]
    context: Context


Weights = Mapping[str, float]


def grouped(document: Document, runs: Sequence[Run], sure: Sequence[float]) -> Choice:
    """Names put together; `sure` is how sure each run is a place at all."""
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
    listed = list(groups.values())
    for g, group in enumerate(listed):
        group.weight = sum(sorted((sure[n] for n in group.runs), reverse=True)[:_COUNTED])
        of_run.update(dict.fromkeys(group.runs, g))
        found = Counter(cue for n in group.runs for cue in cues(document, runs[n]))
        group.cues = {cue: count / len(group.runs) for cue, count in sorted(found.items())}
    fixed = {}
    for n, outer, pairs in _beside(document, runs, of_run):
        best = max(pairs, key=lambda pair: (pair[0].population, pair[1].population))
        fixed[n] = best[0]
        listed[of_run[n]].inside.update(i.id for i, _ in pairs)
        listed[of_run[outer]].holds.update(o.id for _, o in pairs)
    return Choice(listed, of_run, fixed, Context(()))


Pairs = list[tuple[Entry, Entry]]


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


def choose(choice: Choice, alone: Weights, together: Weights, rounds: int = ROUNDS) -> Choice:
    """Fill in the chances of all entries: first by the names alone, then, some rounds, by what else the report names."""
    base: list[list[float]] = []
    for group in choice.groups:
        listed = [traits_alone(group, e) for e in group.entries] if len(group.entries) > 1 else [{}]
        group.chances = chances([score(traits, alone) for traits in listed])
        base.append([score(traits, together) for traits in listed])
    for turn in range(rounds):
        choice.context = context_of(choice)
        for g, group in enumerate(choice.groups):
            if not group.demonym and len(group.entries) > 1 and (turn == 0 or max(group.chances) < _SETTLED):
                known = zip(base[g], group.entries, strict=True)
                group.chances = chances([b + score(traits_around(choice.context, g, e), together) for b, e in known])
    choice.context = context_of(choice)
    return choice


def context_of(choice: Choice) -> Context:
    """What the report names, as sure as it is so far."""
    return Context([(e, p * group.weight) for e, p in zip(group.entries, group.chances, strict=True)] for group in choice.groups)


def score(traits: Traits, weights: Weights) -> float:
    """The weighed sum of traits."""
    get = weights.get
    return sum([get(name, 0.0) * value for name, value in traits.items()])


def chances(scores: Sequence[float]) -> list[float]:
    """Scores as chances that sum to 1."""
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def traits_alone(group: Group, entry: Entry) -> Traits:
    """What speaks for an entry without the rest of the report."""
    kind = entry.kind
    out = {kind: 1.0}
    if kind not in "RSL":
        out[f"size {kind}"] = math.log10(entry.population + 1)
    out["gap"] = math.log10(group.entries[0].population + 1) - math.log10(entry.population + 1)
    if group.entries[0].id == entry.id:
        out["largest"] = 1.0
    own = fold(entry.name) == fold(group.words)
    if own:
        out["own name"] = out[f"own name {kind}"] = 1.0
    if group.code:
        out[f"code {kind}"] = 1.0
        if own:
            out[f"code own name {kind}"] = 1.0
    for cue, share in group.cues.items():
        out[f"{kind} {cue}"] = share
    if group.inside:
        out["inside" if entry.id in group.inside else "not inside"] = 1.0
    if group.holds:
        out["holds" if entry.id in group.holds else "holds not"] = 1.0
    for other in group.beside(entry):
        out[f"{kind} beside {other}"] = 1.0
    return out


def traits_together(choice: Choice, group: int, entry: Entry) -> Traits:
    """What speaks for an entry, the rest of the report included."""
    return {**traits_alone(choice.groups[group], entry), **traits_around(choice.context, group, entry)}


def traits_around(context: Context, group: int, entry: Entry) -> Traits:
    """What the rest of the report says for an entry."""
    shares = context.shares(group, entry)
    local = entry.kind in LOCAL
    kind = "local" if local else "wide"
    out = {"neighbours": shares.neighbours}
    named = [(f"{kind} country", shares.country), (f"{kind} admin1", shares.admin1)]
    if local:
        named += [("admin2", shares.admin2), ("near", shares.near), ("far", shares.wide)]
    for name, value in named:
        if value > 0:
            out[name] = value
            out[f"{name} root"] = math.sqrt(value)
    return out

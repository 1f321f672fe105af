"""Which of its places each name of a report means: weights learned from annotated news over size, kind, names beside it, and what else is named."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.ground.placecontext import LEAST, LOCAL, Context
from dateline.ground.placefile import Entry
from dateline.ground.placefold import fold
from dateline.ground.placegroups import Choice, Group

ROUNDS = 2
_SETTLED = 0.98  # a chance that is not looked at again
_LOCAL = tuple((name, f"{name} root") for name in ("local country", "local admin1", "admin2", "near", "far"))
_WIDE = tuple((name, f"{name} root") for name in ("wide country", "wide admin1"))
Traits = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A table of weights of traits, and those of what the rest of a report says, by the order of `Shares`."""

    table: Mapping[str, float]
    neighbours: float
    local: tuple[tuple[float, float], ...]
    wide: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, table: Mapping[str, float]) -> "Weights":
        """Weights by the names of traits."""
        local, wide = (tuple((table.get(name, 0.0), table.get(root, 0.0)) for name, root in names) for names in (_LOCAL, _WIDE))
        return cls(table, table.get("neighbours", 0.0), local, wide)


def choose(choice: Choice, alone: Weights, together: Weights, rounds: int = ROUNDS) -> Choice:
    """Fill in the chances of all entries: first by the names alone, then, some rounds, by what else the report names."""
    base: list[list[float]] = []
    for group in choice.groups:
        group.chances = chances(scores_alone(group, alone))
        base.append(scores_alone(group, together))
    for turn in range(rounds):
        choice.context = context_of(choice)
        for g, group in enumerate(choice.groups):
            if not group.demonym and len(group.entries) > 1 and (turn == 0 or max(group.chances) < _SETTLED):
                group.chances = chances(scores_around(choice.context, g, group.entries, base[g], together))
    choice.context = context_of(choice)
    return choice


def context_of(choice: Choice) -> Context:
    """What the report names, as sure as it is so far."""
    return Context(
        [(e, weight) for e, p in zip(group.entries, group.chances, strict=True) if (weight := p * group.weight) >= LEAST]
        for group in choice.groups
    )


def score(traits: Traits, weights: Mapping[str, float]) -> float:
    """The weighed sum of traits."""
    return sum([weights[name] * value for name, value in traits.items() if name in weights])


def scores_alone(group: Group, weights: Weights) -> list[float]:
    """The weighed sums of `traits_alone` of each entry; a single entry needs none."""
    if len(group.entries) == 1:
        return [0.0]
    known = _scores_of_names(group.words, group.entries, group.code, weights)
    if not (group.cues or group.inside or group.holds or group.country):
        return list(known)
    table = weights.table
    return [s + score(_told(group, entry), table) for s, entry in zip(known, group.entries, strict=True)]


@lru_cache(maxsize=20_000)
def _scores_of_names(words: str, entries: tuple[Entry, ...], code: bool, weights: Weights) -> tuple[float, ...]:
    return tuple(score(traits, weights.table) for traits in _of_names(words, entries, code))


def scores_around(context: Context, group: int, entries: Sequence[Entry], base: Sequence[float], weights: Weights) -> list[float]:
    """The sums of `traits_alone`, given as `base`, with the weighed sums of `traits_around` added."""
    out = []
    for entry, known, shares in zip(entries, base, context.all_shares(group, entries), strict=True):
        table = weights.local if entry.kind in LOCAL else weights.wide
        pairs = zip(table, shares[1 : len(table) + 1], strict=True)
        around = sum([plain * share + root * math.sqrt(share) for (plain, root), share in pairs if share > 0])
        out.append(known + weights.neighbours * shares[0] + around)
    return out


def chances(scores: Sequence[float]) -> list[float]:
    """Scores as chances that sum to 1."""
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def traits_alone(group: Group) -> list[Traits]:
    """What speaks for each entry of a group without the rest of the report."""
    return [
        {**traits, **_told(group, entry)}
        for traits, entry in zip(_of_names(group.words, group.entries, group.code), group.entries, strict=True)
    ]


@lru_cache(maxsize=2_000)
def _of_names(words: str, entries: tuple[Entry, ...], code: bool) -> tuple[Traits, ...]:
    """What the gazetteer itself says for each place of a name."""
    areas: dict[tuple[str, int], set[tuple[str, int]]] = {}
    for e in entries:
        areas.setdefault((e.country, e.admin1), set()).add((e.kind, e.id))
    largest, folded = math.log10(entries[0].population + 1), fold(words)
    out = []
    for entry in entries:
        kind = entry.kind
        traits = {kind: 1.0}
        size = math.log10(entry.population + 1)
        if kind not in "RSL":
            traits[f"size {kind}"] = size
        traits["gap"] = largest - size
        if entries[0].id == entry.id:
            traits["largest"] = 1.0
        own = fold(entry.name) == folded
        if own:
            traits["own name"] = traits[f"own name {kind}"] = 1.0
        if code:
            traits[f"code {kind}"] = 1.0
            if own:
                traits[f"code own name {kind}"] = 1.0
        # kinds of the other places of this name in the same division, or of the country itself
        beside = areas[entry.country, entry.admin1] | areas.get((entry.country, 0), set())
        traits.update((f"{kind} beside {other}", 1.0) for other in sorted({k for k, id_ in beside if id_ != entry.id}))
        out.append(traits)
    return tuple(out)


def _told(group: Group, entry: Entry) -> Traits:
    """What the words beside a name say for an entry."""
    out = {f"{entry.kind} {cue}": share for cue, share in group.cues.items()}
    if group.inside:
        out["inside" if entry.id in group.inside else "not inside"] = 1.0
    if group.holds:
        out["holds" if entry.id in group.holds else "holds not"] = 1.0
    if group.country and entry.country:
        out["outlet country" if entry.country == group.country else "outlet abroad"] = 1.0
    return out


def traits_together(choice: Choice, group: int) -> list[Traits]:
    """What speaks for each entry of a group, the rest of the report included."""
    known = choice.groups[group]
    return [{**own, **traits_around(choice.context, group, e)} for own, e in zip(traits_alone(known), known.entries, strict=True)]


def traits_around(context: Context, group: int, entry: Entry) -> Traits:
    """What the rest of the report says for an entry."""
    shares = context.shares(group, entry)
    out = {"neighbours": shares.neighbours}
    names = _LOCAL if entry.kind in LOCAL else _WIDE
    for (name, root), value in zip(names, shares[1 : len(names) + 1], strict=True):
        if value > 0:
            out[name] = value
            out[root] = math.sqrt(value)
    return out

"""Which statements are worth comparing: those that share two telling stems, an incident, or a category of count in one report.

Every statement is looked up under at most `KEYS` keys, and every key holds at most `HELD` statements of different voices or numbers, so the
work grows with the number of statements and not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from dateline.fuse.matter import Claim

RAREST = 8
HELD = 24
RARE = 30
FEW = 4


def near_pairs(found: Sequence[Claim], incidents: Mapping[str, str]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs to compare, the earlier first, each once. `incidents` gives an event's incident."""
    held = Counter(stem for claim in found for stem in claim.stems | leaning(claim))
    shelves: dict[Hashable, list[Claim]] = defaultdict(list)
    marks: dict[Hashable, set[Hashable]] = defaultdict(set)
    for claim in found:
        met: dict[str, Claim] = {}
        mark = _mark(claim)
        for key in _keys(claim, held, incidents):
            met.update((other.id, other) for other in shelves[key])
            if mark not in marks[key] and len(shelves[key]) < HELD:
                marks[key].add(mark)
                shelves[key].append(claim)
        yield from ((other, claim) for other in sorted(met.values(), key=lambda c: c.order))


def _keys(claim: Claim, held: Mapping[str, int], incidents: Mapping[str, str]) -> Iterator[Hashable]:
    common = sorted((s for s in claim.stems if held[s] > 1), key=lambda s: (held[s], s))[:RAREST]
    yield from combinations(sorted(common), 2)
    yield from (s for s in {*common, *leaning(claim)} if held[s] <= RARE)
    yield from {("incident", incidents[e.id]) for e in claim.events if e.id in incidents}
    yield from {("count", claim.reading.report.id, t.category) for t in claim.tallies}
    yield ("report", claim.reading.report.id)


def leaning(claim: Claim) -> frozenset[str]:
    """Names around a statement that tells little itself ("It was suicide")."""
    return claim.around & claim.near if len(claim.stems) < FEW else frozenset()


def _mark(claim: Claim) -> Hashable:
    """What makes a statement worth keeping beside another under one key."""
    return claim.voice, bool(claim.denied), tuple((t.category, t.low, t.high) for t in claim.tallies)

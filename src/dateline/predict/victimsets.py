"""Those who are named several times put together, and the counts they may add up to, each with what speaks for it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.model import Document, Tally
from dateline.predict.harmed import KINDS, Harmed

_STRONG = 0.23
_LEAST = 0.08
_MOST = 2_000  # sums above it are sums of numbers that were no counts
_NO_CHANCE = 0.01
_BESIDE = 2  # tokens between a name and what it is explained by


@dataclass(frozen=True, slots=True)
class Named:
    """A run of words with the chances that those it names are an incident's victims, for each of `KINDS`."""

    run: Harmed
    chances: tuple[float, float]


@dataclass(slots=True)
class Party:
    """One victim or one counted group, with every run that names it.

    Attributes:
        kind: `name`, `number`, `single` (one, described), or `plural` (several without a number).
        count: how many; 0 for a plural.
        runs: where it is named.
        name: words of its name.
        chance: the highest chance that it was harmed so.
    """

    kind: str
    count: int
    runs: list[Named]
    name: frozenset[str]
    chance: float = 0.0


@dataclass(slots=True)
class Candidate:
    """A count that may be an incident's.

    Attributes:
        kind: position in `KINDS`.
        count: how many.
        open: whether the words say that there may be more.
        parties: positions of the parties it may be made of.
        runs: where they are named.
        traits: what speaks for and against it, by name.
    """

    kind: int
    count: int
    open: bool
    parties: frozenset[int]
    runs: tuple[Harmed, ...] = ()
    traits: dict[str, float] = field(default_factory=dict)


def parties(named: Sequence[Named], kind: int) -> list[Party]:
    """The runs of a kind of harm, put together."""
    out: list[Party] = []
    for each in named:
        run, chance = each.run, each.chances[kind]
        if chance <= _LEAST:
            continue
        party = next((p for p in out if _same(p, run)), None)
        if party is None:
            sort = "name" if run.name else "number" if run.numbered else "single" if run.count == 1 else "plural"
            party = Party(kind=sort, count=run.count or 0, runs=[], name=run.name)
            out.append(party)
        if run.name:
            party.kind, party.name = "name", party.name | run.name
        party.runs.append(each)
        party.chance = max(party.chance, chance)
    return out


def _same(party: Party, run: Harmed) -> bool:
    """The same name or a part of it, the same number, the same word for one, or one who is named and explained side by side."""
    last, head = party.runs[-1].run, run.head.lemma.lower()
    if run.name and party.kind == "name":
        return run.name <= party.name or party.name <= run.name
    if run.numbered:
        same = party.kind == "number" and bool(run.count) and party.count == run.count
        return same and (run.count != 1 or head == last.head.lemma.lower())
    if run.count != 1 or party.kind not in ("name", "single"):
        return False
    if not run.name and party.kind == "single" and head == party.runs[0].run.head.lemma.lower():
        return True
    beside = run.sentence == last.sentence and 0 <= run.first - last.last - 1 <= _BESIDE
    return beside and bool(run.name) != (party.kind == "name")


def candidates(document: Document, named: Sequence[Named], tallies: Sequence[Tally]) -> list[Candidate]:
    """All counts that a party or a sum of parties gives, for each kind of harm."""
    return [c for kind in range(len(KINDS)) for c in _candidates(document, parties(named, kind), tallies, kind)]


_Way = tuple[str, list[Party]]


def _ways(found: Sequence[Party]) -> Iterator[_Way]:
    """Ways to add parties up, by name."""
    yield from ((p.kind, [p]) for p in found if p.count)
    strong = [p for p in found if p.chance > _STRONG and p.count]
    names, singles, groups = ([p for p in strong if p.kind == kind] for kind in ("name", "single", "number"))
    yield from (("names", names), ("all", strong), ("one by one", names + singles), ("not named", groups + singles))
    yield from (("groups", groups), ("singles", singles))
    if groups:
        largest = max(groups, key=lambda p: p.count)
        yield from (("and names", [largest, *names]), ("and singles", [largest, *singles]), ("and names", [largest, *names[:1]]))
        yield from (("pair", [largest, p]) for p in strong if p is not largest)
    for where in ("sentence", "passage"):
        together: dict[int, list[Party]] = defaultdict(list)
        for p in strong:
            together[getattr(p.runs[0].run, where)].append(p)
        for some in together.values():
            yield where, some
            yield where, [p for p in some if p.kind == "name"]
            yield where, [p for p in some if p.kind != "number"]


def _candidates(document: Document, found: list[Party], tallies: Sequence[Tally], kind: int) -> Iterator[Candidate]:
    number = {id(p): n for n, p in enumerate(found)}
    by_count: dict[int, list[_Way]] = defaultdict(list)
    for way, some in _ways(found):
        total = sum(p.count for p in some)
        if way in ("name", "number", "single") or (len(some) > 1 and total < _MOST):
            by_count[total].append((way, some))
    said = {count: max((p[0].chance for way, p in ways if len(p) == 1), default=0.0) for count, ways in by_count.items()}
    for count, ways in by_count.items():
        weakest = max((some for _, some in ways), key=lambda some: min(p.chance for p in some))
        alone = [some[0] for _, some in ways if len(some) == 1]
        seen = [r for p in alone or weakest for r in p.runs]
        made = Candidate(
            kind=kind,
            count=count,
            open=any(n.run.open for n in seen),
            parties=frozenset(number[id(p)] for _, some in ways for p in some),
            runs=tuple(n.run for n in seen),
        )
        made.traits |= _traits_of_chance(made, said, found, weakest)
        made.traits |= _traits_of_ways({way for way, _ in ways}, found)
        made.traits |= _traits_of_place(document, seen, made)
        made.traits |= _traits_of_mass(made, [r for p in found for r in p.runs], [r for p in alone for r in p.runs], seen)
        made.traits |= _traits_of_tallies(tallies, kind, count)
        yield made


def odds(chance: float) -> float:
    """Logarithm of the odds, kept within bounds."""
    kept = min(max(chance, 1e-3), 1 - 1e-3)
    return math.log(kept / (1 - kept))


def _highest(chances: Iterable[float]) -> float:
    return odds(max(chances, default=_NO_CHANCE))


def _traits_of_chance(made: Candidate, said: dict[int, float], found: Sequence[Party], weakest: list[Party]) -> dict[str, float]:
    count = made.count
    own = odds(said[count])
    larger = _highest(chance for other, chance in said.items() if other > count)
    strong = [p for p in found if p.chance > _STRONG and p.count]
    one = float(count == 1)
    return {
        "always": 1.0,
        "said": own,
        "said of its parts": odds(min(p.chance for p in weakest)),
        "larger": larger,
        "smaller": _highest(chance for other, chance in said.items() if other < count),
        "most certain": _highest(p.chance for p in found) - own,
        "most certain number": _highest(p.chance for p in found if p.kind == "number" and p.count > 1),
        "one": one,
        "one, larger": larger * one,
        "one, said": own * one,
        "size": math.log(count) if count else 0.0,
        "everybody": float(sum(p.count for p in strong) == count),
        "largest": float(count == max((c for c, chance in said.items() if chance > _STRONG), default=0)),
        "injured": float(made.kind),
    }


def _traits_of_ways(ways: set[str], found: Sequence[Party]) -> dict[str, float]:
    strong = [p for p in found if p.chance > _STRONG and p.count]
    known = ("number", "name", "single", "names", "sentence", "passage", "all", "one by one", "and names", "groups")
    return (
        {f"way: {way}": float(way in ways) for way in known}
        | {"way: not named": float(bool(ways & {"not named", "and singles", "pair"})), "ways": len(ways) / 3}
        | {f"how many: {kind}": sum(p.kind == kind for p in strong) / 3 for kind in ("name", "single", "number")}
        | {"passages of all": len({p.runs[0].run.passage for p in strong}) / 3}
    )


def _traits_of_place(document: Document, seen: list[Named], made: Candidate) -> dict[str, float]:
    size = max(1, len(document.tokens))
    return {
        "often": min(len(seen), 6) / 3,
        "early": min(n.run.first for n in seen) / size,
        "passages": len({n.run.passage for n in seen}) / 2,
        "a": float(any(n.run.article in ("a", "an") for n in seen)),
        "the": float(any(n.run.article in ("the", "this", "these") for n in seen)),
        "length": min(size, 1500) / 1000,
        "otherwise harmed": _highest(n.chances[1 - made.kind] for n in seen),
    }


def _traits_of_mass(made: Candidate, every: list[Named], alone: list[Named], seen: list[Named]) -> dict[str, float]:
    mass = math.log(sum(n.chances[made.kind] for n in every) + 0.05)
    own = [n.chances[made.kind] for n in alone]
    return {
        "mass": sum(own) / 3,
        "mass of all": mass,
        "one, mass of all": mass * (made.count == 1),
        "second": odds(sorted((n.chances[made.kind] for n in seen), reverse=True)[1]) if len(seen) > 1 else odds(_NO_CHANCE),
    }


def _traits_of_tallies(tallies: Sequence[Tally], kind: int, count: int) -> dict[str, float]:
    same = [t for t in tallies if t.category == KINDS[kind] and t.low == count]
    return {
        "asserted tally": float(any(t.auxiliary == "asserted" for t in same)),
        "other tally": float(any(t.auxiliary != "asserted" for t in same)),
    }

"""How often persons say what the machine says, and what other persons say.

Cohen's kappa for two persons (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960),
Krippendorff's alpha for any number of them, values missing where somebody did not judge (K. Krippendorff, "Computing Krippendorff's
alpha-reliability", 2011); both for nominal values: two values agree or they do not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.model import Correction
from dateline.model.correction import Anchor, TargetKind
from dateline.model.inforce import in_force

READ_AT_ALL = "read at all"
GROUPED = "grouped rightly"
TWO = 2

Judged = tuple[str, str]
"""Kind and field of what was judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithMachine:
    """How often persons say of a value what the machine said.

    Attributes:
        kind, field: what was judged. `read at all`: whether it is no misreading; `grouped rightly`: whether events of an incident are one.
        looked_at: values that persons judged; of each person the latest word on a value.
        agreed: of those, how many the machine had right.
    """

    kind: TargetKind
    field: str
    looked_at: int
    agreed: int

    @property
    def share(self) -> float:
        """Agreed of looked at, 0 to 1."""
        return self.agreed / self.looked_at


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenPersons:
    """How often persons who judged the same values say the same.

    Attributes:
        kind, field: what was judged.
        persons: their names; two, or all who judged.
        both: values at least two of them judged.
        agreed: of those, how many all of them who judged judged alike.
        kappa: Cohen's kappa of two persons; None for more, and where one value is all they ever gave.
        alpha: Krippendorff's alpha; None where one value is all they ever gave.
    """

    kind: TargetKind
    field: str
    persons: tuple[str, ...]
    both: int
    agreed: int
    kappa: float | None
    alpha: float | None

    @property
    def share(self) -> float:
        """Agreed of both, 0 to 1."""
        return self.agreed / self.both


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement over a log of corrections in force."""

    with_machine: tuple[WithMachine, ...]
    between_persons: tuple[BetweenPersons, ...]


@dataclass(frozen=True, slots=True)
class _Judgement:
    value: str
    right: bool  # whether the machine said the same


Where = tuple[TargetKind, str, str]
"""Kind, what and field: one value that can be judged."""


def agreement(corrections: Iterable[Correction]) -> Agreement:
    """Agreement over these corrections, those taken back left out; what persons did to each other's values counts as they left it."""
    said: dict[Where, dict[str, _Judgement]] = defaultdict(dict)
    for correction in in_force(corrections).corrections:
        for where, judgement in _judgements(correction):
            said[where][correction.author] = judgement
    return Agreement(with_machine=tuple(_with_machine(said)), between_persons=tuple(_between(said)))


def _judgements(correction: Correction) -> Iterator[tuple[Where, _Judgement]]:
    if correction.action in ("merge", "split") or (correction.action == "accept" and not correction.values):
        right = correction.action == "accept"
        yield ("event", _name(*correction.anchors), GROUPED), _Judgement(correction.action, right)
        return
    if correction.action not in ("accept", "edit", "reject"):
        return
    (anchor,) = correction.targets
    no = correction.action == "reject"
    yield (anchor.kind, _name(anchor), READ_AT_ALL), _Judgement("no" if no else "yes", not no)
    if not no:
        for v in correction.values:
            yield (anchor.kind, _name(anchor), v.field), _Judgement(v.value, v.value == v.was)


def _name(*anchors: Anchor) -> str:
    """What is judged, by its words: ids may have moved between two judgements."""
    return ";".join(sorted(f"{a.report_id}:{a.spans[0].start}-{a.spans[0].end}:{a.nature or ''}" for a in anchors))


def _with_machine(said: Mapping[Where, Mapping[str, _Judgement]]) -> Iterator[WithMachine]:
    looked: Counter[tuple[TargetKind, str]] = Counter()
    agreed: Counter[tuple[TargetKind, str]] = Counter()
    for (kind, _, field), by in said.items():
        looked[kind, field] += len(by)
        agreed[kind, field] += sum(j.right for j in by.values())
    for kind, field in sorted(looked):
        yield WithMachine(kind=kind, field=field, looked_at=looked[kind, field], agreed=agreed[kind, field])


def _between(said: Mapping[Where, Mapping[str, _Judgement]]) -> Iterator[BetweenPersons]:
    units: dict[tuple[TargetKind, str], list[Mapping[str, str]]] = defaultdict(list)
    for (kind, _, field), by in said.items():
        if len(by) >= TWO:
            units[kind, field].append({author: j.value for author, j in by.items()})
    for kind, field in sorted(units):
        values = units[kind, field]
        persons = sorted({author for unit in values for author in unit})
        pairs = [*combinations(persons, TWO)]
        groups = [*pairs, tuple(persons)] if len(persons) > TWO else pairs
        for group in groups:
            row = _of_group(kind, field, group, values)
            if row is not None:
                yield row


def _of_group(kind: TargetKind, field: str, persons: tuple[str, ...], units: Sequence[Mapping[str, str]]) -> BetweenPersons | None:
    shared = [{p: unit[p] for p in persons if p in unit} for unit in units]
    shared = [unit for unit in shared if len(unit) >= TWO]
    if not shared:
        return None
    return BetweenPersons(
        kind=kind,
        field=field,
        persons=persons,
        both=len(shared),
        agreed=sum(len(set(unit.values())) == 1 for unit in shared),
        kappa=kappa([(unit[persons[0]], unit[persons[1]]) for unit in shared]) if len(persons) == TWO else None,
        alpha=alpha([list(unit.values()) for unit in shared]),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two persons' values, one pair a unit; None where chance alone would make them agree always."""
    n = len(pairs)
    first, second = (Counter(pair[who] for pair in pairs) for who in (0, 1))
    observed = sum(a == b for a, b in pairs) / n
    chance = sum(first[value] * second[value] for value in first) / n**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal values; each unit holds the values of those who judged it, at least two; None where all values are one."""
    observed, totals = 0.0, Counter[str]()
    for unit in units:
        counts, m = Counter(unit), len(unit)
        totals += counts
        observed += sum(n * (m - n) for n in counts.values()) / (m - 1)
    n = totals.total()
    expected = sum(c * (n - c) for c in totals.values()) / (n - 1)
    return None if expected == 0 else 1 - observed / expected

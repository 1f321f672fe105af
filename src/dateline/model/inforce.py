"""Which corrections are in force: a pure function of their set, whatever the order they come in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.correction import Correction

_OF_ANOTHER = ("undo", "keep")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """Corrections that nobody has taken back.

    Attributes:
        corrections: without those that are about another, oldest first.
        keeps: by id of the correction it keeps, the latest word that it stays.
        by_report: the corrections that speak of each report.
    """

    corrections: tuple[Correction, ...]
    keeps: Mapping[str, Correction]
    by_report: Mapping[str, Sequence[Correction]]

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports they speak of."""
        return tuple(sorted(self.by_report))


def in_order(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Each correction once, by time and id."""
    return tuple(sorted({c.id: c for c in corrections}.values(), key=lambda c: (c.made, c.id)))


def undone(corrections: Iterable[Correction]) -> frozenset[str]:
    """Ids of the corrections that are taken back by a later one which is not taken back itself."""
    gone: set[str] = set()
    for correction in reversed(in_order(corrections)):
        if correction.action == "undo" and correction.of is not None and correction.id not in gone:
            gone.add(correction.of)
    return frozenset(gone)


def in_force(corrections: Iterable[Correction]) -> InForce:
    """The corrections that nobody has taken back."""
    ordered = in_order(corrections)
    gone = undone(ordered)
    standing = tuple(c for c in ordered if c.id not in gone)
    keeps = {c.of: c for c in standing if c.action == "keep" and c.of is not None}
    kept = tuple(c for c in standing if c.action not in _OF_ANOTHER)
    by_report: dict[str, list[Correction]] = defaultdict(list)
    for correction in kept:
        for report_id in dict.fromkeys(a.report_id for a in correction.anchors):
            by_report[report_id].append(correction)
    return InForce(corrections=kept, keeps=keeps, by_report=by_report)

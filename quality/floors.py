"""Floors: what was reached once and may not be lost silently."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

SLACK = 0.3  # points; parsers differ that much between processors


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one measure, and the hash of the gold it was measured on."""

    measure: str
    metric: str
    value: float
    sha256: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two figures comparable."""
        return self.measure, self.metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """A floor that was lowered on purpose."""

    measure: str
    metric: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """All floors, and the history of those that were lowered."""

    floors: tuple[Figure, ...] = ()
    regressions: tuple[Regression, ...] = field(default=())

    def floor(self, figure: Figure) -> Figure | None:
        """The floor of a figure; None where there is none yet."""
        return next((f for f in self.floors if f.key == figure.key), None)

    def verdict(self, figure: Figure) -> str:
        """`ok`, `below`, `new` (no floor yet) or `other gold` (the floor was measured on another file)."""
        floor = self.floor(figure)
        if floor is None:
            return "new"
        if floor.sha256 != figure.sha256:
            return "other gold"
        return "below" if figure.value < floor.value - SLACK else "ok"

    def missing(self, figures: Iterable[Figure]) -> list[Figure]:
        """Floors nobody measured this time."""
        seen = {f.key for f in figures}
        return [f for f in self.floors if f.key not in seen]

    def raised(self, figures: Sequence[Figure], allow_regression: str | None = None) -> "Floors":
        """Floors after a measurement: higher figures replace lower ones; lower ones only with a reason, which is kept."""
        changed = {f.key: f for f in self.floors}
        noted = list(self.regressions)
        for figure in figures:
            floor = changed.get(figure.key)
            comparable = floor is not None and floor.sha256 == figure.sha256
            if floor is None or (comparable and figure.value > floor.value):
                changed[figure.key] = figure
            elif allow_regression and (not comparable or self.verdict(figure) == "below"):
                changed[figure.key] = figure
                noted.append(
                    Regression(
                        measure=figure.measure,
                        metric=figure.metric,
                        before=floor.value,
                        after=figure.value,
                        reason=allow_regression,
                    )
                )
        return Floors(floors=tuple(changed[k] for k in sorted(changed)), regressions=tuple(noted))


def load(path: Path) -> Floors:
    """Floors from a file; none where there is no file yet."""
    if not path.exists():
        return Floors()
    plain = json.loads(path.read_text(encoding="utf-8"))
    return Floors(
        floors=tuple(Figure(**f) for f in plain["floors"]),
        regressions=tuple(Regression(**r) for r in plain["regressions"]),
    )


def save(floors: Floors, path: Path) -> None:
    """Write floors, one line each, so that a change is one line of a diff."""
    parts = [f'"{name}": [\n' + ",\n".join("  " + json.dumps(asdict(x)) for x in entries) + "\n]" for name, entries in _lists(floors)]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _lists(floors: Floors) -> list[tuple[str, tuple[Figure, ...] | tuple[Regression, ...]]]:
    return [("floors", floors.floors), ("regressions", floors.regressions)]

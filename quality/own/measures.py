"""The sentences of our own as measures of `make quality`: they need no public material, and each set has a part that tuning never saw."""

import hashlib
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from quality.floors import Figure
from quality.own import chains, copies, counts, days, disputes, modes, names, places, speakers, stances, types
from quality.own.chain_cases import load_cases
from quality.own.chains import statements_in

FOLDS = 5
Scored = Callable[[Path], dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMeasure:
    """A row `own` of measures.toml: metrics are names of the set's own scores."""

    name: str
    set: str
    file: str
    metrics: tuple[str, ...]


def load_own(path: Path) -> list[OwnMeasure]:
    """Own measures in the order of the file."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("own", [])
    return [OwnMeasure(**{**row, "metrics": tuple(row["metrics"])}) for row in rows]


def own_figures(measure: OwnMeasure) -> list[Figure]:
    """The figures of one part of one set, in percent."""
    path = Path(__file__).parent / measure.file
    found = SETS[measure.set](path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return [Figure(measure=measure.name, metric=m, value=round(100 * found[m], 2), sha256=sha256) for m in measure.metrics]


def _chains(path: Path) -> dict[str, float]:
    return chains.scores([chains.judge(case, statements_in(case.text)) for case in load_cases(path)])


def _stances(path: Path) -> dict[str, float]:
    return stances.scores([stances.judge(case, statements_in(case.text)) for case in stances.load_cases(path)])


def _modes(path: Path) -> dict[str, float]:
    return modes.scores(modes.judge_all(modes.load_cases(path), modes.events_in))


def _counts(path: Path, *, aside: bool) -> dict[str, float]:
    return counts.scores(counts.judged(aside=aside, path=path))  # the annotations of both halves stand in one file


def _days(path: Path) -> dict[str, float]:
    return days.scores([days.judge(case, days.times_in(case.text, case.published)) for case in days.load_cases(path)])


def _disputes(path: Path) -> dict[str, float]:
    return disputes.scores(disputes.judged(path))


def _names(path: Path) -> dict[str, float]:
    return names.scores(names.judge_all(names.load_pairs(path)))


def _places(path: Path) -> dict[str, float]:
    return places.scores([verdict for case in places.load_cases(path) for verdict in places.judge(case)])


def _speakers(path: Path, *, aside: bool) -> dict[str, float]:
    asked = [v for v in speakers.judged(aside=aside, path=path) if v.case.kind != "name"]
    return {"right": speakers.share(asked, "right"), "right or unknown": 1 - speakers.share(asked, "wrong")}


def _types(path: Path, *, aside: bool) -> dict[str, float]:
    del path  # as above: one file of both halves
    return {"right": types.share(v.is_right for v in types.judged(aside=aside))}


def _main_events(path: Path) -> dict[str, float]:
    """Weights learned from four fifths, judged on the rest."""
    del path  # the tool knows where its examples stand
    from tools import main_event  # SciPy is slow to load, and only this needs it

    sys.path.insert(0, str(main_event.GOLD))
    return {name: value / 100 for name, value in main_event.cross_validated(list(main_event.examples()), FOLDS).items()}


SETS: dict[str, Scored] = {
    "chains": _chains,
    "stances": _stances,
    "modes": _modes,
    "counts": partial(_counts, aside=False),
    "counts kept back": partial(_counts, aside=True),
    "main events": _main_events,
    "copies": copies.scores,
    "days": _days,
    "disputes": _disputes,
    "names": _names,
    "places": _places,
    "speakers": partial(_speakers, aside=False),
    "speakers kept back": partial(_speakers, aside=True),
    "types": partial(_types, aside=False),
    "types kept back": partial(_types, aside=True),
}
ON_GOLD = frozenset(
    {"copies", "counts", "counts kept back", "main events", "speakers", "speakers kept back", "types", "types kept back"}
)  # offsets into public test material: not measured where that is absent

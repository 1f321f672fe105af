"""The accuracy gate: `make quality`.

Runs every measure of measures.toml and of quality/own/ and compares with floors.json. `--update` raises floors; a floor is lowered only by
`--update --allow-regression "why"`, and the reason stays in the file.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from quality.floors import Figure, Floors, load, save
from quality.measure import Measure, MeasureError, figures, load_measures
from quality.own.measures import ON_GOLD, OwnMeasure, load_own, own_figures

OWN = "own"  # with --only: the sentences of our own
HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 all floors held or skipped, 1 a floor is not held or a measure failed."""
    options = _options(arguments)
    floors = load(options.floors)
    there = options.gold.is_dir()
    chosen = [m for m in load_measures(options.measures) if there and (not options.only or m.task in options.only)]
    found, failed = _measure_all(chosen, floors, options)
    if not options.only or OWN in options.only:
        found += _measure_own([m for m in load_own(options.measures) if there or m.set not in ON_GOLD], floors)
    if not there:
        print(f"quality: SKIPPED all but the sentences of our own: the public test material is not at {options.gold}")
    if options.update:
        floors = floors.raised(found, options.allow_regression)
        save(floors, options.floors)
    return _report(found, failed, floors, complete=there and not options.only)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--allow-regression", metavar="WHY", help="with --update: lower floors too, for this reason")
    parser.add_argument("--only", action="append", metavar="TASK", help="only the measures of this task, or `own` (may be repeated)")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the public test material")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.json")
    parser.add_argument("--measures", type=Path, default=HERE / "measures.toml")
    parser.add_argument("--program", nargs="+", default=[str(Path(sys.executable).with_name("dateline"))], help="the program to measure")
    options = parser.parse_args(arguments)
    if options.allow_regression is not None and not (options.update and options.allow_regression.strip()):
        parser.error("--allow-regression needs --update and a reason")
    return options


def _measure_all(measures: Sequence[Measure], floors: Floors, options: argparse.Namespace) -> tuple[list[Figure], list[str]]:
    found: list[Figure] = []
    failed: list[str] = []
    print(f"{'measure':38} {'figure':22} {'value':>7} {'floor':>7}")
    with tempfile.TemporaryDirectory(prefix="dateline-quality-") as work:
        for measure in measures:
            start = time.monotonic()
            try:
                new = figures(measure, options.gold, options.program, Path(work))
            except MeasureError as error:
                failed.append(f"{measure.name}: {error}")
                print(f"{measure.name:38} FAILED")
                continue
            found += new
            _show(new, floors, time.monotonic() - start)
    return found, failed


def _measure_own(measures: Sequence[OwnMeasure], floors: Floors) -> list[Figure]:
    found: list[Figure] = []
    for measure in measures:
        start = time.monotonic()
        new = own_figures(measure)
        found += new
        _show(new, floors, time.monotonic() - start)
    return found


def _show(new: Sequence[Figure], floors: Floors, seconds: float) -> None:
    for figure in new:
        floor = floors.floor(figure)
        shown = f"{floor.value:7.1f}" if floor else "      –"
        took = f"  ({seconds:.0f} s)" if figure is new[0] else ""
        print(f"{figure.measure:38} {figure.metric:22} {figure.value:7.1f} {shown}  {floors.verdict(figure)}{took}", flush=True)


def _report(found: Sequence[Figure], failed: Sequence[str], floors: Floors, *, complete: bool) -> int:
    below = [f for f in found if floors.verdict(f) in {"below", "other gold"}]
    missing = floors.missing(found) if complete else []
    for message in failed:
        print(f"\nFAILED {message}")
    for figure in below:
        print(f"\n{figure.measure}, {figure.metric}: {figure.value:.1f} does not hold its floor ({floors.verdict(figure)}).")
    for figure in missing:
        print(f"\n{figure.measure}, {figure.metric}: has a floor and was not measured.")
    if failed or below or missing:
        print("\nRepair it, or lower the floor openly: make quality ARGS='--update --allow-regression \"why\"'")
        return 1
    print(f"\nquality: {len(found)} figures hold their floors")
    return 0


if __name__ == "__main__":
    sys.exit(main())

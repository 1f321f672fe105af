"""Learn which runs of words name places and which place each means: `python -m tools.places`.

Prints the levels by halves and over five folds (no report is judged by what was learned from it) and writes `places_weights.toml`. Reading the
reports takes a few minutes, once (see READ in settings.py). Needs SciPy, which the development group has.
"""

from tools.places import settings
from tools.places.examples import examples
from tools.places.learn import learned
from tools.places.levels import levels
from tools.places.write import write


def main() -> None:
    """Learn, measure, write."""
    if not settings.GOLD.exists():
        raise SystemExit(f"There is nothing to learn from: {settings.GOLD} is missing (places in JSON lines).")
    known = examples()
    levels(known)
    write(learned(known))
    print(f"Written to {settings.WEIGHTS}.")


if __name__ == "__main__":
    main()

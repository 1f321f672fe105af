"""Learn which people a report names as an incident's victims, and which counts to choose: `python -m tools.victims`.

Prints the levels over five folds (no report is judged by what was learned from it) and writes `victims.tsv.xz` and the weights of
`casualties.toml`. No more than NumPy is needed. Reading the reports takes ten minutes, once (see READ in settings.py).
"""

from tools.victims import settings
from tools.victims.learn import learn


def main() -> None:
    """Learn, measure, write."""
    if not settings.REPORTS.exists():
        raise SystemExit(f"There is nothing to learn from: {settings.REPORTS} is missing (MUC-4 in JSON lines).")
    learn()


if __name__ == "__main__":
    main()

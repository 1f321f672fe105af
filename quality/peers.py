"""Attribution by Dateline and by quotation extractors of the package index, on the same texts, in one table: `make peers`.

Each system runs in a process of its own, the others' in .venv-peers/ (requirements/peers.txt); the scorer is the one that comes with the
test material. `--write` puts the table into docs/reference/peers.md.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
GOLD = ROOT.parent / "shared" / "gold"
PAGE = ROOT / "docs" / "reference" / "peers.md"
BEGIN, END = "<!-- table: make peers -->\n", "<!-- end of table -->\n"
_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
SYSTEMS: Mapping[str, tuple[str, Path]] = {
    "dateline": ("**Dateline** {}", Path(sys.executable)),
    "textacy": ("textacy {}, `direct_quotations`", _PYTHON),
    "sayswho": ("sayswho {}, `quote_finder`", _PYTHON),
}
HEADINGS = (
    "system",
    "attribution F",
    "triple F",
    "indirect F",
    "quoted F",
    "exact spans F (source/cue/content)",
    "documents per CPU-second",
)


class PeerError(Exception):
    """A system or the scorer ended with an error; the message holds what it printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a system reached (the scorer's own figures) and how fast it was (median over rounds)."""

    system: str
    version: str
    scores: Mapping[str, Any]
    per_second: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 measured or skipped, 1 a system failed."""
    options = _options(arguments)
    texts, scorer = options.gold / "attribution" / "dev.jsonl", options.gold / "attribution" / "score_attribution.py"
    if not texts.is_file():
        print(f"peers: SKIPPED, nothing was measured: the public test material is not at {texts}")
        return 0
    ready = [system for system, (_, python) in SYSTEMS.items() if python.exists()]
    for system in SYSTEMS.keys() - set(ready):
        print(f"peers: {system} SKIPPED: `make peers` sets up .venv-peers/ for it")
    try:
        results = measure(ready, texts, scorer, options.rounds)
    except PeerError as error:
        print(f"peers: FAILED: {error}")
        return 1
    shown = table(results)
    print(shown, end="")
    if options.write:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), shown), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1, help="how often each system runs, in turn; the speed is the median")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the public test material")
    return parser.parse_args(arguments)


def measure(systems: Sequence[str], texts: Path, scorer: Path, rounds: int) -> list[Result]:
    """Run and score the systems, in turn.

    Raises:
        PeerError: one of them failed, or the scorer did.
    """
    speeds: dict[str, list[float]] = {system: [] for system in systems}
    results = []
    with tempfile.TemporaryDirectory(prefix="dateline-peers-") as work:
        predictions = Path(work) / "predictions.jsonl"
        for number in range(rounds):
            for system in systems:
                run = _run([str(SYSTEMS[system][1]), str(HERE / "peer_run.py"), system, str(texts), str(predictions)])
                speeds[system].append(run["documents"] / run["cpu_seconds"])
                if number == rounds - 1:
                    scores = _run([sys.executable, str(scorer), str(texts), str(predictions), "--json"])
                    speed = statistics.median(speeds[system])
                    results.append(Result(system=system, version=run["version"], scores=scores, per_second=speed))
    return results


def _run(command: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise PeerError(f"{' '.join(command)}\nended with status {done.returncode}:\n{done.stderr[-2000:]}")
    printed: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return printed


def table(results: Sequence[Result]) -> str:
    """The results as a Markdown table."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *map(_row, results)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(result: Result) -> tuple[str, ...]:
    kinds, spans = result.scores["attr"], result.scores["span_exact"]
    figures = (kinds["all"]["f"], kinds["all"]["triple"]["f"], kinds["indirect"]["f"], kinds["quoted"]["f"])
    exact = "/".join(f"{100 * spans[role]['f']:.0f}" for role in ("source", "cue", "content"))
    name = SYSTEMS[result.system][0].format(result.version)
    return (name, *(f"{100 * figure:.1f}" for figure in figures), exact, f"{result.per_second:.1f}")


def written(page: str, shown: str) -> str:
    """The page with the table in its place.

    Raises:
        ValueError: the page has no place for it.
    """
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{PAGE.name} has lost the lines {BEGIN.strip()} and {END.strip()}")
    return before + BEGIN + "\n" + shown + "\n" + END + after


if __name__ == "__main__":
    sys.exit(main())

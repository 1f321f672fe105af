"""What the store and fusing cost with ever more reports: kept one by one and in batches, given back, and made one record."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from bench.many import BATCH, ROOT, readings

FEWEST = 200
SINGLY = 500  # reports that are added one by one
KIB = 1024


def sizes(most: int) -> list[int]:
    """A hundredth, a tenth and all of the most reports asked for, but for numbers too small to say anything."""
    return [n for n in (most // 100, most // 10, most) if n >= FEWEST or n == most]


def measure(sizes: Sequence[int]) -> str:
    """The table; every size in a process of its own, so that peaks of memory are its own."""
    found = []
    for size in sizes:
        command = [sys.executable, "-m", "bench.storing", "--reports", str(size)]
        found.append(json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout))
    return table(found)


def table(found: Sequence[dict[str, Any]]) -> str:
    """Reports a CPU-second by step and size."""
    lines = [
        "reports a CPU-second, SQLite; the record is made of all reports at once",
        f"{'reports':>9} {'one by one':>11} {'in batches':>11} {'given back':>11} {'fused':>8} {'fusing, s':>10} {'incidents':>10} {'disputes':>9} {'ledgers':>8} {'peak memory':>12}",
    ]
    for row in found:
        n = row["reports"]
        lines.append(
            f"{n:9,} {row['singly'] / row['one by one']:11,.0f} {n / row['in batches']:11,.0f} {n / row['given back']:11,.0f} {n / row['fused']:8,.0f} "
            f"{row['fused']:10.1f} {row['incidents']:10,} {row['disputes']:9,} {row['ledgers']:8,} {row['peak MiB']:8,.0f} MiB"
        )
    return "\n".join(lines)


def measured(reports: int) -> dict[str, Any]:
    """CPU-seconds of every step over so many reports."""
    from dateline.fuse import fuse
    from dateline.store import Store

    row: dict[str, Any] = {"reports": reports, "singly": min(SINGLY, reports)}
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        with Store.open(Path(folder) / "singly.sqlite") as store:
            made = list(readings(row["singly"]))
            start = time.process_time()
            for reading in made:
                store.add(reading)
            row["one by one"] = time.process_time() - start
        with Store.open(Path(folder) / "batches.sqlite") as store:
            row["in batches"] = 0.0
            stream = readings(reports)
            while batch := list(islice(stream, BATCH)):
                start = time.process_time()
                store.add_all(batch)
                row["in batches"] += time.process_time() - start
            start = time.process_time()
            given = list(store.readings())
            row["given back"] = time.process_time() - start
        start = time.process_time()
        record = fuse(given)
        row["fused"] = time.process_time() - start
    row |= {"incidents": len(record.incidents), "disputes": len(record.disputes), "ledgers": len(record.tolls)}
    row["peak MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
    return row


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one row as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.storing", description=__doc__)
    parser.add_argument("--reports", type=int, required=True)
    print(json.dumps(measured(parser.parse_args(arguments).reports)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

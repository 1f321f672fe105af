"""How long the desk's pages take with many reports in the store: asked for over HTTP, one after the other."""

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
WAIT_SECONDS = 60
WORDS = ("dockers", "hospital", "union", "guards", "company", "strike", "terminal", "families", "court", "commander")
# A wide query finds thousands of reports; a page of their record is drawn from the newest 300 of them.
KINDS = {
    "home": "/",
    "list of reports": "/reports?q={word}+published:2026-03-{day:02}",
    "search": "/search?q={word}+published:2026-03-{day:02}",
    "events, by type": "/events?q=type:ASSAULT+{word}+published:2026-03-{day:02}",
    "counts": "/tallies?q=killed:%3E%3D{n}",
    "report": "/reports/{id}",
    "claims": "/claims?q={word}+published:2026-03-{day:02}",
    "tolls": "/tolls?q={word}+published:2026-03-{day:02}",
    "timeline": "/timeline?q={word}+published:2026-03-{day:02}",
    "map": "/map?q={word}+published:2026-03-{day:02}",
    "claims, wide": "/claims?q={word}+or+x{n}",
    "tolls, wide": "/tolls?q={word}+or+x{n}",
    "API, statements": "/api/v1/statements?q={word}+published:2026-03-{day:02}&limit=100",
}


def measure(reports: int, requests: int) -> str:
    """The table of `requests` requests for every kind of page over a store of `reports` reports."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        store = Path(name) / "many.sqlite"
        subprocess.run([sys.executable, "-m", "bench.many", "--reports", str(reports), str(store)], cwd=ROOT, check=True)
        with _desk(store) as (address, process):
            ids = [row["report_id"] for row in _json(f"{address}/api/v1/reports?limit={requests}")["rows"]]
            timed = {kind: [_seconds(address + _path(path, n, ids)) for n in range(requests)] for kind, path in KINDS.items()}
            peak = _peak_mib(process.pid)
    return table(timed, reports, peak)


def table(timed: dict[str, list[float]], reports: int, peak_mib: float) -> str:
    """Milliseconds of every kind of page: median, 95th percentile, worst."""
    lines = [
        f"{reports:,} reports in the store; every request asks for something else",
        f"{'':18} {'median':>8} {'p95':>8} {'worst':>8}  ms",
    ]
    for kind, seconds in [*timed.items(), ("all pages", [s for found in timed.values() for s in found])]:
        ms = sorted(1000 * s for s in seconds)
        lines.append(f"{kind:18} {statistics.median(ms):8.0f} {percentile(ms, 95):8.0f} {ms[-1]:8.0f}")
    lines.append(f"peak memory of the desk: {peak_mib:.0f} MiB")
    return "\n".join(lines)


def percentile(ordered: Sequence[float], percent: int) -> float:
    """The value that `percent` of the ordered values do not pass (nearest rank)."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _path(pattern: str, n: int, ids: Sequence[str]) -> str:
    return pattern.format(word=WORDS[n % len(WORDS)], n=n + 1, day=n % 9 + 1, id=ids[n % len(ids)])


def _seconds(address: str) -> float:
    start = time.monotonic()
    with urlopen(address, timeout=WAIT_SECONDS) as answer:
        answer.read()
    return time.monotonic() - start


def _json(address: str) -> dict[str, list[dict[str, str]]]:
    with urlopen(address, timeout=WAIT_SECONDS) as answer:
        found: dict[str, list[dict[str, str]]] = json.load(answer)
    return found


@contextmanager
def _desk(store: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("dateline")), "serve", "--store", str(store), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.terminate()


def _wait(address: str) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            _seconds(address)
        except OSError:
            if time.monotonic() > until:
                sys.exit(f"{address} does not answer.")
            time.sleep(0.1)
        else:
            return


def _peak_mib(pid: int) -> float:
    """The most memory a process has had (Linux: VmHWM)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return float("nan")

"""What watching costs: articles of one feed, fetched over HTTP on this machine and read into a new store."""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from bench.reading import texts

_FEED = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Bench</title><link>{base}/</link><description>Bench</description>{items}</channel></rss>'
_ITEM = "<item><title>Report {n}</title><link>{base}/{n}.html</link><guid>{base}/{n}</guid><pubDate>Mon, 03 Mar 2031 08:00:00 +0000</pubDate></item>"
_PAGE = '<!doctype html><html lang="en"><head><title>Report {n}</title></head><body><nav><a href="/">Front page</a></nav><article><h1>Report {n}</h1>{body}</article></body></html>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one command needed: seconds on the clock, CPU-seconds of it and its helpers, peak memory of the largest process."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


def measure(limit: int) -> str:
    """The table: watching a feed of `limit` articles, and adding the same articles from a file."""
    articles = texts(limit)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        reports = (json.dumps({"text": text, "outlet": "Bench", "published": "2031-03-03"}) for text in articles)
        (folder / "reports.jsonl").write_text("\n".join(reports) + "\n", encoding="utf-8")
        added = _run("add", str(folder / "reports.jsonl"), "--store", str(folder / "added.sqlite"))
        with _feed(articles) as address:
            sources = f'[fetch]\nallow = ["127.0.0.1/32"]\ndelay = "0s"\n\n[[source]]\noutlet = "Bench"\nurl = "{address}/feed"\n'
            (folder / "sources.toml").write_text(sources, encoding="utf-8")
            watched = _run("watch", "--once", "--sources", str(folder / "sources.toml"), "--store", str(folder / "watched.sqlite"))
    rows = [("dateline watch --once", watched), ("dateline add, same texts", added)]
    lines = [
        f"{len(articles)} articles of one feed, start of the program included",
        f"{'':26} {'reports/s':>10} {'reports/CPU-s':>14} {'peak memory':>12}",
    ]
    for label, run in rows:
        lines.append(f"{label:26} {len(articles) / run.seconds:10.2f} {len(articles) / run.cpu_seconds:14.2f} {run.peak_mib:8.0f} MiB")
    lines.append(f"Watching costs {watched.cpu_seconds / added.cpu_seconds:.2f} x adding, in CPU-seconds")
    return "\n".join(lines)


def _run(*arguments: str) -> Run:
    """Run a command of Dateline; memory and time are the operating system's own accounting (wait4 of it and its children)."""
    program = str(Path(sys.executable).with_name("dateline"))
    start = time.monotonic()
    child = os.posix_spawn(program, [program, *arguments], {**os.environ, "OMP_NUM_THREADS": "1"}, file_actions=_silent())
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"`dateline {arguments[0]}` ended with status {os.waitstatus_to_exitcode(status)}.")
    return Run(seconds=seconds, cpu_seconds=used.ru_utime + used.ru_stime, peak_mib=_peak(used))


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / 1024


def _silent() -> list[tuple[int, int, str, int, int]]:
    return [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]


@contextmanager
def _feed(articles: Sequence[str]) -> Iterator[str]:
    """A feed of the articles and their pages on this machine, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = _answer(self.path, articles, f"http://{self.headers['Host']}")
            self.send_response(200 if found else 404)
            body = (found or "").encode("utf-8", "surrogatepass")
            self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


def _answer(path: str, articles: Sequence[str], base: str) -> str | None:
    if path == "/feed":
        return _FEED.format(base=base, items="".join(_ITEM.format(n=n, base=base) for n in range(len(articles))))
    name = path.removeprefix("/").removesuffix(".html")
    if not name.isdecimal() or int(name) >= len(articles):
        return None
    body = "".join(f"<p>{escape(p)}</p>" for p in articles[int(name)].split("\n") if p.strip())
    return _PAGE.format(n=name, body=body)

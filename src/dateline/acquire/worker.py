"""A process of its own for what takes foreign bytes apart: it can be killed, may use so much memory and time, and is used again."""

import json
import os
import select
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from types import TracebackType
from typing import Any, Self, TypeVar

from dateline.acquire.feeds import Feed
from dateline.acquire.html import Page
from dateline.model import DatelineError, errors
from dateline.model.codec import from_plain
from dateline.model.errors import Crashed, FetchFailed, NotInstalled

HEAD = struct.Struct(">I")
MOST_REPLY = 64 * 1024 * 1024
START_SECONDS = 60
NEEDED = ("feedparser", "lxml", "protego", "trafilatura", "urllib3", "warcio")
_CODES = {k.code: k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, DatelineError)}
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one task may take in the worker: seconds, and bytes of memory for the process as a whole."""

    seconds: float = 15
    memory: int = 1024 * 1024 * 1024


def check_installed() -> None:
    """See that what fetches and takes apart pages is there.

    Raises:
        NotInstalled: it is not.
    """
    if any(find_spec(name) is None for name in NEEDED):
        raise NotInstalled("Fetching, and reading HTML and WARC, needs an extra: pip install 'dateline[watch]'.")


class Worker:
    """Takes feeds and pages apart in another process. For one thread; a context that ends the process."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._process: subprocess.Popen[bytes] | None = None
        self._pipes: _Pipes | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def feed(self, raw: bytes, *, content_type: str, url: str) -> Feed:
        """The entries of a feed.

        Raises:
            FetchFailed: it is no feed, or takes too much time or memory.
        """
        return self._done(Feed, raw, task="feed", content_type=content_type, url=url)

    def page(self, raw: bytes, *, charset: str | None) -> Page:
        """The article of a page.

        Raises:
            DatelineError: there is none, or the page takes too much time or memory.
        """
        return self._done(Page, raw, task="page", charset=charset)

    def text(self, html: str) -> str:
        """The plain text of a piece of HTML.

        Raises:
            FetchFailed: it takes too much time or memory.
        """
        return self._done(str, html.encode("utf-8", "replace"), task="text")

    def start(self) -> None:
        """Start the process without waiting for it, if it does not run."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            check_installed()
            command = [sys.executable, "-P", "-m", "dateline.acquire.work", str(self._bounds.memory)]
            self._process = subprocess.Popen(  # noqa: S603 - this program itself
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, start_new_session=True
            )
            self._pipes = None

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _done(self, kind: type[T], raw: bytes, **job: Any) -> T:
        reply = self._reply(raw, job)
        if "error" in reply:
            raise _CODES.get(reply["error"], Crashed)(reply["message"])
        return from_plain(kind, reply["value"])

    def _reply(self, raw: bytes, job: dict[str, Any]) -> dict[str, Any]:
        head = json.dumps({**job, "size": len(raw), "seconds": self._bounds.seconds}).encode()
        try:
            pipes = self._ready()
            end = time.monotonic() + self._bounds.seconds
            pipes.send(HEAD.pack(len(head)) + head, end)
            pipes.send(raw, end)
            found: dict[str, Any] = json.loads(pipes.receive(pipes.length(end), end))
        except TimeoutError:
            self.close()
            raise FetchFailed(f"What was sent could not be taken apart within {self._bounds.seconds:g} seconds. It was given up.") from None
        except (_Ended, OSError, ValueError):
            self.close()
            raise FetchFailed(
                f"What was sent could not be taken apart within {self._bounds.memory // 1024 // 1024} MiB of memory, "
                "or broke the program that tried. It was given up."
            ) from None
        return found

    def _ready(self) -> "_Pipes":
        self.start()
        if self._pipes is None and self._process is not None:
            self._pipes = _Pipes(self._process)
            self._pipes.length(time.monotonic() + START_SECONDS)
        if self._pipes is None:
            raise _Ended
        return self._pipes


class _Ended(Exception):  # noqa: N818 - says what happened
    """The process ended in the middle."""


class _Pipes:
    """Both pipes of a process, with an end to every wait."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        if process.stdin is None or process.stdout is None:
            raise _Ended
        self._in, self._out = process.stdin.fileno(), process.stdout.fileno()
        os.set_blocking(self._in, False)

    def send(self, data: bytes, end: float) -> None:
        view = memoryview(data)
        while view:
            _wait([], [self._in], end)
            try:
                view = view[os.write(self._in, view) :]
            except BlockingIOError:
                continue

    def length(self, end: float) -> int:
        """The length of what comes next."""
        (length,) = HEAD.unpack(self.receive(HEAD.size, end))
        if length > MOST_REPLY:
            raise _Ended
        return int(length)

    def receive(self, size: int, end: float) -> bytes:
        out = bytearray()
        while len(out) < size:
            _wait([self._out], [], end)
            piece = os.read(self._out, min(size - len(out), 1 << 20))
            if not piece:
                raise _Ended
            out += piece
        return bytes(out)


def _wait(readers: list[int], writers: list[int], end: float) -> None:
    left = end - time.monotonic()
    if left <= 0 or not any(select.select(readers, writers, [], left)):
        raise TimeoutError

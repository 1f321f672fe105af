"""The other end of `worker`: run as a program, it takes feeds and pages apart, one after the other, within bounds it sets itself."""

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from dateline.acquire.worker import HEAD
from dateline.model import DatelineError
from dateline.model.codec import to_plain
from dateline.model.errors import FetchFailed

OPEN_FILES = 64


def main() -> None:
    """Serve tasks from standard input until it ends."""
    _bound(int(sys.argv[1]))
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints is no reply
    _load()
    replies.write(HEAD.pack(0))  # ready: from here on the time of a task is its own
    while head := _exactly(sys.stdin.buffer, HEAD.size):
        job = json.loads(_exactly(sys.stdin.buffer, HEAD.unpack(head)[0]))
        raw = _exactly(sys.stdin.buffer, job["size"])
        _alarm(2 * job["seconds"] + 30)  # should nobody be left to kill this process
        reply = json.dumps(_answered(job, raw)).encode()
        _alarm(0)
        replies.write(HEAD.pack(len(reply)))
        view = memoryview(reply)
        while view:
            view = view[replies.write(view) or 0 :]


def _load() -> None:
    for name in ("feedparser", "trafilatura", "lxml.html"):
        import_module(name)


def _answered(job: dict[str, Any], raw: bytes) -> dict[str, Any]:
    try:
        return {"value": to_plain(_TASKS[job["task"]](job, raw))}
    except DatelineError as error:
        return {"error": error.code, "message": error.message}
    except MemoryError:
        raise SystemExit(1) from None
    except Exception as error:  # noqa: BLE001 - whatever a parser says to foreign bytes is said of these bytes, and the next ones go on
        return {
            "error": FetchFailed.code,
            "message": f"What was sent could not be taken apart: {type(error).__name__}: {str(error)[:200]}.",
        }


def _feed(job: dict[str, Any], raw: bytes) -> Any:
    from dateline.acquire.feeds import parse_feed

    return parse_feed(raw, content_type=job["content_type"], url=job["url"])


def _page(job: dict[str, Any], raw: bytes) -> Any:
    from dateline.acquire.html import parse_page

    return parse_page(raw, job["charset"])


def _text(_job: dict[str, Any], raw: bytes) -> str:
    from dateline.acquire.fragments import fragment_text

    return fragment_text(raw.decode("utf-8", "replace"))


_TASKS: dict[str, Callable[[dict[str, Any], bytes], Any]] = {"feed": _feed, "page": _page, "text": _text}


def _exactly(stream: BinaryIO, size: int) -> bytes:
    return stream.read(size) if size else b""


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound(memory: int) -> None:
    with suppress(ImportError):
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
        ):
            with suppress(OSError, ValueError):  # a system that does not know the bound, or has a lower one
                resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()

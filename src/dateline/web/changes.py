"""When a store has changed, told without reading it."""

import time
from collections.abc import Hashable
from pathlib import Path

SECONDS = 30
"""How old the record of a database on a server may be: such a database gives no cheap sign of a change."""


def store_stamp(address: str) -> Hashable:
    """A value that changes when a store does: sizes and times of its files, the clock for a database on a server."""
    if "://" in address and not address.startswith("sqlite:///"):
        return int(time.monotonic() // SECONDS)
    path = address.removeprefix("sqlite:///")
    return _file_stamp(path), _file_stamp(f"{path}-wal")


def _file_stamp(path: str) -> tuple[int, int]:
    """Size and time of a file. One that is not there counts as an empty one: SQLite makes and drops its log as it likes."""
    try:
        found = Path(path).stat()
    except OSError:
        return 0, 0
    return (found.st_size, found.st_mtime_ns) if found.st_size else (0, 0)

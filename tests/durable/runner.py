"""Runs commands of Dateline in children that can be killed at any moment; everything heavy is loaded once, before.

Takes one JSON object a line: `arguments`, `out` (file for what the command prints), `kill_after` (seconds; null = let it end),
`largest` (bytes a file may have; null = any).
Gives one back: `status` (negative = the signal that ended it) and `seconds`.
"""

import json
import os
import resource
import signal
import sys
import time
from contextlib import suppress

STEP_SECONDS = 0.0005


def main() -> None:
    load()
    say("ready")
    for line in sys.stdin:
        wanted = json.loads(line)
        say(json.dumps(run(wanted["arguments"], wanted["out"], wanted["kill_after"], wanted["largest"])))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def load() -> None:
    """What a command would spend its first second on."""
    from dateline import read
    from dateline.store import Store, plain_text

    assert plain_text  # the driver of PostgreSQL
    Store.open("sqlite:///:memory:").close()
    read("The port is closed, the harbour master said on Monday.", published="2031-05-05")


def run(arguments: list[str], out: str, kill_after: float | None, largest: int | None) -> dict[str, float]:
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        _be_the_command(arguments, out)
    status = _wait(child, None if kill_after is None else start + kill_after)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # helpers of the command that outlived it
    return {"status": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - start}


def _wait(child: int, until: float | None) -> int:
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        if until is not None and time.monotonic() >= until:
            os.kill(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1]
        time.sleep(STEP_SECONDS)


def _be_the_command(arguments: list[str], out: str) -> None:
    from dateline.cli.app import main as command

    os.setpgid(0, 0)
    with open(out, "wb") as file:  # noqa: PTH123 - a plain descriptor is wanted
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    try:
        command(arguments)
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)


if __name__ == "__main__":
    main()

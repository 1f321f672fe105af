"""A runner of commands that can be killed, and moments to kill them at."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("DATELINE_KILLS", "30"))  # of `add` on each engine; `.ci/run` kills it a hundred times
FEWER = {"sqlite": min(30, KILLS), "postgresql": min(10, KILLS)}  # of `watch` and `send`
SEED = 20260302


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status (negative = killed by that signal), how long it ran, what it printed."""

    status: int
    seconds: float
    printed: str


class Runner:
    """Runs commands of Dateline, each in a child of a process that has everything loaded."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._out = folder / "printed.txt"

    def run(self, *arguments: object, kill_after: float | None = None, largest: int | None = None) -> Ended:
        assert self._process.stdin
        assert self._process.stdout
        self._out.write_bytes(b"")
        wanted = {"arguments": [*map(str, arguments)], "out": str(self._out), "kill_after": kill_after, "largest": largest}
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        return Ended(said["status"], said["seconds"], self._out.read_text(encoding="utf-8"))

    def must(self, *arguments: object) -> Ended:
        """Run a command that has to end well."""
        ended = self.run(*arguments)
        assert ended.status == 0, ended.printed
        return ended


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    command = [sys.executable, "-m", "tests.durable.runner"]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield Runner(process, tmp_path_factory.mktemp("runner"))
        assert process.stdin
        process.stdin.close()


def killed_runs(
    runner: Runner, seconds: float, command: Callable[[int], Sequence[object]], *, kills: int = KILLS
) -> Iterator[tuple[int, Ended]]:
    """Runs of a command that were killed before their end, at moments spread over the time it takes.

    Args:
        runner: runs it.
        seconds: how long it takes undisturbed.
        command: the arguments of run number n; a run that ended before its moment is given too, and is not counted.
        kills: how many.
    """
    rng = random.Random(SEED)  # noqa: S311 - the same moments every time
    killed = 0
    for number in range(kills * 4):
        ended = runner.run(*command(number), kill_after=rng.uniform(0, seconds))
        yield number, ended
        killed += ended.status == -signal.SIGKILL
        seconds = seconds if ended.status == -signal.SIGKILL else min(seconds, ended.seconds)
        if killed == kills:
            return
    pytest.fail(f"Only {killed} of {kills} runs were still going when they were to be killed.")

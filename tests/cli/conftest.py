"""The real command line, run in this process or in one of its own."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.cli import main

STORY = "The harbour guards opened the gate of the port on Monday. The dockers went home, the union of the dockers said."


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Outcome]:
    """Run a command in this process; its store is in the test's folder."""
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store.sqlite"))

    def call(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(a) for a in arguments])
        out, err = capfdbinary.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Outcome(code, out.decode(), err.decode())

    return call


@pytest.fixture
def apart() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command in a process of its own."""

    def call(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-W", "error", "-m", "dateline", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]  # options are passed on

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six reports in a folder: texts with and without a head, and lines of JSON."""
    made = tmp_path / "reports"
    made.mkdir()
    for number in range(3):
        (made / f"{number}.txt").write_text(f"Outlet: River Post\nPublished: 2026-03-0{number + 2}\n---\n{STORY} Day {number}.")
    (made / "bare.txt").write_text(STORY)
    (made / "more.jsonl").write_text(
        f'{{"text": "{STORY} One.", "outlet": "=Wire", "published": "2026-03-05"}}\n{{"text": "{STORY} Two.", "date": "2026-03-01"}}\n'
    )
    return made

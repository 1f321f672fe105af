"""Every kind of bad input has its own words and its own exit status, through the real command line."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

ENGLISH = "The harbour guards opened the gate of the port on Monday, the union of the dockers said."
LITHUANIAN = (
    "Pirmadienį uosto sargai atidarė vartus, o krovikai grįžo namo. Profesinė sąjunga pranešė, kad derybos tęsis visą savaitę, "
    "nes bendrovė dar neatsakė į jų reikalavimus."
)
RUSSIAN = "В понедельник охрана порта открыла ворота, и докеры разошлись по домам. Профсоюз сообщил, что переговоры продолжатся всю неделю."
BAD = [
    ("empty", b"", 10, "empty"),
    ("blank", b" \r\n\t\n", 10, "empty"),
    ("form", b"Sign up to receive our latest news!\n\nBy submitting this form, I agree to the terms.\n", 11, "only a form"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(64), 12, "PNG picture"),
    ("random", bytes(range(256)) * 40, 12, "control characters"),
    ("20-mb", b"The port is closed. " * 1_000_000, 13, "MB"),
    ("3-million-characters", b"The port is closed. " * 150_000, 13, "characters"),
    ("nul", ENGLISH.encode() + b"\0", 14, "NUL character at offset 88"),
    ("surrogate", b"The port \xed\xa0\x80 is closed.", 14, "surrogate"),
    ("cp1251", RUSSIAN.encode("cp1251"), 15, "windows-1251"),
    ("lithuanian", LITHUANIAN.encode(), 18, "Lithuanian"),
    ("russian", RUSSIAN.encode(), 18, "Russian"),
    ("head", b"Outlet: River Post\nAuthor: Ana Kell\n---\nThe port is closed.", 20, "Author"),
]


@pytest.mark.parametrize(("name", "raw", "status", "words"), BAD, ids=[b[0] for b in BAD])
def test_a_file_that_cannot_be_read(run: Run, tmp_path: Path, name: str, raw: bytes, status: int, words: str) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_bytes(raw)
    read = run("read", path)
    assert (read.status, read.out) == (status, "")
    assert read.err.startswith("error: ")
    assert words in read.err
    assert len(read.err.splitlines()) == 1
    added = run("add", path)
    assert added.status == status, "nothing could be added: the status is that of the reason"
    aside = run("list", "--table", "set-aside")
    assert str(path) in aside.out
    assert words in aside.out


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ('{"text": "The port \\ud800 is closed."}', 14, "surrogate"),
        ('{"text": "The port \\u0000 is closed."}', 14, "NUL"),
        ('{"text": "The port is closed.", "published": "2020-02-31"}', 19, "2020-02-31"),
        ("The port is closed.", 20, "not JSON"),
    ],
)
def test_a_line_of_json_that_cannot_be_read(run: Run, tmp_path: Path, line: str, status: int, words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line)
    added = run("add", path)
    assert added.status == status
    assert words in added.err


@pytest.mark.parametrize("day", ["2020-02-31", "yesterday", "0001-01-01"])
def test_an_impossible_day_of_publication(run: Run, tmp_path: Path, day: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    for command in ("read", "add"):
        outcome = run(command, path, "--published", day)
        assert outcome.status == 19
        assert day in outcome.err
        assert "YEAR-MONTH-DAY" in outcome.err
    assert not (tmp_path / "store.sqlite").exists()


def test_a_path_that_is_not_there(run: Run, tmp_path: Path) -> None:
    for command in ("read", "add"):
        outcome = run(command, tmp_path / "nowhere.txt")
        assert outcome.status == 17
        assert "nowhere.txt does not exist" in outcome.err
    assert not (tmp_path / "store.sqlite").exists()


def test_read_takes_one_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}")
    for path in (tmp_path, tmp_path / "a.jsonl", tmp_path / "a.warc.gz"):
        outcome = run("read", path)
        assert outcome.status == 2
        assert "dateline add" in outcome.err


def test_a_name_of_an_outlet_that_is_no_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    outcome = run("read", tmp_path / "a.txt", "--outlet", "Wire\udcff")
    assert outcome.status == 14
    assert "of the outlet" in outcome.err


@pytest.mark.parametrize(
    "arguments", [("frobnicate",), ("read",), ("read", "a.txt", "--nonsense"), ("export",), ("show",), ("show", "a", "--all")]
)
def test_wrong_arguments(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).status == 2


@pytest.mark.parametrize("arguments", [("list",), ("show", "--all"), ("export", "--format", "jsonl"), ("serve",)])
def test_commands_that_need_a_store_say_that_there_is_none(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.status == 17
    assert "There is no store" in outcome.err
    assert not (tmp_path / "store.sqlite").exists()


def test_a_store_that_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH * 40)
    outcome = run("add", tmp_path / "a.txt", "--store", tmp_path / "a.txt")
    assert outcome.status == 21
    assert "not a database" in outcome.err


def test_one_sentence_of_200_thousand_characters_is_read(run: Run, tmp_path: Path) -> None:
    clause = "said the guards at the gate of the harbour and the dockers of the town, while "
    path = tmp_path / "long.txt"
    path.write_text(("The union " + clause * 4000)[:200_000])
    assert run("read", path, "--json").status == 0


ANYBODY = """
import os, sys
import dateline.acquire, dateline.jobs.intake, dateline.cli.talk, dateline.pipeline
from dateline.cli import main
from dateline.store import Store
Store.open("sqlite:///:memory:").close()  # all that is imported late is imported now
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main(sys.argv[1:])
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may enter and write to."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def as_anybody(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a user to whom permissions apply: root gives its own away once the program is loaded."""
    return subprocess.run([sys.executable, "-c", ANYBODY, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_a_folder_and_a_file_without_permission(open_folder: Path) -> None:
    locked = open_folder / "locked"
    locked.mkdir()
    (locked / "a.txt").write_text(ENGLISH)
    (open_folder / "b.txt").write_text(ENGLISH)
    (open_folder / "b.txt").chmod(0)
    locked.chmod(0)
    for command in (["add", "locked"], ["add", "b.txt"], ["read", "b.txt"], ["read", "locked/a.txt"], ["add", "locked/a.txt"]):
        ended = as_anybody(open_folder, *command)
        assert ended.returncode == 16, ended.stderr
        assert "may not be read" in ended.stderr
    locked.chmod(0o444)  # may be listed, and nothing in it opened
    ended = as_anybody(open_folder, "add", "locked")
    assert ended.returncode == 16, ended.stderr
    assert "a.txt may not be read" in ended.stderr
    locked.chmod(0o555)
    ended = as_anybody(open_folder, "add", "b.txt", "--store", "locked/store.sqlite")
    assert ended.returncode == 21
    assert "may write there" in ended.stderr
    ended = as_anybody(open_folder, "schema", "--output", "locked/out.json")
    assert ended.returncode == 16
    locked.chmod(0o755)

"""The program as a whole: quick help, its forms of output, its exit status."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline.cli.columns import SHOWN
from dateline.cli.output import safe, write
from dateline.cli.status import statuses
from dateline.model import DatelineError
from dateline.model.columns import TABLES
from dateline.predict import TASKS

Run = Callable[..., Any]
STORY = "The harbour guards opened the gate of the port on Monday. The dockers went home, the union of the dockers said."


@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"], ["read", "--help"], ["--version"]])
def test_help_loads_neither_model_nor_database(arguments: list[str]) -> None:
    code = f"""
import sys
from dateline.cli import main
try:
    main({arguments!r})
except SystemExit as ended:
    heavy = {{"spacy", "sqlalchemy", "alembic", "starlette", "numpy", "pandas", "py3langid"}} & set(sys.modules)
    print("HEAVY", sorted(heavy), ended.code)
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY [] 0"


def test_every_exit_status_has_its_own_number_and_is_in_the_help(run: Run) -> None:
    rows = statuses()
    assert len({row.number for row in rows}) == len(rows)
    shown = run("--help").out
    for row in rows:
        assert f"{row.number}  {row.meaning}" in shown
    codes = {kind.code for kind in DatelineError.__subclasses__()}
    assert codes <= {row.code for row in rows}


def test_the_help_of_predict_names_all_tasks(run: Run) -> None:
    shown = " ".join(run("predict", "--help").out.split())
    assert all(task in shown for task in TASKS)


def test_read_from_standard_input_gives_json_that_fits_the_schema(apart: Run, run: Run) -> None:
    text = f"{STORY}\r\n\r\nЛев 𝔇 \u200f ''quoted''."
    done = apart(
        "read", "-", "--json", "--published", "2026-03-02", "--outlet", "Rivière", input=text.encode(), env={"PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0, done.stderr.decode()
    record = json.loads(done.stdout)
    assert record["readings"][0]["report"]["text"] == text
    assert record["readings"][0]["report"]["outlet"] == "Rivière"
    assert "Rivière".encode() in done.stdout
    schema = json.loads(run("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)


def test_options_of_read_go_before_the_head(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Outlet: River Post\nPublished: 2026-03-02\n---\n{STORY}")
    report = json.loads(run("read", path, "--json", "--published", "2026-03-03", "--title", "Gate").out)["readings"][0]["report"]
    assert (report["published"], report["outlet"], report["title"], report["text"]) == ("2026-03-03", "River Post", "Gate", STORY)


def test_a_record_goes_to_the_terminal_to_a_page_and_to_files(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    assert "REPORTS" in run("read", path).out
    assert run("read", path, "--html").out.lower().startswith("<!doctype html>")
    assert run("read", path, "-o", tmp_path / "out.txt").out == ""
    assert "REPORTS" in (tmp_path / "out.txt").read_text()
    assert run("read", path, "--json", "--html").status == 2


def test_an_encoding_can_be_declared(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{STORY} It was called “a café strike”.".encode("cp1252"))
    assert run("read", path).status == 15
    shown = run("read", path, "--encoding", "cp1252", "--json")
    assert "“a café strike”" in json.loads(shown.out)["readings"][0]["report"]["text"]


def test_a_reader_of_the_output_that_stops_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY * 2000)
    for words, begin in (("schema", b'{\n  "'), (f"read {path}", b"\nREPO")):
        command = f"{sys.executable} -W error -m dateline {words} | head -c 5; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, check=False)
        assert done.stdout == begin
        assert done.stderr == b""
        assert done.returncode in (0, 141)


def test_the_system_saying_no_is_told_in_words(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from dateline.acquire import files

    def fails(_stream: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "read_bytes", fails)
    (tmp_path / "a.txt").write_text(STORY)
    outcome = run("read", tmp_path / "a.txt")
    assert outcome.status == 1
    assert "Input/output error" in outcome.err


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write("half \ud800", tmp_path / "out.json")
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "old"


def test_words_of_a_report_cannot_steer_the_terminal() -> None:
    assert safe("red \x1b[31m \x9b31m \u202eback\n") == "red \ufffd[31m \ufffd31m \ufffdback\n"


def test_listed_columns_exist() -> None:
    for table, columns in TABLES.items():
        assert set(SHOWN[table]) <= set(columns)

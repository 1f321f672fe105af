"""Adding, listing, showing, exporting."""

import csv
import io
import json
import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.model.columns import TABLES

Run = Callable[..., Any]


def exported(run: Run, store: Path) -> str:
    outcome = run("export", "--format", "jsonl", "--store", store)
    assert outcome.status == 0
    text: str = outcome.out
    return text


def test_adding_again_changes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    first = run("add", folder)
    assert first.status == 0
    assert first.out.startswith("6 added, 0 read anew, 0 already there, 0 set aside.")
    before = exported(run, tmp_path / "store.sqlite")
    second = run("add", folder, folder / "0.txt")
    assert second.status == 0
    assert second.out.startswith("0 added, 0 read anew, 7 already there, 0 set aside.")
    assert exported(run, tmp_path / "store.sqlite") == before


def test_two_orders_of_adding_give_the_same_bytes(run: Run, folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "bare.txt", folder / "again.txt")
    (folder / "dated.txt").write_text("Published: 2026-03-09\nTitle: Gate\n---\n" + (folder / "bare.txt").read_text())
    paths = sorted(folder.iterdir())
    for path in paths:
        run("add", path, "--store", tmp_path / "a.sqlite")
    run("add", *reversed(paths), "--store", tmp_path / "b.sqlite")
    first = exported(run, tmp_path / "a.sqlite")
    assert len(first.splitlines()) == 6
    assert first == exported(run, tmp_path / "b.sqlite")
    assert '"published":"2026-03-09"' in first
    for table in TABLES:
        one, other = (run("export", "--format", "csv", "--table", table, "--store", tmp_path / f"{name}.sqlite").out for name in "ab")
        assert one == other


def test_a_command_killed_in_the_middle_goes_on_where_it_was(run: Run, folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dateline", "add", str(folder), "--store", str(tmp_path / "killed.sqlite")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stderr is not None
        for _ in range(2):
            assert child.stderr.readline().startswith(b"added")
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    rerun = run("add", folder, "--store", tmp_path / "killed.sqlite")
    assert rerun.status == 0
    assert "0 added" not in rerun.out.split(",")[0]
    run("add", folder, "--store", tmp_path / "whole.sqlite")
    assert exported(run, tmp_path / "killed.sqlite") == exported(run, tmp_path / "whole.sqlite")


def test_bad_reports_are_set_aside_until_they_are_mended(run: Run, folder: Path) -> None:
    (folder / "0.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"")
    outcome = run("add", folder)
    assert outcome.status == 3
    assert "5 added" in outcome.out
    assert "1 set aside" in outcome.out
    assert "picture.png" in outcome.out
    assert f"set aside {folder / '0.txt'}: The report is empty" in outcome.err
    aside = run("list", "--table", "set-aside").out.splitlines()
    assert aside[0].split("\t") == ["where", "code", "first_seen", "reason"]
    assert aside[1].split("\t")[:2] == [str(folder / "0.txt"), "empty"]
    (folder / "0.txt").write_text("The guards opened the gate of the port on Monday.")
    assert run("add", folder).status == 0
    assert len(run("list", "--table", "set-aside").out.splitlines()) == 1


def test_a_report_that_crashes_the_reader_is_set_aside(run: Run, folder: Path, monkeypatch: Any) -> None:
    from dateline import pipeline

    def broken(_report: object, _ontology: object) -> None:
        raise KeyError("a defect")

    monkeypatch.setattr(pipeline, "read_report", broken)
    outcome = run("add", folder / "0.txt")
    assert outcome.status == 23
    assert "KeyError: 'a defect' (test_cli_store.py:" in outcome.err


def test_listing_shows_every_table(run: Run, folder: Path) -> None:
    run("add", folder)
    reports = run("list").out.splitlines()
    assert reports[0].startswith("report_id\tpublished\toutlet")
    assert len(reports) == 7
    for table in TABLES:
        assert run("list", "--table", table).status == 0


def test_a_report_is_shown_by_the_beginning_of_its_id(run: Run, folder: Path) -> None:
    run("add", folder)
    ids = [line.split("\t")[0] for line in run("list").out.splitlines()[1:]]
    one = json.loads(run("show", ids[0], "--json").out)
    assert [r["report"]["id"] for r in one["readings"]] == ids[:1]
    everything = json.loads(run("show", "--all", "--json").out)
    assert [r["report"]["id"] for r in everything["readings"]] == ids
    assert run("show", "zzz").status == 17
    assert run("show", ids[0]).status == 0


def test_csv_has_hxl_tags_and_no_formulas(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    out = tmp_path / "reports.csv"
    assert run("export", "--format", "csv", "--table", "reports", "-o", out).status == 0
    lines = list(csv.reader(io.StringIO(out.read_bytes().decode())))
    assert lines[0] == list(TABLES["reports"])
    assert lines[1][:3] == ["#meta+id+report", "#meta+source+outlet", "#date+reported"]
    assert {line[1] for line in lines[2:]} == {"", "River Post", "'=Wire"}


def test_a_terminal_gets_a_bar_and_only_trouble_has_a_line(folder: Path, tmp_path: Path) -> None:
    (folder / "0.txt").write_bytes(b"")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dateline", "add", str(folder), "--store", str(tmp_path / "s.sqlite")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=os.environ | {"TERM": "xterm", "COLUMNS": "200"}) as child:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
    os.close(ours)
    assert child.returncode == 3
    assert b"6/6" in seen
    assert b"set aside" in seen
    assert b"bare.txt" not in seen


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""  # Linux says so when the other end is closed


def test_a_query_chooses_what_is_listed_shown_and_exported(run: Run, folder: Path) -> None:
    run("add", folder)
    found = run("list", "published:2026-03-01..2026-03-03").out.splitlines()[1:]
    assert len(found) == 3
    shown = json.loads(run("show", "--query", 'outlet:"river post" "day 1"', "--json").out)
    assert [r["report"]["published"] for r in shown["readings"]] == ["2026-03-03"]
    lines = run("export", "speaker:union", "--format", "jsonl").out.splitlines()
    assert {s["speaker_kind"] for line in lines for s in json.loads(line)["statements"]} == {"ngo"}
    every, some = (run("export", *query, "--format", "csv").out.splitlines() for query in ((), ("outlet:wire",)))
    assert len(every) > len(some) > 2
    assert run("list", "--", "-outlet:any").out.count("\n") == 3
    assert run("show", "--query", "nowhere").status == 17


def test_each_form_of_a_table_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    assert run("export", "--format", "geojson", "-o", tmp_path / "e.geojson").status == 0
    assert json.loads((tmp_path / "e.geojson").read_text())["type"] == "FeatureCollection"
    assert run("export", "--format", "parquet", "-o", tmp_path / "s.parquet").status == 0
    assert (tmp_path / "s.parquet").read_bytes().startswith(b"PAR1")
    lines = run("export", "kind:event", "--format", "jsonl", "--table", "events").out.splitlines()
    assert all(json.loads(line)["event_type"] for line in lines)
    refused = run("export", "--format", "geojson", "--table", "reports", "-o", tmp_path / "none.geojson")
    assert refused.status == 2
    assert not (tmp_path / "none.geojson").exists()


def test_a_bad_query_is_refused_with_its_place_and_nothing_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    for command in (
        ("list", "spaeker:x"),
        ("show", "--query", "spaeker:x"),
        ("export", "spaeker:x", "--format", "csv", "-o", tmp_path / "x"),
    ):
        outcome = run(*command)
        assert outcome.status == 24
        assert "Did you mean `speaker:`" in outcome.err
    assert not (tmp_path / "x").exists()
    assert run("list", "gate", "--table", "set-aside").status == 2


def test_stories_are_saved_listed_and_forgotten(run: Run, folder: Path) -> None:
    run("add", folder)
    saved = run("story", "add", "gate", "--title", "The gate", "--query", "gate published:2026-03-01..2026-03-03")
    assert saved.out == "Saved: gate. It finds 3 reports now.\n"
    listed = run("story", "list").out.splitlines()
    assert listed[0].split("\t") == ["slug", "title", "query", "created"]
    assert listed[1].split("\t")[:3] == ["gate", "The gate", "gate published:2026-03-01..2026-03-03"]
    of_story = run("export", "--story", "gate", "--format", "jsonl").out
    assert of_story.count("\n") == 3
    assert run("export", "outlet:wire", "--story", "gate", "--format", "jsonl").out.count("\n") < 3
    assert run("export", "--story", "nowhere", "--format", "jsonl").status == 17
    assert run("story", "add", "gate", "--title", "The gate", "--query", "(gate").status == 24
    changed = run("story", "add", "gate", "--title", "Another", "--query", "gate")
    assert changed.out == "Changed: gate. It finds 6 reports now.\n"
    assert "The gate, gate published:2026-03-01..2026-03-03. This one takes its place." in changed.err
    assert run("story", "add", "The Gate", "--title", "x", "--query", "gate").status == 2
    assert run("story", "remove", "gate").status == 0
    assert run("story", "remove", "gate").status == 17


def test_bytes_are_not_written_onto_a_terminal(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    command = [sys.executable, "-m", "dateline", "export", "--format", "parquet", "--store", str(tmp_path / "store.sqlite")]
    _, terminal = os.openpty()
    shown = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, check=False)
    assert shown.returncode == 2
    assert b"-o FILE" in shown.stderr
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"PAR1")


def test_rereading_passes_by_what_this_version_has_read_and_reads_what_another_has(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    store = tmp_path / "store.sqlite"
    before = exported(run, store)
    assert run("reread").out.startswith("0 added, 0 read anew, 6 already there")
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE reading SET schema_version = '0', body = replace(body, '\"language\"', '\"tongue\"')")
    connection.close()
    stale = run("export", "--format", "jsonl")
    assert stale.status == 20
    assert "dateline reread" in stale.err
    assert run("reread").out.startswith("0 added, 6 read anew, 0 already there")
    assert exported(run, store) == before
    assert run("reread", "published:2026-03-02", "--again").status == 0
    assert run("reread", "--store", tmp_path / "none.sqlite").status == 17

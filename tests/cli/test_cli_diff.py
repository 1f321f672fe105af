"""`dateline diff`: two versions of an article, from files or from the store."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dateline.model import make_report
from dateline.pipeline import read_report
from dateline.store import Store

Run = Callable[..., Any]

HEAD = "Outlet: Radio Curonia\nPublished: 2031-03-09\nUrl: https://curonia.example/release\nTitle: Detained dockers walk free\n---\n"
OLD = """The Quay Guard released 40 detained dockers in Gdansk on Monday, the Families' Committee said.

The weather was fine.

So far four dockers are known to have been killed, according to the City Hospital. The Quay Guard denied that anybody had been beaten.
"""
NEW = (
    OLD.replace("four", "five")
    .replace(" The Quay Guard denied that anybody had been beaten.", "")
    .replace("the Families' Committee", "a lawyer")
)
ADDRESS = "https://curonia.example/release"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(HEAD + OLD)
    new.write_text(HEAD + NEW)
    return old, new


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, str]:
    """Both versions in the store, taken in an hour apart; ids of the older and the newer one."""
    reports = [
        make_report(text, outlet="Radio Curonia", url=ADDRESS, published=date(2031, 3, 9), retrieved=datetime(2031, 3, 9, n))  # noqa: DTZ001 - the store keeps UTC without a zone
        for n, text in enumerate((OLD, NEW), start=1)
    ]
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        for report in reports:
            store.add(read_report(report))
    return reports[0].id, reports[1].id


def test_claims_come_first_then_the_words(run: Run, files: tuple[Path, Path]) -> None:
    outcome = run("diff", *files)
    assert outcome.status == 0
    claims, words = outcome.out.split("WORD BY WORD")
    lines = [" ".join(line.split()) for line in claims.splitlines()]
    assert "count changed workers killed: 4 → 5 City Hospital" in lines
    assert "denial removed Quay Guard" in lines
    assert "was “that anybody had been beaten”" in lines
    assert any(line.startswith("somebody else says it Families' Committee → a lawyer") for line in lines)
    assert "[-four-] {+five+}" in words
    assert "weather" not in words, "a paragraph that both have is not shown"


def test_the_page_is_found_by_its_address_and_by_the_id_of_either_version(run: Run, kept: tuple[str, str]) -> None:
    older, newer = kept
    shown = [run("diff", name, "--claims") for name in (ADDRESS, older[:6], newer[:6])]
    assert {o.status for o in shown} == {0}
    assert {o.out for o in shown} == {shown[0].out}
    assert "version 1, taken in 2031-03-09 01:00 UTC  →  version 2, taken in 2031-03-09 02:00 UTC" in shown[0].out
    assert "WORD BY WORD" not in shown[0].out


def test_versions_can_be_chosen(run: Run, kept: tuple[str, str]) -> None:
    older, newer = kept
    back = run("diff", ADDRESS, "--from", "2", "--to", older[:8])
    assert "denial added" in back.out
    assert run("diff", ADDRESS, "--from", "1", "--to", "1").status == 2
    missing = run("diff", newer, "--from", "7")
    assert missing.status != 0
    assert "choose from 1, 2" in missing.err


def test_json_has_the_words_of_both_sides_as_offsets(run: Run, files: tuple[Path, Path]) -> None:
    found = json.loads(run("diff", *files, "--json").out)
    count = next(c for c in found["changes"] if c["part"] == "count")
    assert (count["kind"], count["before"], count["after"], count["is_claim"]) == ("count changed", "4", "5", True)
    for side, start in (("old", "four dockers"), ("new", "five dockers")):
        (first, last), *_ = count[f"{side}_words"]
        assert found[side]["text"][first:last].startswith(start)
    assert {p["kind"] for p in found["words"]} == {"same", "changed"}


def test_equal_texts_have_not_changed(run: Run, files: tuple[Path, Path]) -> None:
    outcome = run("diff", files[0], files[0])
    assert outcome.status == 0
    assert "nothing has changed" in outcome.out


def test_what_cannot_be_compared_says_why(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    lone = tmp_path / "lone.txt"
    lone.write_text("Outlet: Wire\nUrl: https://wire.example/1\nPublished: 2031-03-09\n---\nThe mayor said that the bridge was closed.\n")
    run("add", lone)
    assert "Only one version" in run("diff", "https://wire.example/1").err
    assert "No page of the address" in run("diff", "https://wire.example/2").err
    assert run("diff", files[0]).status == 2
    assert run("diff", *files, "--from", "1").status == 2


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_screen(run: Run, files: tuple[Path, Path], columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(len, run("diff", *files).out.splitlines())) <= columns

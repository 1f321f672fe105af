"""`dateline tolls`: what a desk sees of the counts in a store."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.publish.toll_words import rules
from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
REPORTS = (
    ("Coast Herald", "2031-05-03", "At least 14 people were killed in an earthquake in the town of Elbasan on Friday, the Interior Ministry said."),
    ("Coast Herald", "2031-05-05", "The death toll from Friday's earthquake in Elbasan has risen to 31, the Interior Ministry said on Monday."),
    ("Valley Post", "2031-05-06", "The death toll from Friday's earthquake in Elbasan stands at 29, the Interior Ministry said on Tuesday."),
    ("Valley Post", "2031-05-06", "Dozens of people were injured in Friday's earthquake in Elbasan, the mayor said."),
)  # fmt: skip


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """The command line with a store that holds the reports above."""
    for n, (outlet, day, text) in enumerate(REPORTS):
        (tmp_path / f"{n}.txt").write_text(f"Outlet: {outlet}\nPublished: {day}\n---\n{text}")
    assert run("add", *(tmp_path / f"{n}.txt" for n in range(len(REPORTS)))).status == 0
    return run


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_ledger_shows_the_matter_who_says_how_many_every_number_and_what_to_look_at(
    filled: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = filled("tolls", "--no-rules").out
    shown = " ".join(out.split())
    assert "people killed · Elbasan, Albania · on 2 May 2031" in shown
    assert "3 May 2031 at least 14 Interior Ministry, in Coast Herald" in shown
    assert "down, no reason given" in shown
    assert "look The total fell from 31 to 29, and no reason is given." in shown
    assert "dozens: 24 or more" in shown
    assert all(len(line) <= int(columns) for line in out.splitlines())


def test_numbers_go_by_the_day_of_the_report_or_by_the_days_they_count(filled: Run) -> None:
    out = filled("tolls", "--no-rules").out
    assert "by days of reports" in out
    numbers = out[out.index("\n     every number") :]
    assert numbers.index("3 May 2031") < numbers.index("5 May 2031") < numbers.index("6 May 2031")
    shown = " ".join(filled("tolls", "--by", "event", "--no-rules").out.split())
    assert "2 May 2031 at least 14 Interior Ministry, in Coast Herald, reported 3 May 2031" in shown


def test_the_rules_stand_beneath_unless_they_are_not_wanted(filled: Run) -> None:
    shown = " ".join(filled("tolls").out.split())
    assert all(" ".join(rule.split()) in shown for rule in rules().values())
    assert "HOW IT IS KEPT" not in filled("tolls", "--no-rules").out


def test_as_data_with_rules_entries_speakers_and_doubts(filled: Run) -> None:
    made = json.loads(filled("tolls", "--json").out)
    assert made["rules"] == dict(rules())
    killed = next(t for t in made["ledgers"] if t["category"] == "killed")
    assert [(e["number"], e["first"], e["reported"], e["change"]) for e in killed["entries"]] == [
        ("14", "2031-05-02", "2031-05-03", "first"),
        ("31", "2031-05-02", "2031-05-05", "rise"),
        ("29", "2031-05-02", "2031-05-06", "fall"),
    ]
    assert [v["name"] for v in killed["voices"]] == ["Interior Ministry"]
    assert [d["code"] for d in killed["doubts"]] == ["fell"]


def test_as_a_table_with_both_axes_and_the_reason(filled: Run) -> None:
    names, _tags, *lines = list(csv.reader(io.StringIO(filled("tolls", "--format", "csv").out)))
    found = [dict(zip(names, line, strict=True)) for line in lines]
    assert {(r["day_event"], r["day_report"], r["change"]) for r in found if r["category"] == "killed"} == {
        ("2031-05-02", "2031-05-03", "first"),
        ("2031-05-02", "2031-05-05", "rise"),
        ("2031-05-02", "2031-05-06", "fall"),
    }
    assert all(r["voice"] and r["reason"] for r in found)


def test_a_query_that_finds_nothing_says_so(filled: Run) -> None:
    outcome = filled("tolls", "outlet:Nobody")
    assert outcome.status != 0
    assert "is found by" in outcome.err

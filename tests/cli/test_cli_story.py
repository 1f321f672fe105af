"""`dateline story NAME…` and `dateline disputes`: what a desk wants to see at a glance, and the words on both sides."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Report, make_report
from dateline.pipeline import read_report
from dateline.publish.legend import COUNTS, GRADES
from dateline.store import Store

Run = Callable[..., Any]

WIRE = """GDANSK, March 5 (Baltic Wire) - Two dockers were killed and 17 injured on Wednesday when guards opened fire on pickets at the terminal in Gdansk, the City Hospital said.

The Dockers' Union said that at least five people had been killed.

The Quay Guard denied that its men had opened fire on the pickets. "We heard shots from the crane and nobody knew who fired them," foreman Piotr Lis told reporters at the gate."""
COPY = WIRE.replace("GDANSK, March 5 (Baltic Wire) - ", "GDANSK (Baltic Wire) - ")
LATER = """The Quay Guard released 40 detained dockers in Gdansk on Monday, the Families' Committee said.

So far four dockers are known to have been killed, according to the City Hospital. The Quay Guard denied that anybody had been beaten."""
CHANGED = LATER.replace("four dockers", "five dockers").replace(" The Quay Guard denied that anybody had been beaten.", "")
PAGE = "https://curonia.example/release"


def reports() -> Iterator[Report]:
    yield make_report(WIRE, outlet="Baltic Wire", url="https://wire.example/1", published=date(2031, 3, 5), title="Two dockers killed")
    yield make_report(COPY, outlet="The Post", url="https://post.example/1", published=date(2031, 3, 6), title="Guards fire on dockers")
    for hour, text in enumerate((LATER, CHANGED), start=1):
        at = datetime(2031, 3, 9, hour)  # noqa: DTZ001 - the store keeps UTC without a zone
        yield make_report(text, outlet="Radio Curonia", url=PAGE, published=date(2031, 3, 9), retrieved=at, title="Dockers walk free")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "filled.sqlite"
    with Store.open(str(path)) as store:
        for report in reports():
            store.add(read_report(report))
    return path


@pytest.fixture
def ask(run: Run, filled: Path) -> Run:
    def call(*arguments: object) -> Any:
        return run(*arguments, "--store", filled)

    call("story", "add", "gate", "--title", "Shooting at the gate", "--query", "gdansk", "--description", "What happened at the terminal.")
    return call


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_name_of_a_story_alone_shows_it(ask: Run) -> None:
    assert ask("story", "gate").out == ask("story", "show", "gate").out
    assert ask("story", "gone").status != 0
    assert "gate" in ask("story", "list").out


def test_a_story_shows_events_with_grade_rule_and_four_counts_side_by_side(ask: Run) -> None:
    out = plain(ask("story", "gate").out)
    assert "Shooting at the gate" in out
    assert "What happened at the terminal." in out
    assert "3 reports · 3 outlets · 1 of them a copy" in out
    counts = [tuple(map(int, found)) for found in re.findall(r"(\d+) reports? · (\d+) outlets? · (\d+) speakers? · (\d+) independent", out)]
    assert any(outlets > independent for _, outlets, _, independent in counts), "a copy is an outlet more, and no further source"
    assert "why contested: " in out
    for name, meaning in COUNTS.values():
        assert f"{name} {meaning}" in out
    assert f"contested {GRADES['contested'].title}" in out


def test_a_story_shows_disputes_tolls_the_copied_text_and_the_latest_changes(ask: Run) -> None:
    out = plain(ask("story", "gate").out)
    assert "A City Hospital “Two dockers were killed" in out
    assert "B Dockers' Union “that at least five people had been killed”" in out
    assert "TOLLS" in out
    assert re.search(r"City Hospital: \d+ \(9 March 2031", out)
    assert "The same text in 2 outlets" in out
    assert "it names Baltic Wire itself" in out
    assert "Radio Curonia Dockers walk free version 1 → 2 2031-03-09 02:00 UTC" in out
    assert "count changed workers killed: 4 → 5 City Hospital" in out
    assert "denial removed Quay Guard was “that anybody had been beaten”" in out


def test_a_story_as_json_has_the_rows(ask: Run) -> None:
    found = json.loads(ask("story", "gate", "--json").out)
    assert found["story"]["slug"] == "gate"
    assert {"n_reports", "n_outlets", "n_speakers", "n_independent_sources"} <= set(found["incidents"][0])
    assert [len(texts) for texts in found["same_text"]] == [2]
    assert {c["kind"] for c in found["changes"]} >= {"count changed", "denial removed"}
    assert len(json.loads(ask("story", "gate", "gate", "--json").out)) == 2


def test_several_stories_stand_below_each_other_also_in_a_file(ask: Run, tmp_path: Path) -> None:
    out = tmp_path / "stories.txt"
    assert ask("story", "gate", "gate", "-o", out).status == 0
    assert (out.read_text().count("LATEST CHANGES"), out.read_text().count("WHAT THE WORDS MEAN")) == (2, 1)


def test_disputes_have_the_words_on_both_sides_and_the_reason(ask: Run) -> None:
    out = plain(ask("disputes", "gdansk").out)
    assert "side A City Hospital" in out
    assert "in Baltic Wire, 5 March 2031; the same words in The Post, 6 March 2031" in out
    assert "“that at least five people had been killed”" in out
    assert "cannot both be right" in out
    assert "REPEATED" not in out
    assert "REPEATED" in plain(ask("disputes", "gdansk", "--links").out)


def test_disputes_as_json_point_at_the_words(ask: Run) -> None:
    found = json.loads(ask("disputes", "gdansk", "--json", "--links").out)
    assert found["reports"] == 3
    dispute = next(d for d in found["disputes"] if any("five" in link["source_text"] + link["target_text"] for link in d["links"]))
    assert len(dispute["sides"]) >= 2
    assert {row["speaker"] for side in dispute["sides"] for row in side} >= {"City Hospital", "Dockers' Union"}
    assert all(link["reason"] for link in [*dispute["links"], *found["links"]])


def test_a_query_that_finds_nothing_says_so(ask: Run) -> None:
    outcome = ask("disputes", "nothinglikethis")
    assert outcome.status != 0
    assert "found by 'nothinglikethis'" in outcome.err


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_screen(ask: Run, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for command in (("story", "gate"), ("disputes", "--links")):
        assert max(map(len, ask(*command).out.splitlines())) <= columns, command

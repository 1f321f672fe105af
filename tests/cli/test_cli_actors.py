"""`--actors` where reports are read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dateline

Run = Callable[..., Any]
OWN = 'name = "Harbour list"\n[[actor]]\nname = "Harbour Guard"\nkind = "force"\ncountry = "NOR"\nspellings = ["HG"]\n'
STORY = "HG said on Monday that the quay was closed. Two men were arrested."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    return path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def speakers(record: dict[str, Any]) -> list[tuple[str, str | None]]:
    (reading,) = record["readings"]
    return [(a["name"], a["country"]) for a in reading["actors"] if a["id"] in {s["speaker"] for s in reading["statements"]}]


def test_a_users_list_names_who_speaks_and_is_named_in_the_record(run: Run, own: Path, story: Path) -> None:
    record = json.loads(run("read", story, "--json", "--actors", own).out)
    assert speakers(record) == [("Harbour Guard", "NOR")]
    assert [one["name"] for one in record["readings"][0]["lists"]] == ["Harbour list"]
    assert json.loads(run("read", story, "--json").out)["readings"][0]["lists"] == []


def test_python_takes_it_too(own: Path) -> None:
    record = dateline.read(STORY, actors=dateline.load_actors(own))
    assert "Harbour Guard" in {a.name for r in record.readings for a in r.actors}


def test_what_the_store_holds_is_read_anew_with_another_list(run: Run, own: Path, story: Path) -> None:
    assert "1 added" in run("add", story).out
    assert "1 read anew" in run("add", story, "--actors", own).out
    assert "1 already there" in run("add", story, "--actors", own).out


def test_a_list_that_is_wrong_ends_with_its_own_status_and_says_where(run: Run, own: Path, story: Path) -> None:
    own.write_text('[[actor]]\nname = "Harbour Guard"\nkind = "fleet"\n')
    done = run("read", story, "--actors", own)
    assert done.status == 31
    assert "line 3" in done.err

"""`--actors` and `--places` where reports are read."""

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


def test_a_users_places_are_found_and_named_in_the_record(run: Run, tmp_path: Path, story: Path) -> None:
    listed = tmp_path / "harbour.tsv"
    listed.write_text("Salt Quay\tSalt Pier\tsite\tLTU\t55.71\t21.12\t\n")
    story.write_text("Police arrested two men at Salt Pier on Monday.")
    (reading,) = json.loads(run("read", story, "--json", "--places", listed).out)["readings"]
    assert [(e["place"]["country"], e["place"]["lat"]) for e in reading["events"]] == [("LTU", 55.71)]
    assert [one["name"] for one in reading["lists"]] == ["harbour.tsv"]
    assert dateline.read(story.read_text(), places=dateline.load_places(listed)).events[0].place is not None


def test_places_that_are_wrong_end_with_their_own_status_and_say_where(run: Run, tmp_path: Path, story: Path) -> None:
    listed = tmp_path / "harbour.tsv"
    listed.write_text("# places\nSalt Quay\tsite\n")
    done = run("read", story, "--places", listed)
    assert done.status == 32
    assert "line 2" in done.err

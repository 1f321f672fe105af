"""`dateline ontology`, and `--ontology` where events are coded."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.coding import builtin
from dateline.coding.rules import KEYS

Run = Callable[..., Any]
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "extend-the-ontology.md"
STORY = "Soldiers torched the barley near Velmar on Monday. The police arrested ten students."


@pytest.fixture
def harvest(tmp_path: Path) -> Path:
    """The file that the guide shows."""
    text = GUIDE.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    assert tomllib.loads(text)["name"] == "Harvest watch"
    path = tmp_path / "harvest.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A report with an event that only the guide's file has a mode for."""
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


@pytest.mark.parametrize("arguments", [(), ("--words",), ("ASSAULT",), ("assault", "--words"), ("health",), ("COP",), ("visit",)])
def test_it_can_be_read_in_eighty_columns(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("ontology", *arguments)
    assert done.status == 0
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_it_lists_all_types_with_their_modes_contexts_and_sectors(run: Run) -> None:
    shown = " ".join(run("ontology").out.split())
    about = builtin().about
    for kind in about.kinds.values():
        assert f"{kind.name} {kind.words} {kind.definition}" in shown
    assert ", ".join(about.contexts) in shown
    assert ", ".join(about.sectors) in shown
    assert builtin().codebook.digest in shown
    assert "Open Event Data Alliance" in shown


def test_one_type_is_shown_with_definition_example_and_codes_of_every_mode(run: Run) -> None:
    shown = run("ontology", "coerce").out
    assert "COERCE/arrest  arrest\n" in shown
    assert "  example  The police arrested ten students.\n" in shown
    assert "  CAMEO    173 Arrest, detain, or charge with legal action\n" in shown
    assert "  ACLED    Strategic developments: Arrests\n" in shown
    assert "detain" not in run("ontology", "COERCE/censor").out
    assert "imprison" in run("ontology", "COERCE/arrest", "--words").out


def test_a_mode_of_several_types_is_shown_of_each(run: Run) -> None:
    shown = run("ontology", "meet").out
    assert "REQUEST/meet" in shown
    assert "REJECT/meet" in shown
    assert [one["type"] for one in json.loads(run("ontology", "meet", "--json").out)] == ["REQUEST", "REJECT"]


def test_an_unknown_name_says_what_was_meant(run: Run) -> None:
    done = run("ontology", "ASSALT")
    assert done.status == 2
    assert "assault" in done.err


def test_as_data_it_holds_everything(run: Run) -> None:
    held = json.loads(run("ontology", "--json").out)
    assert len(held["types"]) == 16
    assault = next(kind for kind in held["types"] if kind["name"] == "ASSAULT")
    assert {"name", "quad", "words", "definition", "example", "codes", "verbs", "nouns", "modes"} == set(assault)
    aerial = next(mode for mode in assault["modes"] if mode["name"] == "aerial")
    assert aerial["codes"]["acled"] == ["Explosions/Remote violence: Air/drone strike"]
    assert json.loads(run("ontology", "aerial", "--json").out) == {"type": "ASSAULT", **aerial}
    assert json.loads(run("ontology", "health", "--json").out) in held["contexts"]
    assert json.loads(run("ontology", "COP", "--json").out) in held["sectors"]


def test_the_file_of_the_guide_is_shown_and_codes_what_it_names(run: Run, harvest: Path, story: Path) -> None:
    shown = run("ontology", "burning-of-crops", "--ontology", harvest).out
    assert "ASSAULT/burning-of-crops  burning of crops" in shown
    assert "Codes of the harvest watch" in shown
    record = json.loads(run("read", story, "--json", "--ontology", harvest).out)
    (reading,) = record["readings"]
    assert [(e["type"], e["mode"]) for e in reading["events"]] == [("ASSAULT", "burning-of-crops"), ("COERCE", "arrest")]
    assert reading["codebook"]["name"] == "Harvest watch"
    assert json.loads(run("read", story, "--json").out)["readings"][0]["codebook"]["name"] == builtin().codebook.name


def test_the_environment_may_name_the_file(run: Run, harvest: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ONTOLOGY", str(harvest))
    assert "Harvest watch" in run("read", story, "--json").out


def test_python_takes_it_too(harvest: Path) -> None:
    ours = dateline.load_ontology(harvest)
    record = dateline.read(STORY, ontology=ours)
    assert [e.mode for e in record.events] == ["burning-of-crops", "arrest"]
    assert ours.about.codes("ASSAULT", "burning-of-crops")["harvest"] == ("H2",)
    snippet = GUIDE.read_text(encoding="utf-8").partition('events = record.to_frame("events")')[2].partition("```")[0]
    events = record.to_frame("events")
    exec(snippet, {"events": events, "ours": ours})  # noqa: S102 - the guide's own lines
    assert list(events["harvest"]) == ["H2", ""]


def test_what_the_store_holds_is_read_anew_by_another_ontology(run: Run, harvest: Path, story: Path) -> None:
    assert "1 added" in run("add", story).out
    assert "1 already there" in run("add", story).out
    assert "1 read anew" in run("add", story, "--ontology", harvest).out
    assert "1 already there" in run("add", story, "--ontology", harvest).out
    found = run("list", "mode:burning-of-crops", "--table", "events").out
    assert "torched" in found
    assert "arrested" not in found


def test_predictions_are_made_by_it(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('replaces = true\n[[rule]]\ntype = "AID"\nverbs = ["torch"]\n')
    lines, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": STORY}) + "\n")
    assert run("predict", "events", lines, out, "--ontology", own).status == 0
    assert [e["type"] for e in json.loads(out.read_text())["events"]] == ["AID"]


@pytest.mark.parametrize("command", [("ontology",), ("read", "story.txt"), ("add", "story.txt"), ("predict", "events", "in", "out")])
def test_a_wrong_file_ends_every_command_before_anything_is_read(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[rule]]\ntype = "ATACK"\nverbs = ["x"]\n')
    done = run(*command, "--ontology", wrong)
    assert done.status == 30
    assert "wrong.toml, line 2: " in done.err
    assert run(*command, "--ontology", tmp_path / "none.toml").status == 17


def test_a_file_in_another_encoding_is_told(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_bytes('name = "Größe"'.encode("latin-1"))
    assert "UTF-8" in run("ontology", "--ontology", wrong).err


def test_the_error_that_the_guide_shows_is_the_one_there_is(run: Run, harvest: Path) -> None:
    harvest.write_text(harvest.read_text().replace("@crop", "@crops"))
    assert run("ontology", "--ontology", harvest).err.strip() in GUIDE.read_text(encoding="utf-8")


def test_the_guide_names_every_key_of_a_rule() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [key for key in KEYS if f"`{key}" not in guide] == []

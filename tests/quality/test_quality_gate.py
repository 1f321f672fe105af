"""The gate itself, with an invented program, scorer and gold."""

import json
import sys
from pathlib import Path

import pytest

from quality.floors import Figure, Floors, load, save
from quality.gate import main
from quality.measure import MeasureError, load_measures, parse_scores
from quality.own import measures as own

PROGRAM = """
import pathlib, sys
command, task, source, target = sys.argv[1:]
assert command == "predict"
pathlib.Path(target).write_text(task + str(len(open(source).readlines())))
sys.exit(int(pathlib.Path(__file__).with_name("status").read_text()))
"""
SCORER = """
import json, pathlib, sys
print(json.dumps({"all": {"F": float(pathlib.Path(__file__).with_name("figure").read_text())}, "saw": sys.argv}))
"""
MEASURES = """
[[measure]]
name = "knots (invented)"
task = "knots"
gold = "gold.jsonl"
scorer = "scorer.py"
limit = 2
metrics = { "knot F" = ["all", "F"] }
"""


class Desk:
    """A folder with everything the gate needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.floors = folder / "floors.json"
        self.write("program.py", PROGRAM)
        self.write("scorer.py", SCORER)
        self.write("measures.toml", MEASURES)
        self.write("gold.jsonl", '{"id": 1}\n{"id": 2}\n{"id": 3}\n')
        self.write("status", "0")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, figure: float, *arguments: str) -> int:
        self.write("figure", str(figure))
        paths = ["--gold", str(self.folder), "--floors", str(self.floors), "--measures", str(self.folder / "measures.toml")]
        return main([*paths, *arguments, "--program", sys.executable, str(self.folder / "program.py")])

    def floor(self) -> float:
        (floor,) = load(self.floors).floors
        return floor.value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_first_figure_needs_no_floor_and_update_sets_it(desk: Desk) -> None:
    assert desk.run(50.0) == 0
    assert not desk.floors.exists()
    assert desk.run(50.0, "--update") == 0
    assert desk.floor() == 50.0


def test_a_figure_below_its_floor_fails_and_says_which(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.run(50.0, "--update")
    assert desk.run(48.0) == 1
    assert "knots (invented), knot F: 48.0 does not hold its floor" in capsys.readouterr().out


def test_a_difference_as_small_as_between_processors_is_no_loss(desk: Desk) -> None:
    desk.run(50.0, "--update")
    assert desk.run(49.8) == 0
    assert desk.run(49.8, "--update") == 0
    assert desk.floor() == 50.0


def test_update_raises_a_floor_and_never_lowers_it(desk: Desk) -> None:
    desk.run(50.0, "--update")
    assert desk.run(60.0, "--update") == 0
    assert desk.floor() == 60.0
    assert desk.run(40.0, "--update") == 1
    assert desk.floor() == 60.0


def test_a_floor_sinks_only_with_a_reason_which_is_kept(desk: Desk) -> None:
    desk.run(50.0, "--update")
    assert desk.run(40.0, "--update", "--allow-regression", "half the time for four points") == 0
    assert desk.floor() == 40.0
    (noted,) = load(desk.floors).regressions
    assert (noted.before, noted.after, noted.reason) == (50.0, 40.0, "half the time for four points")


@pytest.mark.parametrize("arguments", [["--allow-regression", "why"], ["--update", "--allow-regression", " "]])
def test_a_reason_without_update_or_without_words_is_refused(desk: Desk, arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        desk.run(50.0, *arguments)


def test_other_gold_under_the_same_name_does_not_count_as_the_same_figure(desk: Desk) -> None:
    desk.run(50.0, "--update")
    desk.write("gold.jsonl", '{"id": 9}\n')
    assert desk.run(99.0) == 1
    assert desk.run(99.0, "--update") == 1
    assert desk.run(99.0, "--update", "--allow-regression", "new gold") == 0


def test_a_floor_that_nobody_measures_fails(desk: Desk) -> None:
    desk.run(50.0, "--update")
    desk.write("measures.toml", MEASURES.replace("knot F", "other F"))
    assert desk.run(50.0) == 1


def test_a_program_that_fails_fails_the_gate_with_its_words(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.write("status", "21")
    assert desk.run(50.0) == 1
    assert "ended with status 21" in capsys.readouterr().out


def test_lines_the_program_could_not_read_are_the_scorers_business(desk: Desk) -> None:
    desk.write("status", "3")
    assert desk.run(50.0) == 0


def test_only_some_tasks_can_be_measured(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.run(50.0, "--update")
    assert desk.run(10.0, "--only", "ropes") == 0
    assert "0 figures" in capsys.readouterr().out


def test_without_the_test_material_the_gate_says_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measures = tmp_path / "measures.toml"
    measures.write_text(MEASURES, encoding="utf-8")
    assert main(["--gold", str(tmp_path / "nowhere"), "--measures", str(measures)]) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_floors_read_back_as_written(tmp_path: Path) -> None:
    floors = Floors(floors=(Figure(measure="m", metric="f", value=1.5, sha256="0"),)).raised(
        [Figure(measure="m", metric="f", value=0.5, sha256="0")], "because"
    )
    save(floors, tmp_path / "floors.json")
    assert load(tmp_path / "floors.json") == floors
    assert json.loads((tmp_path / "floors.json").read_text())["regressions"][0]["reason"] == "because"


def test_scorers_may_print_json_or_named_values() -> None:
    assert parse_scores('{"a": {"F": 1.0}}') == {"a": {"F": 1.0}}
    assert parse_scores("D ALL   {'F': 30.6}\nmacroF1 55.8\n") == {"D ALL": {"F": 30.6}, "macroF1": 55.8}
    with pytest.raises(MeasureError, match="no figure"):
        parse_scores("Traceback: nothing\n")


def test_every_measure_of_the_project_is_a_task_it_has() -> None:
    from dateline.predict import TASKS

    measures = load_measures(Path(__file__).parents[2] / "quality" / "measures.toml")
    assert {m.task for m in measures} == set(TASKS)
    assert len({m.name for m in measures}) == len(measures)


def test_sentences_of_our_own_are_measured_without_the_test_material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "two.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    monkeypatch.setattr(own, "__file__", str(tmp_path / "measures.py"))
    monkeypatch.setitem(own.SETS, "lines", lambda path: {"half": 0.5 * len(path.read_text(encoding="utf-8").splitlines()) / 2})
    measures = tmp_path / "measures.toml"
    measures.write_text('[[own]]\nname = "lines"\nset = "lines"\nfile = "two.jsonl"\nmetrics = ["half"]\n', encoding="utf-8")
    (measure,) = own.load_own(measures)
    (figure,) = own.own_figures(measure)
    assert (figure.measure, figure.metric, figure.value) == ("lines", "half", 50.0)

"""Predictions on lines about an invented port."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.coding.ontology import made
from dateline.model.errors import NoPermission, NotFound, UsageError
from dateline.predict import TASKS, PredictSummary, predict

TEXT = (
    "Dockers in Velmar blocked the harbour on Monday, the port authority said. At least 12 people were injured, according to Radio Curonia."
)


def run(folder: Path, task: str, *lines: Any) -> tuple[PredictSummary, list[dict[str, Any]]]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_bytes(b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines) + b"\n")
    summary = predict(task, source, target)
    return summary, [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def one(folder: Path, task: str, **fields: Any) -> dict[str, Any]:
    summary, (prediction,) = run(folder, task, {"id": "a", "text": TEXT, **fields})
    assert summary.problems == ()
    assert prediction["id"] == "a"
    return prediction


def words(spans: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def test_attributions_point_at_their_words(tmp_path: Path) -> None:
    found = one(tmp_path, "attribution")["attributions"]
    assert any(words(a["cue"]) == ["said"] and "port authority" in words(a["source"])[0] for a in found)
    assert any("blocked the harbour" in w for a in found for w in words(a["content"]))


def test_events_carry_type_and_the_words_of_their_actors(tmp_path: Path) -> None:
    _, (prediction,) = run(tmp_path, "events", {"id": 1, "text": "Soldiers attacked dockers in Velmar on Monday."})
    (event,) = prediction["events"]
    assert (event["type"], event["source"], event["target"]) == ("ASSAULT", ["Soldiers"], ["dockers"])


def test_of_an_event_asked_for_only_the_request_is_written(tmp_path: Path) -> None:
    _, (prediction,) = run(tmp_path, "events", {"id": 1, "text": "The mayor of Velmar demanded that the dockers release the hostages."})
    assert [e["type"] for e in prediction["events"]] == ["REQUEST"]


@pytest.mark.parametrize(
    "given",
    [
        {"marked": "<s>The mayor of Velmar</s> has condemned <t>the dockers' union</t> for the strike."},
        {"source": "The mayor of Velmar", "target": "the dockers' union"},
    ],
)
def test_the_two_actors_may_be_marked_or_named(tmp_path: Path, given: dict[str, str]) -> None:
    line = {"id": "a", "text": "The mayor of Velmar has condemned the dockers' union for the strike.", **given}
    _, (prediction,) = run(tmp_path, "plover-type", line)
    assert prediction == {"id": "a", "type": "ACCUSE"}


def test_police_labels_say_what_police_did(tmp_path: Path) -> None:
    lines = [
        {"id": 1, "text": "Police arrested three dockers and fired tear gas at the crowd."},
        {"id": 2, "text": "The police stood by as the warehouse was looted."},
        {"id": 3, "text": "The ferries to Velmar were late."},
    ]
    _, found = run(tmp_path, "police", *lines)
    arrested, stood_by, late = [set(p["labels"]) for p in found]
    assert arrested == {"ARREST", "FORCE", "ANY_ACTION"}
    assert "FAIL" in stood_by
    assert not {"KILL", "ARREST", "FORCE"} & stood_by
    assert not late
    assert all(p["scores"][label] > 0.1 for p in found for label in p["labels"])


def test_places_carry_coordinates(tmp_path: Path) -> None:
    text = "Ferries from Klaipeda were sent to Sweden."
    _, (prediction,) = run(tmp_path, "places", {"id": 1, "text": text})
    found = {text[p["start"] : p["end"]]: p for p in prediction["places"]}
    assert found["Klaipeda"]["lat"] == pytest.approx(55.7, abs=0.2)
    assert found["Sweden"]["geonameid"] == 2661886


@pytest.mark.parametrize(("field", "outlet", "lat"), [("source", "cambridgegazette.ca", 43.4), ("outlet", "cambridge-gazette.co.uk", 52.2)])
def test_the_outlet_of_a_line_says_which_town_of_a_name_is_near(tmp_path: Path, field: str, outlet: str, lat: float) -> None:
    _, (prediction,) = run(tmp_path, "places", {"id": 1, "text": "A ferryman from Cambridge was hurt on Monday.", field: outlet})
    (found,) = prediction["places"]
    assert found["lat"] == pytest.approx(lat, abs=0.2)


@pytest.mark.parametrize(("field", "value"), [("dct", "2031-05-06"), ("date", "2031-05-06T10:00:00")])
def test_a_weekday_is_resolved_from_the_day_of_publication(tmp_path: Path, field: str, value: str) -> None:
    (found,) = one(tmp_path, "times", **{field: value})["timexes"]
    assert (TEXT[found["start"] : found["end"]], found["type"], found["value"]) == ("Monday", "DATE", "2031-05-05")


def test_quantities_are_bounds_as_written(tmp_path: Path) -> None:
    assert one(tmp_path, "quantities")["q"] == [{"lo": 12, "hi": None}]


def mentions_of(text: str, *words: str) -> list[dict[str, int]]:
    return [{"start": text.index(w), "end": text.index(w) + len(w)} for w in words]


def test_mentions_of_one_event_are_one_cluster_over_all_lines(tmp_path: Path) -> None:
    first = "Gunmen robbed the Curonia Bank in Velmar on Monday and fled with 40 gold bars. Police in Velmar are hunting the gang."
    second = (
        "The robbery of the Curonia Bank in Velmar on Monday was the work of a gang, police in Velmar said. The gang took 40 gold bars."
    )
    third = "Nurses at the Sudria hospital began a strike over pay. The strike may last for weeks, the nurses' union said."
    lines = [
        {"id": 1, "text": first, "mentions": mentions_of(first, "robbed", "hunting")},
        {"id": 2, "text": second, "mentions": mentions_of(second, "robbery")},
        {"id": 3, "text": third, "mentions": mentions_of(third, "strike")},
    ]
    _, found = run(tmp_path, "fusion", *lines)
    robbed, hunting, robbery, strike = (m["cluster"] for p in found for m in p["mentions"])
    assert robbed == robbery
    assert len({robbed, hunting, strike}) == 3
    assert [p["id"] for p in found] == [1, 2, 3]


def test_a_line_without_mentions_is_reported_and_the_other_lines_are_gathered(tmp_path: Path) -> None:
    text = "Dockers were striking in Velmar."
    summary, found = run(tmp_path, "fusion", {"id": 1, "text": text}, {"id": 2, "text": text, "mentions": mentions_of(text, "striking")})
    assert [p.line for p in summary.problems] == [1]
    assert [p["id"] for p in found] == [2]


def test_bad_lines_are_reported_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = {"id": "good", "text": TEXT}
    bad: list[Any] = [b"{not json", ["a", "list"], {"text": "no id"}, {"id": "n"}, b'{"id": 1, "text": "\xff"}', {"id": "e", "text": " "}]
    summary, found = run(tmp_path, "quantities", *bad, b"", good)
    assert [p["id"] for p in found] == ["good"]
    assert (summary.lines, summary.written) == (7, 1)
    assert [(p.line, p.code) for p in summary.problems] == [
        (1, "bad-record"),
        (2, "bad-record"),
        (3, "bad-record"),
        (4, "bad-record"),
        (5, "wrong-encoding"),
        (6, "empty"),
    ]
    assert summary.problems[-1].id == "e"


def test_an_impossible_day_is_a_bad_line_only_where_the_day_matters(tmp_path: Path) -> None:
    line = {"id": 1, "text": TEXT, "date": "9:55 AM ET"}
    assert [p.code for p in run(tmp_path, "times", line)[0].problems] == ["bad-date"]
    assert run(tmp_path, "quantities", line)[0].problems == ()


@pytest.mark.parametrize("mentions", ["none", [{"start": 5}], [{"start": 5, "end": 500}], ["x"]])
def test_mentions_outside_the_text_are_refused(tmp_path: Path, mentions: Any) -> None:
    summary, _ = run(tmp_path, "fusion", {"id": 1, "text": TEXT, "mentions": mentions})
    assert [p.code for p in summary.problems] == ["bad-record"]


def test_an_unknown_task_is_refused_with_the_list_of_tasks(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="attribution, events, plover-type"):
        predict("weather", tmp_path / "in.jsonl", tmp_path / "out.jsonl")


def test_input_and_output_must_be_two_files(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="same file"):
        predict("times", tmp_path / "in.jsonl", tmp_path / "in.jsonl")


def test_a_missing_input_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"in\.jsonl"):
        predict("times", tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    (tmp_path / "in.jsonl").write_text("")
    with pytest.raises(NotFound, match="nowhere"):
        predict("times", tmp_path / "in.jsonl", tmp_path / "nowhere" / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


def test_what_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str = "r", **_: Any) -> None:
        raise PermissionError(13, "Permission denied", str(self), mode)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NoPermission, match=r"in\.jsonl"):
        predict("times", tmp_path / "in.jsonl", tmp_path / "out.jsonl")


def test_an_interrupted_run_leaves_the_old_predictions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "a"}\n')

    def interrupt(line: bytes, *, dated: bool) -> None:
        raise KeyboardInterrupt(line, dated)

    monkeypatch.setattr("dateline.predict.run.parse_case", interrupt)
    with pytest.raises(KeyboardInterrupt):
        predict("times", tmp_path / "in.jsonl", target)
    assert target.read_text() == "old"
    assert {p.name for p in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}


@pytest.mark.parametrize("name", TASKS)
def test_the_documented_example_of_a_task_has_the_shape_it_writes(tmp_path: Path, name: str) -> None:
    example = json.loads(TASKS[name].output)
    made = one(tmp_path, name, source="Dockers", target="the port authority", mentions=[{"start": 0, "end": 7}])
    assert set(made) == set(example)


def test_words_of_a_user_decide_the_type_whatever_was_learned(tmp_path: Path) -> None:
    own = made('[[rule]]\ntype = "THREATEN"\nverbs = ["condemn"]\n', "own.toml")
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "The mayor of Velmar has condemned the dockers' union for the strike."
    source.write_text(
        json.dumps({"id": "a", "text": text, "source": "The mayor of Velmar", "target": "the dockers' union"}) + "\n", encoding="utf-8"
    )
    predict("plover-type", source, target, own)
    assert json.loads(target.read_text(encoding="utf-8"))["type"] == "THREATEN"

"""The set of hard names of places, and its scorer."""

import json
from pathlib import Path

import pytest

from quality.own.chain_cases import SetError
from quality.own.places import ASIDE, TUNING, judge, load_cases, main, parse_case, scores

ROW = {
    "id": "x",
    "why": "person",
    "text": "Paris Jackson sang for the refugees in Calais.",
    "places": [{"words": "Calais", "role": "place", "lat": 50.95, "lon": 1.86, "km": 50}],
    "none": ["Paris"],
}


@pytest.mark.parametrize("path", [TUNING, ASIDE])
def test_both_parts_hold_what_they_should(path: Path) -> None:
    cases = load_cases(path)
    assert len(cases) == 50
    assert len({c.id for c in cases}) == 50


def test_no_case_stands_in_both_parts() -> None:
    assert not {c.id for c in load_cases(TUNING)} & {c.id for c in load_cases(ASIDE)}


def test_a_right_reading_counts_in_full() -> None:
    verdicts = list(judge(parse_case(ROW)))
    assert [(v.kind, v.words) for v in verdicts] == [("place", "Calais"), ("none", "Paris")]
    assert scores(verdicts) == {"right": 1.0, "spared": 1.0}


def test_a_place_too_far_off_or_in_another_role_is_wrong() -> None:
    far = {**ROW, "places": [{**ROW["places"][0], "lat": 40.0}]}  # type: ignore[dict-item]  # a row of the set
    part = {**ROW, "places": [{**ROW["places"][0], "role": "part"}]}  # type: ignore[dict-item]  # a row of the set
    assert scores(judge(parse_case(far)))["right"] == 0
    assert scores(judge(parse_case(part)))["right"] == 0


@pytest.mark.parametrize(
    "wrong", [{"none": ["Berlin"]}, {"places": [{"words": "Calais", "role": "town", "lat": 1.0, "lon": 1.0, "km": 5}]}]
)
def test_a_row_that_cannot_be_judged_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SetError):
        parse_case({**ROW, **wrong})


def test_the_program_prints_shares(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    monkeypatch.setattr("quality.own.places.TUNING", file)
    monkeypatch.setattr("sys.argv", ["places", "--misses"])
    assert main() == 0
    assert "all: right 100.0 %, spared 100.0 % (2)" in capsys.readouterr().out

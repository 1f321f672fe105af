"""The set of pairs of names, and its scorer."""

import hashlib
import json
from pathlib import Path

import pytest

from quality.own import names
from quality.own.chain_cases import SetError
from quality.own.names import ASIDE, MORE, TUNING, Pair, Verdict, judge_all, load_pairs, main, matched, parse_pair, scores, table

ROW = {"id": "x1", "a": "Ruta Venckel", "b": "Рута Венцкель", "of": "person", "same": True, "why": "slavic"}
PAIRS = {TUNING: 330, ASIDE: 310, MORE: 420}


@pytest.mark.parametrize("path", [TUNING, ASIDE, MORE])
def test_pairs_are_many_and_as_many_are_two_as_one(path: Path) -> None:
    pairs = load_pairs(path)
    assert len(pairs) >= PAIRS[path]
    assert 0.45 <= sum(p.same for p in pairs) / len(pairs) <= 0.55
    assert len({frozenset((p.a, p.b)) for p in pairs}) == len(pairs) == len({p.id for p in pairs})


def test_a_pair_is_set_aside_by_the_digest_of_its_id() -> None:
    for path, aside in ((TUNING, False), (ASIDE, True)):
        assert all((int(hashlib.sha256(p.id.encode()).hexdigest(), 16) % 2 == 0) is aside for p in load_pairs(path))


def test_no_pair_stands_in_two_parts() -> None:
    parts = [{frozenset((p.a, p.b)) for p in load_pairs(path)} for path in (TUNING, ASIDE, MORE)]
    assert not parts[0] & parts[1]
    assert not (parts[0] | parts[1]) & parts[2]


@pytest.mark.parametrize("change", [{"b": "Ruta Venckel"}, {"of": "ship"}])
def test_what_is_no_pair_is_told(change: dict[str, str]) -> None:
    with pytest.raises(SetError, match="no pair"):
        parse_pair({**ROW, **change})


def test_an_answer_that_depends_on_the_order_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "same_person", lambda a, b: a < b)
    with pytest.raises(SetError, match="order"):
        matched("a", "b", "person")


def test_scores_count_pairs_taken_for_one() -> None:
    one, two = Pair(**ROW), Pair(**{**ROW, "same": False})  # type: ignore[arg-type]  # a row of the set
    verdicts = [Verdict(pair=p, found=f) for p, f in ((one, True), (one, False), (two, True), (two, False))]
    assert scores(verdicts) == {"precision": 0.5, "recall": 0.5, "F1": 0.5, "right": 0.5}
    assert "slavic         2 of   4" in table(verdicts)


def test_the_program_answers_a_pair() -> None:
    assert judge_all([parse_pair(ROW)])[0].right


def test_misses_are_shown_but_not_of_the_part_set_aside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps({**ROW, "same": False}) + "\n", encoding="utf-8")
    for part in ("TUNING", "ASIDE", "MORE"):
        monkeypatch.setattr(names, part, path)
    assert main(["--misses"]) == 0
    assert "x1 slavic: Ruta Venckel" in capsys.readouterr().out
    main(["--misses", "--aside"])
    assert "x1 slavic" not in capsys.readouterr().out

"""The set of days, and its scorer, with an invented reader."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Span, When
from quality.own.chain_cases import SetError
from quality.own.days import ASIDE, MORE, TUNING, describe, judge, load_cases, main, parse_case, scores

TEXT = "The pier was shut until Friday, after a two-day storm on May 3."
UNTIL = {"words": "until Friday", "days": "..2021-05-07", "precision": "interval", "basis": "published"}
STORM = {"words": "two-day", "value": "P2D"}
MAY = {"words": "May 3", "days": "2021-05-03", "precision": "day", "basis": "published"}
ROW = {"id": "x", "text": TEXT, "published": "2021-05-05", "times": [UNTIL, STORM, MAY]}
TEXTS = {TUNING: 82, ASIDE: 81, MORE: 464}


def when(words: str, **more: object) -> When:
    start = TEXT.index(words)
    return When(span=Span(start, start + len(words)), **({"kind": "DATE", "value": "?"} | more))  # type: ignore[arg-type]  # fields of the time under test


FOUND = (
    when("until Friday", latest=date(2021, 5, 7), precision="interval", basis="published"),
    when("Friday", earliest=date(2021, 5, 7), latest=date(2021, 5, 7), precision="day", basis="published"),
    when("a two-day", kind="DURATION", value="P2D"),
    when("on May 3", earliest=date(2021, 5, 3), latest=date(2021, 5, 3), precision="day", basis="published"),
)


@pytest.mark.parametrize("path", TEXTS, ids=["tuning", "aside", "more"])
def test_every_time_of_the_set_stands_in_its_text(path: Path) -> None:
    assert len(load_cases(path)) == TEXTS[path]


def test_no_text_of_one_day_and_no_id_stands_twice() -> None:
    cases = [c for path in TEXTS for c in load_cases(path)]
    assert len({(c.text, c.published) for c in cases}) == len({c.id for c in cases}) == sum(TEXTS.values())


@pytest.mark.parametrize("change", [{"words": "Monday"}, {"precision": "hour"}, {"basis": "guessed"}])
def test_a_time_that_does_not_fit_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(SetError):
        parse_case(ROW | {"times": [UNTIL | change]})


def test_a_stretch_goes_before_the_dates_it_is_made_of_and_articles_do_not_count() -> None:
    verdict = judge(parse_case(ROW), FOUND)
    assert (verdict.right, verdict.missed, verdict.false) == (True, (), ())


@pytest.mark.parametrize(
    ("n", "change"),
    [
        (0, {"latest": date(2021, 5, 14)}),
        (0, {"basis": "stated"}),
        (2, {"value": "P3D"}),
        (3, {"precision": "month"}),
    ],
)
def test_another_day_basis_value_or_precision_is_a_miss(n: int, change: dict[str, object]) -> None:
    found = [*FOUND[:n], replace(FOUND[n], **change), *FOUND[n + 1 :]]  # type: ignore[arg-type]  # fields of a time
    verdict = judge(parse_case(ROW), found)
    assert not verdict.right
    assert len(verdict.missed) == 1


def test_a_day_where_none_is_expected_is_false() -> None:
    verdict = judge(parse_case(ROW | {"times": [UNTIL, STORM]}), FOUND)
    assert [w.span for w in verdict.false] == [FOUND[3].span]
    assert "false" in describe(verdict)


def test_shares_are_of_texts_and_of_times() -> None:
    case = parse_case(ROW)
    assert scores([judge(case, FOUND), judge(case, FOUND[:2])]) == {"text": 0.5, "time": 4 / 6}


def test_the_command_prints_shares_and_misses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--misses"], lambda _text, _day: ()) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{TEXTS[TUNING]} texts, right: ")
    assert "expected" in out

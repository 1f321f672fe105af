"""The set of classes, stances and kinds of speaker, and its scorer, with an invented reader."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from dateline.model import Span, Statement
from dateline.model.statement import CueClass, SpeakerKind, Stance
from quality.own.chain_cases import SetError
from quality.own.stances import ASIDE, TUNING, Case, judge, load_cases, main, misses, parse_case, scores, scores_by

TEXT = "The mayor denied that the dam leaked, and the union said the valley was wet."
ROW = {
    "id": "x", "text": TEXT, "cue": "denied", "content": "that the dam leaked", "class": "denies", "stance": "denies", "kind": "official",
}  # fmt: skip
SIZES = {TUNING: 230, ASIDE: 115}
LISTED: set[SpeakerKind] = {"official", "military", "police", "party", "opposition", "witness", "victim", "ngo", "expert", "outlet", "agency", "document",
          "evidence", "anonymous", "unknown"}  # fmt: skip
RARER: dict[CueClass, int] = {"believes": 8, "shows": 8, "supports": 8, "opposes": 8}
EACH_CLASS = 14
EACH_KIND = 12


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def statement(cue: str, content: str, cue_class: CueClass = "denies", stance: Stance = "denies") -> Statement:
    return Statement(
        id="r:s1", source=(), cue=(span(cue),), content=(span(content),), cue_lemma=cue, cue_class=cue_class, quoted="indirect",
        stance=stance, speaker_kind="official",
    )  # fmt: skip


@pytest.fixture
def case() -> Case:
    return parse_case(ROW)


@pytest.mark.parametrize("path", [TUNING, ASIDE], ids=["tuning", "aside"])
def test_every_case_of_the_set_stands_in_its_text(path: Path) -> None:
    assert len(load_cases(path)) >= SIZES[path]


def test_no_text_and_no_id_stands_twice() -> None:
    cases = load_cases(TUNING) + load_cases(ASIDE)
    assert len({c.text for c in cases}) == len({c.id for c in cases}) == len(cases)


def test_every_class_and_every_kind_of_speaker_is_covered() -> None:
    cases = load_cases(TUNING) + load_cases(ASIDE)
    classes, kinds = Counter(c.cue_class for c in cases), Counter(c.kind for c in cases)
    assert [c for c in get_args(CueClass) if classes[c] < RARER.get(c, EACH_CLASS)] == []
    assert [k for k in LISTED if kinds[k] < EACH_KIND] == []


def test_every_class_stands_in_both_parts() -> None:
    for path in (TUNING, ASIDE):
        assert {c.cue_class for c in load_cases(path)} == set(get_args(CueClass))


@pytest.mark.parametrize(
    "change",
    [{"cue": "deni"}, {"content": "the"}, {"content": "that it leaked"}, {"class": "shouts"}, {"stance": "shrugs"}, {"kind": "mayor"}],
)
def test_a_case_that_does_not_fit_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(SetError):
        parse_case(ROW | change)


def test_the_statement_at_the_cue_is_judged(case: Case) -> None:
    other = statement("said", "the valley was wet", "states", "affirms")
    right = statement("denied", "that the dam leaked")
    assert judge(case, [other, right]).found == right
    assert judge(case, [other, right]).right
    assert judge(case, [other]).found is None
    assert judge(case, []).found is None


def test_of_two_statements_at_the_cue_the_one_with_the_content_is_judged(case: Case) -> None:
    near, far = statement("denied", "that the dam leaked"), statement("denied", "the valley was wet")
    assert judge(case, [far, near]).found == near


def test_right_needs_class_and_stance_and_the_kind_is_counted_among_those_found(case: Case) -> None:
    verdicts = [
        judge(case, [statement("denied", "that the dam leaked")]),
        judge(case, [statement("denied", "that the dam leaked", "states")]),
        judge(case, [statement("denied", "that the dam leaked", "denies", "doubts")]),
        judge(case, []),
    ]
    assert scores(verdicts) == {
        "class and stance right": 0.25,
        "class right": 0.5,
        "stance right": 0.5,
        "found": 0.75,
        "kind right where found": 1.0,
    }
    assert scores_by(verdicts, lambda c: c.cue_class, lambda v: v.right) == {"denies": (1, 4)}
    assert [len(misses(v)) for v in verdicts] == [0, 3, 3, 3]


def test_the_command_prints_shares(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--aside", "--misses"], reader=lambda _: ()) == 0
    printed = capsys.readouterr().out
    assert "no such statement" in printed
    assert "found                        0.0 %" in printed

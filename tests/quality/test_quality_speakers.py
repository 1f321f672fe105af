"""The set of speakers and its scorer, with an invented article and invented findings."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Actor, Span, Statement
from quality.own.chain_cases import SetError
from quality.own.speaker_cases import (
    LATER,
    SPEAKERS,
    Case,
    abroad,
    cases_of,
    load_cases,
    load_texts,
    marked_cases,
    parse_case,
    tuning_cases,
)
from quality.own.speakers import Given, judge, main, misses, read_speakers, share, table

TEXT = "Elena Marsk met Viktor Oland. She said the port would open. The officials agreed that it would."
ENOUGH_ABROAD = 25
ENOUGH = 200


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


SHE = Case(
    id="p1",
    digest=hashlib.sha256(TEXT.encode()).hexdigest()[:12],
    kind="pronoun",
    words=span("She"),
    names=(span("Elena Marsk"),),
    stays=False,
)
OFFICIALS = replace(SHE, kind="role", words=span("The officials"), names=(), stays=True)


def said(source: str, antecedent: str | None = None, speaker: str | None = None) -> Given:
    statement = Statement(
        id="p1:s1", source=(span(source),), cue=(span("said"),), content=(span("the port would open"),), cue_lemma="say", cue_class="states",
        quoted="indirect", antecedent=span(antecedent) if antecedent else None, speaker=speaker,
    )  # fmt: skip
    return Given(
        statements=(statement,), actors=(Actor(id="person:em", name="Elena Marsk", kind="person", mentions=(span("Elena Marsk"),)),)
    )


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (said("She", "Elena Marsk"), "right"),
        (said("She", "Viktor Oland"), "wrong"),
        (said("She"), "unknown"),
        (said("She", speaker="person:em"), "right"),
        (said("The officials"), "not found"),
    ],
)
def test_the_speaker_shown_is_right_wrong_or_unknown(given: Given, outcome: str) -> None:
    assert judge(SHE, TEXT, given).outcome == outcome


def test_those_whom_no_name_fits_are_right_with_nobody() -> None:
    assert judge(OFFICIALS, TEXT, said("The officials")).outcome == "right"
    assert judge(OFFICIALS, TEXT, said("The officials", "Viktor Oland")).outcome == "wrong"


def test_shares_are_of_the_cases_found() -> None:
    verdicts = [judge(SHE, TEXT, said("She", "Elena Marsk")), judge(SHE, TEXT, said("She")), judge(SHE, TEXT, said("The officials"))]
    assert share(verdicts, "right") == share(verdicts, "unknown") == 0.5
    assert "50.0%" in table(verdicts)
    assert [line.split(":")[0] for line in misses(verdicts, {"p1": TEXT})] == ["unknown", "not found"]


def test_the_set_is_whole() -> None:
    cases = load_cases()
    assert len(cases) >= ENOUGH
    held = {c.id for path in (SPEAKERS, LATER) for c in cases_of(path, aside=True)}
    assert not held & {c.id for c in tuning_cases()}
    kept_back = Counter(c.is_aside for c in cases)
    assert min(kept_back.values()) >= len(cases) // 3
    assert SPEAKERS.read_text(encoding="utf-8").isascii()


def test_marks_in_our_own_reports_are_cases() -> None:
    [she, they], text = marked_cases("1", "Elena Marsk spoke. {She|Elena Marsk} said {they|} left. Marsk sat.")
    assert text == "Elena Marsk spoke. She said they left. Marsk sat."
    assert [n.words(text) for n in she.names] == ["Elena Marsk", "Marsk", "Marsk"]
    assert (she.kind, she.stays, they.words.words(text), they.stays) == ("pronoun", False, "they", True)
    cases, texts = abroad()
    assert len(texts) >= ENOUGH_ABROAD
    assert {c.id for c in cases} == set(texts)


def test_a_line_that_contradicts_itself_is_refused() -> None:
    row = {"id": "p1", "digest": "0", "kind": "pronoun", "words": [0, 3], "names": [], "stays": False}
    with pytest.raises(SetError):
        parse_case(row)
    with pytest.raises(SetError):
        parse_case({**row, "kind": "verb", "stays": True})


def test_another_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "attribution").mkdir()
    (tmp_path / "attribution" / "train.jsonl").write_text(json.dumps({"id": "p1", "text": TEXT}) + "\n", encoding="utf-8")
    assert load_texts([SHE], tmp_path) == {"p1": TEXT}
    with pytest.raises(SetError):
        load_texts([replace(SHE, digest="0")], tmp_path)


def test_without_the_texts_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "none")]) == 0
    assert "skipped" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--aside", "--misses"])


def test_the_program_is_asked_as_a_whole() -> None:
    assert judge(SHE, TEXT, read_speakers(TEXT)).outcome == "right"

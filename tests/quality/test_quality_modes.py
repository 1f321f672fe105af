"""The set of auxiliary modes, and its scorer, with an invented reader."""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from dateline.model import Event, Span
from dateline.model.event import Auxiliary
from quality.own.chain_cases import SetError
from quality.own.modes import (
    ASIDE,
    CONSTRUCTIONS,
    MODES,
    MORE,
    TUNING,
    Case,
    Verdict,
    confusion,
    events_in,
    judge,
    judge_all,
    load_cases,
    main,
    misses,
    parse_cases,
    scores,
    scores_by,
)

TEXT = "The court ordered the release of the fishermen, but the navy did not free them."
RELEASE = {"words": "release", "mode": "requested", "construction": "noun"}
FREE = {"words": "free", "mode": "negated", "construction": "coordination"}
ROW = {"id": "x", "text": TEXT, "events": [RELEASE, FREE]}
TEXTS = {TUNING: 330, ASIDE: 160, MORE: 800}
EACH_MODE = 60
EACH_CONSTRUCTION = 5
EVERYWHERE = {
    "verb",
    "passive",
    "noun",
    "relative",
    "control",
    "raising",
    "light",
    "said",
    "quoted",
    "coordination",
    "headline",
    "participle",
}


def event(words: str, auxiliary: Auxiliary) -> Event:
    start = TEXT.index(words)
    return Event(id="r:e1", type="RETREAT", auxiliary=auxiliary, trigger=Span(start, start + len(words)))


@pytest.fixture
def cases() -> tuple[Case, ...]:
    return parse_cases(ROW)


def verdicts_of(cases: tuple[Case, ...], *found: Event) -> list[Verdict]:
    return judge_all(cases, lambda _: found)


@pytest.mark.parametrize("path", TEXTS, ids=["tuning", "aside", "more"])
def test_every_case_of_the_set_stands_in_its_text(path: Path) -> None:
    assert len({c.id for c in load_cases(path)}) >= TEXTS[path]


def test_no_text_and_no_id_stands_twice() -> None:
    cases = [case for path in TEXTS for case in load_cases(path)]
    rows = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in TEXTS)
    assert len({c.text for c in cases}) == len({c.id for c in cases}) == rows


def test_no_words_of_a_text_are_asked_for_twice() -> None:
    cases = [case for path in TEXTS for case in load_cases(path)]
    assert len({(c.id, c.words) for c in cases}) == len(cases)


def test_what_is_set_aside_follows_from_the_id() -> None:
    for path in (TUNING, ASIDE):
        thirds = {int(hashlib.sha256(c.id.encode()).hexdigest(), 16) % 3 == 0 for c in load_cases(path)}
        assert thirds == {path == ASIDE}


def test_every_mode_and_every_construction_is_covered() -> None:
    cases = load_cases(TUNING) + load_cases(ASIDE)
    modes, constructions = Counter(c.mode for c in cases), Counter(c.construction for c in cases)
    assert [m for m in MODES if modes[m] < EACH_MODE] == []
    assert [c for c in CONSTRUCTIONS if constructions[c] < EACH_CONSTRUCTION] == []


def test_common_constructions_have_every_mode() -> None:
    seen = {(c.construction, c.mode) for c in load_cases(TUNING) + load_cases(ASIDE)}
    assert [(c, m) for c in sorted(EVERYWHERE) for m in MODES if (c, m) not in seen] == []


def test_every_mode_stands_in_both_parts() -> None:
    for path in (TUNING, ASIDE):
        assert {c.mode for c in load_cases(path)} == set(MODES)


@pytest.mark.parametrize(
    "change", [{"words": "freed"}, {"words": "the"}, {"words": "the", "nth": 9}, {"mode": "likely"}, {"construction": "odd"}]
)
def test_a_case_that_does_not_fit_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(SetError):
        parse_cases(ROW | {"events": [FREE | change]})


def test_the_event_at_the_words_is_judged(cases: tuple[Case, ...]) -> None:
    release, free = event("release", "requested"), event("free", "negated")
    assert [v.found for v in verdicts_of(cases, release, free)] == [release, free]
    assert judge(cases[1], [release]).found is None
    assert judge(cases[1], []).found is None


def test_of_two_events_at_the_words_the_one_that_shares_most_of_them_is_judged(cases: tuple[Case, ...]) -> None:
    near, wide = event("release", "requested"), event("ordered the release", "asserted")
    assert judge(cases[0], [wide, near]).found == near
    assert judge(cases[0], [wide]).found == wide


def test_an_event_that_is_not_found_is_wrong(cases: tuple[Case, ...]) -> None:
    verdicts = verdicts_of(cases, event("release", "requested"))
    assert scores(verdicts) == {"mode right": 0.5, "found": 0.5, "mode right where found": 1.0}
    assert scores_by(verdicts, lambda c: c.mode) == {"negated": (0, 0, 1), "requested": (1, 1, 1)}
    assert [len(misses(v)) for v in verdicts] == [0, 3]


def test_a_wrong_mode_is_counted_where_it_was_found(cases: tuple[Case, ...]) -> None:
    verdicts = verdicts_of(cases, event("release", "asserted"), event("free", "negated"))
    assert scores(verdicts) == {"mode right": 0.5, "found": 1.0, "mode right where found": 0.5}
    assert confusion(verdicts)["requested"]["asserted"] == 1
    assert {got: n for got, n in confusion(verdicts)["negated"].items() if n} == {"negated": 1}


def test_a_text_is_read_once(cases: tuple[Case, ...]) -> None:
    read: list[str] = []

    def reader(text: str) -> tuple[Event, ...]:
        read.append(text)
        return ()

    judge_all(cases, reader)
    assert read == [TEXT]


def test_a_text_that_is_set_aside_as_furniture_has_no_events() -> None:
    assert events_in("Sign up to receive our latest news! By submitting this form, I agree to the terms.") == ()


def test_the_command_prints_tables(capsys: pytest.CaptureFixture[str]) -> None:
    texts = len({json.loads(line)["id"] for line in TUNING.read_text(encoding="utf-8").splitlines()})
    assert main(["--misses"], reader=lambda _: ()) == 0
    printed = capsys.readouterr().out
    assert "no such event" in printed
    assert f"events in {texts} texts" in printed
    assert "found                        0.0 %" in printed
    assert "expected / found" in printed


def test_the_command_scores_the_part_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    texts = len(MORE.read_text(encoding="utf-8").splitlines())
    assert main(["--more"], reader=lambda _: ()) == 0
    assert f"events in {texts} texts" in capsys.readouterr().out

"""What police did by a sentence's words: signs, their weights, and both witnesses together."""

import numpy as np
import pytest

from dateline.encoder.coder import POLICE
from dateline.model import make_report
from dateline.predict.case import Case
from dateline.predict.police import coherent, log_odds, police
from dateline.predict.policesigns import signs, sizes, weighed
from dateline.reader import read
from tools.coder.weighing import Judged, best_threshold, figures, learned


def found(text: str) -> list[str]:
    document = read(make_report(text))
    return signs(document, document.tokens)


def labels(text: str) -> set[str]:
    return set(police(Case(id=1, text=text))["labels"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The police arrested two dockers in Velmar.", "plain"),
        ("Two dockers were detained at the gate.", "plain"),
        ("The mayor demanded the arrest of two dockers.", "open"),
        ("The dockers should be arrested.", "open"),
        ("The police did not arrest anybody.", "open"),
        ("The union wants the police to arrest the owner.", "open"),
    ],
)
def test_an_arrest_that_is_asked_for_possible_or_denied_is_not_told_as_done(text: str, told: str) -> None:
    assert [s for s in found(text) if s.startswith("told:")] == [f"told:arrest:{told}"]


def test_words_of_failing_are_seen_beside_those_who_should_have_acted() -> None:
    assert "has:failing+guard" in found("The police were mute spectators.")
    assert "has:guard+negation" in found("No constable came.")
    assert not {s for s in found("The ferry was late.") if s.startswith("has:") and "guard" in s}


def test_every_sign_is_named_once_and_numbers_are_one_word() -> None:
    given = found("Police held 14 men and 15 women; the police let 3 of them go.")
    assert len(given) == len(set(given))
    assert [s for s in given if s[:3] == "w:#"] == ["w:#"]


def test_words_count_less_the_more_there_are_and_unknown_signs_nothing() -> None:
    given = ["w:a", "w:b", "w:c", "w:d", "found:KILL", "w:none"]
    assert sizes(given) == pytest.approx([5**-0.5] * 4 + [1.0] + [5**-0.5])
    table = {"always": (-1.0,) * 5, "w:a": (2.0,) * 5, "found:KILL": (3.0, 0.0, 0.0, 0.0, 0.0)}
    assert weighed(given, table)[:2] == pytest.approx((-1 + 2 * 5**-0.5 + 3, -1 + 2 * 5**-0.5))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Police arrested three dockers and fired tear gas at the crowd.", {"ARREST", "FORCE", "ANY_ACTION"}),
        ("Two men died when officers opened fire on the crowd in Velmar.", {"KILL", "FORCE", "ANY_ACTION"}),
        ("The mayor demanded that the dockers be arrested.", set()),
        ("The ferries to Velmar were late.", set()),
    ],
)
def test_labels_are_what_police_did(text: str, held: set[str]) -> None:
    assert labels(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "The police did nothing while the mob burned the shops.",
        "Troops were not deployed until two days after the riot began.",
        "A commission blamed the army for its slow response to the riot.",
        "The governor asked why no police had been sent to the market.",
    ],
)
def test_failing_to_act_is_found_without_the_word(text: str) -> None:
    assert "FAIL" in labels(text)


def test_a_text_holds_what_its_likeliest_sentence_holds() -> None:
    quiet = "The ferries to Velmar were late. The market opened at noon. A storm is expected on Sunday."
    one = police(Case(id=1, text=f"{quiet} Police arrested three dockers at the gate."))
    assert set(one["labels"]) == {"ARREST", "ANY_ACTION"}
    assert police(Case(id=1, text=quiet))["labels"] == []
    assert list(one["scores"]) == list(POLICE)


def test_a_threshold_is_half_the_best_f1_to_be_expected() -> None:
    assert best_threshold(np.array([1.0, 1.0, 0.0, 0.0])) == pytest.approx(0.5)
    assert best_threshold(np.array([0.2, 0.2, 0.2])) == pytest.approx(1 / 6)


def test_the_witness_that_errs_weighs_less_than_the_one_that_is_right() -> None:
    random = np.random.default_rng(1)
    holds = np.repeat(random.random((600, 1)) < 0.2, len(POLICE), axis=1)
    right, wrong = np.where(holds, 4.0, -4.0), random.normal(0, 3, holds.shape)
    judged = Judged(documents=np.arange(600) // 3, network=right, within=right, words=wrong, labels=holds)
    weighing = learned(judged)
    assert all(w.chance > 2 * abs(w.words) for w in weighing)
    assert figures(judged, weighing).startswith("sentences 100.0 (100/100/100/100/100), documents 100.0")


def test_no_chance_is_above_that_of_what_it_is_a_kind_of() -> None:
    assert coherent([0.9, 0.4, 0.9, 0.8, 0.3]) == {"KILL": 0.3, "ARREST": 0.3, "FAIL": 0.9, "FORCE": 0.3, "ANY_ACTION": 0.3}
    assert labels("Gunmen killed two constables near Velmar.") == set()


def test_log_odds_stay_finite() -> None:
    assert log_odds(0.5) == 0
    assert (log_odds(1.0), log_odds(0.0)) == pytest.approx((9.21, -9.21), abs=0.01)

"""Counts of people: category, bounds, scope, basis, auxiliary, parts."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document, Tally

Coded = Callable[[str], tuple[Document, Coding]]


def brief(t: Tally) -> tuple[str, int | None, int | None, int | None]:
    return (t.category, t.low, t.best, t.high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 30 people were killed.", [("killed", 30, None, None)]),
        ("More than 30 people died.", [("killed", 31, None, None)]),
        ("Fewer than 30 people died.", [("killed", None, None, 29)]),
        ("About 30 people were injured.", [("injured", None, 30, None)]),
        ("Police detained dozens of demonstrators.", [("arrested", 24, None, None)]),
        ("A soldier died.", [("killed", 1, 1, 1)]),
        ("The blast left 17 dead and 40 wounded.", [("killed", 17, 17, 17), ("injured", 40, 40, 40)]),
        ("The death toll rose to 1,040.", [("killed", 1040, 1040, 1040)]),
        ("The attack claimed nine lives.", [("killed", 9, 9, 9)]),
        ("Gunmen abducted seven miners.", [("abducted", 7, 7, 7)]),
        ("Some 4,000 people fled their homes.", [("displaced", None, 4000, None)]),
        ("Up to 20,000 people marched through the capital.", [("crowd", None, None, 20_000)]),
        ("Norland sent 5,000 troops to the border.", [("troops", 5000, 5000, 5000)]),
        ("The union said 600 of its members had been tortured in custody.", [("tortured", 600, 600, 600)]),
        ("Three of the wounded later died.", [("killed", 3, 3, 3)]),
        ("Four journalists were among those arrested.", [("arrested", 4, 4, 4)]),
        ("The mayor said there were no casualties.", [("killed", 0, 0, 0), ("injured", 0, 0, 0)]),
        ("Between 10 and 15 villagers were deported.", [("deported", 10, None, 15)]),
        ("Two people died in the flood.", [("killed", 2, 2, 2)]),
        ("The raid ended in a fight in which two kidnappers were killed.", [("killed", 2, 2, 2)]),
        ("Police arrested 14 stevedores.", [("arrested", 14, 14, 14)]),
        ("Nine pupils had been taken, the headmaster said.", [("abducted", 9, 9, 9)]),
        ("Gunmen took nine pupils from a school.", [("abducted", 9, 9, 9)]),
        ("A man was fatally shot at the gate.", [("killed", 1, 1, 1)]),
        ("Guards shot dead two dockers and wounded three.", [("killed", 2, 2, 2), ("injured", 3, 3, 3)]),
        ("More than 20,000 marched through the capital.", [("crowd", 20_001, None, None)]),
        ("The union puts the crowd at 3,000.", [("crowd", 3000, 3000, 3000)]),
        ("The hospital put the death toll at 21.", [("killed", 21, 21, 21)]),
        ("The toll stands at 21.", [("killed", 21, 21, 21)]),
        ("The death toll was lowered to 27 from 31.", [("killed", 27, 27, 27)]),
        ("The toll rose to 19, up from 12 a day earlier.", [("killed", 19, 19, 19)]),
        ("The hospital said that nine were missing.", [("missing", 9, 9, 9)]),
        ("Seven people were killed, 31 injured and nine are still missing.", [("killed", 7, 7, 7), ("injured", 31, 31, 31), ("missing", 9, 9, 9)]),
        ("The police released 40 detained dockers.", [("released", 40, 40, 40)]),
        ("Two hostages were killed and three freed.", [("killed", 2, 2, 2), ("released", 3, 3, 3)]),
        ("Guards detained 46 dockers, 40 of whom have been released.", [("arrested", 46, 46, 46), ("released", 40, 40, 40)]),
        ("Four dockers were killed, not five.", [("killed", 4, 4, 4)]),
    ],
)  # fmt: skip
def test_words_give_category_and_bounds(coded: Coded, text: str, expected: list[tuple[str, int | None, int | None, int | None]]) -> None:
    assert [brief(t) for t in coded(text)[1].tallies] == expected


def test_in_an_ellipsis_each_number_is_its_own_tally_and_a_bound_goes_with_the_first(coded: Coded) -> None:
    found = coded("At least 700 people have been arrested, 80 beaten, 4 killed, and 3 are still missing.")[1].tallies
    assert [(t.category, t.low, t.high) for t in found] == [
        ("arrested", 700, None),
        ("injured", 80, 80),
        ("killed", 4, 4),
        ("missing", 3, 3),
    ]
    assert found[-1].basis == "stock"


def test_those_included_are_a_part(coded: Coded) -> None:
    whole, *parts = coded("At least 31 people died, among them five students and a teacher.")[1].tallies
    assert [(t.scope, t.best, t.part_of) for t in parts] == [("students", 5, whole.id), ("teachers", 1, whole.id)]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("A further 20 people were arrested.", "increment"),
        ("So far 20 people have been arrested.", "cumulative"),
        ("Some 20 protesters remain in detention.", "stock"),
        ("Police arrested 20 people.", "unknown"),
        ("Another 31 people are being treated for gunshot wounds.", "unknown"),
        ("Police arrested more than 20 people.", "unknown"),
    ],
)
def test_the_words_around_give_the_basis(coded: Coded, text: str, basis: str) -> None:
    assert [t.basis for t in coded(text)[1].tallies] == [basis]


@pytest.mark.parametrize(
    ("text", "auxiliary"),
    [
        ("Residents fear that 50 people have died.", "hypothetical"),
        ("Up to eight people are feared dead.", "hypothetical"),
        ("The governor promised to release all 46 detained dockers.", "planned"),
        ("The minister said 120 soldiers would be deployed.", "planned"),
        ("Shots were fired in 2011, killing two people.", "historical"),
        ("Two people died, not three.", "asserted"),
        ("The colonel denied that 12 soldiers had been killed.", "negated"),
        ("The crisis is similar to that which caused 300 deaths in Sarn.", "historical"),
    ],
)
def test_a_count_shares_the_fate_of_its_event(coded: Coded, text: str, auxiliary: str) -> None:
    assert [t.auxiliary for t in coded(text)[1].tallies] == [auxiliary]


@pytest.mark.parametrize(
    "text",
    [
        "The country has a population of 9.5 million.",
        "Ten tanks were destroyed.",
        "The 34-year-old activist has been held for 12 days.",
        "The governor stayed in power for 26 years.",
        "The attack cost $40 million.",
        "Turnout was 60 percent.",
        "Guards beat the pupils, a teacher and two parents said.",
        "The guards had left by noon, said two doctors and a nurse who were injured.",
        "Soldiers killed nine cows.",
        "Two men were taken to hospital.",
    ],
)
def test_what_is_no_count_of_people_is_never_a_tally(coded: Coded, text: str) -> None:
    assert coded(text)[1].tallies == ()


def test_a_tally_rests_on_the_innermost_statement_around_its_number(coded: Coded) -> None:
    found = coded("Police arrested ten students, the student union said.")[1].tallies
    assert [t.statement is not None for t in found] == [True]


def test_casualties_that_may_be_dead_or_injured_are_a_doubt(coded: Coded) -> None:
    assert "casualties-not-told-apart" in [i.code for i in coded("The army reported 40 casualties.")[1].issues]


def test_the_number_and_its_words_are_slices_of_the_text(coded: Coded) -> None:
    document, coding = coded("At least 30 people  were killed.")
    (tally,) = coding.tallies
    assert document.words(tally.number) == "30"
    assert document.words(tally.span).startswith("At least 30")


def test_another_number_adds_only_to_a_count_of_its_category(coded: Coded) -> None:
    apart = coded("Four people were killed. Another 31 people were injured.")[1].tallies
    added = coded("Four people were injured. Another three were injured on Sunday.")[1].tallies
    assert ([t.basis for t in apart], [t.basis for t in added]) == (["unknown", "unknown"], ["unknown", "increment"])

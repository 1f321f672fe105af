"""Counts as wires, bulletins and ministries tell them: what a total takes in, who only speaks, who was counted before."""

import pytest

from tests.coding.told_tallies import Coded

Told = list[tuple[str, int | None, str]]


def told(coded: Coded, text: str) -> Told:
    """Category, lower bound (best value where there is one) and basis of each tally."""
    return [(t.category, t.best if t.best is not None else t.low, t.basis) for t in coded(text)[1].tallies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rescuers found two more bodies, raising the number of dead in Monday's blast to 19.",
            [("killed", 2, "increment"), ("killed", 19, "unknown")],
        ),
        (
            "The search is over and 31 missing people were declared dead. The decision brings the toll to 57.",
            [("killed", 31, "increment"), ("killed", 57, "cumulative")],
        ),
        (
            "A miner injured in the blast died on Friday, which takes the number of victims to 28.",
            [("killed", 1, "increment"), ("killed", 28, "cumulative")],
        ),
        ("The toll stands at 57, including the 31 announced on Tuesday.", [("killed", 57, "cumulative")]),
        (
            "The toll has risen to 31. Divers found 17 bodies inside the wreck on Monday.",
            [("killed", 31, "cumulative"), ("killed", 17, "increment")],
        ),
        (
            "In the past 24 hours, 19 martyrs and 47 injured arrived at the hospitals of Orsk.",
            [("killed", 19, "increment"), ("injured", 47, "increment")],
        ),
        ("The ferry sank with the loss of at least 47 lives.", [("killed", 47, "unknown")]),
        ("More than 300 families were sheltering in schools.", [("displaced", 301, "unknown")]),
        ("Peacekeepers evacuated 12 wounded people to Orsk.", [("injured", 12, "unknown")]),
        ("Cholera has broken out: 214 cases and nine deaths have been reported.", [("affected", 214, "unknown"), ("killed", 9, "unknown")]),
        ("Deaths: 44", [("killed", 44, "unknown")]),
        ("A number of victims remain under the rubble.", [("missing", 3, "stock")]),
    ],
)
def test_what_is_counted_and_on_what_basis(coded: Coded, text: str, expected: Told) -> None:
    assert told(coded, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Districts affected: 5",
        "She said no deaths had gone unreported.",
        "Five of the missing hikers were found alive on Thursday.",
        "The number of deaths is at least twice the official figure of 31.",
        "Another 30 inmates were transferred to another prison.",
        "The mayor, who had earlier given a figure of 15, declined to comment.",
    ],
)
def test_what_counts_nobody(coded: Coded, text: str) -> None:
    assert told(coded, text) == []


def test_soldiers_who_are_sent_to_a_prison_are_not_jailed(coded: Coded) -> None:
    assert [t.category for t in coded("Hundreds of soldiers were sent to the prison.")[1].tallies] != ["arrested"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Of the 25 killed, 10 were soldiers.", "soldiers"),
        ("Fourteen people died. Two of her brothers were among the dead.", "men"),
        ("Four people had died, one of them a gendarme.", "police"),
    ],
)
def test_some_of_them_are_a_part(coded: Coded, text: str, scope: str) -> None:
    whole, part = coded(text)[1].tallies
    assert (part.part_of, part.scope) == (whole.id, scope)


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Four people were killed, not five, and 23 injured when a tank exploded.", {"asserted"}),
        ("The mission said that at least 131 people had been massacred.", {"asserted"}),
        ("Not one person was injured.", {"negated"}),
    ],
)
def test_a_number_taken_back_denies_nothing_else(coded: Coded, text: str, modes: set[str]) -> None:
    assert {e.auxiliary for e in coded(text)[1].events} == modes

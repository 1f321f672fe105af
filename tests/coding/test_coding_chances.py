"""Types by network and rules together."""

import pytest

from dateline.coding.chances import Asked, chosen, folded, type_chances
from dateline.model import Span, make_report
from dateline.model.event import EventType
from dateline.reader import read


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("chances", "rule", "expected"),
    [
        ({"AID": 0.6, "SUPPORT": 0.4}, "SUPPORT", "SUPPORT"),
        ({"AID": 0.9, "SUPPORT": 0.1}, "SUPPORT", "AID"),
        ({"AID": 0.9, "SUPPORT": 0.1}, None, "AID"),
        ({"YIELD": 0.7, "AID": 0.3}, "RETREAT", "RETREAT"),
        ({"YIELD": 0.7, "AID": 0.3}, None, "CONCEDE"),
        ({"AID": 1.0, "SUPPORT": 0.0}, "SUPPORT", "AID"),
    ],
)  # fmt: skip
def test_the_rules_have_a_say_and_decide_within_a_fold(chances: dict[str, float], rule: EventType | None, expected: str) -> None:
    assert chosen(chances, rule) == expected


def test_yielding_is_one_type_to_the_network() -> None:
    assert folded("CONCEDE") == folded("RETREAT") == "YIELD"
    assert folded("AID") == "AID"


def test_two_events_of_a_sentence_have_types_of_their_own() -> None:
    text = "Norland condemned Valen. The Corvan government sent food and medicine to Meridia on Monday."
    document = read(make_report(text))
    one, other = type_chances(
        document,
        [
            Asked(actors=(at(text, "Norland"),), recipients=(at(text, "Valen"),), trigger=at(text, "condemned")),
            Asked(actors=(at(text, "The Corvan government"),), recipients=(at(text, "Meridia"),)),
        ],
    )
    assert max(one, key=one.__getitem__) == "ACCUSE"
    assert max(other, key=other.__getitem__) == "AID"
    assert sum(one.values()) == pytest.approx(1)


def test_actors_a_sentence_away_are_read_with_the_event_and_farther_ones_do_no_harm() -> None:
    text = "Norland moved at night. Its aircraft bombed Valen and killed ten soldiers. The weather was fine. Nobody came from Meridia."
    document = read(make_report(text))
    near, far, none = type_chances(
        document,
        [
            Asked(actors=(at(text, "Norland"),), recipients=(at(text, "Valen"),), trigger=at(text, "bombed")),
            Asked(actors=(at(text, "Meridia"),), recipients=(at(text, "Valen"),), trigger=at(text, "bombed")),
            Asked(),
        ],
    )
    assert max(near, key=near.__getitem__) == max(far, key=far.__getitem__) == "ASSAULT"
    assert sum(none.values()) == pytest.approx(1)

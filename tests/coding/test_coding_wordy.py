"""Attacks in words alone are criticism; contests and blows of nobody are no events."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]
CAMPAIGN = " Voters choose a nominee in the primary on Sunday, and the debate before the election is on Friday; her rival, a senator, leads the poll."

CRITICISM = [
    ("Ms Roe attacked Mr Dahl on Tuesday." + CAMPAIGN, "attacked"),
    ("Ms Roe's attacks on Mr Dahl grew sharper." + CAMPAIGN, "attacks"),
    ("Mr Dahl began attacking Ms Roe." + CAMPAIGN, "attacking"),
    ("A new advertisement hits Roe for her vote.", "hits"),
    ("The senator attacked the governor over the dam.", "attacked"),
    ("The mayor attacked the plan.", "attacked"),
    ("Roe rejected attacks on her record.", "attacks"),
    ("Dahl answered the attacks about his wealth.", "attacks"),
]


@pytest.mark.parametrize(("text", "words"), CRITICISM)
def test_words_are_criticism(coded: Coded, text: str, words: str) -> None:
    document, coding = coded(text)
    found = [(e.type, e.mode) for e in coding.events if document.words(e.trigger) == words]
    assert found == [("ACCUSE", "disapprove")]


FORCE = [
    ("Rebels attacked the town.", "attacked"),
    ("A man attacked Ana Roe with a hammer." + CAMPAIGN, "attacked"),
    ("Gunmen attacked the candidate." + CAMPAIGN, "attacked"),
    ("Two died in the attack on the embassy." + CAMPAIGN, "attack"),
    ("The attacks in Koravit shocked the senator." + CAMPAIGN, "attacks"),
    ("A shell hit the school.", "hit"),
    ("Soldiers and rebels clashed near the dam.", "clashed"),
]


@pytest.mark.parametrize(("text", "words"), FORCE)
def test_blows_stay_blows(coded: Coded, text: str, words: str) -> None:
    document, coding = coded(text)
    assert "ASSAULT" in [e.type for e in coding.events if words in document.words(e.trigger)]


NOTHING = [
    "The tax hit farmers.",
    "Regions hit by layoffs turned to the right.",
    "Prices hit a new high.",
    "He died of a heart attack.",
    "The fight for delegates goes on." + CAMPAIGN,
    "Sales shot up.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_blow_is_no_event(coded: Coded, text: str) -> None:
    assert "ASSAULT" not in [e.type for e in coded(text)[1].events]

"""Place, day and agency before the first words, and the time of a live-blog post."""

import pytest

from dateline.model import make_report
from dateline.reader import read
from dateline.reader.datelines import dateline_end

WITH = [
    ("KLAIPEDA, March 5 (Amber Wire) - ", "Two dockers were hurt."),
    ("BEIRA, Mozambique — ", "At least two people died."),
    ("GATE TOWN (Amber Wire) -- ", "Guards left."),
    ("LIEPAJA, 4 FEB 90 (AMBER WIRE) -- [TEXT] ", "THE GUARDS LEFT."),
    ("LA ROCHE, 4 FEB 90 -- [EXCERPT] ", "THE GUARDS LEFT."),
    ("LIEPAJA (LATVIA), 4 FEB 90 (AW) -- [EXCERPT] ", "THE GUARDS LEFT."),
    ("LIEPAJA, NO DATE (AMBER WIRE) -- [SPEECH] [MINISTER ILZE OZOLA] [TEXT] ", "THE GUARDS LEFT."),
    ("LIEPAJA, 4 FEB 90 -- [COMMUNIQUE] [GENERAL COMMAND OF THE PORT\nGUARD (GCPG)] [TEXT] ", "[BEGIN RECORDING] [OZOLA] THE GUARDS LEFT."),
    ("LIEPAJA (Latvia), 4 February (Amber Wire) - ", "Guards left."),
    ("13:20 ", "Guards have left the gate."),
    ("9:05 p.m. - ", "“We stay,” the union says."),
]
WITHOUT = [
    "The guards — two of them — left.",
    "Q. - the gate",
    "A MAN DIED -- AND HIS SON WAS HURT.",
    "10.30 people a day left.",
    "THE GUARDS -- [WORD INDISTINCT] LEFT.",
    "US GUARDS - two of them - left.",
    "Gate 4 - the second one - is shut.",
]


@pytest.mark.parametrize(("head", "rest"), WITH)
def test_a_dateline_ends_where_the_report_begins(head: str, rest: str) -> None:
    assert dateline_end(head + rest) == len(head)


@pytest.mark.parametrize("words", WITHOUT)
def test_a_dash_or_a_number_alone_makes_no_dateline(words: str) -> None:
    assert dateline_end(words) == 0


def test_a_dateline_is_kept_as_a_passage_of_its_own_and_the_sentence_begins_after_it() -> None:
    text = "KLAIPEDA, March 5 (Amber Wire) - Two dockers were hurt, the union said."
    document = read(make_report(text))
    assert [(p.kind, document.words(p.span)) for p in document.passages] == [
        ("dateline", "KLAIPEDA, March 5 (Amber Wire) -"),
        ("body", "Two dockers were hurt, the union said."),
    ]
    assert document.words(document.tokens[0].span) == "Two"

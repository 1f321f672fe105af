"""Which reports are copies: cut, changed or printed inside a longer text; by a thousand outlets as by two."""

import random
from datetime import date, timedelta

from dateline.fuse.copies import find_copies
from tests.fuse.builder import Builder

LINES = [f"At gate {n} of the {word} a guard said the boats would not leave before dawn." for n, word in enumerate("abcdefghijklmnopqrst")]
WIRE = " ".join(LINES)
OTHER = " ".join(f"Rain fell on hill {n} while the {word} orchestra played {n * n} songs." for n, word in enumerate("abcdefghijklmnopqrst"))
DAY = date(2031, 3, 2)


def report(text: str, outlet: str, days: int = 0) -> Builder:
    return Builder(text, outlet, DAY + timedelta(days=days))


def copies_among(*builders: Builder) -> dict[str, str]:
    outlets = {b.report.id: b.outlet for b in builders}
    return {outlets[copy]: outlets[of] for copy, of in find_copies([b.reading() for b in builders]).items()}


def test_a_text_cut_to_its_half_is_a_copy() -> None:
    assert copies_among(report(WIRE, "A"), report(" ".join(LINES[:10]), "B", 1)) == {"B": "A"}


def test_a_text_inside_a_longer_one_that_came_first_is_a_copy() -> None:
    assert copies_among(report(WIRE + " " + OTHER, "A"), report(WIRE, "B", 1)) == {"B": "A"}


def test_a_text_that_quotes_a_third_of_another_is_none() -> None:
    assert copies_among(report(WIRE, "A"), report(" ".join(LINES[:6]) + " " + OTHER, "B", 1)) == {}


def test_a_copy_of_a_copy_goes_back_to_the_first() -> None:
    assert copies_among(report(WIRE, "A"), report(" ".join(LINES[:16]), "B", 1), report(" ".join(LINES[:12]), "C", 2)) == {
        "B": "A",
        "C": "A",
    }


def test_equal_texts_too_short_for_runs_are_copies_and_the_shortest_say_nothing() -> None:
    twelve = "Two men were shot dead near the old mill on Friday night."
    assert copies_among(report(twelve, "A"), report(twelve, "B", 1)) == {"B": "A"}
    assert copies_among(report("Two men were shot.", "A"), report("Two men were shot.", "B", 1)) == {}


def test_a_wire_that_two_hundred_outlets_print_is_one_text() -> None:
    chance = random.Random(7)  # noqa: S311 - the same prints every time
    prints = [report(" ".join(line for line in LINES if chance.random() < 0.9), f"Outlet {n:03}", n) for n in range(1, 201)]
    found = copies_among(report(WIRE, "Agency"), *prints)
    assert set(found.values()) == {"Agency"}
    assert len(found) == len(prints)

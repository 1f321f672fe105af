"""Bounds of numbers as written, and what is no count."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.coding.quantities import read_quantities
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]
Bounds = list[tuple[float | None, float | None]]


def bounds(coded: Coded, text: str) -> Bounds:
    return [(c.low, c.high) for c in read_quantities(coded(text)[0])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-three miners walked home.", [(23, 23)]),
        ("One hundred and six miners walked home.", [(106, 106)]),
        ("Some 3.4 million people voted.", [(3_400_000, 3_400_000)]),
        ("Nearly a dozen shops closed.", [(12, 12)]),
        ("At least 60 shops closed.", [(60, None)]),
        ("More than 3,500 shops closed.", [(3500, None)]),
        ("Up to 90 shops closed.", [(None, 90)]),
        ("Fewer than 40 shops closed.", [(None, 40)]),
        ("Between 10 and 15 shops closed.", [(10, 15)]),
        ("Between two and three million people voted.", [(2_000_000, 3_000_000)]),
        ("Some 10-15 shops closed.", [(10, 15)]),
        ("At least four and perhaps as many as seven shops closed.", [(4, 7)]),
        ("Dozens of shops closed.", [(24, None)]),
        ("Hundreds of thousands of people voted.", [(200_000, None)]),
        ("Several hundred people voted.", [(300, None)]),
        ("A handful of shops closed.", [(3, None)]),
        ("About 500 or more shops closed.", [(500, None)]),
        ("The number of shops rose from 12 to 19.", [(12, 12), (19, 19)]),
        ("Nobody was there.", [(0, 0)]),
        ("A woman and two men walked home.", [(1, 1), (2, 2)]),
    ],
)  # fmt: skip
def test_bounds_are_read_as_written(coded: Coded, text: str, expected: Bounds) -> None:
    assert bounds(coded, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The council met on 14 March 2019.",
        "The mayor, a 54-year-old lawyer, resigned.",
        "The council adopted Resolution 2118.",
        "The doors opened at 10:30 a.m. on Sunday.",
        "The F-16 landed in Orsk.",
    ],
)
def test_dates_ages_and_names_with_digits_are_no_counts(coded: Coded, text: str) -> None:
    assert bounds(coded, text) == []

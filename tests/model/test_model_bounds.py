"""Bounds of a count in words."""

import pytest

from dateline.model import Span, Tally
from dateline.model.bounds import bounds_words
from dateline.model.tally import Qualifier


def _count(low: int | None, best: int | None, high: int | None, qualifier: Qualifier) -> Tally:
    return Tally(id="r:t1", category="killed", low=low, best=best, high=high, qualifier=qualifier, span=Span(0, 1), number=Span(0, 1))


@pytest.mark.parametrize(
    ("low", "best", "high", "qualifier", "words"),
    [
        (10_000, None, None, "at least", "at least 10,000"),
        (13_001, None, None, "more than", "more than 13,000"),
        (None, None, 50, "up to", "up to 50"),
        (None, None, 49, "fewer than", "fewer than 50"),
        (24, None, 99, "vague", "24 to 99"),
        (20, None, 30, "between", "20 to 30"),
        (6, 6, 6, "none", "6"),
        (None, 500, None, "about", "about 500"),
        (450, 500, 550, "about", "about 500 (450 to 550)"),
        (5, 7, None, "none", "7 (5 or more)"),
        (None, 7, 9, "none", "7 (9 or fewer)"),
        (0, 0, 0, "exactly", "none"),
        (None, None, None, "vague", "no number stated"),
    ],
)
def test_a_count_shows_its_bounds(low: int | None, best: int | None, high: int | None, qualifier: Qualifier, words: str) -> None:
    assert bounds_words(_count(low, best, high, qualifier)) == words

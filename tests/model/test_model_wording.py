"""Words that pages, letters and the terminal share."""

import pytest

from dateline.model.wording import period_words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2031-04-14", "on 14 April 2031"),
        ("2031-04", "in April 2031"),
        ("2031", "in 2031"),
        ("2031/..", "since 2031"),
        ("2031-W16", "in the week of 14 April 2031"),
        ("2031-SP", "in 2031-SP"),
        ("since the truce ended/..", "since the truce ended"),
        ("2031-04/..", "since April 2031"),
        ("2031-01/2031-06", "January 2031 to June 2031"),
        ("2031-04-14/..", "since 14 April 2031"),
        ("../2031-04-14", "until 14 April 2031"),
        ("earlier", "in earlier years"),
    ],
)
def test_the_period_of_a_toll_is_told_as_people_write_it(period: str, words: str) -> None:
    assert period_words(period) == words

"""When letters are due."""

from datetime import datetime

import pytest

from dateline.model.subscriber import Frequency, Subscription
from dateline.subscribe.schedule import covers_until
from tests.subscribe.port import moment

MONDAY_NOON = moment("2031-05-05T12:00")


def told(since: datetime, frequency: Frequency, *, first: bool = False) -> Subscription:
    return Subscription(id="s", person="p", story="velmar", frequency=frequency, since=since, first=first)


@pytest.mark.parametrize(
    ("frequency", "since", "until"),
    [
        ("daily", moment("2031-05-04T06:00"), moment("2031-05-05T06:00")),
        ("daily", moment("2031-05-05T06:00"), None),
        ("daily", moment("2031-05-05T11:00"), None),
        ("daily", moment("2031-05-01T06:00"), moment("2031-05-05T06:00")),
        ("weekly", moment("2031-04-28T06:00"), moment("2031-05-05T06:00")),
        ("weekly", moment("2031-05-05T06:00"), None),
        ("as-it-comes", moment("2031-05-05T11:30"), MONDAY_NOON),
        ("as-it-comes", moment("2031-05-05T11:50"), None),
    ],
)
def test_a_letter_ends_with_the_day_or_week_or_waits_a_quarter_of_an_hour(
    frequency: Frequency, since: datetime, until: datetime | None
) -> None:
    assert covers_until(told(since, frequency), MONDAY_NOON, at_once=False) == until


@pytest.mark.parametrize("frequency", ["daily", "weekly", "as-it-comes"])
def test_the_first_letter_and_one_wanted_at_once_do_not_wait(frequency: Frequency) -> None:
    since = moment("2031-05-05T11:59")
    assert covers_until(told(since, frequency, first=True), MONDAY_NOON, at_once=False) == MONDAY_NOON
    assert covers_until(told(since, frequency), MONDAY_NOON, at_once=True) == MONDAY_NOON


def test_before_the_hour_the_day_before_counts() -> None:
    early = moment("2031-05-05T05:00")
    assert covers_until(told(moment("2031-05-03T06:00"), "daily"), early, at_once=False) == moment("2031-05-04T06:00")
    assert covers_until(told(moment("2031-04-20T06:00"), "weekly"), early, at_once=False) == moment("2031-04-28T06:00")


def test_a_clock_that_was_set_back_makes_no_letter() -> None:
    assert covers_until(told(moment("2031-06-01T00:00"), "as-it-comes"), MONDAY_NOON, at_once=True) is None

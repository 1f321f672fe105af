"""Further forms of dates and lengths: days counted within a month, numbers in words, fortnights, seasons, hours that come again."""

from datetime import date

import pytest

from tests.ground.test_ground_times_stretches import days, whole

PUBLISHED = date(2021, 6, 16)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The ferry race is held on the first Saturday of July.", "the first Saturday of July", "2021-07-03"),
        ("The dyke broke on the last Sunday in May.", "the last Sunday in May", "2021-05-30"),
        ("The dyke broke on the fourth Monday of March 2019.", "the fourth Monday of March 2019", "2019-03-25"),
        ("The lock will be drained on the last Friday of the month.", "the last Friday of the month", "2021-06-25"),
        ("The lock was drained a fortnight ago.", "a fortnight ago", "2021-05-31..2021-06-06"),
        ("The quay was blown up on June 2 and the mole twelve hours later.", "twelve hours later", "2021-06-02"),
        ("The weir froze in the winter of 1941-42.", "the winter of 1941-42", "1941-12-01..1942-02-28"),
        ("The ferryman fled in the autumn.", "the autumn", "2020-09-01..2020-11-30"),
        ("A day of prayer was proclaimed for Sunday.", "Sunday", "2021-06-20"),
        ("The widow is blamed for the January 9 fire.", "January 9", "2021-01-09"),
        ("The pumps will be shut down in five weeks' time.", "in five weeks' time", "2021-07-19..2021-07-25"),
        ("Boats will not sail again until the 28th.", "until the 28th", "..2021-06-28"),
        ("The wreck was found on the 3rd.", "the 3rd", "2021-06-03"),
        ("The ferry sank in March 2020; its wreck was raised on the 9th.", "the 9th", "2020-03-09"),
        ("The lock has been shut since October and will open on Friday.", "since October", "2020-10-01.."),
        ("Crews will start no earlier than Friday.", "no earlier than Friday", "2021-06-18.."),
        ("Two mills burned on the night of 3 to 4 June.", "the night of 3 to 4 June", "2021-06-03..2021-06-04"),
        ("The pier burned in the second week of May.", "the second week of May", "2021-05-08..2021-05-14"),
        ("The lock will be shut before the end of the month.", "before the end of the month", "..2021-06-30"),
        ("The mole was built in the spring and autumn of 1931.", "the spring", "1931-03-01..1931-05-31"),
        ("The log covers March-May 2019.", "March-May 2019", "2019-03-01..2019-05-31"),
        ("The pier burned on Friday night, and 48 hours later the mole did.", "48 hours later", "2021-06-13"),
        ("The dyke broke on the night of the 7th.", "the night of the 7th", "2021-06-07"),
        ("Dredging goes on from Oct. 20 to Jan. 9.", "from Oct. 20 to Jan. 9", "2021-10-20..2022-01-09"),
        ("The end of the 1950s was dry.", "The end of the 1950s", "1957-01-01..1959-12-31"),
        ("On June 3 and 4 ferrymen refused to work.", "June 3 and 4", "2021-06-03..2021-06-04"),
    ],
)
def test_forms_of_dates(text: str, words: str, expected: str) -> None:
    assert days(whole(text)[words]) == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mole took four years and two months to build.", "four years and two months", "P4Y2M"),
        ("The search went on for two hours and twenty minutes.", "two hours and twenty minutes", "PT2H20M"),
        ("The ferrymen were held for a fortnight.", "a fortnight", "P2W"),
        ("The truce may last three weeks.", "three weeks", "P3W"),
        ("The pumps ran for one hundred and twenty days.", "one hundred and twenty days", "P120D"),
    ],
)
def test_forms_of_lengths(text: str, words: str, value: str) -> None:
    assert whole(text)[words].value == value


def test_hours_of_what_comes_again_are_of_no_day_and_those_of_one_evening_are() -> None:
    again = whole("A curfew holds the port from 9 p.m. to 4 a.m., the harbour master said.")
    assert {words: w.earliest for words, w in again.items()} == {"9 p.m.": None, "4 a.m.": None}
    once = whole("Gunmen held the port from 9 p.m. to 11 p.m., the harbour master said.")
    assert {w.earliest for w in once.values()} == {PUBLISHED}


def test_a_count_of_days_of_one_name_is_no_day() -> None:
    assert whole("It was the ninth consecutive Sunday of marches along the quay.") == {}


def test_days_of_a_list_that_do_not_follow_one_another_are_a_day_each() -> None:
    found = whole("Fires broke out on May 3, 4 and 9.")
    assert {words: days(w) for words, w in found.items()} == {"May 3": "2021-05-03", "4": "2021-05-04", "9": "2021-05-09"}


def test_what_comes_every_month_or_counts_days_of_a_feast_is_no_day() -> None:
    assert {w.kind for w in whole("The guild meets on the first Monday of every month.").values()} == {"SET"}
    assert whole("The guild met on the first Friday of Ramadan.") == {}


def test_the_number_of_a_floor_is_no_day() -> None:
    assert whole("The fire began on the 15th floor.") == {}

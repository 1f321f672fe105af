"""Values of the model in words."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Gap, Place, Record, Span, When
from dateline.publish import phrases
from dateline.publish.toll_words import people_words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2031, 3, 4), date(2031, 3, 4), "4 March 2031"),
        (date(2031, 3, 1), date(2031, 3, 31), "1 March 2031 to 31 March 2031"),
        (date(2031, 3, 1), None, "from 1 March 2031"),
        (None, date(2031, 3, 1), "until 1 March 2031"),
        (None, None, None),
    ],
)
def test_a_period_names_its_open_end(earliest: date | None, latest: date | None, words: str | None) -> None:
    assert phrases.period(earliest, latest) == words


def test_a_time_says_how_its_day_was_found_or_that_it_was_not() -> None:
    unresolved = When(span=Span(0, 1), kind="DATE", value="XXXX-09-02")
    assert phrases.when_note(unresolved) == "not resolved to a day (XXXX-09-02)"
    assert phrases.when_note(When(span=Span(0, 1), kind="DURATION", value="P26Y")) == "a length of time, P26Y"
    day = date(2031, 3, 1)
    given = When(span=Span(0, 1), kind="DATE", value="2031-03-01", earliest=day, latest=day, basis="stated", taken_from="sentence")
    assert phrases.when_note(given).endswith(", taken from the sentence")


def test_a_place_says_how_fine_it_is_and_whether_it_was_found() -> None:
    known = Place(span=Span(0, 1), name="Narvik", country="NOR", admin1="Nordland", lat=68.4, lon=17.4, precision="city", basis="sentence")
    assert phrases.place_note(known) == "Nordland, NOR, city, taken from the sentence"
    assert phrases.place_note(Place(span=Span(0, 1), name="the quay")) == "not on the map"


def test_a_gap_gives_its_reason_unless_its_row_says_it_already() -> None:
    gaps = (
        Gap(field="as_of", reason="no-publication-date"),
        Gap(field="place", reason="too-vague"),
        Gap(field="actors", reason="not-stated"),
    )
    assert phrases.doubts(gaps) == ("as of: the day of publication is not known", "place: too vague")


def test_the_part_of_a_whole_whose_words_say_no_more_is_no_group(sample: Record) -> None:
    toll = sample.tolls[0]
    assert people_words(replace(toll, scope="some of them", category="killed")) == "some of those killed"
    assert people_words(replace(toll, scope="teachers", category="killed")) == "teachers killed"

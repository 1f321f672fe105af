"""Stretches of time, parts of units, lists and joined times: what days they cover."""

from datetime import date

import pytest

from dateline.ground import ground
from dateline.model import When
from tests.ground.reading import parsed

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def whole(text: str, published: date | None = PUBLISHED) -> dict[str, When]:
    """What is found, by its words, without the dates that a stretch is made of."""
    document = parsed(text, published)
    found = ground(document, (), (), ()).whens
    stretches = [w for w in found if w.precision == "interval"]
    return {document.words(w.span): w for w in found if not any(s.span.contains(w.span) and s is not w for s in stretches)}


def days(when: When) -> str:
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or ''}..{when.latest or ''}"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The well was guarded from 3 to 7 May 2020.", "from 3 to 7 May 2020", "2020-05-03..2020-05-07"),
        ("The well was guarded from May 3 to June 7, 2020.", "from May 3 to June 7, 2020", "2020-05-03..2020-06-07"),
        ("The road was cut from Nov. 3 to Feb. 7, 2020.", "from Nov. 3 to Feb. 7, 2020", "2019-11-03..2020-02-07"),
        ("Between March and May 2020 no ship came.", "Between March and May 2020", "2020-03-01..2020-05-31"),
        ("The 1911-13 uprising was put down.", "1911-13", "1911-01-01..1913-12-31"),
        ("The lake was closed before 1980.", "before 1980", "..1979-12-31"),
        ("The lake was open after 5 May 1980.", "after 5 May 1980", "1980-05-06.."),
        ("By mid-2012 the herd was gone.", "By mid-2012", "..2012-08-31"),
        ("From 1988 onwards the lake shrank.", "From 1988 onwards", "1988-01-01.."),
        ("The first six months of 2012 were dry.", "The first six months of 2012", "2012-01-01..2012-06-30"),
    ],
)
def test_stretches_stated_in_full_need_no_day_of_publication(text: str, words: str, expected: str) -> None:
    when = whole(text, None)[words]
    assert (days(when), when.precision, when.basis) == (expected, "interval", "stated")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The quay is closed until Friday.", "until Friday", "..2021-06-18"),
        ("The fleet must leave by the end of the month.", "by the end of the month", "..2021-06-30"),
        ("The fleet must leave no later than July 2.", "no later than July 2", "..2021-07-02"),
        ("The quay has been closed since Friday.", "since Friday", "2021-06-11.."),
        ("The quay was closed from Friday to Monday.", "from Friday to Monday", "2021-06-11..2021-06-14"),
        ("The quay will be closed Thursday through Saturday.", "Thursday through Saturday", "2021-06-17..2021-06-19"),
        ("Nine divers drowned in the past three weeks.", "the past three weeks", "2021-05-26..2021-06-16"),
        ("Nine divers drowned over the past month.", "the past month", "2021-05-16..2021-06-16"),
        ("Frost is forecast for the next two days.", "the next two days", "2021-06-16..2021-06-18"),
        ("The lights were out on June 2, 3 and 4.", "June 2, 3 and 4", "2021-06-02..2021-06-04"),
        ("The lights were out on the night of June 2-3.", "the night of June 2-3", "2021-06-02..2021-06-03"),
        ("Frogmen struck the pier overnight.", "overnight", "2021-06-15..2021-06-16"),
        ("Rents rose between August and April.", "between August and April", "2020-08-01..2021-04-30"),
        ("The quay was closed by Tuesday noon.", "by Tuesday noon", "..2021-06-15"),
    ],
)
def test_stretches_are_resolved_from_the_day_of_publication(text: str, words: str, expected: str) -> None:
    when = whole(text)[words]
    assert (days(when), when.precision, when.basis) == (expected, "interval", "published")


@pytest.mark.parametrize(
    "text",
    [
        "Nine divers drowned in the past three weeks.",
        "The quay is closed until Friday.",
        "The quay was closed from Friday to Monday.",
        "The quay was closed between June 2 and June 5.",
        "By the end of the month the fleet had left.",
        "The court meets again two weeks from Friday.",
        "The divers drowned earlier this year.",
        "The divers drowned a year ago today.",
        "The divers drowned the day before.",
        "The divers drowned at Easter.",
        "The divers drowned in the first half of the year.",
    ],
)
def test_without_a_day_of_publication_no_stretch_and_no_part_gets_a_day(text: str) -> None:
    assert all(w.earliest is None and w.latest is None and w.basis == "unresolved" for w in whole(text, None).values())


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The dam broke in early 2012.", "early 2012", "2012-01-01..2012-06-30"),
        ("The dam broke in mid-2012.", "mid-2012", "2012-05-01..2012-08-31"),
        ("The dam broke in late May 2012.", "late May 2012", "2012-05-16..2012-05-31"),
        ("The dam broke at the end of May 2012.", "the end of May 2012", "2012-05-21..2012-05-31"),
        ("Dams were built in the late 1950s.", "the late 1950s", "1955-01-01..1959-12-31"),
        ("Dams were built in the early nineteenth century.", "the early nineteenth century", "1800-01-01..1849-12-31"),
        ("The dam broke earlier this month.", "earlier this month", "2021-06-01..2021-06-16"),
        ("The dam will be mended later this year.", "later this year", "2021-06-16..2021-12-31"),
        ("The dam will be mended early next week.", "early next week", "2021-06-21..2021-06-24"),
    ],
)
def test_words_for_parts_of_a_unit_narrow_its_days(text: str, words: str, expected: str) -> None:
    assert days(whole(text)[words]) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The dam broke two years ago this week.", "two years ago this week", "2019-06-10..2019-06-16"),
        ("The dam broke a year ago today.", "a year ago today", "2020-06-16"),
        ("The dam broke on Friday of last week.", "Friday of last week", "2021-06-11"),
        ("The dam broke two days after Easter.", "two days after Easter", "2021-04-06"),
        ("The dam broke the day after Easter.", "the day after Easter", "2021-04-05"),
        ("The dam broke on Memorial Day.", "Memorial Day", "2021-05-31"),
        ("The dam broke on Orthodox Easter.", "Orthodox Easter", "2021-05-02"),
        ("The dam broke on 26 July last year.", "26 July last year", "2020-07-26"),
        ("The dam broke last winter.", "last winter", "2020-12-01..2021-02-28"),
        ("The court meets in two weeks and will then rule.", "in two weeks", "2021-06-28..2021-07-04"),
        ("The court will meet in two weeks.", "in two weeks", "2021-06-28..2021-07-04"),
        ("The dam broke at 2340 on 11 May.", "2340 on 11 May", "2021-05-11"),
        ("The dam broke in the early hours of Tuesday.", "the early hours of Tuesday", "2021-06-15"),
    ],
)
def test_days_counted_from_others_are_found(text: str, words: str, expected: str) -> None:
    assert days(whole(text)[words]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lease expires on Friday.", "2021-06-18"),
        ("On Friday, the two mayors meet in Lod.", "2021-06-18"),
        ("The mayor is due to meet them on Friday.", "2021-06-18"),
        ("The mayor might leave as soon as Friday.", "2021-06-18"),
        ("The mayors called a strike for Friday.", "2021-06-18"),
        ("The court extended the deadline until noon Friday.", "2021-06-18"),
        ("The mayor was due to meet them on Friday.", "2021-06-18"),
        ("The mayor left on Friday.", "2021-06-11"),
        ("The mayor, who left on Friday, will not be back.", "2021-06-11"),
        ("He said the mayor had left on Friday.", "2021-06-11"),
    ],
)
def test_the_verb_decides_which_friday_is_meant(text: str, expected: str) -> None:
    dated = [w for w in whole(text).values() if w.earliest or w.latest]
    assert [str(w.latest) for w in dated] == [expected]


def test_a_date_far_back_in_the_text_anchors_nothing() -> None:
    text = (
        "The dam broke on 4 May 2012. Nobody was hurt. The mayor came. He wept. The lake is full. Engineers expect rain over the next year."
    )
    assert days(whole(text)["the next year"]) == "2022-01-01..2022-12-31"


@pytest.mark.parametrize(
    "text",
    [
        "The Bloody Sunday inquiry reported.",
        "She lives on 9 October Avenue.",
        "He had an epiphany.",
        "He read of it in the Sunday Times.",
        "The Christmas lights cost too much.",
        "The bank moved its seat to hall 1990.",
    ],
)
def test_names_and_numbers_of_things_are_no_times(text: str) -> None:
    assert not any(w.earliest or w.latest for w in whole(text).values())


def test_the_days_of_a_list_are_found_each_and_the_year_they_share_is_none_of_its_own() -> None:
    found = whole("The lights were out on June 2, 5 and 9, 2020, in Lod.", None)
    assert [(w, days(found[w])) for w in found] == [("June 2", "2020-06-02"), ("5", "2020-06-05"), ("9", "2020-06-09")]


def test_a_number_that_counts_people_is_no_day_of_a_list() -> None:
    assert list(whole("On June 2, 10 divers and 3 cooks drowned.")) == ["June 2"]

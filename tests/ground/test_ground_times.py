"""Times are found, resolved from the day of publication, and stay open where the words leave them open."""

from datetime import date
from itertools import pairwise

import pytest

from dateline.ground import find_times, ground
from dateline.ground.timevalue import extent
from dateline.model import When
from tests.ground.reading import parsed

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def found(text: str, published: date | None = PUBLISHED) -> dict[str, When]:
    document = parsed(text, published)
    return {document.words(w.span): w for w in find_times(document)}


def the_only(text: str, published: date | None = PUBLISHED) -> When:
    return next(iter(found(text, published).values()))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on 2 September 2020, the harbour master said.", "2020-09-02"),
        ("The ferry sank on Sept. 2, 2020, the harbour master said.", "2020-09-02"),
        ("The ferry sank in March 1996.", "1996-03"),
        ("The dam has leaked since 2014.", "2014"),
        ("Miners were killed in the 1980s.", "198"),
        ("The fort was built in the 17th century.", "16"),
        ("The order is dated 2020-09-02 and signed.", "2020-09-02"),
        ("Shelling went on in the summer of 2019.", "2019-SU"),
    ],
)
def test_a_time_stated_in_full_needs_no_day_of_publication(text: str, value: str) -> None:
    when = the_only(text, None)
    assert (when.value, when.basis) == (value, "stated")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Three miners died yesterday.", "2021-06-15"),
        ("Police will search the depot tomorrow.", "2021-06-17"),
        ("Guards closed the gate on Monday.", "2021-06-14"),
        ("Guards will open the gate on Monday.", "2021-06-21"),
        ("He said that the army would send soldiers on Friday.", "2021-06-18"),
        ("Students plan a march on Friday.", "2021-06-18"),
        ("Students had planned a march on Friday.", "2021-06-18"),
        ("The march was planned in May.", "2021-05"),
        ("The march was planned in August.", "2020-08"),
        ("The march was planned for August.", "2021-08"),
        ("A march is planned in August.", "2021-08"),
        ("The strike began last week.", "2021-W23"),
        ("The strike began three weeks ago.", "2021-W21"),
        ("The mayor resigned last month.", "2021-05"),
        ("The bridge was closed on Dec. 7.", "2020-12-07"),
        ("The bridge was closed on June 2.", "2021-06-02"),
        ("Shots were fired on Tuesday night.", "2021-06-15TNI"),
        ("The talks broke down this morning.", "2021-06-16TMO"),
        ("The talks broke down at 10 p.m. on Tuesday.", "2021-06-15T22:00"),
    ],
)
def test_a_relative_time_is_resolved_from_the_day_of_publication(text: str, value: str) -> None:
    when = the_only(text)
    assert (when.value, when.basis) == (value, "published")


def test_without_a_day_of_publication_the_year_stays_unknown_and_nothing_is_filled_in() -> None:
    document = parsed("The column crossed the river on Sept. 2.")
    grounding = ground(document, (), (), ())
    when = grounding.whens[0]
    assert (when.value, when.precision, when.basis) == ("XXXX-09-02", "unknown-year", "unresolved")
    assert when.earliest is None
    assert when.latest is None
    assert [i.code for i in grounding.issues] == ["unknown-year"]


def test_without_a_day_of_publication_what_counts_from_it_is_a_doubt() -> None:
    document = parsed("The column crossed the river on Tuesday. It had set out in 2019.")
    grounding = ground(document, (), (), ())
    doubts = [(i.code, document.words(i.span)) for i in grounding.issues if i.span]
    assert doubts == [("no-publication-date", "Tuesday")]
    assert ground(parsed("The column crossed the river on Tuesday.", PUBLISHED), (), (), ()).issues == ()


@pytest.mark.parametrize(
    ("text", "words", "value", "basis"),
    [
        ("LOD, 3 JAN 90 -- [TEXT] Two bakers were shot yesterday.", "yesterday", "1990-01-02", "anchored"),
        ("LOD, Nov. 17, 2014 (Amber Wire) — Two bakers were shot on Sunday.", "Sunday", "2014-11-16", "anchored"),
        ("LOD, 17 November 2014 - Two bakers were shot on Nov. 9.", "Nov. 9", "2014-11-09", "anchored"),
        ("LOD, 3 JAN 90 -- [TEXT] Two bakers were shot yesterday.", "3 JAN 90", "1990-01-03", "stated"),
        ("LOD, Nov. 17 (Amber Wire) — Two bakers were shot on Sunday.", "Sunday", "XXXX-WXX-7", "unresolved"),
    ],
)
def test_a_full_date_in_the_dateline_stands_for_an_unknown_day_of_publication(text: str, words: str, value: str, basis: str) -> None:
    when = found(text, None)[words]
    assert (when.value, when.basis) == (value, basis)


def test_the_day_of_publication_goes_before_that_of_the_dateline() -> None:
    assert found("LOD, 3 JAN 90 -- [TEXT] Two bakers were shot yesterday.")["yesterday"].value == "2021-06-15"


def test_the_day_something_was_said_on_anchors_nothing() -> None:
    text = "The town was shelled on Monday, a baker told reporters on Tuesday. Two men were found dead the next day."
    assert found(text)["the next day"].value == "2021-06-15"


def test_a_day_earlier_counts_from_the_day_named_before() -> None:
    times = found("The town was shelled on 4 May 2021. A day earlier, its bridge had been blown up.")
    assert times["A day earlier"].value == "2021-05-03"
    assert times["A day earlier"].basis == "anchored"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He ruled for 26 years.", "DURATION", "P26Y"),
        ("The siege lasted for three weeks.", "DURATION", "P3W"),
        ("A two-day truce was agreed.", "DURATION", "P2D"),
        ("Rain fell for several days.", "DURATION", "PXD"),
        ("The depot is searched every day.", "SET", "P1D"),
        ("They meet each Thursday.", "SET", "XXXX-WXX-4"),
        ("The road is now open.", "DATE", "PRESENT_REF"),
    ],
)
def test_lengths_sets_and_vague_times_have_their_own_kinds(text: str, kind: str, value: str) -> None:
    when = the_only(text)
    assert (when.kind, when.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "A 34-year-old man was hurt.",
        "The league of 9/11 families met.",
        "About 2000 people fled.",
        "The boat cost $2014.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert found(text) == {}


def test_day_and_month_in_doubt_are_not_guessed() -> None:
    document = parsed("The permit was signed on 4/5/2019 in the old hall.")
    grounding = ground(document, (), (), ())
    assert grounding.whens[0].value == "2019-XX-XX"
    assert [i.code for i in grounding.issues] == ["ambiguous-date"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Police held 40 people between Aug. 9 and 12, 2020.", "between Aug. 9 and 12, 2020", "2020-08-09/2020-08-12"),
        ("The camp stood from 2015 to 2018.", "from 2015 to 2018", "2015/2018"),
        ("The valley has been closed since 2014.", "since 2014", "2014/.."),
    ],
)
def test_two_dates_or_an_open_end_make_an_interval(text: str, words: str, value: str) -> None:
    document = parsed(text, date(2020, 9, 5))
    whens = {document.words(w.span): w for w in ground(document, (), (), ()).whens}
    assert whens[words].value == value
    assert whens[words].precision == "interval"


def test_every_time_points_at_its_words_and_none_overlap() -> None:
    document = parsed("On Monday, two weeks after the vote of May 2, 2021, talks began at noon and lasted for three hours.", PUBLISHED)
    spans = [w.span for w in find_times(document)]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-09-02", date(2020, 9, 2), date(2020, 9, 2)),
        ("2020-W36", date(2020, 8, 31), date(2020, 9, 6)),
        ("2020-W36-WE", date(2020, 9, 5), date(2020, 9, 6)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-Q3", date(2020, 7, 1), date(2020, 9, 30)),
        ("2020-WI", date(2020, 12, 1), date(2021, 2, 28)),
        ("198", date(1980, 1, 1), date(1989, 12, 31)),
        ("PAST_REF", None, None),
        ("2020-02-31", None, None),
    ],
)
def test_a_value_spans_all_the_days_it_can_mean(value: str, first: date | None, last: date | None) -> None:
    assert (extent(value).earliest, extent(value).latest) == (first, last)

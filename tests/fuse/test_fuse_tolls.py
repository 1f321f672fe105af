"""Ledgers of readings made by hand: rules that hold of any set of counts."""

import time
from datetime import date, timedelta
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse.tolls import bounds, compatible, contradict, keep_tolls
from dateline.fuse.tolls.changes import changed
from dateline.fuse.tolls.doubts import is_swapped
from dateline.model import Reading, Toll, TollEntry
from dateline.model.tally import Qualifier, TallyBasis, TallyCategory
from dateline.model.toll import DoubtCode, TollChange
from dateline.publish.toll_words import rules
from dateline.resources import load_toml
from tests.fuse.builder import Builder

SPEAKERS = ("the Hospital", "the Union", "the Town")


def count(
    number: int,
    day: int,
    speaker: str = "the Hospital",
    *,
    low: int | None = None,
    high: int | None = None,
    basis: TallyBasis = "cumulative",
    qualifier: Qualifier = "none",
    scope: str | None = None,
) -> Reading:
    text = f"{number} dockers were killed in all, {speaker} said on day {day}."
    b = Builder(text, outlet=f"Radio {day}", published=date(2031, 3, 1) + timedelta(days=day))
    said = b.say(speaker, "said", f"{number} dockers were killed in all")
    bounds_ = (number, number) if low is None and high is None else (low, high)
    b.count(f"{number} dockers were killed", *bounds_, statement=said, basis=basis, qualifier=qualifier, scope=scope)
    return b.reading()


def kept(*readings: Reading) -> tuple[Toll, ...]:
    return keep_tolls(sorted(readings, key=lambda r: (str(r.report.published), r.report.id)), {})


def changes(*readings: Reading) -> list[str]:
    (toll,) = kept(*readings)
    return [e.change for e in toll.entries]


def entry(
    low: int | None,
    high: int | None,
    *,
    best: int | None = None,
    qualifier: Qualifier = "none",
    day: int = 1,
    basis: TallyBasis = "cumulative",
) -> TollEntry:
    return TollEntry(
        tally=f"r:{low}-{high}-{day}",
        report="r",
        speaker=None,
        voice="v",
        low=low,
        best=best,
        high=high,
        qualifier=qualifier,
        basis=basis,
        day=date(2031, 3, day),
        change="first",
    )


BASES: tuple[TallyBasis, ...] = ("cumulative", "increment", "unknown", "stock")
COUNTS = st.tuples(st.integers(0, 40), st.integers(0, 9), st.sampled_from(SPEAKERS), st.sampled_from(BASES))


@settings(max_examples=60, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=9, unique=True), st.randoms())
def test_ledgers_are_a_function_of_the_set_of_counts(counts: list[tuple[int, int, str, TallyBasis]], random: Random) -> None:
    readings = list({r.report.id: r for r in (count(n, d, s, basis=b) for n, d, s, b in counts)}.values())
    shuffled = readings[:]
    random.shuffle(shuffled)
    assert kept(*shuffled) == kept(*readings)


@settings(max_examples=60, deadline=None)
@given(st.lists(COUNTS, min_size=2, max_size=9, unique=True))
def test_every_number_stays_as_it_was_reported_and_none_is_negative(counts: list[tuple[int, int, str, TallyBasis]]) -> None:
    readings = list({r.report.id: r for r in (count(n, d, s, basis=b) for n, d, s, b in counts)}.values())
    entries = [e for t in kept(*readings) for e in t.entries]
    tallies = [t for r in readings for t in r.tallies]
    assert sorted((e.tally, e.low, e.best, e.high) for e in entries) == sorted((t.id, t.low, t.best, t.high) for t in tallies)
    numbers = [n for t in kept(*readings) for v in t.voices for n in (v.low, v.high, v.added.low if v.added else None)]
    assert all(n is None or n >= 0 for n in numbers)


def test_a_fall_is_a_revision_to_look_at() -> None:
    (toll,) = kept(count(31, 1), count(29, 3))
    assert [e.change for e in toll.entries] == ["first", "fall"]
    assert [d.code for d in toll.doubts] == ["fell"]
    assert (toll.low, toll.best, toll.high) == (29, 29, 29)


def test_a_number_passed_on_a_later_day_leaves_the_range_and_stays_in_the_ledger() -> None:
    (toll,) = kept(count(2, 1, "the Town"), count(14, 4), count(15, 4, "the Union", low=15))
    assert {v.standing for v in toll.voices if v.low == 2} == {"overtaken"}
    assert (toll.low, toll.high, len(toll.entries)) == (14, None, 3)


def test_who_is_contradicted_on_the_same_day_stands_however_far_the_other_rises() -> None:
    (toll,) = kept(count(2, 1, "the Town"), count(14, 1), count(31, 9))
    assert (toll.low, toll.high, toll.grade) == (2, 31, "contested")


def test_a_contradiction_that_was_taken_back_is_none() -> None:
    (toll,) = kept(count(14, 1, "the Town"), count(41, 1), count(14, 2))
    assert (toll.low, toll.high, toll.grade) == (14, 14, "fair")


def test_further_numbers_are_in_no_range_and_add_up_only_over_days_that_do_not_overlap() -> None:
    (toll,) = kept(count(5, 1, basis="increment"), count(7, 2, basis="increment"))
    assert (toll.low, toll.best, toll.high) == (None, None, None)
    assert [v.added for v in toll.voices] == [None]  # their days are not known


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (entry(14, None, qualifier="at least"), entry(31, 31, best=31), "rise"),
        (entry(14, 14, best=14), entry(12, None, qualifier="at least"), "vaguer"),
        (entry(14, None, qualifier="at least"), entry(12, None, qualifier="at least"), "fall"),
        (entry(24, None, qualifier="vague"), entry(34, 34, best=34), "refined"),
        (entry(34, 34, best=34), entry(24, None, qualifier="vague"), "vaguer"),
        (entry(20, 30, qualifier="between"), entry(26, 26, best=26), "refined"),
        (entry(20, 30, qualifier="between"), entry(31, 31, best=31), "rise"),
        (entry(1584, 1584, best=1584), entry(None, None, best=1600, qualifier="about"), "vaguer"),
        (entry(1584, 1584, best=1584), entry(None, None, best=3000, qualifier="about"), "rise"),
        (entry(5, 5, best=5), entry(5, 5, best=5), "same"),
    ],
)
def test_a_number_is_more_exact_vaguer_higher_or_lower_than_the_one_before(before: TollEntry, now: TollEntry, change: str) -> None:
    assert changed(before, now, None).change == change


def test_words_of_correction_make_a_fall_a_revision() -> None:
    assert changed(entry(5, 5), entry(4, 4), "corrected").change == "revision"
    assert "another class" in changed(entry(5, 5), entry(4, 4), "reclassified").reason


@pytest.mark.parametrize(
    ("a", "b", "swapped"),
    [(4327, 4237, True), (4327, 4372, True), (4327, 4723, False), (4327, 4328, False), (21, 12, False), (None, 12, False)],
)
def test_two_neighbouring_digits_that_changed_places(a: int | None, b: int | None, swapped: bool) -> None:
    assert is_swapped(a, b) == swapped


def test_more_children_than_people_is_to_be_looked_at() -> None:
    tolls = {t.scope: t for t in kept(count(4, 1), count(9, 1, scope="children"))}
    assert [d.code for d in tolls["children"].doubts] == ["part-exceeds-whole"]
    assert tolls[None].doubts == ()
    assert [t.doubts for t in kept(count(9, 1), count(4, 1, scope="children"))] == [(), ()]


def test_higher_later_contradicts_nobody_and_lower_later_does() -> None:
    assert not contradict(entry(5, 5, day=1), entry(9, 9, day=4))
    assert contradict(entry(9, 9, day=1), entry(5, 5, day=4))
    assert contradict(entry(5, 5, day=1), entry(9, 9, day=2))
    assert not contradict(entry(9, 9, day=1, basis="stock"), entry(5, 5, day=4, basis="stock"))


def test_about_leaves_a_quarter_each_way() -> None:
    assert bounds(entry(None, None, best=400, qualifier="about")) == (300, 500)
    assert compatible(entry(None, None, best=400), entry(490, 490))


def test_every_rule_category_change_and_check_is_stated() -> None:
    stated = load_toml("toll_rules.toml")
    assert {"ledger", "matter", "vague", "range", "further", "rebased", "doubts"} <= set(rules())
    assert set(stated["categories"]) == set(get_args(TallyCategory))
    assert set(stated["changes"]) == set(get_args(TollChange))
    assert set(stated["checks"]) == set(get_args(DoubtCode))


def test_ledgers_cost_what_the_counts_are_many() -> None:
    def seconds(number: int) -> float:
        readings = [count(n % 90, n % 300, f"the Hospital{n % 50}") for n in range(number)]
        start = time.perf_counter()
        kept(*readings)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(1600) < 12 * seconds(400) + 0.2  # 4 would be linear; pairs would cost 16

"""Third events move what is thought of two."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fuse.same import agreed

WEIGHT = 6.0
Odds = dict[tuple[int, int], float]
SOME = st.dictionaries(
    st.sampled_from(list(combinations(range(7), 2))), st.floats(-5, 5).map(lambda v: round(v, 3)), min_size=1, max_size=21
)


def moved(odds: Odds, weight: float = WEIGHT) -> Odds:
    i, j = np.array(list(odds)).T
    return dict(zip(odds, agreed(i, j, np.array(list(odds.values())), weight).tolist(), strict=True))


def test_two_alone_stay_as_likely_as_they_are() -> None:
    assert moved({(0, 1): 2.0}) == {(0, 1): 2.0}


def test_a_third_that_is_one_with_both_makes_them_likelier() -> None:
    assert moved({(0, 1): 1.0, (0, 2): 3.0, (1, 2): 3.0})[0, 1] > 1.0


@pytest.mark.parametrize("other", [{(0, 2): 3.0}, {(0, 2): 3.0, (1, 2): -4.0}])
def test_a_third_that_is_one_with_one_alone_makes_them_less_likely(other: Odds) -> None:
    assert moved({(0, 1): 1.0, **other})[0, 1] < 1.0


def test_many_who_agree_say_more_than_few() -> None:
    odds = {(0, 1): 1.0, **{(n, third): 3.0 for n in (0, 1) for third in range(2, 9)}}
    assert moved(odds)[0, 1] > moved({pair: v for pair, v in odds.items() if max(pair) < 4})[0, 1]


def test_what_is_unlikely_is_not_asked_and_without_weight_nothing_moves() -> None:
    odds = {(0, 1): -2.0, (0, 2): 3.0, (1, 2): 3.0}
    assert moved(odds)[0, 1] == -2.0
    assert moved(odds, 0.0) == odds


@given(odds=SOME, numbers=st.permutations(range(7)), data=st.data())
def test_numbers_and_order_of_events_make_no_difference(odds: Odds, numbers: list[int], data: st.DataObject) -> None:
    pairs = data.draw(st.permutations(list(odds)))
    renamed = {(numbers[a], numbers[b]): odds[a, b] for a, b in pairs}
    found = moved(renamed)
    assert {(a, b): found[numbers[a], numbers[b]] for a, b in odds} == moved(odds)


@given(odds=SOME)
def test_it_is_the_share_of_likely_others_that_are_with_both(odds: Odds) -> None:
    chance: dict[int, dict[int, float]] = {n: {} for n in range(7)}
    for (a, b), value in odds.items():
        if value > -3:
            chance[a][b] = chance[b][a] = 1 / (1 + math.exp(-value))
    found = moved(odds)
    for (a, b), value in odds.items():
        others = (chance[a].keys() | chance[b].keys()) - {a, b}
        two = [(chance[a].get(c, 0.0), chance[b].get(c, 0.0)) for c in others]
        both, either = sum(p * q for p, q in two), sum(max(two_) for two_ in two)
        expected = value + (WEIGHT * (both - either / 2) / (either + 4) if value > -1 else 0.0)
        assert found[a, b] == pytest.approx(expected, abs=0.005)

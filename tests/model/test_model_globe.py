"""Distances between places."""

import pytest

from dateline.model.globe import kilometres


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ((54.6892, 25.2798), (55.7068, 21.1391), 286),  # Vilnius, Klaipėda
        ((0.0, 0.0), (0.0, 180.0), 20_015),  # half way round
        ((-36.8485, 174.7633), (-36.8485, -174.7633), 929),  # across the date line
        ((51.5, -0.1), (51.5, -0.1), 0),
    ],
)
def test_the_distance_is_that_of_the_great_circle_both_ways(one: tuple[float, float], other: tuple[float, float], far: float) -> None:
    assert kilometres(*one, *other) == pytest.approx(far, rel=0.01)
    assert kilometres(*one, *other) == pytest.approx(kilometres(*other, *one))

"""Sequences of labels: the best lawful one, and its runs."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.attribute.bio import Run, best_labels, log_softmax, runs


def is_lawful(labels: tuple[int, ...]) -> bool:
    return all(label == 0 or label % 2 == 1 or before in (label, label - 1) for before, label in zip((0, *labels), labels, strict=False))


@given(st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=1, max_size=5))
def test_the_best_sequence_is_the_best_of_all_lawful_ones(scores: list[list[int]]) -> None:
    chances = log_softmax(np.array(scores, dtype=float))
    best = max(sum(chances[n, label] for n, label in enumerate(s)) for s in product(range(5), repeat=len(scores)) if is_lawful(s))
    found = best_labels(chances)
    assert is_lawful(tuple(found.tolist()))
    assert abs(sum(chances[n, label] for n, label in enumerate(found)) - best) < 1e-9


def test_runs_of_neighbours_are_kept_apart() -> None:
    assert runs(np.array([1, 2, 0, 5, 6, 5, 3, 4, 4])) == {1: [Run(0, 1)], 5: [Run(3, 4), Run(5, 5)], 3: [Run(6, 8)]}

"""Trees as they are asked of many rows, and as they are written."""

import numpy as np

from dateline.fuse.same.forest import Forest, Tree, read, written

NAMES = ("names", "days")
# names > 1 ? (days > 0.5 ? 3 : 2) : 1; the second tree has one leaf
FOREST = Forest(
    base=-0.5,
    trees=(
        Tree(asked=(0, 1), bounds=(1.0, 0.5), without=(0b001, 0b010), leaves=(1.0, 2.0, 3.0)),
        Tree(asked=(), bounds=(), without=(), leaves=(0.25,)),
    ),
)


def test_a_row_falls_into_the_leaf_that_its_values_lead_to() -> None:
    columns = np.array([[0.0, 0.0, 1.0, 2.0, 2.0], [0.0, 1.0, 1.0, 0.5, 1.0]])
    assert FOREST.odds(columns).tolist() == [0.75, 0.75, 0.75, 1.75, 2.75]


def test_what_is_written_reads_the_same() -> None:
    again = read(list(written(FOREST, NAMES)), NAMES)
    assert again.base == FOREST.base
    assert [(t.asked, t.bounds, t.without, t.leaves) for t in again.trees] == [
        (t.asked, t.bounds, t.without, t.leaves) for t in FOREST.trees
    ]

"""What is asked of very many pairs at once is what is asked of two."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.incidents import readings
from dateline.fuse.copies import find_copies
from dateline.fuse.fitting import SAID, may_be_one, same_place
from dateline.fuse.known import Known
from dateline.fuse.same.rows import Rows, cosine, distinct, row_of, shared, shared_with_long
from dateline.fuse.same.traits import NAMES, Sheet, akin
from dateline.fuse.told import Told, told_by

SETS = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from((1, 2, 3)), max_size=6), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def known() -> Known:
    given = readings(80)
    return Known(told_by(given, find_copies(given))[1])


def rows(sets: list[dict[str, int]]) -> Rows:
    return Rows([row_of(marks, [ord(c) / 128 for c in marks], [1.0] * len(marks)) for marks in sets])


@given(SETS, SETS)
def test_rows_share_what_sets_share(ones: list[dict[str, int]], others: list[dict[str, int]]) -> None:
    pairs = [(n, m) for n in range(len(ones)) for m in range(len(others))]
    i, j = np.array(pairs).T
    a, b = rows(ones), rows(others)
    for found in (shared(a, i, b, j), shared_with_long(a, i, b, j, 3)):
        for pair, (n, m) in enumerate(pairs):
            both = {c for c in ones[n].keys() & others[m].keys() if ones[n][c] & 1 and others[m][c] & 2}
            assert found.count(1, 2)[pair] == len(both)
            assert found.worth(1, 2)[pair] == sum(ord(c) / 128 for c in both)
            assert found.rarest(1, 2)[pair] == max((ord(c) / 128 for c in both), default=0)
    same = cosine(shared(a, i[:1], a, i[:1]).product(3, 3), a.square(3)[i[:1]], a.square(3)[i[:1]])
    assert same.tolist() == [pytest.approx(1.0 if ones[0] else 0.0)]


def test_pairs_are_each_asked_once_whichever_comes_first() -> None:
    one, other, where = distinct(np.array([3, 1, 3]), np.array([1, 3, 3]))
    assert (one.tolist(), other.tolist(), where.tolist()) == ([1, 3], [3, 3], [0, 0, 1])


def test_events_that_may_be_one_are_those_that_nothing_forbids(known: Known) -> None:
    pairs = list(combinations(range(len(known.told)), 2))
    i, j = np.array(pairs).T
    likely = {pairs[n] for n in known.likely(i, j).tolist()}
    assert likely == {(n, m) for n, m in pairs if may_be_one(known.told[n], known.told[m]) and alike(known.told[n], known.told[m])}
    assert 0 < len(likely) < len(pairs)


def alike(a: Told, b: Told) -> bool:
    if akin(a.telling, b.telling):
        return True
    if a.event.type in SAID or b.event.type in SAID:
        return False
    day = a.earliest is not None and a.earliest == a.latest == b.earliest == b.latest
    here = a.place is not None and b.place is not None and same_place(a.place, b.place)
    return (day and here) or (a.reading is b.reading and (a.pointing or b.pointing))


def test_traits_are_the_same_whichever_comes_first_and_whatever_else_is_looked_at(known: Known) -> None:
    tellings = [t.telling for t in known.told]
    pairs = list(combinations(range(len(tellings)), 2))[::7]
    i, j = np.array(pairs).T
    found = Sheet(tellings).traits(i, j)
    assert found.shape == (len(NAMES), len(pairs))
    assert (found == Sheet(tellings).traits(j, i)).all()
    alone = [Sheet([tellings[n], tellings[m]]).traits(np.array([0]), np.array([1]))[:, 0] for n, m in pairs[:50]]
    assert (np.array(alone) == found[:, :50].T).all()

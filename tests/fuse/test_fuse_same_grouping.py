"""Weighed pairs become groups: the likeliest first, and a person's word before any weight."""

from itertools import permutations

import pytest

from dateline.fuse.same import Setting, grouped

SETTING = Setting(first=2.0, mean=1.0, size=1.0, least=-1.0)


@pytest.mark.parametrize("ids", list(permutations("abcd")))
def test_a_chain_that_a_person_joins_is_one_group_whichever_is_joined_first(ids: tuple[str, ...]) -> None:
    one, two, three, four = ids
    groups = grouped(ids, {}, SETTING, together=[(one, two), (two, three), (three, four)])
    assert groups.members == (("a", "b", "c", "d"),)


def test_a_word_about_what_is_not_there_joins_nothing() -> None:
    assert grouped("ab", {}, SETTING, together=[("a", "x")]).members == (("a",), ("b",))

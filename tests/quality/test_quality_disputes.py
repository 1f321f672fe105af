"""The set of links between statements, and its scorer, with invented readings."""

from collections import Counter
from datetime import date

import pytest

from dateline.model import Reading
from quality.own.chain_cases import SetError
from quality.own.disputes import ASIDE, LATER, MORE, TUNING, by_kind, judge, load_cases, misses, parse_case, scores
from tests.fuse.builder import Builder

ROW = {"id": "x", "link": "denies", "why": "plain", "texts": ["The mayor said the dam had burst.", "The owner said the dam had not burst."]}
NONE = {**ROW, "link": None}


def reader(text: str, outlet: str, day: date) -> Reading:
    b = Builder(text, outlet=outlet, published=day)
    speaker, _, content = text.removesuffix(".").partition(" said ")
    b.say(speaker, "said", content, "denies" if " not " in content else "affirms")
    return b.reading()


@pytest.mark.parametrize(("path", "size"), [(TUNING, 156), (ASIDE, 150), (MORE, 110), (LATER, 347)])
def test_the_sets_are_whole_and_each_id_stands_once(path: object, size: int) -> None:
    cases = load_cases(path)  # type: ignore[arg-type]  # a path each
    assert len({c.id for c in cases}) == len(cases) == size


def test_half_of_the_pairs_are_near_misses_and_every_kind_is_there() -> None:
    links = Counter(c.link for path in (TUNING, ASIDE) for c in load_cases(path))
    assert links[None] >= sum(links.values()) / 2
    assert set(links) == {None, "denies", "disputes", "repeats", "revises", "admits"}


def test_a_link_is_right_by_kind_and_direction_and_wrong_where_none_is_expected() -> None:
    right, wrong = judge(parse_case(ROW), reader), judge(parse_case(NONE), reader)
    turned = judge(parse_case({**ROW, "texts": ROW["texts"][::-1]}), reader)
    assert [(len(v.right), len(v.wrong)) for v in (right, wrong, turned)] == [(1, 0), (0, 1), (0, 1)]
    assert scores([right, wrong, turned]) == {"precision": 1 / 3, "recall": 0.5, "F": pytest.approx(0.4), "cases right": 1 / 3}
    assert by_kind([right, wrong])["denies"] == (1, 1, 1)
    assert list(misses(right)) == []
    assert any("wrong: denies" in line for line in misses(wrong))


def test_words_that_do_not_stand_where_they_should_and_unknown_kinds_are_errors() -> None:
    with pytest.raises(SetError):
        parse_case({**ROW, "source": "the flood"})
    with pytest.raises(SetError):
        parse_case({**ROW, "link": "shouts"})

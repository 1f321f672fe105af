"""What is unsure is said to be so, where its words stand."""

from dataclasses import replace

import pytest

from dateline.attribute.doubts import unsure
from dateline.model import Span, Statement

SAID = Statement(
    id="r:s1",
    source=(Span(0, 4),),
    cue=(Span(5, 9),),
    content=(Span(10, 20),),
    cue_lemma="say",
    cue_class="states",
    quoted="indirect",
)


def test_a_statement_more_likely_wrong_than_right_raises_a_doubt_at_its_cue() -> None:
    (doubt,) = unsure([replace(SAID, confidence=0.41)])
    assert (doubt.code, doubt.span) == ("unsure-statement", Span(5, 9))
    assert "41 %" in doubt.message


def test_a_doubt_stands_at_the_words_said_where_there_is_no_cue() -> None:
    (doubt,) = unsure([replace(SAID, confidence=0.1, cue=())])
    assert doubt.span == Span(10, 20)


@pytest.mark.parametrize("confidence", [None, 0.5, 0.93])
def test_a_sure_statement_and_one_found_by_rule_raise_none(confidence: float | None) -> None:
    assert unsure([replace(SAID, confidence=confidence)]) == ()

"""What holds for every query and every text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.errors import BadQuery
from dateline.query import FIELDS, Query, parse
from dateline.query.folding import folded
from tests.query.queries import queries

PIECES = st.sampled_from(
    [*(f"{name}:" for name in FIELDS), "(", ")", '"', "“", "”", "-", "not ", " and ", " or ", "*", " ", "2026-03", "..", ">=", "<", "5",
     "fire", "none", "any", "\\", "NEAR", "^", "{", "'", ";", "%", "_", "\x00", "\ufeff", "\u202e", "é", "疑", "\ud800", "x:y"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(queries())
def test_the_canonical_text_of_a_query_parses_to_it(query: Query) -> None:
    assert parse(str(query)) == query


@settings(max_examples=600, deadline=None)
@given(st.text() | st.lists(PIECES, max_size=25).map("".join))
def test_any_text_is_a_query_or_refused_with_a_position_in_it(text: str) -> None:
    refused = None
    try:
        query = parse(text)
    except BadQuery as error:
        refused = error
    if refused is None:
        assert parse(str(query)) == query
    else:
        assert refused.position is not None
        assert 0 <= refused.position <= len(text)


@given(st.text())
def test_folded_words_hold_letters_digits_and_marks_and_fold_to_themselves(text: str) -> None:
    words = folded(text)
    assert folded(" ".join(words)) == words
    assert not any(c.isspace() or c in '"*(){}:^+-_;' for word in words for c in word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Klaipėda’s Gate-4", ("klaipeda", "s", "gate", "4")),
        ("ŁUKASZ Đorđević STRAßE", ("lukasz", "dordevic", "strasse")),
        ("İstanbul ISPARTA", ("istanbul", "isparta")),
        ("قُتِلَ", ("قتل",)),
        ("कुल कल", ("कुल", "कल")),
        ("snake_case\x00ﬁre", ("snake", "case", "fire")),
        ("… —", ()),
    ],
)
def test_case_accents_and_points_do_not_tell_words_apart(text: str, words: tuple[str, ...]) -> None:
    assert folded(text) == words

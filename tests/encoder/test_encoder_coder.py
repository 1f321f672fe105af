"""The second network: what joins two actors in a sentence, and what police did by it."""

import numpy as np
import pytest

from dateline.encoder.coder import LONGEST, POLICE, ROLES, TOGETHER, TYPES, police_scores, roles_of, together, type_scores
from dateline.encoder.pieces import Pile, windows
from dateline.model import Span

STRIKE = "Norland bombed the Valen capital on Sunday."


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def whole(text: str) -> Span:
    return Span(0, len(text))


def test_chances_of_all_types_sum_to_one_and_the_likeliest_is_the_deed() -> None:
    scores = type_scores(STRIKE, whole(STRIKE), {"actor": [at(STRIKE, "Norland")], "recipient": [at(STRIKE, "the Valen capital")]})
    assert np.exp(scores).sum() == pytest.approx(1)
    assert TYPES[int(scores.argmax())] == "ASSAULT"


def test_pieces_carry_the_role_of_the_words_they_stand_in_and_the_first_named_role_holds() -> None:
    (pile,) = windows(STRIKE, [whole(STRIKE)])
    marks = {"actor": [at(STRIKE, "Norland")], "recipient": [at(STRIKE, "Valen capital")], "trigger": [at(STRIKE, "bombed the Valen")]}
    roles = roles_of(pile, marks)
    words = [STRIKE[s:e] for s, e in zip(pile.starts, pile.ends, strict=True)]
    named = {role: [w for w, r in zip(words, roles, strict=True) if r == n] for n, role in enumerate(ROLES, start=1)}
    assert ["".join(named[role]) for role in ROLES] == ["Norland", "Valencapital", "bombedthe"]


def test_of_a_very_long_sentence_the_part_with_the_marks_is_read() -> None:
    filler = "the harbour and the bridge and the tower and " * 60
    text = f"{filler} then {STRIKE}"
    short = type_scores(STRIKE, whole(STRIKE), {"actor": [at(STRIKE, "Norland")], "recipient": [at(STRIKE, "the Valen capital")]})
    scores = type_scores(text, whole(text), {"actor": [at(text, "Norland")], "recipient": [at(text, "the Valen capital")]})
    assert len(text.split()) > LONGEST
    assert scores.argmax() == short.argmax()


def test_nothing_to_read_says_nothing() -> None:
    assert np.exp(type_scores("   ", Span(0, 3), {})) == pytest.approx(1 / len(TYPES))
    assert police_scores("  ", []).shape == (0, len(POLICE))
    assert police_scores("  ", [Span(0, 2)]).max() == 0


def test_neighbours_are_read_together_as_long_as_they_fit() -> None:
    def pile(size: int) -> Pile:
        return Pile(ids=[1] * size, traits=[0] * size, starts=[0] * size, ends=[0] * size)

    assert list(together([pile(100), pile(20), pile(0), pile(TOGETHER), pile(5)])) == [[0, 1], [3], [4]]

"""Windows of word pieces: every piece keeps its place in the stored text, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.encoder.pieces import TRAITS, WINDOW, windows
from dateline.model import Span

LETTER = "Officials said the bridge was closed. Nobody was hurt, they added.\n\nThe mayor denied it."


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


@given(st.text(max_size=400))
def test_pieces_keep_their_places(text: str) -> None:
    for pile in windows(text, whole(text)):
        assert len(pile.ids) == len(pile.traits) == len(pile.starts) == len(pile.ends) <= WINDOW
        assert all(0 <= s <= e <= len(text) for s, e in zip(pile.starts, pile.ends, strict=True))
        assert pile.starts == sorted(pile.starts)
        assert all(0 <= trait < TRAITS for trait in pile.traits)


def test_a_window_holds_whole_paragraphs_where_they_fit() -> None:
    spans = [Span(0, 66), Span(68, len(LETTER))]
    assert len(list(windows(LETTER, spans))) == 1
    apart = list(windows(LETTER, spans, limit=16))
    assert [LETTER[p.starts[0] : p.ends[-1]] for p in apart] == [LETTER[:66], LETTER[68:]]


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = "The road was closed at noon. " * 40
    cut = list(windows(text, whole(text), limit=40))
    assert all(text[: p.ends[-1]].endswith(".") for p in cut)


def test_pieces_grow_with_the_text_and_no_faster() -> None:
    text = "Witnesses said shots were fired near the market, and the police denied it. "
    few, many = (sum(len(p) for p in windows(text * n, whole(text * n))) for n in (200, 800))
    assert many <= 4 * few + 40


def test_two_apostrophes_are_one_mark_that_covers_both() -> None:
    text = "''We left,'' he said."
    (pile,) = windows(text, whole(text))
    assert (pile.starts[0], pile.ends[0]) == (0, 0)  # the break before the first paragraph
    assert (pile.starts[1], pile.ends[1]) == (0, 2)
    mark = pile.starts.index(10)
    assert text[pile.starts[mark] : pile.ends[mark]] == "''"


def test_traits_tell_case_marks_and_spaces() -> None:
    text = 'He said "NATO left" 12 days ago.'
    (pile,) = windows(text, whole(text))
    traits = {text[s:e]: (t // 4, t // 2 % 2, t % 2) for s, e, t in zip(pile.starts, pile.ends, pile.traits, strict=True)}
    assert traits["He"] == (1, 0, 1)
    assert traits["NATO"] == (2, 1, 0)
    assert traits["left"] == (0, 1, 1)
    assert traits["12"] == (4, 0, 1)
    assert traits["."] == (0, 0, 0)

"""Runs of words: what two texts share, and when that makes one a copy."""

from dateline.query.folding import folded
from dateline.query.runs import FEWEST, copied, rank, runs

TEXT = " ".join(f"The {word} of pier {n} was closed at noon, a guard told a reporter." for n, word in enumerate("abcdefghijklmnop"))


def kept(text: str) -> frozenset[int]:
    return runs(folded(text))


def test_a_cut_text_keeps_only_runs_of_the_whole() -> None:
    half = " ".join(TEXT.split()[:60])
    assert kept(half)
    assert kept(half) < kept(TEXT)


def test_case_accents_and_line_ends_change_nothing() -> None:
    assert kept(TEXT.upper().replace(" ", "\n")) == kept(TEXT)


def test_half_of_the_runs_make_a_copy_and_too_few_tell_nothing() -> None:
    assert copied(5, 10)
    assert not copied(4, 10)
    assert not copied(FEWEST - 1, FEWEST - 1)


def test_the_original_credits_nobody_then_is_the_earlier_then_the_longer() -> None:
    first = rank(credited=False, published="2031-03-02", n_runs=5, report_id="b")
    assert first < rank(credited=True, published="2031-03-01", n_runs=5, report_id="a")
    assert first < rank(credited=False, published="2031-03-03", n_runs=9, report_id="a")
    assert first < rank(credited=False, published="2031-03-02", n_runs=4, report_id="a")

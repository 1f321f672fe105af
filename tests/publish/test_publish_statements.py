"""How the reader page shows who says what through whom, what stands inside what, and what is unsure."""

import re
from dataclasses import replace

import pytest

from dateline.fuse import fuse
from dateline.model import Reading
from dateline.publish import reader_page
from dateline.publish.sheet import Sheet
from dateline.publish.statements import statement_groups
from dateline.publish.view import reading_view
from tests.publish.told_through import kask


@pytest.fixture(scope="module")
def reading() -> Reading:
    return kask()


@pytest.fixture(scope="module")
def html(reading: Reading) -> str:
    return reader_page(fuse([reading]))


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def sheet(reading: Reading) -> Sheet:
    return Sheet(reading, prefix="", address=lambda _, name: f"#{name}")


def card(html: str, anchor: str) -> str:
    return re.search(rf'<article class="[^"]*" id="{anchor}">.*?</article>', html, re.DOTALL)[0]  # type: ignore[index]


def test_statements_of_no_stated_source_stand_last(reading: Reading) -> None:
    assert [g.title for g in statement_groups(sheet(reading))][-1] == "No source stated"


def test_a_chain_is_chips_in_order_that_lead_to_the_words_of_each_link(html: str) -> None:
    chips = re.findall(r'<a class="chip[^"]*" href="#(w-s2-[\w-]+)"[^>]*>([^<]*)<', card(html, "s2"))
    assert chips == [
        ("w-s2-source", "harbour master Juta Kask"),
        ("w-s2-chain1", "the harbour board"),
        ("w-s2-chain2", "Radio Curonia"),
    ]
    assert "through the harbour board" in plain(card(html, "s2"))
    assert "chip" not in card(html, "s4")


def test_a_speaker_who_is_not_stated_is_a_chip_without_a_link(reading: Reading) -> None:
    first, second, *_ = reading.statements
    told = replace(reading, statements=(replace(first, chain=second.chain),), issues=())
    assert '<span class="chip none">No source stated</span>' in reader_page(fuse([told]))


def test_those_who_may_be_meant_are_named_and_marked(reading: Reading) -> None:
    first, second, *_ = reading.statements
    unsettled = replace(first, antecedent=None, speaker=None, candidates=second.source)
    html = reader_page(fuse([replace(reading, statements=(unsettled,), issues=())]))
    words = " ".join(second.source[0].words(reading.report.text).split())
    assert f"May be“{words}”" in plain(card(html, "s1"))
    assert 'id="w-s1-candidate1"' in html


def test_a_statement_and_the_one_inside_it_lead_to_each_other(html: str) -> None:
    assert re.search(r'Contains</dt><dd><a href="#s3">Statement 3</a> <span class="small">The mayor<', card(html, "s2"))
    assert re.search(r'Inside</dt><dd><a href="#s2">Statement 2</a> <span class="small">harbour master Juta Kask<', card(html, "s3"))


def test_every_statement_is_reached_from_a_number_at_its_words_also_where_another_lies_over_them(html: str) -> None:
    assert re.findall(r'<a class="tag" href="#(s\d)"', html) == ["s1", "s2", "s3", "s4"]


def test_words_inside_two_statements_stand_deeper(reading: Reading) -> None:
    view = reading_view(fuse([reading]), reading, prefix="", address=lambda _, name: f"#{name}")
    deep = "".join(s.words for piece in view.pieces for s in piece.stretches if s.segment.depth > 1)
    assert deep == "that the port would reopen in May"


def test_what_is_unsure_says_so_at_its_words_on_its_card_and_in_the_count(html: str) -> None:
    assert 'aria-label="Statement 3, unsure" data-tag="3 unsure"' in html
    assert "? unsure" in plain(card(html, "s3"))
    assert "31 % likely to be right as a whole" in plain(card(html, "s3"))
    assert "Who says what 4, 1 unsure" in plain(html)
    for words in ("The mayor", "told us"):
        assert re.search(rf'<a class="seg[^"]* unsure opens closes[^"]*"[^>]*>(<span[^>]*></span>)*{words}</a>', html), words


def test_what_is_sure_has_its_percentage_and_no_mark_and_a_rule_s_has_neither(html: str) -> None:
    assert "93 %" in plain(card(html, "s2"))
    assert "unsure" not in card(html, "s2")
    assert "Confidence" not in card(html, "s1")


def test_the_doubt_of_an_unsure_statement_leads_to_it_and_lays_no_mark_over_its_words(html: str) -> None:
    assert '<a href="#s3">Statement 3</a>' in card(html, "q1")
    assert "w-q1-doubt" not in html


def test_source_cue_content_and_chain_have_a_look_each_and_stand_in_the_legend(html: str) -> None:
    legend = re.search(r'<ul class="layers".*?</ul>', html, re.DOTALL)[0]  # type: ignore[index]
    for layer in ("l-source", "l-cue", "l-content", "l-chain", "unsure"):
        assert layer in legend

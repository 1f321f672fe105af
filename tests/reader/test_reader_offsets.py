"""Cleaning never moves an offset: every token and passage slices the stored text to its own words."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Document, Span, make_report
from dateline.model.errors import OnlyFurniture
from dateline.reader import read
from dateline.reader.clean import clean
from dateline.reader.passages import split_passages

ODDITIES = [
    "  ",
    "\u00ad",
    "\u200b",
    "\u200e",
    "\u202a",
    "\ufeff",
    "\r\n",
    "\u00a0",
    "''",
    "``",
    "“",
    "”",
    "e\u0301",
    "𝔐",
    "🙂",
    "\t",
    "ё",
    "и\u0306",
]
WORDS = ["Guards", "said", "the", "dockers", "of", "Klaipeda", "were", "hurt", ",", ".", "Ruta", "Venckel", "17", "on", "Monday"]
pieces = st.lists(st.sampled_from(ODDITIES + WORDS + [" ", " ", "\n\n"]), max_size=60)


def plain(words: str) -> str:
    """What a reader sees of words: no invisible marks, composed, one kind of quotation mark, single spaces."""
    shown = "".join(c for c in words if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace())
    for pair in ("``", "''"):
        shown = shown.replace(pair, '"')
    return " ".join(unicodedata.normalize("NFC", shown).split())


@given(pieces.map("".join))
def test_every_cleaned_character_stands_for_stored_characters_that_look_like_it(text: str) -> None:
    cleaned = clean(text, Span(0, len(text)))
    for k, char in enumerate(cleaned.text):
        assert plain(cleaned.span(k, k + 1).words(text)) == plain(char)


@given(pieces.map("".join))
def test_cleaned_characters_stand_in_the_order_of_the_text_and_do_not_overlap(text: str) -> None:
    cleaned = clean(text, Span(0, len(text)))
    assert all(end <= start for end, start in zip(cleaned.ends, cleaned.starts[1:], strict=False))


@given(pieces.map("".join))
def test_passages_hold_every_word_of_the_text_in_order(text: str) -> None:
    passages = split_passages(text)
    kept = " ".join(p.span.words(text) for p in passages)
    assert kept.split() == text.split()


def check(document: Document) -> None:
    text = document.text
    for token in document.tokens:
        assert plain(token.span.words(text)) == plain(token.text)
        assert document.sentences[token.sentence].span.contains(token.span)
    for sentence in document.sentences:
        assert document.passages[sentence.passage].span.contains(sentence.span)
    for mention in document.mentions:
        assert mention.span.contains(document.tokens[mention.head].span)


@settings(max_examples=25, deadline=None)
@given(pieces.map("".join))
def test_every_token_of_a_parsed_text_slices_to_its_own_word(text: str) -> None:
    try:
        document = read(make_report("The guards said that the gate was shut. " + text))
    except OnlyFurniture:  # cells that happen to look like the row of a table
        return
    check(document)
    assert "".join(document.words(t.span) for t in document.tokens[:3]) == "Theguardssaid"


def test_invisible_marks_beside_furniture_are_no_report_in_another_language() -> None:
    with pytest.raises(OnlyFurniture):
        read(make_report("The guards said that the gate was shut. \t\t\u00ad\n\n\u00ad"))


def test_double_spaces_and_two_apostrophes_are_cleaned_for_the_parser_only() -> None:
    text = "''The gate  is\r\nshut,'' said  Ruta\u00ad Venckel."
    document = read(make_report(text))
    assert document.tokens[0].text == '"'
    assert document.words(document.tokens[0].span) == "''"
    assert document.text == text
    check(document)

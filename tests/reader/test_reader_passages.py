"""What is report and what is furniture of the page."""

import pytest

from dateline.model import make_report
from dateline.model.errors import OnlyFurniture, UnknownLanguage
from dateline.reader import read
from dateline.reader.language import identify
from dateline.reader.passages import split_passages

FURNITURE = [
    "Sign up for our morning letter and get the news in your inbox!",
    "By submitting this form, I agree to the terms.",
    "Subscribe to our channel for updates",
    "Related stories",
    "Read more: Guards arrive at the port",
    "Follow Daina Ozola on Twitter @dozola",
    "Share on Facebook",
    "© 2026 Harbour Daily. All rights reserved.",
    "Advertisement",
]
REPORT = [
    "The company asked workers to sign the form by Friday.",
    "The union agreed to the terms of the court on Monday, its leader said.",
    "Residents said they had followed the news on Telegram.",
    "Photographs of the gate were sent to the court.",
    "The committee will share the list with the families.",
]


@pytest.mark.parametrize("words", FURNITURE)
def test_forms_links_and_notices_are_furniture(words: str) -> None:
    assert split_passages(words)[0].kind == "furniture"


@pytest.mark.parametrize("words", REPORT)
def test_sentences_of_a_report_that_use_the_same_words_are_read(words: str) -> None:
    assert split_passages(words)[0].kind == "body"


def test_furniture_is_kept_with_its_offsets_and_has_no_tokens() -> None:
    text = "The gate is shut, the union said.\n\nSign up to receive our news by e-mail!"
    document = read(make_report(text))
    assert [p.kind for p in document.passages] == ["body", "furniture"]
    assert document.words(document.passages[1].span) == "Sign up to receive our news by e-mail!"
    assert all(document.passages[0].span.contains(t.span) for t in document.tokens)


def test_hard_wrapped_lines_are_one_paragraph_and_long_lines_are_one_each() -> None:
    wrapped = "The union said that the gate\nwould stay shut until the men\nwere back."
    long_lines = "The union said that the gate would stay shut. " * 4 + "\n" + "The company said nothing. " * 6
    assert len(split_passages(wrapped)) == 1
    assert len(split_passages(long_lines)) == 2


def test_a_page_with_a_form_and_nothing_else_is_refused_with_what_to_do() -> None:
    with pytest.raises(OnlyFurniture, match="Save the article itself"):
        read(make_report("Sign up to receive our latest news!\n\nBy submitting this form, I agree to the terms."))


def test_a_language_we_do_not_read_is_named() -> None:
    russian = "Профсоюз докеров сообщил, что пятеро рабочих погибли у ворот терминала, девять человек пропали без вести."
    with pytest.raises(UnknownLanguage, match="Russian"):
        read(make_report(russian))


@pytest.mark.parametrize("words", ["Hello", "Two killed.", "TWO DOCKERS WERE KILLED AT THE GATE, THE HOSPITAL SAID."])
def test_a_few_english_words_are_english(words: str) -> None:
    assert identify(words) == "en"


def test_a_sentence_ends_with_its_passage() -> None:
    document = read(make_report("Strike at the port goes on\n\nThe union said that the gate would stay shut."))
    assert len(document.sentences) == 2
    assert document.passages[0].kind == "heading"


def test_a_passage_of_any_length_is_read_in_pieces() -> None:
    text = "the guards and the dockers and " * 1000 + "the union said so."
    document = read(make_report(text))
    assert document.words(document.tokens[-2].span) == "so"
    assert len(document.tokens) == len(text.split()) + 1

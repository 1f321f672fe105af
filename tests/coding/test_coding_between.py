"""The type of what one marked actor does to another."""

import re

import pytest

from dateline.coding.between import type_between
from dateline.model import Span, make_report
from dateline.predict.case import Case
from dateline.predict.plover_type import plover_type
from dateline.reader import read


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        ("Norland attacked Valen on Sunday.", "Norland", "Valen", "ASSAULT"),
        ("Norland will send aid to Valen.", "Norland", "Valen", "AGREE"),
        ("Norland will not release the Valen envoy.", "Norland", "Valen", "REJECT"),
        ("Norland refused to send troops to Valen.", "Norland", "Valen", "REJECT"),
        ("Norland says Valen must stop the shelling.", "Norland", "Valen", "REQUEST"),
        ("Norland threatened to invade Valen.", "Norland", "Valen", "THREATEN"),
        ("The weather was mild in Norland and in Valen.", "Norland", "Valen", None),
    ],
)  # fmt: skip
def test_the_word_that_joins_the_two_decides(text: str, actor: str, recipient: str, expected: str | None) -> None:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    assert type_between(read(make_report(text)), span(actor), span(recipient)) == expected


def test_an_unnamed_recipient_leaves_the_word_of_the_actor() -> None:
    text = "Norland launched an investigation after a storm destroyed the harbour."
    assert type_between(read(make_report(text)), Span(0, 7), None) == "ACCUSE"


@pytest.mark.parametrize("marked", ["<s>Teachers</s> went on strike for better pay.", "Teachers went on strike for <t>better pay</t>."])
def test_a_line_that_marks_one_of_the_two_has_a_type(marked: str) -> None:
    text = re.sub("</?[st]>", "", marked)
    assert plover_type(Case(id="a1", text=text, fields={"marked": marked, "source": "An actor", "target": "a recipient"})) == {
        "type": "PROTEST"
    }

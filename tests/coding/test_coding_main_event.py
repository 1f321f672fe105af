"""The main event of a sentence, as coders of PLOVER write it down."""

from collections.abc import Callable

import pytest

from dateline.attribute import attribute
from dateline.coding import Coding
from dateline.coding.main_event import main_events
from dateline.model import Document
from dateline.predict.coders_words import coders_words

Coded = Callable[[str], tuple[Document, Coding]]
Pair = tuple[str, list[str], list[str]]


def main_of(coded: Coded, text: str) -> Pair:
    document, _ = coded(text)
    found = main_events(document, attribute(document))
    assert len(found) == 1
    words = [[coders_words(document, p) for p in ps] for ps in (found[0].actors, found[0].recipients)]
    return found[0].type, words[0], words[1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Denmark will send food aid to Kenya.", ("AGREE", ["Denmark"], ["Kenya"])),
        ("Denmark sent food aid to Kenya.", ("AID", ["Denmark"], ["Kenya"])),
        ("Brazil will impose sanctions on Chile.", ("THREATEN", ["Brazil"], ["Chile"])),
        ("Brazil said that Chile must withdraw its soldiers.", ("REQUEST", ["Brazil"], ["Chile"])),
        ("Brazil is willing to withdraw its soldiers from Chile.", ("AGREE", ["Brazil"], ["Chile"])),
        ("Peru refused to lift the ban on flights from Chile.", ("REJECT", ["Peru"], ["Chile"])),
        ("Norway suspended aid deliveries in Ghana.", ("SANCTION", ["Norway"], ["Ghana"])),
        ("Kenya was condemned by Norway for the arrest of two priests.", ("ACCUSE", ["Norway"], ["Kenya"])),
    ],
)
def test_what_is_announced_refused_or_due_is_that_act(coded: Coded, text: str, wanted: Pair) -> None:
    assert main_of(coded, text) == wanted


def test_both_sides_of_a_talk_act(coded: Coded) -> None:
    assert main_of(coded, "Peru held talks with Chile on Monday.") == ("CONSULT", ["Peru", "Chile"], [])


def test_who_agree_with_one_another_both_act(coded: Coded) -> None:
    assert main_of(coded, "Peru and Chile agreed to a ceasefire in the north.") == ("AGREE", ["Peru", "Chile"], [])


def test_a_visitor_acts_alone(coded: Coded) -> None:
    assert main_of(coded, "The president of Peru visited Chile.") == ("CONSULT", ["president of Peru"], ["Chile"])


def test_each_sentence_has_a_main_event_of_its_own(coded: Coded) -> None:
    document, _ = coded("Peru condemned Chile. Norway expelled two diplomats from Ghana. It rained.")
    assert [e.type for e in main_events(document, attribute(document))] == ["ACCUSE", "SANCTION"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police arrested more than 100 Chileans.", "Chileans"),
        ("Police arrested tens of thousands of university students.", "university students"),
        ("Police arrested the brother of a minister.", "brother of a minister"),
    ],
)
def test_articles_and_counts_are_no_part_of_coders_words(coded: Coded, text: str, words: str) -> None:
    document, coding = coded(text)
    assert coders_words(document, coding.events[0].recipients[0]) == words

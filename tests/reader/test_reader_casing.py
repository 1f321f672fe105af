"""Texts printed in capitals are parsed in the case that news would print them in; offsets stay where they are."""

import pytest

from dateline.model import Document, make_report
from dateline.reader import read
from dateline.reader.casing import in_capitals, names_in, sentence_case

WIRE = (
    "VELMAR, 4 MAY 91 -- THE PORT WORKERS UNION (PWU) SAID TODAY THAT POLICE KILLED COLONEL OSVALDO QUENTANA NEAR SAN SALVADOR.\n\n"
    "PRESIDENT TERUGIO, WHO WAS IN THE UNITED STATES, MAY RETURN ON 12 MARCH. THE COLOMBIAN'S BROTHER WAS WOUNDED BY THE AZPL."
)
_WORDS = frozenset({"said", "garrison", "dynamite", "ambushed"})


def _read(text: str) -> Document:
    return read(make_report(text))


def _cased(words: str) -> str:
    return sentence_case(words, names_in(()), _WORDS.__contains__)


def test_a_report_in_capitals_is_parsed_in_the_case_of_news() -> None:
    tokens = {t.text for t in _read(WIRE).tokens}
    assert {"police", "killed", "today", "near", "was", "wounded"} <= tokens
    assert {"Osvaldo", "Quentana", "Terugio", "Colombian", "San", "Salvador", "PWU", "March"} <= tokens


def test_the_tokens_of_a_report_in_capitals_slice_the_stored_text() -> None:
    document = _read(WIRE)
    assert document.tokens
    assert all(document.text[t.start : t.end].lower() == t.text.lower() for t in document.tokens)


def test_names_are_found_in_capitals() -> None:
    document = _read(WIRE)
    people = {m.span.words(document.text) for m in document.mentions if m.kind == "person"}
    assert "OSVALDO QUENTANA" in people


@pytest.mark.parametrize(
    ("words", "cased"),
    [
        ("THE GARRISON WAS AMBUSHED", "The garrison was ambushed"),  # words of the language
        ("HE SAW QUENTANA'S BROTHER", "He saw Quentana's brother"),  # what no list knows is a name
        ("HE WENT TO BOGOTA", "He went to Bogota"),  # places
        ("THE XRTB AND THE ZPL", "The XRTB and the ZPL"),  # what cannot be said as a word is an acronym
        ("IT MAY END ON 4 MAY", "It may end on 4 May"),  # a month beside a number
        ("A MARCH ON 3 MARCH", "A march on 3 March"),
        ("MEMBERS OF THE UNITED PORT FRONT (UPF)", "Members of the United Port Front (UPF)"),  # spelt out before its acronym
        ("HE SAID SO. THEY LEFT", "He said so. They left"),
        ("THE U.S. POLICE", "The U.S. police"),
    ],
)
def test_the_case_of_words(words: str, cased: str) -> None:
    assert _cased(words) == cased


def test_what_the_report_writes_elsewhere_goes_first() -> None:
    names = names_in(["We met Garrison in the harbour."])
    assert sentence_case("HOW GARRISON SAID IT", names, _WORDS.__contains__) == "How Garrison said it"


@pytest.mark.parametrize(
    ("words", "loud"),
    [
        ("THE POLICE KILLED TWO", True),
        ("THE SENATOR McCAIN SPOKE IN THE CAPITAL TODAY", True),
        ("Police killed TWO", False),
        ("NATO", False),
    ],
)
def test_what_counts_as_capitals(words: str, loud: bool) -> None:
    assert in_capitals(words) is loud

"""Whom a phrase names, where the parse hangs the name on another word; sentences written for these tests."""

from datetime import date

import pytest

from dateline.ground.actors import Namer
from tests.ground.reading import parsed, span


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A spokesman for the Sorel Liberation Army, Viktor Oland, said the port was closed.", "A spokesman for the Sorel Liberation Army, Viktor Oland",
         "Viktor Oland"),
        ("One of the prisoners, Viktor Oland, 69, refused to leave.", "One of the prisoners, Viktor Oland, 69", "Viktor Oland"),
        ("The mayor's press secretary, Elena Marsk, said it was late.", "The mayor's press secretary, Elena Marsk", "Elena Marsk"),
    ],
)  # fmt: skip
def test_a_person_named_behind_the_comma_is_meant(text: str, words: str, name: str) -> None:
    document = parsed(text)
    namer = Namer(document)
    actor = namer.name(span(document, words)).actor
    assert actor is not None
    assert namer.book.entries[actor].name == name
    assert namer.book.entries[actor].kind == "person"


def test_a_plain_noun_is_no_name() -> None:
    document = parsed("The defence ministry dismissed the report. It has said that no one was hurt.")
    assert Namer(document).name(span(document, "The defence ministry")).actor is None


@pytest.mark.parametrize(
    ("words", "name"),
    [("The Belarusian leader", "Alexander Lukashenko"), ("The former Belarusian leader", None), ("The Belarusian opposition leader", None)],
)
def test_an_office_and_its_country_tell_who_holds_it_on_the_day(words: str, name: str | None) -> None:
    document = parsed(f"{words} spoke in the capital on Friday.", published=date(2020, 9, 5))
    namer = Namer(document)
    actor = namer.name(span(document, words)).actor
    assert (namer.book.entries[actor].name if actor is not None and actor.startswith("person:") else None) == name


def test_without_a_day_nobody_holds_an_office() -> None:
    document = parsed("The Belarusian leader spoke in the capital on Friday.")
    assert Namer(document).name(span(document, "The Belarusian leader")).actor is None

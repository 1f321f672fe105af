"""What belongs to whoever tells it, to a date or to another sentence, and so to no event."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]


def _by_trigger(coded: Coded, text: str) -> dict[str, tuple[list[str], list[str]]]:
    document, coding = coded(text)
    words = document.words
    return {words(e.trigger): ([words(p.span) for p in e.actors], [words(p.span) for p in e.recipients]) for e in coding.events}


@pytest.mark.parametrize(
    "text",
    [
        "Nine miners were shot, said a nurse, who asked not to be named.",
        "Nine miners were shot, said a clerk, who requested anonymity.",
        "A nurse who agreed to talk on condition of anonymity said nine miners were shot.",
        "A guard, who refused to give his name, said nine miners were shot.",
        "Nine miners were shot, said a clerk, who was not authorised to talk to the press.",
        "The clerk, who is not permitted to speak publicly, said nine miners were shot.",
    ],
)
def test_how_a_source_is_called_or_what_it_may_say_is_no_event(coded: Coded, text: str) -> None:
    assert list(_by_trigger(coded, text)) == ["shot"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The union asked the council to name the killers.", "asked"),
        ("Families asked that the dead miners be identified.", "asked"),
        ("The envoy was allowed to talk to the rebels.", "talk"),
    ],
)
def test_what_others_are_to_be_called_or_told_is_one(coded: Coded, text: str, trigger: str) -> None:
    assert trigger in _by_trigger(coded, text)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Bandits stormed a hostel and abducted over 40 pupils, police and a cook said, the third such raid in a month.", "abducted", ["Bandits"], ["over 40 pupils"]),
        ("Bandits stormed a hostel and abducted over 40 pupils, police and a cook said, the third such raid in a month.", "stormed", ["Bandits"], ["a hostel"]),
        ("Monitors listed attacks between January and June.", "attacks", [], []),
        ("Police recorded attacks between Monday and Friday.", "attacks", [], []),
        ("The report says that on 14 April soldiers executed at least nine men.", "executed", ["soldiers"], ["at least nine men"]),
        ("On 3 May militiamen shot six farmers near Sarn.", "shot", ["militiamen"], ["six farmers"]),
        ("Witnesses told the court that in March gunmen burned ten villages.", "burned", ["gunmen"], ["ten villages"]),
        ("The mayor told police to free the miners and condemned the strike.", "condemned", ["The mayor"], ["the strike"]),
        ("The governor ordered the guards to leave the port and pledged food for 90 families.", "pledged food", ["The governor"], ["90 families"]),
        ("The miners were to be freed and deported to Norland.", "deported", [], ["The miners"]),
    ],
)  # fmt: skip
def test_speakers_dates_and_afterthoughts_have_no_part_in_it(
    coded: Coded, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    assert _by_trigger(coded, text)[trigger] == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Troops hunt bandits; last month 30 pupils were abducted.", "abducted", ["30 pupils"]),
        ("Police hunt gangs; on Friday nine monks were seized.", "seized", ["nine monks"]),
    ],
)
def test_a_semicolon_parts_sentences(coded: Coded, text: str, trigger: str, recipients: list[str]) -> None:
    assert _by_trigger(coded, text)[trigger][1] == recipients

"""Recipients further down in the parse than the event's own words."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Norland is willing to give credit to the farmers of Valen.", "willing", ["the farmers of Valen"]),
        ("Norland reduced military aid to Valen by a third.", "reduced", ["Valen"]),
        ("The Norland government offered to send doctors to Kenya.", "offered", ["Kenya"]),
        ("The army demolished Chilean homes.", "demolished", ["Chilean homes"]),
        ("The governor resigned after protests by the miners.", "resigned", []),
        ("Miners marched through the capital on Monday.", "marched", []),
        ("The rebels surrendered near Nairobi on Monday.", "surrendered", []),
    ],
)
def test_whom_it_is_done_to(coded: Coded, text: str, trigger: str, recipients: list[str]) -> None:
    document, coding = coded(text)
    event = next(e for e in coding.events if trigger in document.words(e.trigger))
    assert [document.words(p.span) for p in event.recipients] == recipients


def test_what_hangs_far_from_an_event_costs_nothing(coded: Coded) -> None:
    row = ", ".join(f"the mayor of town {n}" for n in range(400))
    _, coding = coded(f"The council condemned {row} and the harbour master.")
    assert [e.type for e in coding.events] == ["ACCUSE"]

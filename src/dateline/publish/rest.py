"""The smaller fields of a reading as cards: named places and times that stand in no other field, and doubts."""

from dateline.model import Issue
from dateline.publish.cards import Card, Fact, Row
from dateline.publish.sheet import Sheet


def place_cards(sheet: Sheet) -> tuple[Card, ...]:
    """Named places that no event, count or statement shows already."""
    shown = {mark.spans[0] for mark in sheet.marks if mark.layer == "place"}
    return tuple(
        _named(sheet, f"p{n}", sheet.where(f"p{n}", "place", "a place", place))
        for n, place in enumerate(sheet.reading.places, start=1)
        if place.span not in shown
    )


def time_cards(sheet: Sheet) -> tuple[Card, ...]:
    """Times that no event, count or statement shows already."""
    shown = {mark.spans[0] for mark in sheet.marks if mark.layer == "time"}
    return tuple(
        _named(sheet, f"d{n}", sheet.when(f"d{n}", "time", "a time", when))
        for n, when in enumerate(sheet.reading.whens, start=1)
        if when.span not in shown
    )


def doubt_cards(sheet: Sheet) -> tuple[Card, ...]:
    """What the machine could not settle, and the words it is about."""
    return tuple(_doubt(sheet, f"q{n}", issue) for n, issue in enumerate(sheet.reading.issues, start=1))


def _named(sheet: Sheet, name: str, facts: tuple[Fact, ...]) -> Card:
    fact = facts[0] if facts else Fact(text="no words", missing=True)
    return Card(anchor=sheet.anchor(name), style="named", title=fact.text, words=(fact,))


def _doubt(sheet: Sheet, name: str, issue: Issue) -> Card:
    words = sheet.words(name, "doubt", "doubt", [issue.span] if issue.span else [])
    return Card(
        anchor=sheet.anchor(name),
        style="doubt",
        title=issue.message,
        rows=(
            Row(label="Words", facts=(words,) if words else (Fact(text="the report as a whole", missing=True),)),
            Row(label="Code", facts=(Fact(text=issue.code),)),
        ),
    )

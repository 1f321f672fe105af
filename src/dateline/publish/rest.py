"""The smaller fields of a reading as cards: named places and times that stand in no other field, and doubts."""

from collections.abc import Mapping

from dateline.model import Issue, Span, Statement
from dateline.publish.cards import Card, Fact, Row
from dateline.publish.sheet import Sheet

UNSURE = "unsure-statement"


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
    doubted = {span: s for s in sheet.reading.statements if s.unsure for span in (*s.cue, *s.content, *s.source)}
    return tuple(_doubt(sheet, f"q{n}", issue, doubted) for n, issue in enumerate(sheet.reading.issues, start=1))


def _named(sheet: Sheet, name: str, facts: tuple[Fact, ...]) -> Card:
    fact = facts[0] if facts else Fact(text="no words", missing=True)
    return Card(anchor=sheet.anchor(name), style="named", title=fact.text, words=(fact,))


def _doubt(sheet: Sheet, name: str, issue: Issue, doubted: Mapping[Span, Statement]) -> Card:
    """The words of an unsure statement are marked already, so such a doubt leads to the statement and lays no mark over them."""
    statement = doubted.get(issue.span) if issue.code == UNSURE and issue.span else None
    link = sheet.link(statement.id) if statement else None
    if link:
        about = Row(label="Statement", facts=(link,))
    else:
        words = sheet.words(name, "doubt", "doubt", [issue.span] if issue.span else [])
        about = Row(label="Words", facts=(words,) if words else (Fact(text="the report as a whole", missing=True),))
    return Card(
        anchor=sheet.anchor(name),
        style="doubt",
        title=issue.message,
        rows=(about, Row(label="Code", facts=(Fact(text=issue.code),))),
    )

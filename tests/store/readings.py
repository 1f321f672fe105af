"""Readings about an invented port, made by hand, for tests of the store."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dateline.model import Actor, Intermediary, Participant, Passage, Place, Reading, Span, When
from tests.fuse.builder import Builder

SHOTS = (
    "Guards opened fire at the gate in Klaipėda on 4 March. At least 5 dockers were killed, union leader Ilze Brandt told Amber Wire. "
    "The ministry denied that guards had fired. Sign up for our letter!"
)


def when(span: Span, first: date | None, last: date | None) -> When:
    return When(span=span, kind="DATE", value="X", earliest=first, latest=last, precision="day", basis="stated")


def shots(outlet: str = "Amber Wire", published: date | None = date(2026, 3, 5), **given: Any) -> Reading:
    """A report with two statements, two events and a count; `given` are further fields of the report."""
    b = Builder(SHOTS, outlet=outlet, published=published or date.min)
    brandt = b.say("union leader Ilze Brandt", "told", "At least 5 dockers were killed")
    b.actors = {"person:ilze-brandt": Actor(id="person:ilze-brandt", name="Ilze Brandt", kind="person")}
    agency = Intermediary(span=b.span("Amber Wire"), kind="agency")
    b.statements[0] = replace(b.statements[0], speaker="person:ilze-brandt", speaker_kind="person", chain=(agency,), confidence=0.42)
    ministry = b.say("The ministry", "denied", "guards had fired", "denies")
    b.statements[1] = replace(
        b.statements[1], speaker_kind="state", confidence=0.9, said=when(b.span("denied"), date(2026, 3, 5), date(2026, 3, 5))
    )
    b.event("opened fire", "ASSAULT", "firearms", who="Guards", day=date(2026, 3, 4))
    place = Place(span=b.span("Klaipėda"), name="Klaipėda", country="LTU", admin1="Klaipėda County", lat=55.71, lon=21.14)
    victims = Participant(span=b.span("dockers"), head=b.span("dockers"), country="LTU", sector="LAB")
    b.events[0] = replace(b.events[0], place=place, recipients=(victims,), contexts=("human_rights", "repression"))
    b.event("had fired", "ASSAULT", None, who="guards", day=None, statement=ministry, auxiliary="negated")
    b.events[1] = replace(b.events[1], place=None)
    b.count("At least 5 dockers", 5, None, statement=brandt, scope="dockers", qualifier="at least")
    b.tallies[0] = replace(b.tallies[0], as_of=when(b.span("on 4 March"), date(2026, 3, 4), date(2026, 3, 5)), place=place)
    form = b.text.index("Sign up")
    passages = (Passage(span=Span(0, form - 1), kind="body"), Passage(span=Span(form, len(b.text)), kind="furniture", reason="form"))
    return replace(_described(b.reading(), published=published, **given), passages=passages)


def march(outlet: str = "Harbour Daily", published: date | None = date(2026, 3, 8), **given: Any) -> Reading:
    """A report with no source: an event of a week, a count between bounds and one of a part of it."""
    text = "Between 20 and 30 people, three children among them, marched on the Old Port this week."
    b = Builder(text, outlet=outlet, published=published or date.min)
    b.event("marched", "PROTEST", "demo", who="people", day=date(2026, 3, 2))
    week = when(b.span("this week"), date(2026, 3, 2), date(2026, 3, 8))
    b.events[0] = replace(b.events[0], when=week, place=Place(span=b.span("the Old Port"), name="the Old Port"))
    whole = b.count(
        "Between 20 and 30 people", 20, 30, category="crowd", qualifier="between", country=None, scope="people", basis="unknown"
    )
    b.count("three children", 3, 3, category="crowd", scope="children", country="LTU", auxiliary="planned")
    b.tallies[1] = replace(b.tallies[1], part_of=whole)
    return _described(b.reading(), published=published, **given)


def _described(reading: Reading, **given: Any) -> Reading:
    return replace(reading, report=replace(reading.report, **given))


MARCH_URL = "https://harbour-daily.example/march"


def several() -> list[Reading]:
    """Reports with a copy, two versions of a page, and one of which nothing is known."""
    old = march(title="March on the port", url=MARCH_URL, version=1, retrieved=datetime(2026, 3, 8, 9, 30))  # noqa: DTZ001 - stored as UTC
    newer = Builder("Between 20 and 40 people marched on the Old Port, a witness said.", outlet="Harbour Daily", published=date(2026, 3, 9))
    newer.say("a witness", "said", "Between 20 and 40 people marched on the Old Port")
    newer.count("Between 20 and 40 people", 20, 40, category="crowd", statement=newer.statements[0].id, country=None)
    bare = Builder("Nothing is known of this.", outlet="x")
    return [
        shots(title="Shots at Gate 4", url="https://amber-wire.example/a"),
        shots("The Amber Post", date(2026, 3, 6), url="https://amber-post.example/b"),
        old,
        _described(newer.reading(), title="March on the port", url=MARCH_URL, version=2, retrieved=datetime(2026, 3, 9, 7, 0)),  # noqa: DTZ001 - as above
        _described(bare.reading(), outlet=None, published=None),
    ]

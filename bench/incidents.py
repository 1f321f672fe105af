"""How long it takes to gather events into incidents as they grow in number: `python -m bench.incidents [EVENTS …]`.

Reports are made up: each tells five events in five sentences; each event is told by about four reports, in other words and not on one day.
Types, days, towns, people and numbers vary as the number grows, as they do where more is watched for longer; a tenth of all events is one
crisis of which everybody tells, in one town and within three days. Times are of the processor, without reading of text.
"""

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.fuse.copies import find_copies
from dateline.fuse.incidents import find_incidents
from dateline.model import Event, Participant, Passage, Place, Reading, Span, When, make_report
from dateline.model.event import EventType

SIZES = (1_000, 10_000, 100_000)
EACH = 5  # events of a report
TOLD = 4  # reports that tell of an event
CRISIS = 10  # one event of so many is part of the one crisis
DATED, PLACELESS = 0.7, 0.1  # shares of events with a day, without a place
DEEDS: tuple[tuple[EventType, str | None, tuple[str, ...]], ...] = (
    ("ASSAULT", "firearms", ("shot at", "opened fire on", "fired on")),
    ("ASSAULT", None, ("attacked", "raided", "stormed")),
    ("COERCE", "arrest", ("arrested", "detained", "rounded up")),
    ("PROTEST", "demo", ("marched against", "rallied against", "demonstrated against")),
    ("AID", None, ("sent food to", "delivered medicine to", "helped")),
    ("CONSULT", None, ("met", "visited", "spoke with")),
    ("REQUEST", None, ("called on", "urged", "appealed to")),
    ("MOBILIZE", "troops", ("sent troops against", "deployed soldiers against")),
)
SYLLABLES = ("ba", "ko", "ri", "tel", "mar", "vin", "sol", "dra", "nu", "ge", "fos", "lik", "har", "osk", "pem", "ula")


def name(n: int) -> str:
    """A made-up name, the same for the same number."""
    found = ""
    n += 17
    while n:
        n, at = divmod(n, len(SYLLABLES))
        found += SYLLABLES[at]
    return found.capitalize()


def readings(events: int) -> list[Reading]:
    """Reports that tell so many events in all."""
    draw = random.Random(events)  # noqa: S311 - no secret
    happenings = [_happening(draw, n, events) for n in range(events // TOLD)]
    order = [n for n in range(len(happenings)) for _ in range(TOLD)]
    order.sort(key=lambda n: (happenings[n][2] + timedelta(days=draw.randrange(3)), draw.random()))
    return [_reading(draw, number, [happenings[n] for n in order[at : at + EACH]]) for number, at in enumerate(range(0, len(order), EACH))]


Happening = tuple[int, int, date, str, str, int]


def _happening(draw: random.Random, n: int, events: int) -> Happening:
    """Deed, town, day, who, whom, a number."""
    crisis = n % CRISIS == 0
    day = date(2031, 1, 1) + timedelta(days=draw.randrange(3) if crisis else draw.randrange(max(10, events // 100)))
    town = 0 if crisis else 1 + draw.randrange(max(50, events // 50))
    people = max(40, events // 20)
    return draw.randrange(len(DEEDS)), town, day, name(draw.randrange(people)), name(draw.randrange(people)), draw.randrange(2, 90)


def _reading(draw: random.Random, number: int, told: Sequence[Happening]) -> Reading:
    lines: list[str] = []
    events: list[Event] = []
    for happening in told:
        line, event = _told(draw, happening, sum(map(len, lines)), len(events) + 1)
        lines.append(line)
        events.append(event)
    text = "".join(lines)
    published = max(h[2] for h in told) + timedelta(days=1)
    report = make_report(text, outlet=f"Outlet {number % 50}", url=f"https://reports.example/{number}", published=published)
    return Reading(
        report=report,
        language="en",
        passages=(Passage(span=Span(0, len(text)), kind="body"),),
        statements=(),
        events=tuple(replace(e, id=f"{report.id}:{e.id}") for e in events),
        tallies=(),
        actors=(),
        places=(),
        whens=(),
        issues=(),
    )


def _told(draw: random.Random, happening: Happening, at: int, number: int) -> tuple[str, Event]:
    """A line that tells of it, and the event read from it; the text before it is `at` characters long."""
    deed, town, day, who, whom, count = happening
    type_, mode, words = DEEDS[deed]
    parts = [f"The {who} group", draw.choice(words), f"the {whom} people", f"in {name(town)}"]
    spans = []
    for n, part in enumerate(parts):
        start = at + len(" ".join(parts[:n])) + bool(n)
        spans.append(Span(start, start + len(part)))
    known = draw.random()
    when = When(span=spans[3], kind="DATE", value=str(day), earliest=day, latest=day, precision="day", basis="stated")
    event = Event(
        id=f"e{number}",
        type=type_,
        mode=mode,
        auxiliary="asserted",
        trigger=spans[1],
        actors=(Participant(span=spans[0], head=spans[0]),),
        recipients=(Participant(span=spans[2], head=spans[2]),),
        when=when if known < DATED else None,
        place=_place(spans[3], town) if known > PLACELESS else None,
    )
    return f"{' '.join(parts)} on {day.day} {day:%B} and {count} saw it, {name(draw.randrange(9999))} said.\n", event


def _place(span: Span, town: int) -> Place:
    lat, lon = (town % 120) - 60.0, town % 300 - 150.0
    return Place(span=span, name=name(town), geonames_id=town + 1, country=f"C{town % 40:02}", lat=lat, lon=lon, precision="city")


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a line a size: events, incidents, seconds, milliseconds an event."""
    for size in sizes:
        made = readings(size)
        copies = find_copies(made)
        start = time.process_time()
        found = find_incidents(made, copies)
        spent = time.process_time() - start
        print(f"{size:>7} events  {len(found):>6} incidents  {spent:8.1f} s  {1000 * spent / size:6.2f} ms an event", flush=True)


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or SIZES)

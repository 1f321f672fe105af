"""Task `events`: the main event of each sentence, in the form coders of PLOVER write down."""

from dateline.attribute import attribute
from dateline.coding.main_event import MainEvent, main_events
from dateline.coding.tallies import find_tallies
from dateline.ground import ground
from dateline.model import Document, Participant, Place
from dateline.predict.case import Case, Plain
from dateline.predict.coders_words import coders_words


def events(case: Case) -> Plain:
    """Main events with the words of their actors and recipients."""
    document = case.document()
    statements = attribute(document)
    main = main_events(document, statements)
    tallies, _ = find_tallies(document, statements)
    found = ground(document, statements, tuple(m.event for m in main), tallies)
    dead = next((t.best or t.low for t in found.tallies if t.category == "killed" and t.auxiliary == "asserted"), None)
    return {"events": [_event(document, m, e.place, dead) for m, e in zip(main, found.events, strict=True)]}


def _event(document: Document, event: MainEvent, place: Place | None, dead: int | None) -> Plain:
    return {
        "type": event.type,
        "source": _names(document, event.actors),
        "target": _names(document, event.recipients),
        "location": document.words(place.span) if place else "",
        "dead": str(dead) if dead and event.type == "ASSAULT" else "",
    }


def _names(document: Document, participants: tuple[Participant, ...]) -> list[str]:
    return [coders_words(document, p) for p in participants]

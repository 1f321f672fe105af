"""Task `events`: the main event of each sentence, in the form coders of PLOVER write down."""

from dateline.attribute import attribute
from dateline.coding import code
from dateline.coding.main_event import MainEvent, main_events
from dateline.ground import ground
from dateline.model import Document, Participant
from dateline.predict.case import Case, Plain
from dateline.predict.coders_words import coders_words


def events(case: Case) -> Plain:
    """Main events with the words of their actors and recipients."""
    document = case.document()
    statements = attribute(document)
    coding = code(document, statements)
    found = ground(document, statements, coding.events, coding.tallies)
    dead = next((t.best or t.low for t in found.tallies if t.category == "killed" and t.auxiliary == "asserted"), None)
    places = {e.trigger: document.words(e.place.span) for e in found.events if e.place}
    return {"events": [_event(document, e, places.get(e.event.trigger, ""), dead) for e in main_events(document, statements)]}


def _event(document: Document, event: MainEvent, place: str, dead: int | None) -> Plain:
    return {
        "type": event.type,
        "source": _names(document, event.actors),
        "target": _names(document, event.recipients),
        "location": place,
        "dead": str(dead) if dead and event.type == "ASSAULT" else "",
    }


def _names(document: Document, participants: tuple[Participant, ...]) -> list[str]:
    return [coders_words(document, p) for p in participants]

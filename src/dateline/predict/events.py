"""Task `events`."""

from dateline.attribute import attribute
from dateline.coding import code
from dateline.ground import ground
from dateline.model import Document, Event, Participant
from dateline.predict.case import Case, Plain


def events(case: Case) -> Plain:
    """Events with the words of their actors and recipients."""
    document = case.document()
    statements = attribute(document)
    coding = code(document, statements)
    found = ground(document, statements, coding.events, coding.tallies)
    dead = next((t.best or t.low for t in found.tallies if t.category == "killed" and t.auxiliary == "asserted"), None)
    return {"events": [_event(document, e, dead) for e in found.events if e.auxiliary != "negated"]}


def _event(document: Document, event: Event, dead: int | None) -> Plain:
    return {
        "type": event.type,
        "source": _names(document, event.actors),
        "target": _names(document, event.recipients),
        "location": document.words(event.place.span) if event.place else "",
        "dead": str(dead) if dead and event.type == "ASSAULT" else "",
    }


def _names(document: Document, participants: tuple[Participant, ...]) -> list[str]:
    return [" ".join(document.words(p.span).split()) for p in participants]

"""Task `events`."""

from collections.abc import Sequence

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
    happened = [e for e in found.events if e.auxiliary != "negated"]
    return {"events": [_event(document, e, dead) for e in outermost(document, happened)]}


def outermost(document: Document, events: Sequence[Event]) -> list[Event]:
    """Events whose words hang from no other event's words: of "refused to send aid" the refusal, as coders of PLOVER do."""
    words = [frozenset(t.i for t in document.tokens_in(e.trigger)) for e in events]
    above = [_above(document, own) for own in words]
    return [e for e, own, over in zip(events, words, above, strict=True) if not any(w & over for w in words if w != own)]


def _above(document: Document, positions: frozenset[int]) -> frozenset[int]:
    """Positions of all words that the given ones hang from, without the given ones."""
    found: set[int] = set()
    for i in positions:
        at = i
        while document.tokens[at].head != at:
            at = document.tokens[at].head
            found.add(at)
    return frozenset(found) - positions


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

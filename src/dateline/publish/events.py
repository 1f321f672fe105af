"""Events and counts of a reading as cards."""

from collections.abc import Iterator, Sequence

from dateline.model import Event, Participant, Tally
from dateline.model.bounds import bounds_words
from dateline.publish import phrases
from dateline.publish.cards import Badge, Card, Fact, Row
from dateline.publish.corrected import person_badges, person_rows
from dateline.publish.sheet import Sheet
from dateline.publish.statements import voice
from dateline.resources.plover import definition


def event_cards(sheet: Sheet) -> tuple[Card, ...]:
    """One card an event, in text order."""
    return tuple(_event(sheet, e) for e in sheet.reading.events)


def tally_cards(sheet: Sheet) -> tuple[Card, ...]:
    """One card a count, in text order."""
    return tuple(_tally(sheet, t) for t in sheet.reading.tallies)


def _event(sheet: Sheet, e: Event) -> Card:
    name = sheet.names[e.id]
    trigger = sheet.words(name, "trigger", "the words that name the event", [e.trigger])
    return Card(
        anchor=sheet.anchor(name),
        style=f"event aux-{e.auxiliary}",
        title=phrases.event_name(e.type, e.mode),
        badges=(
            *person_badges(sheet.reading, e.id),
            phrases.AUXILIARIES[e.auxiliary],
            _code(e),
            *(Badge(kind="context", text=c, title="PLOVER context") for c in e.contexts),
        ),
        words=(trigger,) if trigger else (),
        rows=(*_event_rows(sheet, name, e), *person_rows(sheet.reading, e.id)),
        doubts=phrases.doubts(e.gaps),
    )


def _code(e: Event) -> Badge:
    meaning = definition(e.type, e.mode)
    return Badge(kind="code", text=phrases.event_code(e.type, e.mode), title=f"PLOVER type and mode. {meaning}".strip())


def _event_rows(sheet: Sheet, name: str, e: Event) -> Iterator[Row]:
    yield Row(label="Who", facts=_participants(sheet, name, "actor", e.actors))
    yield Row(label="To whom", facts=_participants(sheet, name, "recipient", e.recipients))
    yield Row(label="When", facts=sheet.when(name, "when", "when", e.when))
    yield Row(label="Where", facts=sheet.where(name, "where", "where", e.place))
    yield Row(label="Said by", facts=voice(sheet, e.statements))


def _participants(sheet: Sheet, name: str, part: str, who: Sequence[Participant]) -> tuple[Fact, ...]:
    facts = []
    for n, participant in enumerate(who, start=1):
        words = sheet.words(name, "who", "who" if part == "actor" else "to whom", [participant.span], f"{part}{n}")
        if words:
            note = ", ".join(filter(None, (participant.country, participant.sector))) or None
            facts.append(Fact(text=words.text, href=words.href, quoted=True, note=note))
    return tuple(facts)


def _tally(sheet: Sheet, t: Tally) -> Card:
    name = sheet.names[t.id]
    words = sheet.words(name, "tally", "the count", [t.span])
    asserted = t.auxiliary == "asserted"
    return Card(
        anchor=sheet.anchor(name),
        style=f"tally aux-{t.auxiliary}",
        title=f"{bounds_words(t)} {phrases.counted(t.category)}",
        badges=(*person_badges(sheet.reading, t.id), *(() if asserted else (phrases.AUXILIARIES[t.auxiliary],))),
        words=(words,) if words else (),
        rows=(*_tally_rows(sheet, name, t), *person_rows(sheet.reading, t.id)),
        doubts=phrases.doubts(t.gaps),
    )


def _tally_rows(sheet: Sheet, name: str, t: Tally) -> Iterator[Row]:
    number = sheet.words(name, "tally", "the number", [t.number], "number")
    qualifier = None if t.qualifier == "none" else t.qualifier
    yield Row(label="Number", facts=(Fact(text=number.text, href=number.href, quoted=True, note=qualifier),) if number else ())
    yield Row(label="Of whom", facts=(Fact(text=t.scope),) if t.scope else ())
    yield Row(label="Basis", facts=(Fact(text=phrases.basis(t)),) if t.basis != "unknown" else ())
    yield Row(label="Said by", facts=voice(sheet, (t.statement,) if t.statement else ()))
    if t.period:
        yield Row(label="Days counted", facts=sheet.when(name, "period", "the days it counts", t.period))
    yield Row(label="As of", facts=sheet.when(name, "as-of", "the day it was valid", t.as_of))
    yield Row(label="Where", facts=sheet.where(name, "where", "where", t.place))
    whole = sheet.link(t.part_of) if t.part_of else None
    if whole:
        yield Row(label="Part of", facts=(whole,))

"""What the page of an incident, a dispute or a ledger shows of it: every telling with its words in their passage, and whose word its grade is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.model import Dispute, Event, Incident, Reading, Record, Toll
from dateline.model.incident import RULE
from dateline.model.tables import content_words, one_line, speaker_name
from dateline.publish import heads, phrases
from dateline.publish.corrected import person_badges
from dateline.publish.disputes import dispute_views
from dateline.publish.incidents import lines_of
from dateline.publish.legend import GRADES
from dateline.publish.statements import NO_SPEAKER
from dateline.web.addresses import correct_address, report_address, row_address
from dateline.web.editing.kin import kin
from dateline.web.ledgers import ledger
from dateline.web.words import around

if TYPE_CHECKING:
    from dateline.publish.cards import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event, statement or count of a matter, to show and to choose.

    Attributes:
        id: its id; href: where its words stand; correct: the page on which it is corrected.
        words: of the report; before, after: what stands around them in it.
        who: on whose word it rests.
        where: outlet and day of its report.
        facts: what else is read of it.
        persons: what persons made of it.
    """

    id: str
    href: str
    correct: str
    words: str
    who: str
    where: str
    before: str = ""
    after: str = ""
    facts: tuple[str, ...] = ()
    persons: "tuple[Badge, ...]" = ()


def of_incident(found: Incident, record: Record) -> dict[str, Any]:
    """An incident with its tellings, and what it may be one with."""
    (line,) = lines_of([found], record)
    return {"line": line, "tellings": tuple(_tellings(found, record)), "kin": kin(found, record), "by_person": _graded_by(found.graded_by)}


def _tellings(found: Incident, record: Record) -> Iterator[Telling]:
    there = {e.id: (r, e) for r in record.readings for e in r.events}
    for id_ in found.events:
        if id_ in there:
            yield _telling(*there[id_])


def _telling(reading: Reading, e: Event) -> Telling:
    said = next((s for s in reading.statements if s.id in e.statements[-1:]), None)
    sides = (" and ".join(one_line(reading, p.span) for p in who) for who in (e.actors, e.recipients))
    who, whom = (side or "not stated" for side in sides)
    before, after = around(reading, e.trigger)
    day = phrases.period(e.when.earliest, e.when.latest) if e.when else None
    return Telling(
        id=e.id,
        href=row_address(e.id),
        correct=correct_address(e.id),
        words=one_line(reading, e.trigger),
        before=before,
        after=after,
        who=speaker_name(reading, said) or NO_SPEAKER if said else f"{heads.outlet(reading)}, in its own voice",
        where=f"{heads.outlet(reading)}, {heads.dated(reading)}",
        facts=(
            phrases.event_code(e.type, e.mode),
            f"{who} → {whom}",
            day or "day not known",
            e.place.name if e.place else "place not stated",
        ),
        persons=person_badges(reading, e.id),
    )


def of_dispute(found: Dispute, record: Record) -> dict[str, Any]:
    """A dispute with its sides, and its statements one by one."""
    view = next(d for d in dispute_views(record, report_address) if d.id == found.id)
    said = {s.id: (r, s) for r in record.readings for s in r.statements}
    tellings = tuple(
        Telling(
            id=i,
            href=row_address(i),
            correct=correct_address(i),
            words=content_words(*said[i]) or "not stated",
            who=speaker_name(*said[i]) or NO_SPEAKER,
            where=f"{heads.outlet(said[i][0])}, {heads.dated(said[i][0])}",
            persons=person_badges(said[i][0], i),
        )
        for side in found.sides
        for i in side.statements
        if i in said
    )
    return {"view": view, "tellings": tellings}


def of_ledger(found: Toll, record: Record) -> dict[str, Any]:
    """A ledger with its chart, and what stands around the words of every number."""
    counts = {t.id: (r, t) for r in record.readings for t in r.tallies}
    told = {row_address(e.tally): (r, t) for e in found.entries for r, t in (counts[e.tally],)}
    return {
        "l": ledger(found, record),
        "corrects": {href: correct_address(t.id) for href, (_, t) in told.items()},
        "around": {href: around(r, t.span) for href, (r, t) in told.items()},
        "grade": GRADES[found.grade],
        "by_person": _graded_by(found.graded_by),
    }


def _graded_by(by: str) -> str:
    return "" if by == RULE else by

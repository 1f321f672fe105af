"""Events of readings as they are compared: their words, and the days, places and people that must go together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.fuse.copies import Copies, origin
from dateline.fuse.same import Page, Roles, Telling, page_of, telling_of
from dateline.fuse.same.words import WORD, stem_of, telling
from dateline.model import Event, Participant, Place, Reading, Span
from dateline.model.document import READ
from dateline.resources import load_toml

_POINTER = re.compile(r"\b(?:the|that|this|these|those)\s+(?:[\w’'-]+\s+){0,2}\Z", re.IGNORECASE)
_POINTED = 40  # characters
_A_DAY = timedelta(days=1)
_LOOSE = ("passage", "report")  # a place that an event only takes from far around it


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Who:
    """One who takes part: the actor's id, where there is one, the stems of the words that name it, its country."""

    actor: str | None
    stems: frozenset[str]
    country: str | None

    @property
    def person(self) -> bool:
        """Whether it is a person with a name."""
        return self.actor is not None and self.actor.startswith("person:")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """An event, its report, and what of it is compared.

    Attributes:
        earliest, latest: days it can have happened on; None = open.
        dated: whether it has a day, or several, of its own.
        until: the last day it can have happened on; none is later than the day after its report's, which tells of it as done.
        place: where; firmly: whether its own clause or sentence says so.
        published: day of its report; it cannot have happened after.
        pointing: whether it is a noun with "the" or "that" before it, and so may point back to what has been told.
        source: id of the report its report is a copy of, else of its own.
        actors, recipients: those who take part.
    """

    reading: Reading
    event: Event
    telling: Telling
    earliest: date | None
    latest: date | None
    until: date | None
    place: Place | None
    firmly: bool
    published: date | None
    pointing: bool
    source: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def dated(self) -> bool:
        """Whether it has days of its own."""
        return self.earliest is not None or self.latest is not None


def told_by(readings: Sequence[Reading], copies: Copies) -> tuple[list[Page], list[Told]]:
    """The words of all reports that tell of something that happened, and all they tell of."""
    pages: list[Page] = []
    found: list[Told] = []
    for reading in readings:
        happened = [e for e in reading.events if e.auxiliary == "asserted"]
        if happened:
            page = page_of(reading.report.id, reading.report.text, [p.span for p in reading.passages if p.kind in READ])
            pages.append(page)
            found += (_told(reading, page, e, origin(copies, reading.report.id)) for e in happened)
    return pages, found


def _told(reading: Reading, page: Page, event: Event, source: str) -> Told:
    when, place = event.when, event.place
    roles = Roles(
        actors=[_words(p, event.trigger) for p in event.actors],
        objects=[_words(p, event.trigger) for p in event.recipients],
        others=[place.span] if place is not None and place.basis == "stated" else [],
    )
    return Told(
        reading=reading,
        event=event,
        telling=telling_of(event.id, page, event.trigger, roles),
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        until=min((d for d in (when.latest if when else None, _day_after(reading.report.published)) if d), default=None),
        place=place,
        firmly=place is not None and place.basis not in _LOOSE,
        published=reading.report.published,
        pointing=_pointing(reading.report.text, event.trigger),
        source=source,
        actors=tuple(_people(reading, event.actors)),
        recipients=tuple(_people(reading, event.recipients)),
    )


def _day_after(day: date | None) -> date | None:
    return day + _A_DAY if day and day < date.max else None


def _pointing(text: str, trigger: Span) -> bool:
    """Whether the trigger looks like a noun that is known by now: "the attack", "that market shooting"; not "the men attacked"."""
    before = _POINTER.search(text, max(0, trigger.start - _POINTED), trigger.start)
    word = trigger.words(text).lower()
    verb = word.endswith("ed") or word in load_toml("incidents.toml")["irregular"]
    return before is not None and not verb


def _words(participant: Participant, trigger: Span) -> Span:
    """The words of a participant; its head alone where the trigger stands inside them."""
    inside = participant.span.start < trigger.end and trigger.start < participant.span.end
    return participant.head if inside else participant.span


def _people(reading: Reading, participants: Iterable[Participant]) -> Iterator[Who]:
    for p in participants:
        words = WORD.findall(p.head.words(reading.report.text))
        yield Who(actor=p.actor, stems=frozenset(stem_of(w) for w in words if telling(w)), country=p.country)


@cache
def kin_types() -> Mapping[str, frozenset[str]]:
    """For each type the types that one event may also be coded as; not itself."""
    return _both_ways("kin")


@cache
def kin_modes() -> Mapping[str, frozenset[str]]:
    """For each mode the other modes of its type that one event may have as well."""
    return _both_ways("modes")


def _both_ways(table: str) -> Mapping[str, frozenset[str]]:
    kin: Mapping[str, list[str]] = load_toml("incidents.toml")[table]
    found: dict[str, set[str]] = {}
    for one, others in kin.items():
        for other in others:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {name: frozenset(others) for name, others in found.items()}

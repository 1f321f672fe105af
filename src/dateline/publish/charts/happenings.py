"""What is told of in a record, with its days and place: incidents, and single events not said to have happened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Event, Incident, Place, Reading, Record
from dateline.model.tables import one_line, speaker_name
from dateline.publish import heads, phrases
from dateline.publish.charts.shapes import Link, TimelineRow
from dateline.publish.statements import NO_SPEAKER

NO_PLACE = "place not stated"
Told = tuple[Reading, Event]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing told of.

    Attributes:
        row: what the list shows of it.
        start, end: days it can mean, both inclusive; None = open or not known.
        stretch: the words name a stretch of days (`from 2 to 5 March`), not a day they leave open.
        place: where, as the first event that names it has it; None = not stated.
    """

    row: TimelineRow
    start: date | None
    end: date | None
    stretch: bool
    place: Place | None


def happenings(record: Record, link: Link) -> tuple[Happening, ...]:
    """Incidents and the events that are in none, in order of day; those without a day at the end."""
    told = {e.id: (r, e) for r in record.readings for e in r.events}
    merged = {id_ for i in record.incidents for id_ in i.events}
    found = [_incident(i, [told[id_] for id_ in i.events if id_ in told], link) for i in record.incidents]
    found += [_single(*told[id_], link) for id_ in told if id_ not in merged]
    return tuple(sorted(found, key=_order))


def _order(h: Happening) -> tuple[bool, date, date, str]:
    day = h.start or h.end
    return day is None, day or date.max, h.end or date.max, h.row.id


def _incident(i: Incident, told: Sequence[Told], link: Link) -> Happening:
    place = next((e.place for _, e in told if e.place and e.place.name == i.place), None)
    row = TimelineRow(
        id=i.id,
        title=phrases.event_name(i.type, i.mode),
        auxiliary=phrases.AUXILIARIES["asserted"].text,
        kind="asserted",
        when=phrases.period(i.earliest, i.latest) or "day not known",
        start=_iso(i.earliest),
        end=_iso(i.latest),
        place=i.place or NO_PLACE,
        lane=i.place or NO_PLACE,
        words=_words(told),
        speakers=_speakers(told),
        n_reports=i.n_reports,
        n_independent_sources=i.n_independent_sources,
        grade=i.grade,
        href=link(i.events[0]),
    )
    stretch = any(e.when is not None and e.when.precision == "interval" for _, e in told)
    return Happening(row=row, start=i.earliest, end=i.latest, stretch=stretch, place=place)


def _single(reading: Reading, e: Event, link: Link) -> Happening:
    start, end = (e.when.earliest, e.when.latest) if e.when else (None, None)
    row = TimelineRow(
        id=e.id,
        title=phrases.event_name(e.type, e.mode),
        auxiliary=phrases.AUXILIARIES[e.auxiliary].text,
        kind=e.auxiliary,
        when=phrases.period(start, end) or "day not known",
        start=_iso(start),
        end=_iso(end),
        place=e.place.name if e.place else NO_PLACE,
        lane=e.place.name if e.place else NO_PLACE,
        words=one_line(reading, e.trigger),
        speakers=_speakers([(reading, e)]),
        n_reports=1,
        n_independent_sources=1,
        grade="",
        href=link(e.id),
    )
    return Happening(row=row, start=start, end=end, stretch=bool(e.when and e.when.precision == "interval"), place=e.place)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _words(told: Sequence[Told]) -> str:
    return " / ".join(dict.fromkeys(one_line(r, e.trigger) for r, e in told))


def _speakers(told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for r, e in told for name in _names(r, e)))


def _names(reading: Reading, e: Event) -> Iterator[str]:
    by_id = {s.id: s for s in reading.statements if s.id in e.statements}
    for id_ in e.statements:
        if id_ in by_id:
            yield speaker_name(reading, by_id[id_]) or NO_SPEAKER
    if not e.statements:
        yield f"{heads.outlet(reading)}, in its own voice"


def grouped(found: Iterable[Happening], key: str) -> Mapping[str, list[Happening]]:
    """Happenings by `place` or `type`, those with most first, what has no place last."""
    groups: dict[str, list[Happening]] = {}
    for h in found:
        groups.setdefault(h.row.place if key == "place" else h.row.title.partition(" ")[0], []).append(h)
    return dict(sorted(groups.items(), key=lambda item: (item[0] == NO_PLACE, -len(item[1]), item[0])))

"""Events of many reports as lines of a page or of the terminal: what, where, when, how well it rests, and why they were taken for one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Event, Incident, Reading, Record
from dateline.model.incident import RULE, Merge
from dateline.model.tables import one_line, speaker_name
from dateline.publish import heads, phrases
from dateline.publish.cards import Badge
from dateline.publish.legend import GRADES, counts_of
from dateline.resources.countries import country_name

CERTAIN = 99  # a machine is never surer, in per cent
NAMES = 3
"""So many ways of naming an event are shown at most."""
WEIGHTIEST = 2
"""So many reasons stand in a short line."""
_RANK = {grade: n for n, grade in enumerate(GRADES)}

Found = Mapping[str, tuple[Reading, Event]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """One event over reports, to show.

    Attributes:
        incident: the incident itself.
        name: what it is, in plain words.
        words: the words that name it in the reports, each once.
        who, whom: who does it, to whom, as written; empty where no report says so.
        when, where: day and place in words.
        grade: its grade; its title is the rule.
        reason: the counts the grade follows from.
        counts: short name, number, meaning of each of the four counts.
        speakers: on whose word it rests, by name; the outlets where they tell it themselves.
        outlets: who published it, the first report first.
        events: report id and event id of every telling, in order of publication.
    """

    incident: Incident
    name: str
    words: tuple[str, ...]
    who: str
    whom: str
    when: str
    where: str
    grade: Badge
    reason: str
    counts: tuple[tuple[str, int, str], ...]
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    events: tuple[tuple[str, str], ...]

    @property
    def merged(self) -> tuple[str, ...]:
        """Why its events were taken for one, a line for each pair that brought them together, with its weight or whose word it is."""
        return tuple(f"{_weighed(m)}: {' '.join(m.reasons)}" for m in self.incident.merges)

    @property
    def why_one(self) -> str:
        """The first of these with its weightiest reasons alone; empty for an event told once."""
        return next((f"{_weighed(m)}: {' '.join(m.reasons[:WEIGHTIEST])}" for m in self.incident.merges), "")

    @property
    def several(self) -> bool:
        """Whether more than one report tells of it."""
        return self.incident.n_reports > 1


def incident_lines(record: Record) -> tuple[IncidentLine, ...]:
    """The incidents of a record: those contested first, then by the number of independent sources and of reports, the newest first."""
    found = {e.id: (r, e) for r in record.readings for e in r.events}
    return tuple(_line(i, found) for i in sorted(record.incidents, key=_order))


def lines_of(wanted: Iterable[Incident], record: Record) -> tuple[IncidentLine, ...]:
    """These incidents of a record, in the order given."""
    listed = tuple(wanted)
    ids = {id_ for incident in listed for id_ in incident.events}
    found = {e.id: (r, e) for r in record.readings for e in r.events if e.id in ids}
    return tuple(_line(i, found) for i in listed)


def telling(record: Record) -> tuple[IncidentLine, ...]:
    """Those that several reports tell of, then those that one tells of and that are more than the word of one source."""
    found = [line for line in incident_lines(record) if line.several or line.incident.grade != "weak"]
    return tuple(sorted(found, key=lambda line: not line.several))


def _weighed(merge: Merge) -> str:
    return f"{min(CERTAIN, int(100 * merge.weight))} % likely one" if merge.by == RULE else f"One by the word of {merge.by}"


def _order(i: Incident) -> tuple[object, ...]:
    day = -i.latest.toordinal() if i.latest else 0
    return _RANK[i.grade], -i.n_independent_sources, -i.n_reports, day, i.id


def _line(i: Incident, found: Found) -> IncidentLine:
    there = [found[id_] for id_ in i.events if id_ in found]
    return IncidentLine(
        incident=i,
        name=phrases.event_name(i.type, i.mode),
        words=tuple(_once(one_line(r, e.trigger) for r, e in there))[:NAMES],
        who=", ".join(_fullest(one_line(r, p.span) for r, e in there for p in e.actors)),
        whom=", ".join(_fullest(one_line(r, p.span) for r, e in there for p in e.recipients)),
        when=phrases.period(i.earliest, i.latest) or "day not known",
        where=i.place or country_name(i.country) or "place not stated",
        grade=GRADES[i.grade],
        reason=i.grade_reason or GRADES[i.grade].title or "",
        counts=counts_of(i),
        speakers=tuple(_speakers(there)),
        outlets=tuple(_once(heads.outlet(r) for r, _ in there)),
        events=tuple((r.report.id, e.id) for r, e in there),
    )


def _once(words: Iterable[str]) -> Iterable[str]:
    """Each once, whatever its case, in order."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return found.values()


def _fullest(words: Iterable[str]) -> list[str]:
    """Each once, without those that stand inside another; at most `NAMES`."""
    listed = list(_once(words))
    return [w for w in listed if not any(w != other and w.casefold() in other.casefold() for other in listed)][:NAMES]


def _speakers(there: Sequence[tuple[Reading, Event]]) -> Iterable[str]:
    names: list[str] = []
    for reading, event in there:
        by_id = {s.id: s for s in reading.statements}
        said = [by_id[id_] for id_ in event.statements[-1:] if id_ in by_id]
        names += [speaker_name(reading, s) or "an unnamed source" for s in said] or [f"{heads.outlet(reading)}, in its own voice"]
    return _once(names)

"""Grades of incidents and tolls, each with the counts it follows from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.fuse.disputes import CONFLICT
from dateline.model import Dispute, Event, Incident, Reading, Span, Statement, StatementLink, Toll
from dateline.model.incident import RULE, Grade
from dateline.model.tables import speaker_name

Words = Mapping[str, Sequence[object]]
"""Id of a statement, an event or a tally → the words of the persons who marked it, each with its `author`."""

HARM = ("ASSAULT", "COERCE", "SANCTION")  # types of events that somebody is held responsible for
FAIR = 2  # independent sources


class Graded(NamedTuple):
    """A grade, why, and whose word it is."""

    grade: Grade
    reason: str
    by: str = RULE


def grade(
    sources: int, disputes: int, admitted_by: str | None = None, *, contested: Sequence[object] = (), discounted: Sequence[object] = ()
) -> Graded:
    """The rule: the first line that holds gives the grade.

    1. `discounted`: a person marked it so. No rule ever does.
    2. `contested`: a person marked it so.
    3. `confirmed`: the party held responsible says so itself.
    4. `contested`: a dispute touches it, that is, statements about it cannot all stand. Another number touches the toll alone.
    5. `fair`: two or more independent sources say so. A copied text counts once, and so does one speaker in many outlets.
    6. `weak`: one independent source says so.

    A number may be contested while the deed is confirmed: the toll is graded apart from the incident.

    Args:
        sources: independent sources.
        disputes: disputes that touch it.
        admitted_by: name of the party held responsible that says so itself.
        contested: what persons say who marked it contested.
        discounted: what persons say who marked it discounted.
    """
    told = f"{_times(sources, 'independent source')}; {_times(disputes, 'dispute') if disputes else 'nobody disputes it'}"
    for name, words in (("discounted", discounted), ("contested", contested)):
        if words:
            reason = f"{name.capitalize()} by a person, {str(words[-1]).rstrip('.')} ({told})."
            return Graded("discounted" if name == "discounted" else "contested", reason, _author(words[-1]))
    if admitted_by is not None:
        return Graded("confirmed", f"{admitted_by}, held responsible, says so itself ({told}).")
    if disputes:
        return Graded("contested", f"{told}.")
    return Graded("fair" if sources >= FAIR else "weak", f"{told}.")


def grade_incidents(
    incidents: Iterable[Incident],
    readings: Sequence[Reading],
    disputes: Sequence[Dispute],
    links: Sequence[StatementLink],
    *,
    contested: Words | None = None,
    discounted: Words | None = None,
) -> tuple[Incident, ...]:
    """The incidents with their grades: a dispute touches one where the words that meet in it tell of one of its events.

    Those are words that hold the event's trigger or somebody in it. A number alone tells of a toll, and what else a statement says is not disputed with it.
    """
    held = _Held(readings, disputes, links)
    out = []
    for incident in incidents:
        events = [held.events[id_] for id_ in incident.events if id_ in held.events]
        statements = {s for e in events for s in e.statements}
        ids = (*incident.events, *sorted(statements))
        given = grade(
            incident.n_independent_sources,
            len({d for e in events for d in held.disputing(e)}),
            next(held.admitted(events), None),
            contested=_marks(contested, ids),
            discounted=_marks(discounted, incident.events),
        )
        out.append(replace(incident, grade=given.grade, grade_reason=given.reason, graded_by=given.by))
    return tuple(out)


def grade_tolls(
    tolls: Iterable[Toll],
    readings: Sequence[Reading],
    links: Sequence[StatementLink],
    *,
    contested: Words | None = None,
    discounted: Words | None = None,
) -> tuple[Toll, ...]:
    """The ledgers with their grades: one is in dispute where its counts exclude each other or where one of them is denied or disputed."""
    held = _Held(readings, (), links)
    out = []
    for toll in tolls:
        entries = [e.tally for e in toll.entries if e.copy_of is None]
        speakers = {v.voice for v in toll.voices if v.entry is not None} or {e.voice for e in toll.entries if e.copy_of is None}
        denied = sum(held.is_disputed(id_) for id_ in entries)
        given = grade(
            len(speakers),
            max(denied, int(toll.grade == "contested")),
            next((name for id_ in entries for name in held.owned(id_)), None),
            contested=_marks(contested, entries),
            discounted=_marks(discounted, entries),
        )
        if given.grade == "fair" and toll.grade == "weak":  # several gave numbers, one of them stands in the end
            given = Graded("weak", f"Of {_times(len(speakers), 'speaker')}, one gives the number that stands.")
        out.append(replace(toll, grade=given.grade, grade_reason=given.reason, graded_by=given.by))
    return tuple(out)


class _Held:
    """What readings hold, by id, and what links say of it."""

    def __init__(self, readings: Sequence[Reading], disputes: Sequence[Dispute], links: Sequence[StatementLink]) -> None:
        self.events = {e.id: e for r in readings for e in r.events}
        self.statements: dict[str, tuple[Reading, Statement]] = {s.id: (r, s) for r in readings for s in r.statements}
        self.tallies = {t.id: t for r in readings for t in r.tallies}
        self.numbers = {(t.report_id, span) for t in self.tallies.values() for span in (t.span, t.number)}
        self.disputes: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for dispute in disputes:
            for link in dispute.links:
                self.disputes[link.source].append((dispute.id, link.source_words))
                self.disputes[link.target].append((dispute.id, link.target_words))
        self.admissions: dict[str, list[StatementLink]] = defaultdict(list)
        self.conflicts: dict[str, list[Span]] = defaultdict(list)
        for link in links:
            for id_, words in ((link.source, link.source_words), (link.target, link.target_words)):
                if link.kind == "admits":
                    self.admissions[id_].append(link)
                elif link.kind in CONFLICT:
                    self.conflicts[id_].append(words)

    def disputing(self, event: Event) -> Iterator[str]:
        """Ids of the disputes in which words that tell of the event meet others."""
        told = (event.trigger, *(p.span for p in event.actors + event.recipients))
        for statement in event.statements:
            for dispute, words in self.disputes.get(statement, ()):
                if (event.report_id, words) not in self.numbers and any(words.overlaps(span) for span in told):
                    yield dispute

    def admitted(self, events: Sequence[Event]) -> Iterator[str]:
        """Names of those who are held responsible for one of the events, in the words that an admission meets, and say so themselves."""
        for event in events:
            for id_ in event.statements[-1:]:
                for link in self.admissions.get(id_, ()):
                    words = link.source_words if link.source == id_ else link.target_words
                    if words.start < event.trigger.end and event.trigger.start < words.end:
                        yield self._name(link.source)
                if id_ in self.statements and event.type in HARM and event.auxiliary == "asserted":
                    statement = self.statements[id_][1]
                    if statement.stance == "affirms" and statement.speaker in {p.actor for p in event.actors if p.actor}:
                        yield self._name(id_)

    def owned(self, tally: str) -> Iterator[str]:
        """The name of whoever gives a count of what it is held responsible for."""
        found = self.tallies.get(tally)
        for link in self.admissions.get(found.statement or "", ()) if found else ():
            if found is not None and link.source == found.statement:
                yield self._name(link.source)

    def is_disputed(self, tally: str) -> bool:
        """Whether the words of a count are among those denied or disputed."""
        found = self.tallies.get(tally)
        spans = self.conflicts.get(found.statement or "", ()) if found else ()
        return found is not None and any(s.start < found.span.end and found.span.start < s.end for s in spans)

    def _name(self, statement: str) -> str:
        reading, found = self.statements[statement]
        return speaker_name(reading, found) or "An unnamed source"


def _marks(marks: Words | None, ids: Iterable[str]) -> Sequence[object]:
    return [word for id_ in ids for word in (marks or {}).get(id_, ())]


def _author(word: object) -> str:
    return str(getattr(word, "author", word))


def _times(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"

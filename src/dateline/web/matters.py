"""Claims made from incidents, and from what else is said about one matter."""

from collections.abc import Collection, Iterator, Sequence

from dateline.fuse.matter import stems_of
from dateline.model import Event, Incident, Reading, Statement
from dateline.model.tables import content_words, one_line
from dateline.publish import phrases
from dateline.publish.legend import GRADES, counts_of
from dateline.resources.countries import country_name
from dateline.web.claims import Claim, Index, said, shortened, told, told_once

LIKENESS = 0.4
"""Share of stems two statements have in common (Jaccard) to stand in one row. A row only puts them side by side; nothing is merged."""
FEWEST = 2
"""So many stems at least must be shared."""
NAMES = 3
"""So many ways of naming an event are shown at most."""


def incident_claim(incident: Incident, known: Index, without: Collection[str]) -> Claim:
    """A claim from one event of several reports; statements `without` have their row already."""
    there = [known.events[id_] for id_ in incident.events if id_ in known.events]
    ids = tuple(dict.fromkeys(id_ for _, e in there for id_ in e.statements if id_ in known.statements and id_ not in without))
    entries = tuple(said(*known.statements[id_]) for id_ in ids) + tuple(told(r, e) for r, e in there if not e.statements)
    return Claim(
        kind="event",
        title=phrases.event_name(incident.type, incident.mode),
        note=f"{_named(there)}; {_where_when(incident)}",
        contested=incident.grade == "contested",
        entries=told_once(entries),
        statements=frozenset(ids),
        id=incident.id,
        grade=GRADES[incident.grade],
        reason=incident.grade_reason,
        counts=counts_of(incident),
    )


def _named(there: Sequence[tuple[Reading, Event]]) -> str:
    """The words that name an event, each once."""
    words = dict.fromkeys(f"“{one_line(r, e.trigger)}”" for r, e in there)
    return ", ".join(list(words)[:NAMES])


def _where_when(incident: Incident) -> str:
    place = incident.place or country_name(incident.country) or "place not stated"
    return f"{place}, {phrases.period(incident.earliest, incident.latest) or 'day not known'}"


def matter_claims(known: Index, without: Collection[str]) -> Iterator[Claim]:
    """Claims from the statements that have no row yet: those that share most of their words stand together."""
    groups: list[tuple[frozenset[str], list[tuple[Reading, Statement]]]] = []
    for id_, (reading, statement) in known.statements.items():
        if id_ in without or not statement.content:
            continue
        stems = stems_of(content_words(reading, statement))[0]
        near = next((members for first, members in groups if _alike(first, stems)), None)
        if near is None:
            groups.append((stems, [(reading, statement)]))
        else:
            near.append((reading, statement))
    for _, members in groups:
        yield _matter(members)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= FEWEST and shared >= LIKENESS * len(a | b)


def _matter(members: list[tuple[Reading, Statement]]) -> Claim:
    entries = told_once(said(r, s) for r, s in members)
    return Claim(
        kind="statement",
        title=shortened(entries[0].words),
        note="",
        contested=False,
        entries=entries,
        statements=frozenset(s.id for _, s in members),
    )

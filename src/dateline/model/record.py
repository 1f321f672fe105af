"""The attributed record: readings of one or many reports and what follows from them together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from dateline.model.actor import Actor
from dateline.model.anchors import KINDS, Noun, nouns
from dateline.model.change import Change
from dateline.model.codec import to_plain
from dateline.model.columns import TABLES
from dateline.model.dispute import Dispute, StatementLink
from dateline.model.event import Event
from dateline.model.incident import Incident
from dateline.model.issue import Issue
from dateline.model.laying import beneath
from dateline.model.reading import Reading
from dateline.model.span import Span, cover
from dateline.model.statement import Statement
from dateline.model.tables import rows
from dateline.model.tally import Tally
from dateline.model.toll import Toll
from dateline.model.touched import Note, notes, standing

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one or many reports say, who says it, and where they cannot all be right.

    Attributes:
        schema_version: version of this shape; see the JSON Schema shipped with the package.
        readings: one per report, ordered by day of publication and id.
        incidents, disputes, tolls: what follows from the readings together.
        links: how statements stand to each other without a dispute: which repeats, revises or admits another.
        changes: what newer versions of an article claim otherwise, where several versions are among the readings.
    """

    schema_version: str = SCHEMA_VERSION
    readings: tuple[Reading, ...]
    incidents: tuple[Incident, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    tolls: tuple[Toll, ...] = ()
    links: tuple[StatementLink, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Statements of all readings, in order."""
        return tuple(s for r in self.readings for s in r.statements)

    @property
    def events(self) -> tuple[Event, ...]:
        """Events of all readings, in order."""
        return tuple(e for r in self.readings for e in r.events)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Tallies of all readings, in order."""
        return tuple(t for r in self.readings for t in r.tallies)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Doubts of all readings, in order."""
        return tuple(i for r in self.readings for i in r.issues)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """One actor per id over all readings, without mentions (those belong to one report's text), by id."""
        merged: dict[str, Actor] = {}
        for reading in self.readings:
            for a in reading.actors:
                merged.setdefault(a.id, Actor(id=a.id, name=a.name, kind=a.kind, country=a.country, sector=a.sector))
        return tuple(merged[k] for k in sorted(merged))

    @property
    def standing(self) -> "Record":
        """The record without what persons say was misread: what is told to readers. Nothing is fused anew, for what is rejected is fused nowhere."""
        readings = tuple(map(standing, self.readings))
        return self if readings == self.readings else replace(self, readings=readings)

    def incident(self, id: str) -> Incident:  # noqa: A002 - it is the id of an incident
        """The incident of an id, be it its own or one that any of its events had before it was merged.

        Raises:
            KeyError: no incident of this record ever had that id.
        """
        for incident in self.incidents:
            if id == incident.id or id in incident.aliases:
                return incident
        raise KeyError(id)

    def words(self, id: str) -> str:  # noqa: A002 - it is the id of a statement, event or tally
        """The words a statement, event or tally was read from, on one line.

        Raises:
            KeyError: there is no such id in this record.
        """
        for reading, span in self._spans(id):
            return " ".join(span.words(reading.report.text).split())
        raise KeyError(id)

    def _spans(self, id_: str) -> Iterator[tuple[Reading, Span]]:
        for reading in self.readings:
            for s in reading.statements:
                if s.id == id_:
                    yield reading, cover(s.content or s.cue)
            for e in reading.events:
                if e.id == id_:
                    yield reading, e.trigger
            for t in reading.tallies:
                if t.id == id_:
                    yield reading, t.span

    def notes(self, id: str) -> tuple[Note, ...]:  # noqa: A002 - as above
        """What persons did to a statement, event or tally, value by value, oldest first; empty where nobody touched it, or it is not here."""
        return tuple(note for reading in self.readings for note in notes(reading, id))

    def machine(self, id: str) -> Noun:  # noqa: A002 - as above
        """A statement, event or tally as the machine read it, whatever persons made of it.

        Raises:
            KeyError: there is no such id in this record.
        """
        for reading in self.readings:
            bare = beneath(reading)
            for kind in KINDS:
                for noun in nouns(bare, kind):
                    if noun.id == id:
                        return noun
        raise KeyError(id)

    def to_dict(self) -> dict[str, Any]:
        """The whole record as plain JSON values: spans as [start, end], days as ISO 8601."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    def to_frame(self, table: str) -> "pd.DataFrame":
        """A pandas data frame of one table (needs the extra `frames`).

        Args:
            table: one of `reports`, `statements`, `events`, `tallies`, `actors`, `incidents`, `disputes`, `tolls`, `changes`, `issues`.

        Raises:
            ValueError: there is no such table.
            ImportError: pandas is not installed; `pip install 'dateline[frames]'`.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ImportError("to_frame needs pandas: pip install 'dateline[frames]'.") from error
        return pd.DataFrame(rows(self, table), columns=list(TABLES[table]))

    def _repr_html_(self) -> str:
        """A table of the statements, for notebooks."""
        shown = rows(self, "statements")
        names = ("speaker", "through", "cue", "stance", "content")
        head = "".join(f"<th>{n}</th>" for n in names)
        body = "".join("<tr>" + "".join(f"<td>{escape(str(row[n] or ''))}</td>" for n in names) + "</tr>" for row in shown)
        counts = f"{len(self.readings)} reports, {len(shown)} statements, {len(self.events)} events, {len(self.tallies)} tallies, {len(self.disputes)} disputes"
        return f"<table><caption>{counts}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

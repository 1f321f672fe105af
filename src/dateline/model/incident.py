"""One event as several reports tell it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.event import EventType

Grade = Literal["weak", "fair", "contested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Events of one or several reports that are taken to be one event.

    Attributes:
        id: `i-` and a hash of the ids of its events.
        type, mode: PLOVER.
        earliest, latest: days it can have happened on; None = not known.
        country, place: ISO 3166-1 alpha-3 code and name; None = not known.
        events: ids of the events; every report keeps its own values there.
        reasons: why they were merged, one sentence each; empty for a single event.
        n_reports, n_outlets, n_speakers, n_independent_sources: a copied text counts once in the last.
        grade: Airwars' terms as far as a machine may go: `weak` (one independent source), `fair` (two or more),
            `contested` (a dispute touches it).
    """

    id: str
    type: EventType
    mode: str | None
    earliest: date | None
    latest: date | None
    country: str | None
    place: str | None
    events: tuple[str, ...]
    reasons: tuple[str, ...]
    n_reports: int
    n_outlets: int
    n_speakers: int
    n_independent_sources: int
    grade: Grade

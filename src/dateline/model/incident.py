"""One event as several reports tell it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.event import EventType

Grade = Literal["weak", "fair", "contested", "confirmed", "discounted"]
RULE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two events that were taken to be one, and brought their groups together.

    Attributes:
        events: their ids, the lesser first.
        weight: the chance, 0 to 1, that they are one, by the weights of docs/model-cards/incidents.md; 1 where a person says so.
        reasons: what they have in common, a sentence each; a person's own words where a person says so.
        by: `machine`, or the name of the person.
    """

    events: tuple[str, ...]
    weight: float
    reasons: tuple[str, ...]
    by: str = RULE


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Events of one or several reports that are taken to be one event.

    Attributes:
        id: `i-` and the least of the hashes of its events' ids, so that it stays while events are added.
        aliases: the other hashes: ids that its events had, or would have, as incidents of their own. They lead here for good.
        type, mode: PLOVER.
        earliest, latest: days it can have happened on; None = not known.
        country, place: ISO 3166-1 alpha-3 code and name; None = not known.
        events: ids of the events; every report keeps its own values there.
        reasons: why they were merged, one sentence each; empty for a single event.
        merges: the pairs that brought its events together, likeliest first, each with its weight and all its reasons; one less than events.
        n_reports, n_outlets, n_speakers, n_independent_sources: a copied text counts once in the last.
        grade: Airwars' terms; the first of these that holds: `discounted` (a person says so; no rule does), `contested` (a person says
            so), `confirmed` (the party held responsible says so itself), `contested` (a dispute touches it), `fair` (two or more
            independent sources), `weak` (one).
        grade_reason: the counts the grade follows from, in a sentence.
        graded_by: `machine`, or the name of the person whose word the grade is.
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
    grade_reason: str = ""
    graded_by: str = RULE
    aliases: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()

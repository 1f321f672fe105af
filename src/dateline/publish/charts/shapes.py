"""What a chart is: its drawing, and the rows it draws, for the table or list beneath."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

Link = Callable[[str], str]
"""Takes the id of a report, statement, event or tally, gives the address of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, usable as markup.

    Attributes:
        svg: the drawings, one for wide and one for narrow screens; empty where there is nothing to draw.
        note: what the drawing does not show, in a sentence; empty where it shows all.
    """

    svg: Markup
    note: str = ""

    def __html__(self) -> str:
        return str(self.svg)


@dataclass(frozen=True, slots=True, kw_only=True)
class TollRow:
    """One entry of a ledger as it is drawn.

    Attributes:
        day: the day it stands at, in words; iso: the same as ISO 8601, empty where it is not known.
        letter: printed in its mark, one a speaker; empty where there are more than 26.
        speaker: who gives it; kind: what the speaker is, in words; through: intermediaries, nearest first.
        outlet: who published it.
        number: the number with its bounds, in words; words: the words of the report.
        low, best, high: bounds; None = open or not said.
        basis: what the number is, in words (`a total so far`).
        change: against the speaker's entry before it, in words; reason: the same in a sentence.
        event: the days it counts, in words; reported: the day of its report.
        rebased: the number counted from the beginning of the first series, in words; empty where it was never begun anew.
        marks: `vague`, `open`, `soft`, `copy`, `increment`, `fall`, `revision`, `late` as far as they hold.
        href: the words.
    """

    day: str
    iso: str
    letter: str
    speaker: str
    kind: str
    through: tuple[str, ...]
    outlet: str
    number: str
    words: str
    low: int | None
    best: int | None
    high: int | None
    basis: str
    change: str
    reason: str
    event: str
    reported: str
    rebased: str
    marks: frozenset[str]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChart(Drawing):
    """A ledger over time. `rows` are its entries in order of day; of a single number there is no drawing."""

    rows: tuple[TollRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One thing of the timeline.

    Attributes:
        id: of the incident or event.
        title: what it is, in words; auxiliary: whether it is said to have happened, in words (`said to have happened`).
        kind: the auxiliary as a code (`asserted`, `planned`, …).
        when: its days, in words; start, end: the same as ISO 8601, empty where not known.
        place: its place, else that it is not stated; lane: the lane it is drawn in.
        words: the words that name it; speakers: who says so.
        n_reports, n_independent_sources: how many tell it.
        grade: of the incident; empty for single events.
        href: the words.
    """

    id: str
    title: str
    auxiliary: str
    kind: str
    when: str
    start: str
    end: str
    place: str
    lane: str
    words: str
    speakers: tuple[str, ...]
    n_reports: int
    n_independent_sources: int
    grade: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChart(Drawing):
    """What is said to happen over time. `rows` in order of day; `undated` has no day and is not drawn."""

    rows: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place with what is said to have happened there.

    Attributes:
        number: printed beside its mark, by which drawing and list are matched; 0 = not drawn.
        anchor: id the row must have in the page, as its mark leads there; empty = not drawn.
        name, country: the place; precision: how fine it is, in words.
        latitude, longitude: degrees; None where not known.
        incidents: what happened there, in order of day.
        n_incidents, n_reports: how many incidents, and how often they are told (a report that tells of two counts twice).
    """

    number: int
    anchor: str
    name: str
    country: str
    precision: str
    latitude: float | None
    longitude: float | None
    incidents: tuple[TimelineRow, ...]
    n_incidents: int
    n_reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMap(Drawing):
    """Where things are said to have happened.

    Attributes:
        points: places fine enough for a point, most incidents first.
        areas: countries and regions, drawn hatched.
        unresolved: places without coordinates, and what has no place.
    """

    points: tuple[PlaceRow, ...]
    areas: tuple[PlaceRow, ...]
    unresolved: tuple[PlaceRow, ...]

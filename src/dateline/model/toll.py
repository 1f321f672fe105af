"""A ledger of counts as said."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.incident import Grade
from dateline.model.tally import Qualifier, TallyBasis, TallyCategory

EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class TollEntry:
    """One line of a ledger: a tally as one report gave it.

    Attributes:
        tally: id of the tally; report: id of the report.
        speaker: id of the actor who gave it; None = not resolved, or the report's own voice.
        voice: whose number it is, for counting independent sources: the speaker's id, else the words that name it in this
            report, else the report (a copy has the voice of the report it goes back to).
        low, best, high, qualifier, basis: as in `Tally`.
        day: the day it was valid as far as known: as-of day, else day said, else day of publication.
        change: against the speaker's entry before it: `first`, `rise`, `fall`, `same`, `other` (not comparable).
        copy_of: id of the entry this one repeats because its report is a copy of another; it counts once.
    """

    tally: str
    report: str
    speaker: str | None
    voice: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    basis: TallyBasis
    day: date | None
    change: Literal["first", "rise", "fall", "same", "other"]
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """An append-only ledger: one category, place, period and scope; entries in order of day, report and text.

    Attributes:
        id: `l-` and a hash of category, country, scope and period.
        category: what happened to the people counted.
        country: ISO 3166-1 alpha-3 code; None = the words give no place.
        scope: whom it counts: a group kept apart, or the part of a whole ("teachers", "some of them"); None = people in general.
        since: first day of the period where the words give one (TIMEX3 value); `earlier` for counts recalled from the past.
        entries: the counts, each as one report gave it.
        low, high: over the latest entry of every independent speaker; high is None where one is open.
        grade: `weak` (one independent speaker), `fair` (two or more agree), `contested` (they cannot all be right).
    """

    id: str
    category: TallyCategory
    country: str | None
    scope: str | None
    since: str | None
    entries: tuple[TollEntry, ...]
    low: int | None
    high: int | None
    grade: Grade

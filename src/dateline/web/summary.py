"""What stands over a story: how much there is, from whom, where, since when, and how well it rests."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dateline.fuse.copies import Copies, find_copies, origin
from dateline.model import Record
from dateline.model.tables import speaker_name
from dateline.publish import heads, phrases
from dateline.publish.cards import Badge
from dateline.publish.legend import GRADES
from dateline.resources.countries import country_name

PLACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """How many events have a grade."""

    badge: Badge
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The sums over a record.

    Attributes:
        outlets: outlets that published its reports.
        copies: reports that carry another report's text.
        voices: independent sources: speakers by name, and outlets where they speak for themselves; a copied text counts once.
        where: the places most events are said to be at, by name.
        first, last: days of publication of the first and the last report, in words.
        grades: events by grade, contested first.
    """

    outlets: int
    copies: int
    voices: int
    where: tuple[str, ...]
    first: str
    last: str
    grades: tuple[Grades, ...]


def summary(record: Record) -> Summary:
    """The sums over a record."""
    published = [r.report.published for r in record.readings if r.report.published]
    copies = find_copies(record.readings)
    graded = Counter(i.grade for i in record.incidents)
    return Summary(
        outlets=len({r.report.outlet for r in record.readings if r.report.outlet}),
        copies=len(copies),
        voices=len(_voices(record, copies)),
        where=_where(record),
        first=_day(min(published, default=None)),
        last=_day(max(published, default=None)),
        grades=tuple(Grades(badge=badge, events=graded[grade]) for grade, badge in GRADES.items() if graded[grade]),  # type: ignore[index]  # the keys are the grades
    )


def _voices(record: Record, copies: Copies) -> set[str]:
    """Speakers, and outlets that tell something in their own voice or of no stated source. A copy has no voice of its own."""
    own = {r.report.id: f"outlet {heads.outlet(r).casefold()}" for r in record.readings}
    voices = set()
    for r in record.readings:
        outlet = own[origin(copies, r.report.id)]
        voices |= {(speaker_name(r, s) or "").casefold() or outlet for s in r.statements}
        voices |= {outlet for e in r.events if not e.statements}
    return voices


def _where(record: Record) -> tuple[str, ...]:
    named = Counter(i.place or country_name(i.country) for i in record.incidents if i.place or i.country)
    return tuple(name for name, _ in named.most_common(PLACES) if name)


def _day(value: date | None) -> str:
    return phrases.day(value) if value else "not known"

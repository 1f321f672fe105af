"""Incidents that may be one with another: of the same type, in the same country where both are known, on days near to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.model import Incident, Record
from dateline.publish.incidents import lines_of

DAYS = 3
MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """An incident to choose: its id, what it is called, and where and when it is."""

    id: str
    name: str
    about: str


def kin(incident: Incident, record: Record) -> tuple[Kin, ...]:
    """The nearest incidents of a record, by days between them and then by place, at most `MOST`."""
    near = sorted(_near(incident, record), key=lambda found: (found[0], found[1].place != incident.place, found[1].id))[:MOST]
    return tuple(
        Kin(
            id=line.incident.id,
            name=f"{line.name}: {', '.join(f'“{w}”' for w in line.words)}",
            about=f"{line.when}, {line.where}; {line.incident.n_reports} report{'' if line.incident.n_reports == 1 else 's'}",
        )
        for line in lines_of((found for _, found in near), record)
    )


def _near(incident: Incident, record: Record) -> Iterator[tuple[int, Incident]]:
    for other in record.incidents:
        if other.id != incident.id and other.type == incident.type and _agree(other.country, incident.country):
            days = _between((incident.earliest, incident.latest), (other.earliest, other.latest))
            if days <= DAYS:
                yield days, other


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _between(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> int:
    """Days between two stretches; 0 where they meet or one of them is not known."""
    gaps = [(start - end).days for (_, end), (start, _) in ((one, other), (other, one)) if start and end]
    return max(0, *gaps) if gaps else 0

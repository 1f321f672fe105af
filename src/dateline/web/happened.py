"""Events of several reports, disputes and copied texts with the addresses they lead to."""

from dataclasses import dataclass

from dateline.jobs.clusters import clusters, why
from dateline.model import Reading, Record
from dateline.publish import heads
from dateline.publish.incidents import IncidentLine, telling
from dateline.web.addresses import report_address, row_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report by outlet and day; `why` says what it has to do with the others."""

    name: str
    href: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event of the record: its line, where its words stand in the first report, and all reports that tell of it."""

    line: IncidentLine
    href: str
    reports: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SameText:
    """A text that several reports carry, the oldest first."""

    title: str
    headline: str
    reports: tuple[Telling, ...]


def happened(record: Record) -> tuple[Happened, ...]:
    """The events that several reports tell of, or whose grade is more than that of one source."""
    readings = {r.report.id: r for r in record.readings}
    return tuple(_happened(line, readings) for line in telling(record))


def _happened(line: IncidentLine, readings: dict[str, Reading]) -> Happened:
    reports = tuple(Telling(name=_name(readings[report]), href=row_address(event)) for report, event in line.events)
    return Happened(line=line, href=row_address(line.events[0][1]), reports=reports)


def same_texts(record: Record) -> tuple[SameText, ...]:
    """The texts that several reports carry, the one in most outlets first."""
    found = []
    for cluster in clusters(record):
        first = Telling(name=_name(cluster.original), href=report_address(cluster.original.report.id), why="the first")
        copies = (Telling(name=_name(c.reading), href=report_address(c.reading.report.id), why=why(cluster, c)) for c in cluster.copies)
        found.append(SameText(title=cluster.title, headline=heads.headline(cluster.original), reports=(first, *copies)))
    return tuple(found)


def _name(reading: Reading) -> str:
    return f"{heads.outlet(reading)}, {heads.dated(reading)}"

"""The list of reports, newest first, in pages."""

from dataclasses import dataclass

from dateline.model import Reading, Record
from dateline.publish import heads
from dateline.web.addresses import report_address

PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report in the list."""

    href: str
    day: str
    outlet: str
    headline: str
    n_statements: int
    n_events: int
    n_tallies: int
    n_doubts: int
    contested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of the list; `number` counts from 1."""

    rows: tuple[ReportRow, ...]
    number: int
    pages: int
    reports: int


def list_page(record: Record, number: int) -> ListPage:
    """Page `number` of the list; a number beyond the ends gives the nearest page."""
    newest = sorted(record.readings, key=lambda r: (str(r.report.published or ""), r.report.id), reverse=True)
    pages = max(1, -(-len(newest) // PAGE))
    at = min(max(1, number), pages)
    contested = _contested(record)
    rows = tuple(_row(r, contested=r.report.id in contested) for r in newest[(at - 1) * PAGE : at * PAGE])
    return ListPage(rows=rows, number=at, pages=pages, reports=len(newest))


def _row(reading: Reading, *, contested: bool) -> ReportRow:
    return ReportRow(
        href=report_address(reading.report.id),
        day=heads.dated(reading),
        outlet=heads.outlet(reading),
        headline=heads.headline(reading),
        n_statements=len(reading.statements),
        n_events=len(reading.events),
        n_tallies=len(reading.tallies),
        n_doubts=len(reading.issues),
        contested=contested,
    )


def _contested(record: Record) -> frozenset[str]:
    """Ids of the reports that have part in a dispute or a contested toll."""
    disputed = {id_.partition(":")[0] for d in record.disputes for side in d.sides for id_ in side.statements}
    return frozenset(disputed | {e.report for toll in record.tolls if toll.grade == "contested" for e in toll.entries})

"""Toll ledgers, each with what every speaker says in the end, its chart, and the rows the chart draws."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.model import Record, Toll
from dateline.publish.cards import Badge
from dateline.publish.charts import TollChart, toll_chart
from dateline.publish.corrected import person_badges
from dateline.publish.ledgers import Final, finals
from dateline.publish.legend import GRADES
from dateline.publish.toll_words import by_matter, place_words, reach_words
from dateline.web.addresses import row_address
from dateline.web.claims import toll_title

Order = Literal["day", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One ledger to show.

    Attributes:
        anchor: its name in the page.
        title, place: what it counts, and where.
        reach: what the numbers that stand leave open, in words.
        grade: how well it rests; reason: the counts that follows from.
        finals: what every speaker says in the end, those that stand first.
        doubts: what a person should look at, a sentence each.
        entries: how many numbers it holds.
        chart: its drawing with the rows it draws.
        persons: address of a number's words → what persons made of it.
    """

    anchor: str
    title: str
    place: str
    reach: str
    grade: Badge
    reason: str
    finals: tuple[Final, ...]
    doubts: tuple[str, ...]
    entries: int
    chart: TollChart
    persons: Mapping[str, tuple[Badge, ...]]


def ledgers(record: Record, by: Order = "day", *, most: int | None = None) -> tuple[Ledger, ...]:
    """The first `most` ledgers of a record: those of one matter together, contested ones first. Only these are drawn."""
    return tuple(ledger(toll, record, by, n) for n, toll in enumerate(by_matter(record.tolls)[:most], start=1))


def ledger(toll: Toll, record: Record, by: Order = "day", n: int = 1) -> Ledger:
    """One ledger of a record, the n-th of its page."""
    return Ledger(
        anchor=toll.id,
        title=toll_title(toll),
        place=place_words(toll),
        reach=reach_words(toll),
        grade=GRADES[toll.grade],
        reason=toll.grade_reason,
        finals=finals(toll, record),
        doubts=tuple(doubt.message for doubt in toll.doubts),
        entries=len(toll.entries),
        chart=toll_chart(toll, record, link=row_address, by=by, name=f"toll-{n}"),
        persons=_persons(toll, record),
    )


def _persons(toll: Toll, record: Record) -> Mapping[str, tuple[Badge, ...]]:
    readings = {r.report.id: r for r in record.readings if r.marks}
    return {row_address(e.tally): person_badges(readings[e.report], e.tally) for e in toll.entries if e.report in readings}

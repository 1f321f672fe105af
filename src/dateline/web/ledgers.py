"""Toll ledgers, each with its chart and the rows the chart draws."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import Record, Toll
from dateline.publish.cards import Badge
from dateline.publish.charts import TollChart, toll_chart
from dateline.resources.countries import country_name
from dateline.web.addresses import row_address
from dateline.web.claims import toll_title
from dateline.web.summary import GRADES

Order = Literal["day", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One ledger to show.

    Attributes:
        anchor: its name in the page.
        title, place: what it counts, and where.
        reach: what its latest entries leave open, in words.
        grade: how well it rests.
        entries: how many numbers it holds.
        chart: its drawing with the rows it draws.
    """

    anchor: str
    title: str
    place: str
    reach: str
    grade: Badge
    entries: int
    chart: TollChart


def ledgers(record: Record, by: Order = "day", *, most: int | None = None) -> tuple[Ledger, ...]:
    """The first `most` ledgers of a record: contested ones first, then those with more numbers. Only these are drawn."""
    ordered = sorted(record.tolls, key=lambda toll: (toll.grade != "contested", -len(toll.entries)))
    return tuple(_ledger(toll, record, by, n) for n, toll in enumerate(ordered[:most], start=1))


def _ledger(toll: Toll, record: Record, by: Order, n: int) -> Ledger:
    return Ledger(
        anchor=toll.id,
        title=toll_title(toll),
        place=country_name(toll.country) or "place not stated",
        reach=_reach(toll),
        grade=GRADES[toll.grade],
        entries=len(toll.entries),
        chart=toll_chart(toll, record, link=row_address, by=by, name=f"toll-{n}"),
    )


def _reach(toll: Toll) -> str:
    if toll.low is None and toll.high is None:
        return "no bounds stated"
    if toll.high is None:
        return f"{toll.low:,} or more"
    if toll.low is None:
        return f"{toll.high:,} or fewer"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"

"""Toll ledgers, each with its chart and the rows the chart draws."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import Record, Toll
from dateline.model.tables import rows
from dateline.publish.cards import Badge
from dateline.publish.charts import TollChart, toll_chart
from dateline.publish.charts.toll import toll_place
from dateline.publish.ledgers import Rows, ledger_reach, voice_words
from dateline.publish.legend import GRADES
from dateline.web.addresses import row_address
from dateline.web.claims import toll_title

Order = Literal["day", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One ledger to show.

    Attributes:
        anchor: its name in the page.
        title, place: what it counts, and where.
        reach: what its latest entries leave open, in words.
        grade: how well it rests; reason: the counts that follows from.
        voices: what every speaker says in the end, those that stand first.
        entries: how many numbers it holds.
        chart: its drawing with the rows it draws.
    """

    anchor: str
    title: str
    place: str
    reach: str
    grade: Badge
    reason: str
    voices: tuple[str, ...]
    entries: int
    chart: TollChart


def ledgers(record: Record, by: Order = "day", *, most: int | None = None) -> tuple[Ledger, ...]:
    """The first `most` ledgers of a record: contested ones first, then those with more numbers. Only these are drawn."""
    ordered = sorted(record.tolls, key=lambda toll: (toll.grade != "contested", -len(toll.entries)))
    by_tally = {row["tally_id"]: row for row in rows(record, "tolls")}
    return tuple(_ledger(toll, record, by, (n, by_tally)) for n, toll in enumerate(ordered[:most], start=1))


def _ledger(toll: Toll, record: Record, by: Order, known: tuple[int, Rows]) -> Ledger:
    n, by_tally = known
    return Ledger(
        anchor=toll.id,
        title=toll_title(toll),
        place=toll_place(toll),
        reach=ledger_reach(toll),
        grade=GRADES[toll.grade],
        reason=toll.grade_reason,
        voices=tuple(voice_words(voice, toll, by_tally) for voice in toll.voices),
        entries=len(toll.entries),
        chart=toll_chart(toll, record, link=row_address, by=by, name=f"toll-{n}"),
    )

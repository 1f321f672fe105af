"""The toll chart."""

from typing import Literal

from markupsafe import Markup

from dateline.model import Record, Toll
from dateline.publish.charts.shapes import Link, TollChart


def toll_chart(toll: Toll, record: Record, *, link: Link, by: Literal["day", "report"] = "day", name: str = "toll") -> TollChart:
    """A ledger over time."""
    return TollChart(svg=Markup(), rows=())

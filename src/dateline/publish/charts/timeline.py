"""The timeline."""

from typing import Literal

from markupsafe import Markup

from dateline.model import Record
from dateline.publish.charts.shapes import Link, TimelineChart


def timeline_chart(record: Record, *, link: Link, lanes: Literal["place", "type"] = "place", name: str = "timeline") -> TimelineChart:
    """Incidents and events over time."""
    return TimelineChart(svg=Markup(), rows=(), undated=())

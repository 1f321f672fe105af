"""A record → charts as SVG with the rows they draw: takes a record, a link to the words and an id, gives a `Drawing`.

Geometry stands in presentation attributes, colours in `static/charts.css`; there is no script and no style attribute.
"""

from dateline.publish.charts.placemap import place_map
from dateline.publish.charts.shapes import Drawing, Link, PlaceMap, PlaceRow, TimelineChart, TimelineRow, TollChart, TollRow
from dateline.publish.charts.timeline import timeline_chart
from dateline.publish.charts.toll import toll_chart

__all__ = [
    "Drawing", "Link", "PlaceMap", "PlaceRow", "TimelineChart", "TimelineRow", "TollChart", "TollRow", "place_map",
    "timeline_chart", "toll_chart",
]  # fmt: skip

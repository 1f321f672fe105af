"""The map."""

from markupsafe import Markup

from dateline.model import Record
from dateline.publish.charts.shapes import Link, PlaceMap


def place_map(record: Record, *, link: Link, name: str = "map") -> PlaceMap:
    """Places of incidents."""
    return PlaceMap(svg=Markup(), points=(), areas=(), unresolved=())

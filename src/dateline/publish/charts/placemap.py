"""The map: points for places that are fine enough, hatched areas for the others, outlines of countries beneath."""

import math
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dateline.model import Record
from dateline.publish.charts import svg
from dateline.publish.charts.happenings import happenings
from dateline.publish.charts.outlines import Box
from dateline.publish.charts.places import AROUND_KM, Spot, spots
from dateline.publish.charts.shapes import Link, PlaceMap
from dateline.publish.charts.view import WORLD, Shape, View, fitted, shapes
from dateline.resources.countries import country_name

HEIGHTS = {svg.WIDE.name: 470.0, svg.NARROW.name: 330.0}
SMALLEST, LARGEST = 9.0, 24.0  # radius of a point
NAMED_FROM = 2600.0  # square pixels a country needs to carry its name
SOURCE = "Natural Earth, GeoNames. Borders imply no opinion."
_Taken = list[tuple[float, float, float, float]]


def place_map(record: Record, *, link: Link, name: str = "map") -> PlaceMap:
    """Where incidents are said to have happened.

    Marks lead to the row of the list with the row's `anchor`; the rows lead to the words.

    Args:
        record: what it shows.
        link: gives the address of an event's words.
        name: begins the ids in the drawing and the anchors of the rows; must be the chart's own in the page.
    """
    found = [h for h in happenings(record, link) if h.row.kind == "asserted"]
    points, areas, rest = spots(found, f"{name}-place")
    note = _note(rest)
    drawings = [_drawing(points, areas, size, name, note) for size in (svg.WIDE, svg.NARROW)] if points or areas else []
    return PlaceMap(
        svg=svg.shown(*drawings) if drawings else Markup(),
        note=note,
        points=tuple(s.row for s in points),
        areas=tuple(s.row for s in areas),
        unresolved=tuple(s.row for s in rest),
    )


def _note(rest: Sequence[Spot]) -> str:
    left_out = sum(s.row.n_incidents for s in rest)
    return (
        f"Not drawn, only listed: {_incidents(left_out)} whose place is not stated, not known or larger than a country." if left_out else ""
    )


def _incidents(number: int) -> str:
    return f"{number} {'incident' if number == 1 else 'incidents'}"


def _drawing(points: Sequence[Spot], areas: Sequence[Spot], size: svg.Size, name: str, note: str) -> Markup:
    id_, height = f"{name}-{size.name}", HEIGHTS[size.name]
    view = fitted(_box(points, areas), size.width, height)
    land = shapes(view)
    taken: _Taken = [_around(s, view) for s in points]
    marks = [_point(s, view, size, taken) for s in points]
    parts = (
        _hatch(id_),
        svg.tag("rect", x=0, y=0, width=size.width, height=height, class_="water"),
        *_land(land, {s.place.country or "" for s in areas if s.place and s.place.precision == "country"}, id_),
        *(_area(s, view, id_) for s in areas),
        *reversed(marks),
        *_area_names(areas, land, view, size, taken),
        *_country_names(land, size, taken, {s.row.name for s in areas}),
    )
    pane = svg.tag(
        "svg",
        *parts,
        x=0,
        y=0,
        width=size.width,
        height=height,
        viewBox=f"0 0 {svg.short(size.width)} {svg.short(height)}",
        overflow="hidden",
    )
    keys, below = _legend(points, areas, size, height + 6, id_)
    return svg.drawing(name, size, height + below + 6, "Where it is said to have happened", _description(points, areas, note), pane, keys)


def _box(points: Sequence[Spot], areas: Sequence[Spot]) -> Box:
    boxes = [box for s in (*points, *areas) if (box := s.box)]
    if not boxes:
        return WORLD
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _hatch(id_: str) -> Markup:
    line = svg.tag("line", x1=0, y1=0, x2=0, y2=7, class_="hatch")
    return svg.tag(
        "defs", svg.tag("pattern", line, id=f"{id_}-hatch", width=7, height=7, patternUnits="userSpaceOnUse", patternTransform="rotate(45)")
    )


def _land(land: Sequence[Shape], hatched: set[str], id_: str) -> Iterator[Markup]:
    over = []
    for shape in land:
        yield svg.tag("path", d=shape.path, class_="land", fill_rule="evenodd")
        if shape.code in hatched:
            over.append(svg.tag("path", d=shape.path, class_="hatched", fill=f"url(#{id_}-hatch)", fill_rule="evenodd"))
    yield from over


def _area(s: Spot, view: View, id_: str) -> Markup:
    """A place that is coarse but no country: a hatched circle, whose edge says no more than "about here"."""
    if s.place is None or s.place.precision == "country":
        return Markup()
    x, y = view.at(s.place.lon or 0, s.place.lat or 0)
    radius = max(14.0, AROUND_KM.get(s.place.precision, 50) * view.kilometre)
    circle = svg.tag("circle", cx=x, cy=y, r=radius, class_="hatched around", fill=f"url(#{id_}-hatch)")
    return svg.link(f"#{s.row.anchor}", _label(s), circle)


def _area_names(areas: Sequence[Spot], land: Sequence[Shape], view: View, size: svg.Size, taken: _Taken) -> Iterator[Markup]:
    middles = {shape.code: shape.middle for shape in land}
    for s in areas:
        if s.place is None:
            continue
        x, y = middles.get(s.place.country or "", (0, 0)) if s.place.precision == "country" else view.at(s.place.lon or 0, s.place.lat or 0)
        choices = (f"{s.row.number}. {s.row.name}: {s.row.n_incidents}", f"{s.row.number}.")
        yield svg.link(f"#{s.row.anchor}", _label(s), _words(choices, x, y, size, taken, "area-name"))


def _words(choices: Sequence[str], x: float, y: float, size: svg.Size, taken: _Taken, class_: str) -> Markup:
    """The first of several words that fits around a point, moved down or up until it covers nothing; none where none fits."""
    for words in choices:
        half = svg.length(words, size.text) / 2
        middle = min(max(x, half + 4), size.width - half - 4)
        for shift in (0, 1, -1, 2, -2, 3, -3):
            line = y + shift * size.text * 1.3
            box = (middle - half, line - size.text * 0.7, middle + half, line + size.text * 0.5)
            if size.text < line < HEIGHTS[size.name] - size.text / 2 and not _covers(box, taken):
                taken.append(box)
                return svg.text(middle, line + size.text * 0.3, words, class_, anchor="middle")
    return Markup()


def _covers(box: tuple[float, float, float, float], taken: _Taken) -> bool:
    return any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)


def _radius(s: Spot) -> float:
    return min(LARGEST, SMALLEST + 2.2 * (math.sqrt(s.row.n_incidents) - 1))


def _around(s: Spot, view: View) -> tuple[float, float, float, float]:
    (x, y), radius = view.at(s.row.longitude or 0, s.row.latitude or 0), _radius(s)
    return (x - radius, y - radius, x + radius, y + radius)


def _point(s: Spot, view: View, size: svg.Size, taken: _Taken) -> Markup:
    """A circle as large as its number of incidents, which stands in it; its name beside it where there is room."""
    (x, y), radius = view.at(s.row.longitude or 0, s.row.latitude or 0), _radius(s)
    circle = svg.tag("circle", cx=x, cy=y, r=radius, class_="place")
    type_size = size.text if radius > 11 else size.text - 1  # noqa: PLR2004 - room for the larger type
    count = svg.text(x, y + size.text * 0.35, f"{s.row.n_incidents}", "count", anchor="middle", size=type_size)
    return svg.link(f"#{s.row.anchor}", _label(s), circle, count, _beside(s, x, y, radius, size, taken))


def _beside(s: Spot, x: float, y: float, radius: float, size: svg.Size, taken: _Taken) -> Markup:
    for words in (f"{s.row.number}. {s.row.name}", f"{s.row.number}."):
        length = svg.length(words, size.text)
        for left, anchor in ((x + radius + 4, "start"), (x - radius - 4 - length, "end")):
            box = (left, y - size.text * 0.6, left + length, y + size.text * 0.5)
            if left > 0 and left + length < size.width and not _covers(box, taken):
                taken.append(box)
                at = left if anchor == "start" else left + length
                return svg.text(at, y + size.text * 0.35, words, "place-name", anchor=anchor)
    return Markup()


def _country_names(land: Sequence[Shape], size: svg.Size, taken: _Taken, named: set[str]) -> Iterator[Markup]:
    for shape in land:
        (x, y), words = shape.middle, country_name(shape.code) or shape.code
        half = svg.length(words, size.text - 1) / 2
        box = (x - half, y - size.text, x + half, y + size.text * 0.4)
        inside = half + 2 < x < size.width - half - 2 and size.text < y < HEIGHTS[size.name] - 4
        if words not in named and shape.area > NAMED_FROM and inside and not _covers(box, taken):
            taken.append(box)
            yield svg.text(x, y, words, "country-name", anchor="middle", size=size.text - 1)


def _label(s: Spot) -> str:
    reports = f"{s.row.n_reports} {'telling' if s.row.n_reports == 1 else 'tellings'}"
    return f"{s.row.name}, {s.row.country}: {_incidents(s.row.n_incidents)}, {reports} ({s.row.precision})"


def _legend(points: Sequence[Spot], areas: Sequence[Spot], size: svg.Size, top: float, id_: str) -> tuple[Markup, float]:
    lines = []
    if points:
        sign = svg.tag("circle", cx=12, cy=0, r=9, class_="place") + svg.text(
            12, size.text * 0.35, "2", "count", anchor="middle", size=size.text - 1
        )
        lines.append((sign, "number of incidents (not reports) at a place"))
    if areas:
        lines.append(
            (svg.tag("rect", x=2, y=-8, width=20, height=16, class_="hatched", fill=f"url(#{id_}-hatch)"), "somewhere in this area")
        )
    lines.append((Markup(), SOURCE))
    shown = []
    for n, (sign, words) in enumerate(lines):
        y = top + n * 21 + 12
        shown.append(
            svg.tag(
                "g",
                sign,
                svg.text(30 if sign else 2, size.text * 0.35, words, "key", size=size.text if sign else size.text - 2),
                transform=f"translate(4 {svg.short(y)})",
            )
        )
    return svg.tag("g", *shown, class_="legend"), len(lines) * 21 + 8


def _description(points: Sequence[Spot], areas: Sequence[Spot], note: str) -> str:
    first = "; ".join(f"{s.row.name}: {_incidents(s.row.n_incidents)}" for s in (*points, *areas)[:8])
    return (
        f"{len(points)} places as points, {len(areas)} areas hatched. {first}. The list beneath has them in the same order. {note}".strip()
    )

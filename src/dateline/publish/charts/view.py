"""The part of the world a map shows: projection, clipping, shapes of countries in it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.publish.charts.outlines import Box, Point, countries

LEAST_SPAN = 5.0  # degrees of latitude a map shows at least, so that the countries around can be told
MARGIN = 0.18  # of what is shown, on each side
WORLD = (-179.9, -58.0, 179.9, 83.0)
DETAIL = 1.4  # pixels: what is nearer to the point before it is left out
FAR = 300.0  # degrees across at which only half the detail is kept: the whole world must stay a small drawing
SPECK = 4.0  # square pixels: islands smaller than that are left out


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A rectangle of the world on `width` by `height` pixels, as an equirectangular projection true at its middle."""

    box: Box
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a place stands."""
        west, south, east, north = self.box
        return (longitude - west) / (east - west) * self.width, (north - latitude) / (north - south) * self.height

    @property
    def kilometre(self) -> float:
        """Pixels to a kilometre."""
        return self.height / (self.box[3] - self.box[1]) / 111.2


def fitted(box: Box, width: float, height: float) -> View:
    """The view of a size around a box, with a margin; never beyond the world."""
    west, south, east, north = box
    middle = (south + north) / 2
    stretch = max(0.2, math.cos(math.radians(middle)))
    tall = max((north - south) * (1 + 2 * MARGIN), LEAST_SPAN, (east - west) * (1 + 2 * MARGIN) * stretch * height / width)
    tall = min(tall, WORLD[3] - WORLD[1])
    broad = min(tall / stretch * width / height, WORLD[2] - WORLD[0])
    tall = broad * stretch * height / width
    x, y = _held((west + east) / 2, broad, WORLD[0], WORLD[2]), _held(middle, tall, WORLD[1], WORLD[3])
    return View(box=(x - broad / 2, y - tall / 2, x + broad / 2, y + tall / 2), width=width, height=height)


def _held(middle: float, span: float, least: float, most: float) -> float:
    return max(least + span / 2, min(most - span / 2, middle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A country as the view shows it: `path` of all its parts, `middle` and `area` (square pixels) of the largest in sight."""

    code: str
    path: str
    middle: Point
    area: float


def shapes(view: View) -> Sequence[Shape]:
    """Every country in the view."""
    found = ((code, _parts(rings, view)) for code, rings in countries().items())
    return [_shape(code, parts, view) for code, parts in found if parts]


def _parts(rings: Sequence[tuple[Box, Sequence[Point]]], view: View) -> list[Sequence[Point]]:
    return [part for box, points in rings if _meets(box, view.box) and _area(part := _visible(points, view)) > SPECK]


def _shape(code: str, parts: Sequence[Sequence[Point]], view: View) -> Shape:
    inside = _clipped(max(parts, key=_area), 0, 0, view.width, view.height)
    return Shape(code=code, path="".join(map(_path, parts)), middle=_middle(inside), area=_area(inside))


def _path(ring: Sequence[Point]) -> str:
    """A ring as steps from point to point, which takes half the room of places; steps are between rounded places, so that no error adds up."""
    places = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = " ".join(f"{(b[0] - a[0]) / 10:g} {(b[1] - a[1]) / 10:g}" for a, b in pairwise(places))
    return f"M{places[0][0] / 10:g} {places[0][1] / 10:g}l{steps}z".replace(" -", "-")


def _meets(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _visible(points: Sequence[Point], view: View) -> list[Point]:
    """The part of a ring in the view and a little around it, where its cut edge is not seen."""
    placed = [view.at(x, y) for x, y in points]
    detail = DETAIL * (1 + (view.box[2] - view.box[0]) / FAR)
    return _thinned(_clipped(placed, -8, -8, view.width + 8, view.height + 8), detail)


def _thinned(points: Sequence[Point], detail: float) -> list[Point]:
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > detail:
            kept.append((x, y))
    return kept


def _clipped(points: Sequence[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A ring cut to a rectangle (Sutherland and Hodgman)."""
    ring = list(points)
    for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = _cut(ring, axis, lambda p, axis=axis, edge=edge, sign=sign: (p[axis] - edge) * sign >= 0, edge)  # type: ignore[misc]
    return ring


def _cut(ring: Sequence[Point], axis: int, inside: Callable[[Point], bool], edge: float) -> list[Point]:
    kept: list[Point] = []
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if inside(a):
            kept.append(a)
        if inside(a) != inside(b):
            part = (edge - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
    return kept


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, *ring[:1]]))) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The centre of gravity of a ring."""
    pairs = list(pairwise([*ring, *ring[:1]]))
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
    if not twice:
        return (-99, -99)
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * twice)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * twice)
    return x, y

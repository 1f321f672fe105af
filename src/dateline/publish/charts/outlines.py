"""Outlines of countries (`resources/outlines.json.xz`)."""

import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from dateline.resources import open_bytes

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

TURN, HALF = 360.0, 180.0


def countries() -> Mapping[str, Sequence[tuple[Box, Sequence[Point]]]]:
    """The rings of every country with the box around each, largest box first; points are longitude and latitude."""
    return _countries()


def country_box(code: str) -> Box | None:
    """The box around the largest part of a country; None where there is no outline."""
    rings = _countries().get(code)
    return rings[0][0] if rings else None


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(lzma.decompress(open_bytes("outlines.json.xz")))
    return found


@cache
def _countries() -> Mapping[str, Sequence[tuple[Box, Sequence[Point]]]]:
    data = _data()
    arcs = [_arc(flat, data["grid"]) for flat in data["arcs"]]
    return {
        code: sorted((part for numbers in rings for part in _parts(_ring(numbers, arcs))), key=_extent, reverse=True)
        for code, rings in data["countries"].items()
    }


def _arc(flat: Sequence[int], grid: int) -> list[Point]:
    x = y = 0
    points = []
    for n in range(0, len(flat), 2):
        x, y = x + flat[n], y + flat[n + 1]
        points.append((x / grid, y / grid))
    return points


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for n in numbers:
        points.extend(arcs[n] if n >= 0 else reversed(arcs[~n]))
    return points


def _parts(ring: Sequence[Point]) -> Iterator[tuple[Box, Sequence[Point]]]:
    """A ring in one piece; one that crosses the 180th meridian stands on both sides of the map, to be cut at its edges."""
    whole = _unrolled(ring)
    west, east = min(x for x, _ in whole), max(x for x, _ in whole)
    first = -TURN * round((west + east) / 2 / TURN)
    beyond = (first - TURN,) if first + east > HALF else (first + TURN,) if first + west < -HALF else ()
    for turn in (first, *beyond):
        points = [(x + turn, y) for x, y in whole]
        ys = [y for _, y in points]
        yield (west + turn, min(ys), east + turn, max(ys)), points


def _unrolled(ring: Sequence[Point]) -> list[Point]:
    """A ring whose longitudes go on beyond 180 instead of jumping; one around the pole is closed there."""
    points, turn = [ring[0]], 0.0
    for (before, _), (x, y) in pairwise([*ring, ring[0]]):
        turn -= TURN * round((x - before) / TURN)
        points.append((x + turn, y))
    return points if not turn else [*points, (points[-1][0], -90.0), (points[0][0], -90.0)]


def _extent(ring: tuple[Box, Sequence[Point]]) -> float:
    west, south, east, north = ring[0]
    return (east - west) * (north - south)

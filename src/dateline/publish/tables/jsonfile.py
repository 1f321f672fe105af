"""Rows as JSON lines and as GeoJSON (RFC 7946)."""

import json
from collections.abc import Iterable
from typing import Any

from dateline.model.columns import TABLES
from dateline.publish.tables.sink import Row, Sink

PLACE_NOTE = "Coordinates: GeoNames (https://www.geonames.org), CC BY 4.0, rounded. A place is as fine as geo_precision says; geometry is null where no place is known."
_BESIDE = ("id", "latitude", "longitude")  # they stand in the feature itself


def write_jsonl(rows: Iterable[Row], table: str, out: Sink) -> None:
    """One object a line with the columns of `TABLES[table]` in their order; null = not known."""
    for row in rows:
        out.text(_plain({name: row[name] for name in TABLES[table]}) + "\n")


def write_geojson(rows: Iterable[Row], table: str, out: Sink) -> None:
    """A FeatureCollection with a feature a row, so that nothing is lost where no place is known; a box around all at the end."""
    box: list[float] = []
    out.text('{"type":"FeatureCollection","features":[')
    for number, row in enumerate(rows):
        feature = _feature(row, table)
        _widen(box, feature["geometry"])
        out.text((",\n" if number else "\n") + _plain(feature))
    out.text("\n]")
    if box:
        out.text(f',"bbox":{_plain(box)}')
    out.text(f',"attribution":{_plain(PLACE_NOTE)}}}\n')


def _feature(row: Row, table: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": _point(row["longitude"], row["latitude"]),
        "properties": {name: row[name] for name in TABLES[table] if name not in _BESIDE},
    }


def _point(longitude: float | None, latitude: float | None) -> dict[str, Any] | None:
    if longitude is None or latitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _widen(box: list[float], geometry: dict[str, Any] | None) -> None:
    """Make the box hold the point. It never crosses the antimeridian: there it goes round the long way, which still holds all."""
    if geometry is None:
        return
    x, y = geometry["coordinates"]
    box[:] = [min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)] if box else [x, y, x, y]


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

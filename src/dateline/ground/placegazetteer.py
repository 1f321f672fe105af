"""Places of some size by name; countries with their names, neighbours and demonyms; demonyms of regions and towns."""

from functools import cache

from dateline.ground.placefile import Entry, known, unit_name
from dateline.ground.placefold import fold, key_of
from dateline.ground.placesown import our_places
from dateline.resources import countries, open_text

__all__ = [
    "Entry",
    "countries_of_codes",
    "country_entries",
    "country_names",
    "demonyms",
    "home_of",
    "look_up",
    "neighbours",
    "table",
    "unit_name",
]

_TOWN = 5_000
_NEAR = 12.0  # degrees: a region's middle by our list and by its cities differ


def look_up(name: str) -> tuple[Entry, ...]:
    """All places of a name in any of its spellings, largest first, without towns so small that the name is likelier somebody's."""
    return tuple(e for e in known(key_of(name)) if e.kind != "P" or e.population >= _TOWN)


@cache
def country_entries() -> dict[str, Entry]:
    """Country entries by ISO 3166-1 alpha-3 code."""
    out = {}
    for code, _, name, id_, lat, lon, population, _ in table("places_countries.tsv"):
        out[code] = Entry(int(id_), name, "C", code, 0, 0, float(lat), float(lon), int(population))
    return out


@cache
def countries_of_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code → alpha-3 code."""
    return {row[1]: row[0] for row in table("places_countries.tsv")}


@cache
def neighbours() -> dict[str, tuple[str, ...]]:
    """Codes of the countries each country has a border with on land."""
    return {row[0]: tuple(filter(None, row[7].split("|"))) for row in table("places_countries.tsv")}


@cache
def country_names() -> dict[str, str]:
    """Folded country name → ISO 3166-1 alpha-3 code."""
    out = {fold(e.name): code for code, e in country_entries().items()}
    return out | {fold(name): code for code, name in countries.further_names()}


@cache
def demonyms() -> dict[str, str]:
    """Lower-case demonym → code of the country, or name of the region or town, it stands for."""
    out = {}
    for listed in our_places():
        out.update({word.lower(): listed.name for word in listed.demonyms})
    for code, word in countries.demonyms():
        out.setdefault(word.lower(), code)
    return out


def home_of(demonym: str) -> tuple[Entry, ...]:
    """The place of a demonym."""
    home = demonyms()[demonym.lower()]
    if home in country_entries():
        return (country_entries()[home],)
    return _home(home)


@cache
def _home(name: str) -> tuple[Entry, ...]:
    listed = next(x for x in our_places() if x.name == name)
    found = [e for e in known(key_of(name)) if e.country == listed.country and e.kind != "C"]
    near = [e for e in found if abs(e.lat - listed.lat) + abs(e.lon - listed.lon) < _NEAR]
    kinds = [e for e in near if (e.kind in "PK") == (listed.kind == "P")] or near
    return tuple(kinds[:1])


def table(name: str) -> list[list[str]]:
    """Rows of a tab-separated data file."""
    return [line.split("\t") for line in open_text(name).splitlines() if line and not line.startswith("#")]

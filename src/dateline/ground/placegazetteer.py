"""The gazetteer: sorted lines in one compressed file, searched by halving, so that loading parses nothing."""

import lzma
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.ground.placefold import fold
from dateline.model.place import PlacePrecision
from dateline.resources import open_bytes, open_text

_PRECISION: dict[str, PlacePrecision] = {
    "P": "city", "K": "city", "A": "admin1", "B": "admin2", "C": "country", "R": "region", "S": "supranational", "L": "site",
}  # fmt: skip
_OURS = 900_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    Attributes:
        id: GeoNames id, or a number of ours from 900,000,000.
        kind: P city, K capital, A and B divisions of first and second level, C country, R region, S across countries, L site.
        country: ISO 3166-1 alpha-3 code; empty across countries.
        admin1: GeoNames code of the first-level division (`US.GA`).
        population: of a city or country; of a division, that of its listed cities.
    """

    id: int
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int

    @property
    def geonames_id(self) -> int | None:
        """Id in GeoNames; None for entries of our own."""
        return self.id if self.id < _OURS else None

    @property
    def precision(self) -> PlacePrecision:
        """How fine it is."""
        return _PRECISION[self.kind]


@dataclass(frozen=True, slots=True)
class _Lines:
    """Sorted lines `key TAB rest` between two offsets of the data."""

    data: bytes
    first: int
    last: int

    def find(self, key: bytes) -> bytes | None:
        """The rest of the line with this key."""
        low, high = self.first, self.last
        wanted = key + b"\t"
        while low < high:
            start = self.data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self.data.find(b"\n", start, self.last)
            line = self.data[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :]
            if line[: len(wanted)] < wanted:
                low = end + 1
            else:
                high = start
        return None


@cache
def _tables() -> tuple[_Lines, _Lines]:
    data = lzma.decompress(open_bytes("places.tsv.xz"))
    places, names = data.index(b"[places]\n"), data.index(b"[names]\n")
    return _Lines(data, places + len(b"[places]\n"), names), _Lines(data, names + len(b"[names]\n"), len(data))


@lru_cache(maxsize=20_000)
def look_up(name: str) -> tuple[Entry, ...]:
    """All places of a name in any of its spellings, largest first."""
    key = fold(name)
    found = _tables()[1].find(key.encode("utf-8")) if key else None
    entries = [_entry(id_) for id_ in found.split()] if found else []
    return tuple(sorted(entries, key=lambda e: (-e.population, e.id)))


def _entry(id_: bytes) -> Entry:
    row = _tables()[0].find(id_)
    if row is None:
        raise KeyError(id_)
    name, kind, country, admin1, lat, lon, population = row.decode("utf-8").split("\t")
    return Entry(int(id_), name, kind, country, admin1, float(lat), float(lon), int(population))


@cache
def admin1_names() -> dict[str, str]:
    """Names of first-level divisions by GeoNames code."""
    lines = _tables()[0]
    rows = (line.split("\t") for line in lines.data[lines.first : lines.last].decode("utf-8").splitlines() if "\tA\t" in line)
    return {row[4]: row[1] for row in rows if row[2] == "A" and row[4]}


@cache
def demonyms() -> dict[str, str]:
    """Lower-case demonym → name of the country or region it stands for."""
    out = {}
    for row in table("places_regions.tsv"):
        out.update({word.lower(): row[0] for word in row[6].split("|") if word})
    for row in table("countries.tsv"):
        for word in filter(None, row[1].split("|")):
            out.setdefault(word.lower(), row[0])
    return out


def home_of(demonym: str) -> tuple[Entry, ...]:
    """The place of a demonym."""
    home = demonyms()[demonym.lower()]
    if home in country_entries():
        return (country_entries()[home],)
    return tuple(e for e in look_up(home) if e.kind in "SRA")[:1]


@cache
def country_entries() -> dict[str, Entry]:
    """Country entries by ISO 3166-1 alpha-3 code."""
    lines = _tables()[0]
    found = (line.split(b"\t", 1)[0] for line in lines.data[lines.first : lines.last].splitlines() if b"\tC\t" in line)
    return {e.country: e for e in map(_entry, found) if e.kind == "C"}


@cache
def country_names() -> dict[str, str]:
    """Folded country name → ISO 3166-1 alpha-3 code."""
    out = {fold(e.name): code for code, e in country_entries().items()}
    for row in table("countries.tsv"):
        out.update({fold(name): row[0] for name in row[2].split("|") if name})
    return out


def table(name: str) -> list[list[str]]:
    """Rows of a tab-separated data file."""
    return [line.split("\t") for line in open_text(name).splitlines() if line and not line.startswith("#")]

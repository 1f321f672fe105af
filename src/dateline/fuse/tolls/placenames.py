"""What the reports of a record tell of places together: which district a town lies in, which unknown names are villages, and of what country."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.fuse.tolls.wheres import Where
from dateline.model import Place, Reading
from dateline.model.globe import kilometres

_DIVISIONS = ("admin1", "region")
_FINE = ("city", "site")
_KINDS = r"(?:village|town|hamlet|settlement|communit(?:y|ie)|camp|locality|neighbou?rhood|commune|suburb|quarter)s?"
_BEFORE = re.compile(rf"\b{_KINDS}\s+(?:of\s+|called\s+|named\s+)?$", re.IGNORECASE)
_AFTER = re.compile(rf"\s+{_KINDS}\b", re.IGNORECASE)
_LOOK_BACK = 40
_IN = re.compile(r"(?:,|\s+in)\s+(?:\w+\s+){0,3}")
_WIDE = ("country", "admin1", "admin2", "region")
_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*){0,3}")
_TWO = 2
_DISTRICT = 60.0  # km


class Names:
    """Answers for the counts of a record; a function of the set of its reports."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._settlements: set[str] = set()
        self._countries: dict[str, set[str]] = defaultdict(set)
        self._towns: dict[str, set[tuple[str, str | None, str]]] = defaultdict(set)
        self._districts: dict[tuple[str, str | None], dict[str, tuple[float, float]]] = defaultdict(dict)
        for reading in readings:
            self._read(reading)

    def _read(self, reading: Reading) -> None:
        countries = {p.country for p in reading.places if p.country}
        unknown = {p.name for p in _places(reading) if p.country is None}
        counted = {t.place.name for t in reading.tallies if t.place and t.place.country is None}
        called = {p.name for p in _places(reading) if p.country is None and _is_called_settlement(reading, p)}
        self._settlements |= called | (counted if len(counted) >= _TWO else set())
        if len(countries) == 1:
            for name in unknown:
                self._countries[name] |= countries
        for p in _places(reading):
            if p.country and p.precision in _FINE:
                self._towns[p.name].add((p.country, p.admin1, p.name))
                self._towns[" ".join(p.span.words(reading.report.text).split())].add((p.country, p.admin1, p.name))
            if p.country and p.precision == "admin2" and p.lat is not None and p.lon is not None:
                self._districts[p.country, p.admin1][p.name] = (p.lat, p.lon)

    def located(self, place: Place) -> Where:
        """Of a place that is known: its levels."""
        if place.precision in _DIVISIONS:
            return Where(place.country, place.admin1 or place.name)
        if place.precision == "admin2":
            return Where(place.country, place.admin1, district=place.name)
        return Where(place.country, place.admin1, place.name, district=self._district(place))

    def _district(self, place: Place) -> str | None:
        """The nearest district that a report names and that can hold a town: no farther than 60 km from its middle."""
        if place.country is None or place.lat is None or place.lon is None:
            return None
        named = self._districts.get((place.country, place.admin1), {})
        near = sorted((kilometres(place.lat, place.lon, *at), name) for name, at in named.items())
        return near[0][1] if near and near[0][0] <= _DISTRICT else None

    def settlement(self, name: str, country: str | None) -> Where | None:
        """Of a name no gazetteer knows that some report calls a village, or two of which one report counts in: the place, in the country others tell of."""
        if name not in self._settlements:
            return None
        known = {country} if country else self._countries.get(name, set())
        return Where(next(iter(known)), None, name) if len(known) == 1 else None

    def country_of(self, reading: Reading) -> str | None:
        """The only country in which other reports put the names of one that locates nothing."""
        known = {c for p in _places(reading) for c in self._countries.get(p.name, ())}
        return known.pop() if len(known) == 1 else None

    def inside(self, reading: Reading, place: Place) -> Where | None:
        """The village that the words put into a wider place: "the village of Dhendro in the Congo's Ituri province"."""
        if place.precision not in _WIDE:
            return None
        text = reading.report.text
        named = (p for p in _places(reading) if p.country is None and 0 < place.span.start - p.span.end <= _LOOK_BACK)
        inner = next((p for p in named if _IN.fullmatch(text, p.span.end, place.span.start)), None)
        return self.settlement(inner.name, place.country) if inner is not None else None

    def told_in(self, reading: Reading) -> Where | None:
        """The only town counted in elsewhere that a report names which locates nothing itself."""
        found = {where for name in _runs(reading.report.text) for where in self._towns.get(name, ())}
        if len(found) != 1:
            return None
        country, division, town = found.pop()
        return Where(country, division, town)


def _places(reading: Reading) -> Iterable[Place]:
    return reading.places


def _is_called_settlement(reading: Reading, place: Place) -> bool:
    text, start = reading.report.text, place.span.start
    return bool(_BEFORE.search(text, max(0, start - _LOOK_BACK), start) or _AFTER.match(text, place.span.end))


def _runs(text: str) -> Iterator[str]:
    """Capitalised words and their runs of two and three."""
    for match in _NAME.finditer(text):
        words = match.group().split()
        for size in (1, 2, 3):
            yield from (" ".join(words[k : k + size]) for k in range(len(words) - size + 1))

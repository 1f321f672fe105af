"""Incidents by place, as the map draws and lists them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import Place
from dateline.publish.charts.happenings import NO_PLACE, Happening
from dateline.publish.charts.outlines import Box, country_box
from dateline.publish.charts.shapes import PlaceRow
from dateline.resources.countries import country_name

PRECISE = ("site", "city")
AROUND_KM: Mapping[str, float] = {"admin2": 25, "admin1": 70, "region": 120, "unknown": 50}
"""How far around its point the area of such a place is drawn where we have no outline of it: no border, a word for "somewhere here"."""
PRECISIONS: Mapping[str, str] = {
    "site": "a site",
    "city": "a city, town or village",
    "admin2": "somewhere in a second-level division",
    "admin1": "somewhere in a first-level division",
    "region": "somewhere in a region",
    "country": "somewhere in the country",
    "supranational": "larger than a country",
    "unknown": "how fine is not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with what the list shows of it; `place` is None where none is stated."""

    row: PlaceRow
    place: Place | None

    @property
    def box(self) -> Box | None:
        """The box around what is drawn of it."""
        place = self.place
        if place is None or not self.row.number or place.lat is None or place.lon is None:
            return None
        if place.precision == "country":
            return country_box(place.country or "")
        reach = 0 if place.precision in PRECISE else AROUND_KM.get(place.precision, 0) / 111.2
        return (place.lon - reach, place.lat - reach, place.lon + reach, place.lat + reach)


def spots(found: Iterable[Happening], anchor: str) -> tuple[Sequence[Spot], Sequence[Spot], Sequence[Spot]]:
    """Points, areas and places that cannot be drawn: each with most incidents first, numbered over points and areas."""
    groups: dict[tuple[object, ...], list[Happening]] = {}
    for h in found:
        groups.setdefault(_key(h.place), []).append(h)
    made = sorted((_spot(members) for members in groups.values()), key=lambda s: (s.place is None, -s.row.n_incidents, s.row.name))
    points = [s for s in made if _drawable(s.place) and s.place and s.place.precision in PRECISE]
    areas = [s for s in made if _drawable(s.place) and s not in points]
    rest = [s for s in made if not _drawable(s.place)]
    numbered = [_numbered(s, n, anchor) for n, s in enumerate([*points, *areas], start=1)]
    return numbered[: len(points)], numbered[len(points) :], [_numbered(s, 0, anchor) for s in rest]


def _numbered(spot: Spot, number: int, anchor: str) -> Spot:
    return replace(spot, row=replace(spot.row, number=number, anchor=f"{anchor}-{number}" if number else ""))


def _key(place: Place | None) -> tuple[object, ...]:
    return (place.name, place.country, place.precision, place.lat, place.lon) if place else ()


def _drawable(place: Place | None) -> bool:
    if place is None or place.lat is None or place.lon is None or place.precision == "supranational":
        return False
    return place.precision != "country" or country_box(place.country or "") is not None


def _spot(members: Sequence[Happening]) -> Spot:
    place = members[0].place
    return Spot(
        place=place,
        row=PlaceRow(
            number=0,
            anchor="",
            name=place.name if place else NO_PLACE,
            country=(country_name(place.country) if place else None) or "",
            precision=PRECISIONS[place.precision] if place else "",
            latitude=place.lat if place else None,
            longitude=place.lon if place else None,
            incidents=tuple(h.row for h in members),
            n_incidents=len(members),
            n_reports=sum(h.row.n_reports for h in members),
        ),
    )

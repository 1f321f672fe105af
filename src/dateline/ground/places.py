"""The places of a report: every toponym with its role and the place it most likely means, and the doubts about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.ground.placegazetteer import Entry, country_entries, unit_name
from dateline.ground.placesown import PlaceList
from dateline.ground.toponyms import Role, Toponym, find_toponyms
from dateline.model import Candidate, Document, Issue, Place
from dateline.resources.countries import country_name

SURE = 0.3  # what is less sure to be a place name at all is no place of the record
_LIKELY = 0.5  # how sure a name inside another must be to say where a report is
_OPEN = 0.5  # a second place with this share of the first one's chance is a doubt
_SAME_AREA = 1.0  # degrees
RUNNERS_UP = 3
_KIND_WORDS = {"A": "the state or province", "B": "the county or district"}


@dataclass(frozen=True, slots=True)
class Located:
    """A toponym, its role and the place it means.

    Attributes:
        doubtful: whether the first runner-up is nearly as likely.
        sure: how sure it is a place name at all.
        division: the division the first runner-up lies in, or what kind of division it is.
    """

    place: Place
    role: Role
    doubtful: bool = False
    sure: float = 1.0
    division: str | None = None


def find_places(document: Document, places: PlaceList | None = None) -> tuple[Place, ...]:
    """All toponyms of a document in text order, demonyms and names inside other names included, unsure ones too."""
    return tuple(_located(t).place for t in find_toponyms(document, places))


def locate(document: Document, places: PlaceList | None = None) -> tuple[Located, ...]:
    """The toponyms that are likely places, with their roles, resolved; one name means one place throughout, unless a region beside it says otherwise."""
    return tuple(_located(t) for t in find_toponyms(document, places) if t.sure >= SURE)


def only_place(located: tuple[Located, ...]) -> Place | None:
    """The place a report is about where all it names lie in one country: that place, or the country if there are several."""
    named = [f for f in located if f.role == "place" or (f.role == "part" and f.sure >= _LIKELY)]
    places = [f.place for f in named if f.place.lat is not None]
    if not places or None in {p.country for p in places} or len({p.country for p in places}) > 1:
        return None
    first = places[0]
    if len({(p.name, p.lat) for p in places}) == 1:
        return replace(first, basis="report")
    country = country_entries().get(first.country or "")
    if country is None:
        return None
    return Place(
        span=next((p.span for p in places if p.precision == "country"), first.span),
        name=country.name,
        geonames_id=country.geonames_id,
        country=country.country,
        lat=round(country.lat, 4),
        lon=round(country.lon, 4),
        precision="country",
        basis="report",
    )


def doubts(located: tuple[Located, ...], document: Document) -> Iterator[Issue]:
    """An issue for each name, once, that could be another place as well."""
    seen: set[str] = set()
    for found in located:
        words = " ".join(document.words(found.place.span).split())
        if found.doubtful and words not in seen:
            seen.add(words)
            other = found.place.runners_up[0]
            yield Issue(code="ambiguous-place", message=f"“{words}” could also be {_where(other, found.division)}.", span=found.place.span)


def _where(other: Candidate, division: str | None) -> str:
    """A place told so that a reader knows which: with its division, if it is not one itself, and its country."""
    parts = [other.name, division if division != other.name else None, country_name(other.country)]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _located(toponym: Toponym) -> Located:
    if not toponym.ranked:
        return Located(Place(span=toponym.span, name=toponym.words), toponym.role, sure=toponym.sure)
    if toponym.stray:
        runners_up = tuple(_candidate(e) for e, _ in toponym.ranked[:RUNNERS_UP])
        return Located(Place(span=toponym.span, name=toponym.words, runners_up=runners_up), toponym.role, sure=toponym.sure)
    best = toponym.ranked[0][0]
    others = [(e, chance) for e, chance in toponym.ranked[1:] if not _same_area(e, best)]
    place = Place(
        span=toponym.span,
        name=best.name,
        geonames_id=best.geonames_id,
        country=best.country or None,
        admin1=unit_name(best.admin1),
        lat=round(best.lat, 4),
        lon=round(best.lon, 4),
        precision=best.precision,
        runners_up=tuple(_candidate(e) for e, _ in others[:RUNNERS_UP]),
    )
    doubtful = not toponym.fixed and bool(others) and others[0][1] >= _OPEN * toponym.ranked[0][1]
    division = _division(others[0][0]) if others else None
    return Located(place, toponym.role, doubtful and best.kind not in "CK", toponym.sure, division)


def _division(entry: Entry) -> str | None:
    return _KIND_WORDS.get(entry.kind) or unit_name(entry.admin1)


def _same_area(one: Entry, other: Entry) -> bool:
    """Whether two places are one area under two headings: a town and its county."""
    return one.country == other.country and abs(one.lat - other.lat) + abs(one.lon - other.lon) <= _SAME_AREA


@lru_cache(maxsize=20_000)
def _candidate(entry: Entry) -> Candidate:
    return Candidate(
        geonames_id=entry.geonames_id, name=entry.name, country=entry.country or None, lat=round(entry.lat, 4), lon=round(entry.lon, 4)
    )

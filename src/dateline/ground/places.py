"""Which place a name means: size, containing region named beside it, and the countries and divisions the report speaks of."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline.ground.datelines import dateline_toponyms
from dateline.ground.placegazetteer import Entry, admin1_names, country_entries
from dateline.ground.toponyms import Role, Toponym, find_toponyms
from dateline.model import Candidate, Document, Issue, Place

_BESIDE = re.compile(r"\s*(?:,|\(|in|,\s+in)\s*(?:the\s+(?:\w+\s+)?(?:state|province|region)\s+of\s+)?", re.IGNORECASE)
_BASE = {"C": 9.0, "S": 9.5, "R": 8.5, "L": 8.5}
_CONTAINERS = frozenset("ACR")
_COUNTRY_WEIGHT = 4.0
_DIVISION_WEIGHT = 6.0
_CLOSE = 0.7
RUNNERS_UP = 3


@dataclass(frozen=True, slots=True)
class Located:
    """A toponym, its role and the place it means."""

    place: Place
    role: Role
    doubtful: bool = False


@dataclass(slots=True)
class _Votes:
    """How often a report speaks of each country and first-level division."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        if entry.country:
            self.countries[entry.country] += 1
        if entry.admin1 and entry.kind != "C":
            self.divisions[entry.admin1] += 1

    def score(self, entry: Entry) -> float:
        base = _BASE.get(entry.kind) or math.log10(entry.population + 10) + {"K": 2.0, "A": 1.0, "B": 2.5}.get(entry.kind, 0.0)
        share = self.countries[entry.country] / (self.countries.total() + 1)
        division = self.divisions[entry.admin1] / (self.divisions.total() + 1) if entry.kind != "C" else 0.0
        return base + _COUNTRY_WEIGHT * share + _DIVISION_WEIGHT * division


def find_places(document: Document) -> tuple[Place, ...]:
    """All toponyms of a document in text order, demonyms and names inside other names included."""
    return tuple(found.place for found in locate(document))


def locate(document: Document) -> tuple[Located, ...]:
    """All toponyms with their roles, resolved; one name means one place throughout, unless a region beside it says otherwise."""
    toponyms = tuple(sorted((*dateline_toponyms(document), *find_toponyms(document)), key=lambda t: t.span))
    beside = dict(_beside(document, toponyms))
    votes = _votes(toponyms, beside)
    senses = {t.words.lower(): beside[n] for n, t in reversed(list(enumerate(toponyms))) if n in beside}
    return tuple(_located(t, beside.get(n) or senses.get(t.words.lower()), votes) for n, t in enumerate(toponyms))


def only_place(located: tuple[Located, ...]) -> Place | None:
    """The place a report is about where all it names lie in one country: that place, or the country if there are several."""
    places = [f.place for f in located if f.role != "demonym" and f.place.lat is not None]
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
            where = f"{other.name}, {other.country}" if other.country else other.name
            yield Issue(code="ambiguous-place", message=f"“{words}” could also be {where}.", span=found.place.span)


def _beside(document: Document, toponyms: tuple[Toponym, ...]) -> Iterator[tuple[int, Entry]]:
    """Names that stand directly before the name of a region that contains them, and that region."""
    done: set[int] = set()
    for n in range(len(toponyms) - 2, -1, -1):
        inner, outer = toponyms[n], toponyms[n + 1]
        if inner.role == "demonym" or outer.role == "demonym" or not _BESIDE.fullmatch(document.text, inner.span.end, outer.span.start):
            continue
        pairs = [(i, o) for i in inner.entries for o in outer.entries if _inside(i, o)]
        if not pairs:
            continue
        best = max(pairs, key=lambda pair: (pair[0].population, pair[1].population))
        yield n, best[0]
        if n + 1 not in done:
            yield n + 1, best[1]
        done.add(n)


def _inside(inner: Entry, outer: Entry) -> bool:
    if inner.id == outer.id or outer.kind not in _CONTAINERS or inner.kind in "CS":
        return False
    if outer.kind == "C":
        return inner.country == outer.country
    return bool(inner.admin1) and inner.admin1 == outer.admin1 and inner.kind != "A"


def _votes(toponyms: tuple[Toponym, ...], beside: dict[int, Entry]) -> _Votes:
    votes = _Votes()
    for n, toponym in enumerate(toponyms):
        entries = (beside[n],) if n in beside else toponym.entries
        if len({e.country for e in entries}) == 1 or (entries and toponym.role == "demonym"):
            same_division = len({e.admin1 for e in entries}) == 1
            votes.add(entries[0] if same_division else _country_only(entries[0]))
        elif entries and entries[0].kind in "CK":
            votes.add(_country_only(entries[0]))
    return votes


def _country_only(entry: Entry) -> Entry:
    return Entry(entry.id, entry.name, "C", entry.country, "", entry.lat, entry.lon, entry.population)


def _located(toponym: Toponym, known: Entry | None, votes: _Votes) -> Located:
    if not toponym.entries:
        return Located(Place(span=toponym.span, name=toponym.words), toponym.role)
    if toponym.role == "demonym":
        known = toponym.entries[0]
    ranked = sorted(toponym.entries, key=lambda e: (-votes.score(e), e.id))
    best = known or ranked[0]
    others = _others(best, ranked)
    doubtful = known is None and bool(others) and votes.score(best) - votes.score(others[0]) < _CLOSE
    place = Place(
        span=toponym.span,
        name=best.name,
        geonames_id=best.geonames_id,
        country=best.country or None,
        admin1=admin1_names().get(best.admin1) if best.kind != "C" else None,
        lat=round(best.lat, 4),
        lon=round(best.lon, 4),
        precision=best.precision,
        runners_up=tuple(_candidate(e) for e in others[:RUNNERS_UP]),
    )
    return Located(place, toponym.role, doubtful)


def _others(best: Entry, ranked: list[Entry]) -> list[Entry]:
    """Places of the name that are not the same area under another heading."""
    return [e for e in ranked if e.id != best.id and (e.country != best.country or abs(e.lat - best.lat) + abs(e.lon - best.lon) > 1.0)]


def _candidate(entry: Entry) -> Candidate:
    return Candidate(
        geonames_id=entry.geonames_id, name=entry.name, country=entry.country or None, lat=round(entry.lat, 4), lon=round(entry.lon, 4)
    )

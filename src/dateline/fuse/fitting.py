"""What forbids that two events are one, whatever their words: types, days, places and people that cannot go together."""

import math
from collections.abc import Iterable
from datetime import date

from dateline.fuse.told import Told, Who, kin_modes, kin_types
from dateline.model import Place
from dateline.model.globe import kilometres

NEAR = 25.0  # kilometres between two names of one place
_FINE = ("site", "city")
SAID = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
)  # words for the most part: many at one place a day
BOTH_WAYS = ("CONSULT", "AGREE", "COOPERATE")  # whoever is named first


def may_be_one(a: Told, b: Told) -> bool:
    """Whether nothing known of two events forbids that they are one. Unknown values forbid nothing here."""
    return types_meet(a, b) and days_meet(a, b) and places_meet(a.place, b.place) and people_meet(a, b)


def types_meet(a: Told, b: Told) -> bool:
    """Whether two codings can be of one event: one type and no two modes that exclude each other, or types often coded of one event."""
    if a.event.type != b.event.type:
        return b.event.type in kin_types().get(a.event.type, ())
    modes = a.event.mode, b.event.mode
    return None in modes or modes[0] == modes[1] or modes[1] in kin_modes().get(str(modes[0]), ())


def days_meet(a: Told, b: Told) -> bool:
    """Whether there is a day both can have happened on; none can have happened after a report that says it did."""
    first, last = span_of((a, b))
    return first is None or last is None or first <= last


def span_of(events: Iterable[Told]) -> tuple[date | None, date | None]:
    """The latest of their first days and the earliest of their last ones: the days all of them leave open."""
    first: date | None = None
    last: date | None = None
    for t in events:
        first = t.earliest if first is None or (t.earliest and t.earliest > first) else first
        last = t.until if last is None or (t.until and t.until < last) else last
    return first, last


def places_meet(a: Place | None, b: Place | None) -> bool:
    """Whether two places can be of one event: unknown, the same, one within the other, or near each other."""
    if a is None or b is None:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if same_place(a, b) or "country" in (a.precision, b.precision):
        return True
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return _distance(a, b) <= NEAR
    if a.precision in _FINE and b.precision in _FINE and None not in (a.lat, b.lat):
        return _distance(a, b) <= NEAR
    return True


def same_place(a: Place, b: Place) -> bool:
    """Whether two places are one and more is known of them than their country."""
    if a.precision == "country" or b.precision == "country":
        return False
    if a.geonames_id and b.geonames_id:
        return a.geonames_id == b.geonames_id
    return a.name == b.name


def people_meet(a: Told, b: Told) -> bool:
    """Whether those who act, and those it is done to, can be the same."""
    if a.event.type in BOTH_WAYS or b.event.type in BOTH_WAYS:
        return _meet(a.actors + a.recipients, b.actors + b.recipients)
    return _meet(a.actors, b.actors) and _meet(a.recipients, b.recipients)


def shared(a: Iterable[Who], b: Iterable[Who]) -> frozenset[str]:
    """Ids of actors in both."""
    return frozenset(w.actor for w in a if w.actor) & {w.actor for w in b}


def _meet(a: tuple[Who, ...], b: tuple[Who, ...]) -> bool:
    """Named people with nobody in common part; so do all others who are known, of whom no two share a word or a country."""
    people = [w for w in a if w.person], [w for w in b if w.person]
    if people[0] and people[1] and not shared(*people):
        return False
    known = [w for w in a if w.actor], [w for w in b if w.actor]
    return not known[0] or not known[1] or any(_alike(x, y) for x in known[0] for y in known[1])


def _alike(a: Who, b: Who) -> bool:
    return a.actor == b.actor or bool(a.stems & b.stems) or bool(a.country and a.country == b.country)


def _distance(a: Place, b: Place) -> float:
    """Kilometres between two places; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return kilometres(a.lat, a.lon, b.lat, b.lon)

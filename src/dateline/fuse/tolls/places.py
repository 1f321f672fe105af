"""Where a count was taken: a town in a division in a country, as far as it is known."""

import re
from datetime import timedelta

from dateline.fuse.tolls.placenames import Names
from dateline.fuse.tolls.wheres import Where
from dateline.model import Event, Place, Reading, Tally

_PAST = timedelta(days=31)
_ALONE = re.compile(r"\b(?:in|at)\s+(?:our|this|that|one|my|the)\s+\w+\s+alone\b", re.IGNORECASE)
_WIDE = ("country", "supranational")
_GUESSED = ("report", "passage")  # taken from words far from the count


def _is_apart(reading: Reading, tally: Tally) -> bool:
    """Whether a count is of other days than its report: long past, or of a long stretch that is over."""
    period, published = tally.period, reading.report.published
    if tally.auxiliary == "historical":
        return True
    return bool(period and period.latest and published and published - period.latest > _PAST)


def _country(reading: Reading, tally: Tally, names: Names) -> str | None:
    """The only country that a report locates anything in, else that its sentence names, else that of the names it shares with others, of its bodies."""
    listed = {p.country for p in reading.places if p.country}
    if len(listed) == 1:
        return listed.pop()
    if listed:
        first, last = _sentence(reading, tally)
        told = {p.country for p in reading.places if p.country and p.precision == "country" and first <= p.span.start < last}
        return told.pop() if len(told) == 1 else None
    bodies = {a.country for a in reading.actors if a.country}
    return names.country_of(reading) or (bodies.pop() if len(bodies) == 1 else None)


def _sentence(reading: Reading, tally: Tally) -> tuple[int, int]:
    """About where the sentence of a count begins and ends."""
    text, span = reading.report.text, tally.span
    ends = [at for mark in (". ", "\n") if (at := text.find(mark, span.end)) >= 0]
    return max(text.rfind(mark, 0, span.start) for mark in (". ", "\n")) + 1, min(ends, default=len(text))


def _is_of_part(reading: Reading, tally: Tally, place: Place | None) -> bool:
    """Whether a count is said to be of one place *alone*, which has no name: "in our village alone we buried 16"."""
    if place is not None and place.basis in ("stated", "clause"):
        return False
    return bool(_ALONE.search(reading.report.text, *_sentence(reading, tally)))


def where(reading: Reading, tally: Tally, event: Event | None, names: Names) -> Where:
    """The place of a count, else that of the event it is told together with, else the only country its report names, if it is of the report's own days.

    A place no gazetteer knows ("Gate 4") is taken to lie where all others of its report do; a village among them is a place of its own.
    """
    place = tally.place or (event.place if event else None)
    if _is_of_part(reading, tally, place):
        return Where(None)
    if place is None and _is_apart(reading, tally):
        return Where(None)
    if place is None or place.country is None:
        return _unlocated(reading, tally, place, names)
    if (inner := names.inside(reading, place)) is not None:
        return inner
    if place.precision in _WIDE:
        return Where(place.country, open=place.basis in _GUESSED)
    return names.located(place)


def _unlocated(reading: Reading, tally: Tally, place: Place | None, names: Names) -> Where:
    country = _country(reading, tally, names)
    if place is not None and (known := names.settlement(place.name, country)) is not None:
        return known
    if country is not None:
        return Where(country, open=True)
    if place is not None:
        return Where(None, None, place.name)
    return names.told_in(reading) or Where(None)

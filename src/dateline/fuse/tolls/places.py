"""Where a count was taken: a town in a division in a country, as far as it is known."""

from datetime import timedelta

from dateline.fuse.tolls.placenames import Names
from dateline.fuse.tolls.wheres import Where
from dateline.model import Event, Place, Reading, Tally

_PAST = timedelta(days=31)
_WIDE = ("country", "supranational")
_GUESSED = ("report", "passage")  # taken from words far from the count


def _is_apart(reading: Reading, tally: Tally) -> bool:
    """Whether a count is of other days than its report: long past, or of a long stretch that is over."""
    period, published = tally.period, reading.report.published
    if tally.auxiliary == "historical":
        return True
    return bool(period and period.latest and published and published - period.latest > _PAST)


def where(reading: Reading, tally: Tally, event: Event | None, names: Names) -> Where:
    """The place of a count, else that of the event it is told together with, else the only country its report names, if it is of the report's own days.

    A place no gazetteer knows ("Gate 4") is taken to lie where all others of its report do; a village among them is a place of its own.
    """
    place = tally.place or (event.place if event else None)
    if place is None and _is_apart(reading, tally):
        return Where(None)
    if place is None or place.country is None:
        return _unlocated(reading, place, names)
    if (inner := names.inside(reading, place)) is not None:
        return inner
    if place.precision in _WIDE:
        return Where(place.country, open=place.basis in _GUESSED)
    return names.located(place)


def _unlocated(reading: Reading, place: Place | None, names: Names) -> Where:
    countries = {p.country for p in reading.places if p.country}
    country = countries.pop() if len(countries) == 1 else None if countries else names.country_of(reading)
    if place is not None and (known := names.settlement(place.name, country)) is not None:
        return known
    if country is not None:
        return Where(country, open=True)
    if place is not None:
        return Where(None, None, place.name)
    return names.told_in(reading) or Where(None)

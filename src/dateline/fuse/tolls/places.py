"""Where a count was taken: a town in a division in a country, as far as it is known."""

from datetime import timedelta
from typing import NamedTuple

from dateline.model import Event, Reading, Tally

_PAST = timedelta(days=31)
_WIDE = ("country", "supranational")
_GUESSED = ("report", "passage")  # taken from words far from the count
_DIVISIONS = ("admin1", "region")


class Where(NamedTuple):
    """A place by its levels; None = the place is coarser than that, or the level is not known.

    `open`: the words of the count give no place; it is somewhere in there.
    """

    country: str | None
    division: str | None = None
    town: str | None = None
    open: bool = False

    def holds(self, other: "Where") -> bool:
        """Whether the other place is this one or lies within it."""
        if self.country != other.country or (self.town is not None and self.town != other.town):
            return False
        return self.division is None or self.division == other.division or (self.town is not None and self.town == other.town)

    def meets(self, other: "Where") -> bool:
        """Whether one of the two holds the other."""
        return self.holds(other) or other.holds(self)

    def levels(self) -> tuple["Where", ...]:
        """The place and those that hold it, the finest first."""
        coarser = [Where(self.country, self.division)] if self.division else []
        return tuple(dict.fromkeys((self._replace(open=False), *coarser, Where(self.country))))

    @property
    def name(self) -> str | None:
        """The town, else the division."""
        return self.town or self.division


def _is_apart(reading: Reading, tally: Tally) -> bool:
    """Whether a count is of other days than its report: long past, or of a long stretch that is over."""
    period, published = tally.period, reading.report.published
    if tally.auxiliary == "historical":
        return True
    return bool(period and period.latest and published and published - period.latest > _PAST)


def where(reading: Reading, tally: Tally, event: Event | None) -> Where:
    """The place of a count, else that of the event it is told together with, else the only country its report names, if it is of the report's own days.

    A place no gazetteer knows ("Gate 4") is taken to lie where all others of its report do.
    """
    place = tally.place or (event.place if event else None)
    if place is None and _is_apart(reading, tally):
        return Where(None)
    if place is None or place.country is None:
        countries = {p.country for p in reading.places if p.country}
        return Where(countries.pop(), open=True) if len(countries) == 1 else Where(None, None, place.name if place else None)
    if place.precision in _WIDE:
        return Where(place.country, open=place.basis in _GUESSED)
    if place.precision in _DIVISIONS:
        return Where(place.country, place.admin1 or place.name)
    return Where(place.country, place.admin1, place.name)

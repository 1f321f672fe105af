"""A place by its levels, as ledgers tell places apart."""

from typing import NamedTuple


class Where(NamedTuple):
    """A place by its levels; None = the place is coarser than that, or the level is not known.

    `open`: the words of the count give no place; it is somewhere in there.
    """

    country: str | None
    division: str | None = None
    town: str | None = None
    open: bool = False
    district: str | None = None

    def holds(self, other: "Where") -> bool:
        """Whether the other place is this one or lies within it."""
        if self.country != other.country or (self.town is not None and self.town != other.town):
            return False
        if self.town is None and self.district is not None and self.district != other.district:
            return False
        return self.division is None or self.division == other.division or (self.town is not None and self.town == other.town)

    def meets(self, other: "Where") -> bool:
        """Whether one of the two holds the other."""
        return self.holds(other) or other.holds(self)

    def levels(self) -> tuple["Where", ...]:
        """The place and those that hold it, the finest first."""
        coarser = [Where(self.country, self.division, district=self.district)] if self.district else []
        coarser += [Where(self.country, self.division)] if self.division else []
        return tuple(dict.fromkeys((self._replace(open=False), *coarser, Where(self.country))))

    @property
    def name(self) -> str | None:
        """The town, else the district, else the division."""
        return self.town or self.district or self.division

    @property
    def known_by(self) -> str:
        """What ids are made of: where a town's district is known only because some report names it, it is no part of them."""
        town = self.town or self.district
        return f"Where(country={self.country!r}, division={self.division!r}, town={town!r}, open={self.open})"

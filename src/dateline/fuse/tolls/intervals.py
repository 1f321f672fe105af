"""What a count leaves open, and when two counts of one matter cannot both be right."""

from datetime import timedelta
from typing import Protocol

from dateline.model import TollEntry

ABOUT = 4  # the part of a number that "about" leaves open each way
SAME_TIME = timedelta(days=1)


class Bounded(Protocol):
    """Anything with bounds: an entry, what a speaker says in the end."""

    @property
    def low(self) -> int | None:
        """Lower bound, inclusive; None = none said."""

    @property
    def best(self) -> int | None:
        """The number itself."""

    @property
    def high(self) -> int | None:
        """Upper bound, inclusive; None = open."""


def bounds(entry: Bounded) -> tuple[int, float]:
    """The interval an entry leaves open: from its lower bound (0 if none) to its upper (infinity if none).

    "About 400" has no bounds as said; to compare it, a quarter is allowed each way.
    """
    if entry.low is None and entry.high is None and entry.best is not None:
        return entry.best - entry.best // ABOUT, entry.best + entry.best // ABOUT
    low = entry.low if entry.low is not None else 0
    return low, entry.high if entry.high is not None else float("inf")


def compatible(a: Bounded, b: Bounded) -> bool:
    """Whether two counts of one matter can both be right."""
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    return low_a <= high_b and low_b <= high_a


def contradict(a: TollEntry, b: TollEntry) -> bool:
    """Whether two counts of one matter cannot both be right, given their days.

    A higher count on a later day contradicts nobody: tolls rise. Counts of about one day that exclude each other do, and so does a later
    count below an earlier one. States of different days (people held, people missing) never contradict each other.
    """
    if compatible(a, b):
        return False
    if a.day is None or b.day is None or abs(a.day - b.day) <= SAME_TIME:
        return True
    if "stock" in (a.basis, b.basis):
        return False
    earlier, later = (a, b) if a.day < b.day else (b, a)
    return bounds(later)[1] < bounds(earlier)[0]

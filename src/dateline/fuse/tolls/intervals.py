"""What a count leaves open, and when two counts of one matter cannot both be right."""

from datetime import timedelta

from dateline.model import TollEntry
from dateline.model.bounds import Bounded, interval

SAME_TIME = timedelta(days=1)


bounds = interval


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

"""The bounds of a count in words, the same wherever a count is shown."""

from dataclasses import dataclass
from typing import Protocol

from dateline.model.tally import Qualifier, Tally
from dateline.model.toll import TollEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The bounds of a count alone, as in `Tally`."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


ABOUT = 4  # the part of a number that "about" leaves open each way


class Bounded(Protocol):
    """Anything with bounds: a tally, an entry, what a speaker says in the end."""

    @property
    def low(self) -> int | None:
        """Lower bound, inclusive; None = none said."""

    @property
    def best(self) -> int | None:
        """The number itself."""

    @property
    def high(self) -> int | None:
        """Upper bound, inclusive; None = open."""


def interval(count: Bounded) -> tuple[int, float]:
    """What a count leaves open: from its lower bound (0 if none) to its upper (infinity if none).

    "About 400" has no bounds as said; a quarter is allowed each way.
    """
    if count.low is None and count.high is None and count.best is not None:
        return count.best - count.best // ABOUT, count.best + count.best // ABOUT
    low = count.low if count.low is not None else 0
    return low, count.high if count.high is not None else float("inf")


def bounds_words(count: Tally | TollEntry | Bounds) -> str:
    """The number of a count with its bounds (`at least 10,000`), so that nobody takes a lower bound for the number."""
    low, best, high = count.low, count.best, count.high
    if low == high == 0:
        return "none"
    if (said := _one_sided(count)) is not None:
        return said
    if best is not None:
        return _best(best, low, high, about=count.qualifier == "about")
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"{low:,} or more"
    if high is not None:
        return f"{high:,} or fewer"
    return "no number stated"


def _one_sided(count: Tally | TollEntry | Bounds) -> str | None:
    """A count with one bound only, in the words that bound it."""
    low, high = count.low, count.high
    if low is not None and high is None and count.qualifier in ("at least", "more than"):
        return f"{count.qualifier} {low if count.qualifier == 'at least' else low - 1:,}"
    if low is None and high is not None and count.qualifier in ("up to", "fewer than"):
        return f"{count.qualifier} {high if count.qualifier == 'up to' else high + 1:,}"
    return None


def _best(best: int, low: int | None, high: int | None, *, about: bool) -> str:
    number = f"about {best:,}" if about else f"{best:,}"
    if (low is None and high is None) or low == best == high:
        return number
    if high is None:
        return f"{number} ({low:,} or more)"
    return f"{number} ({high:,} or fewer)" if low is None else f"{number} ({low:,} to {high:,})"

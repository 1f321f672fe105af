"""The bounds of a count in words, the same wherever a count is shown."""

from dataclasses import dataclass

from dateline.model.tally import Qualifier, Tally
from dateline.model.toll import TollEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The bounds of a count alone, as in `Tally`."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


def bounds_words(count: Tally | TollEntry | Bounds) -> str:
    """The number of a count with its bounds (`at least 10,000`), so that nobody takes a lower bound for the number."""
    low, best, high = count.low, count.best, count.high
    if low == high == 0:
        return "none"
    if count.qualifier == "at least" and low is not None and high is None:
        return f"at least {low:,}"
    if count.qualifier == "more than" and low is not None and high is None:
        return f"more than {low - 1:,}"
    if count.qualifier == "fewer than" and low is None and high is not None:
        return f"fewer than {high + 1:,}"
    if best is not None:
        return _best(best, low, high, about=count.qualifier == "about")
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"{low:,} or more"
    if high is not None:
        return f"up to {high:,}" if count.qualifier == "up to" else f"{high:,} or fewer"
    return "no number stated"


def _best(best: int, low: int | None, high: int | None, *, about: bool) -> str:
    number = f"about {best:,}" if about else f"{best:,}"
    if (low is None and high is None) or low == best == high:
        return number
    if high is None:
        return f"{number} ({low:,} or more)"
    return f"{number} ({high:,} or fewer)" if low is None else f"{number} ({low:,} to {high:,})"

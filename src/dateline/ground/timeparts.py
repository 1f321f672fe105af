"""Parts of longer units: the days that "early", "mid-", "the end of" or "later this" leave of a month, a year, a decade."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateline.ground.timevalue import Extent, add_months
from dateline.ground.timewords import one_of, words_of

_OF_MONTHS = {"early": (0, 15), "late": (15, 31), "mid": (10, 20), "start": (0, 10), "end": (20, 31)}  # days, from 0, up to
_PARTED = frozenset({"week", "month", "quarter", "season", "year", "decade", "century"})
_LAST_MONTHS = frozenset({"quarter", "season", "year"})


@cache
def _lead() -> re.Pattern[str]:
    words = one_of(words_of("parts"))
    return re.compile(rf"(?:the\s+)?(?P<part>{words})(?:[\s-]|$)", re.IGNORECASE)


def part_of(expression: str) -> str | None:
    """The part that the first words of an expression name: `early`, `mid`, `late`, `start`, `end`, `past` (so far) or `rest`; None = all of it."""
    found = _lead().match(expression)
    part: str | None = words_of("parts")[" ".join(found["part"].lower().split())] if found else None
    return part


def narrowed(whole: Extent, part: str, now: date | None) -> Extent:
    """The days of a part.

    Early and late are the first and the second half, mid is the middle third, start and end are the first and the last third; of a month
    the days 1-15, 16-, 11-20, 1-10, 21-. What is past or to come is cut at `now`, if that lies inside.
    """
    if whole.earliest is None or whole.latest is None or whole.precision not in _PARTED:
        return whole
    if part in {"past", "rest"}:
        if now is None or not whole.earliest <= now <= whole.latest:
            return whole
        return replace(whole, latest=now) if part == "past" else replace(whole, earliest=now)
    if whole.precision == "month":
        first, last = _OF_MONTHS[part]
        end = min(whole.earliest + timedelta(days=last - 1), whole.latest)
        return replace(whole, earliest=whole.earliest + timedelta(days=first), latest=end)
    count, step = _steps(whole)
    begin, end_ = _share(part, count)
    return replace(whole, earliest=step(begin), latest=step(end_) - timedelta(days=1))


def _steps(whole: Extent) -> tuple[int, Callable[[int], date]]:
    """How many days, months or years a unit has, and the first day of each."""
    first, last = whole.earliest or date.min, whole.latest or date.min
    if whole.precision == "week":
        return (last - first).days + 1, lambda n: first + timedelta(days=n)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if whole.precision in _LAST_MONTHS:
        return months, lambda n: add_months(first, n)
    return months // 12, lambda n: date(first.year + n, 1, 1)


def _share(part: str, count: int) -> tuple[int, int]:
    third = round(count / 3)
    return {
        "early": (0, (count + 1) // 2),
        "late": (count // 2, count),
        "mid": (third, count - third),
        "start": (0, third),
        "end": (count - third, count),
    }[part]

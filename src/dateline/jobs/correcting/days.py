"""Days as a person writes them → a time of the record."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from dateline.model import Span, When
from dateline.model.errors import BadCorrection
from dateline.model.when import WhenPrecision

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = 12


class _Stretch(NamedTuple):
    first: date
    last: date
    precision: WhenPrecision


def written_time(words: str, span: Span) -> When:
    """A day, a month or a year (2026-03-02, 2026-03, 2026), or a stretch from one to another (2026-03-01..2026-03-09; 2026-03-01.. is open).

    Args:
        words: what the person wrote.
        span: the words of the report it is said of.

    Raises:
        BadCorrection: it is no such thing.
    """
    start, stretch, end = words.partition("..")
    if not stretch:
        day = _one(start)
        return _when(span, start, day.first, day.last, day.precision)
    first, last = (_one(part) if part else None for part in (start, end))
    if first is None and last is None:
        raise _refused(words)
    if first and last and first.first > last.last:
        raise BadCorrection(f"The stretch {words} ends before it begins: write the earlier day first.")
    return _when(span, f"{start or '..'}/{end or '..'}", first.first if first else None, last.last if last else None, "interval")


def _when(span: Span, value: str, earliest: date | None, latest: date | None, precision: WhenPrecision) -> When:
    return When(span=span, kind="DATE", value=value, earliest=earliest, latest=latest, precision=precision, basis="person")


def _one(words: str) -> _Stretch:
    found = _DAY.fullmatch(words) if words.isascii() else None
    if found is None:
        raise _refused(words)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise _refused(words) from error
    if day:
        return _Stretch(first, first, "day")
    last_month = month or _MONTHS
    last = date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    return _Stretch(first, last, "month" if month else "year")


def _refused(words: str) -> BadCorrection:
    return BadCorrection(
        f"{words!r} is no time. Write a day (2026-03-02), a month (2026-03), a year (2026), or a stretch (2026-03-01..2026-03-09; open: 2026-03-01..)."
    )

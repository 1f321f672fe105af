"""Days of publication as feeds, pages and letters write them: the day as written, in the zone it was written in."""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.acquire.text import EARLIEST_YEAR

_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?![\d-])")
_BASIC = re.compile(r"\s*(\d{8})(?:T\d{4,6})?")
_TODAY_SLACK = timedelta(days=1)


def day_from(value: str | None) -> date | None:
    """The day in a date of ISO 8601 or RFC 2822; None if there is none in it. Only a whole day counts: 2026-03 is none."""
    if not value:
        return None
    day = _iso(value) or _rfc(value)
    return day if day and day.year >= EARLIEST_YEAR else None


def is_future(day: date, now: datetime) -> bool:
    """Whether a day of publication cannot be: later than tomorrow (somewhere it is tomorrow already)."""
    return day > (now + _TODAY_SLACK).date()


def _iso(value: str) -> date | None:
    match = _ISO_DAY.match(value) or _BASIC.fullmatch(value.strip())
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def _rfc(value: str) -> date | None:
    try:
        found: datetime = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.date()

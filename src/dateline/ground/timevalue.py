"""From a TIMEX3 value to the days it can mean, and arithmetic on dates."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.when import WhenPrecision

_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_HALF = 6  # months
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Extent:
    """First and last day, both inclusive, None where not known; and how fine that is."""

    earliest: date | None
    latest: date | None
    precision: WhenPrecision


_NOTHING = Extent(None, None, "unknown")


def extent(value: str) -> Extent:
    """The days a TIMEX3 date or time value can mean; nothing for durations, sets and vague references."""
    day = value.partition("T")[0]
    try:
        return _extent(day)
    except ValueError:
        return _NOTHING


def _extent(day: str) -> Extent:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        only = date.fromisoformat(day)
        return Extent(only, only, "day")
    if day.startswith("XXXX-") and re.fullmatch(r"XXXX-\d\d(-\d\d)?", day):
        return Extent(None, None, "unknown-year")
    if re.fullmatch(r"\d{4}-\d\d", day):
        year, month = int(day[:4]), int(day[5:])
        return Extent(date(year, month, 1), month_end(year, month), "month")
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Extent(monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6), "week")
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", day):
        year, last = int(quarter[1]), 3 * int(quarter[2])
        return Extent(date(year, last - 2, 1), month_end(year, last), "quarter")
    if half := re.fullmatch(r"(\d{4})-H([12])", day):
        year, last = int(half[1]), _HALF * int(half[2])
        return Extent(date(year, last - 5, 1), month_end(year, last), "interval")
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
        return _season(int(season[1]), season[2])
    return _years(day)


def _season(year: int, name: str) -> Extent:
    first, last = _SEASON_MONTHS[name]
    return Extent(date(year, first, 1), month_end(year + (last < first), last), "season")


def _years(day: str) -> Extent:
    if not re.fullmatch(r"\d{2,4}", day):
        return _NOTHING
    width = 10 ** (4 - len(day))
    first = int(day) * width
    precision: WhenPrecision = {1: "year", 10: "decade", 100: "century"}[width]  # type: ignore[assignment]  # literals of the type
    return Extent(date(first, 1, 1), date(first + width - 1, 12, 31), precision)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """ISO week, `2020-W36`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def quarter_value(day: date) -> str:
    """Quarter, `2020-Q3`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def moved(day: date, count: int, unit: str) -> date:
    """The day `count` units later (earlier, if negative): the same weekday, the same day of the month."""
    if unit in {"D", "W"}:
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    return add_months(day, count * _MONTHS_IN.get(unit, 0))


def shifted(day: date, count: int, unit: str) -> str:
    """The value `count` units after `day` (before it, if negative), as fine as the unit."""
    if unit == "E":
        return f"{day.year // 10 + count:03d}"
    if unit == "C":
        return f"{day.year // 100 + count:02d}"
    there = moved(day, count, unit)
    if unit == "W":
        return week_value(there)
    if unit == "Q":
        return quarter_value(there)
    return there.isoformat()[: {"Y": 4, "M": 7}.get(unit, 10)]

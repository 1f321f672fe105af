"""Days with names of their own: fixed in the calendar, the n-th weekday of a month, or counted from Easter."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.ground.timecontext import Context
from dateline.ground.timedays import nearest
from dateline.ground.timeresolve import Resolved
from dateline.ground.timevalue import week_value
from dateline.ground.timewords import look_up, words_of

_TUESDAY = 2
_JULIAN_LAG = 13  # days, in the 20th and 21st centuries


def holiday(match: re.Match[str], context: Context) -> Resolved | None:
    """Christmas Eve; Thanksgiving; Good Friday 2018. Written small they are other words ("an epiphany")."""
    if match["name"].removeprefix("the ")[0].islower():
        return None
    token = context.token(match.start("name"))
    above = context.document.tokens[token.head] if token else None
    if (
        token
        and above
        and token.dep == "compound"
        and above.pos == "NOUN"
        and " " not in match["name"]
        and above.lemma not in words_of("units")
    ):
        return None  # "a Christmas card"
    entry = look_up("holidays", match["name"])
    if match["y"]:
        return Resolved("DATE", _around(day_of(entry, int(match["y"])), match["around"]))
    published = context.published
    if published is None:
        return Resolved("DATE", f"XXXX-{entry}" if isinstance(entry, str) else "XXXX-XX-XX", "unresolved")
    options = [day_of(entry, published.year + n) for n in (-1, 0, 1)]
    return Resolved("DATE", _around(nearest(options, published, context.direction(match.start())), match["around"]), "published")


def _around(day: date, unit: str | None) -> str:
    """The day, or the week or weekend it belongs to: "Easter week", "Labor Day weekend"."""
    if unit is None:
        return day.isoformat()
    if unit.lower() == "week":
        return week_value(day)
    return week_value(day - timedelta(days=3 if day.isoweekday() <= _TUESDAY else 0)) + "-WE"


def day_of(entry: str | Mapping[str, int], year: int) -> date:
    """The day of a holiday in a year; `entry` as in the table `holidays`."""
    if isinstance(entry, str):
        month, day = map(int, entry.split("-"))
        return date(year, month, day)
    if "easter" in entry:
        return easter(year) + timedelta(days=entry["easter"])
    if "orthodox" in entry:
        return orthodox_easter(year) + timedelta(days=entry["orthodox"])
    first = date(year, entry["month"], entry.get("from", 1))
    ahead = (entry["weekday"] - first.isoweekday()) % 7
    if entry["nth"] < 0:
        return _last(year, entry["month"], entry["weekday"])
    return first + timedelta(days=ahead + 7 * (entry["nth"] - 1))


def _last(year: int, month: int, weekday: int) -> date:
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return end - timedelta(days=(end.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the churches that reckon by the Julian calendar, as a Gregorian day (Meeus' Julian algorithm; 1900-2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN_LAG)

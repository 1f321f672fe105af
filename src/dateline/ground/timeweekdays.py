"""How days of the week, and days counted from today, get their TIMEX3 value."""

import re
from datetime import date, timedelta
from typing import Literal

from dateline.ground.timecontext import Context
from dateline.ground.timedays import nearest
from dateline.ground.timeresolve import AHEAD, BACK, Resolved, anchor_day, group_words
from dateline.ground.timevalue import add_months, extent, month_end, moved, shifted
from dateline.ground.timewords import look_up, number_of, unit_of, words_of
from dateline.model.when import WhenBasis

_FROM_ANCHOR = frozenset({"the previous", "the following", "that"})
_NEAR = 3  # days
_STRAIGHT = re.compile(r"\b(?:straight|consecutive|successive)\s+$", re.IGNORECASE)
_LOOK_BACK = 16
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def weekday(match: re.Match[str], context: Context) -> Resolved | None:
    """Friday; last Tuesday night; the previous Friday. "The fifth straight Sunday" counts days and names none."""
    if _STRAIGHT.search(match.string, max(0, match.start() - _LOOK_BACK), match.start()):
        return None
    part = words_of("dayparts").get(group_words(match, "p"), "")
    kind: Literal["TIME", "DATE"] = "TIME" if part else "DATE"
    number, shift = look_up("weekdays", match["w"]), group_words(match, "shift")
    if shift in _FROM_ANCHOR and (anchor := anchor_day(context)):
        return Resolved(kind, _from(anchor, number, shift).isoformat() + part, "anchored")
    if context.published is None:
        return Resolved(kind, f"XXXX-WXX-{number}{part}", "unresolved")
    return Resolved(kind, _weekday(number, shift, context, match.start()).isoformat() + part, "published")


def _from(anchor: date, number: int, shift: str) -> date:
    back = (anchor.isoweekday() - number) % 7
    if shift == "the previous":
        return anchor - timedelta(days=back or 7)
    if shift == "the following":
        return anchor + timedelta(days=(7 - back) or 7)
    return anchor + timedelta(days=(7 - back) % 7)  # "that Friday": the day named before, or the next Friday after it


def _weekday(number: int, shift: str, context: Context, start: int) -> date:
    published = context.published or date.min
    back = (published.isoweekday() - number) % 7
    if shift in BACK:
        return published - timedelta(days=back or 7)
    if shift in AHEAD:
        return published + timedelta(days=(7 - back) or 7)
    if context.direction(start) == "future":
        return published + timedelta(days=(7 - back) % 7)
    return published - timedelta(days=back)


def weekday_of_week(match: re.Match[str], context: Context) -> Resolved:
    """Tuesday last week; Friday of next week."""
    number = look_up("weekdays", match["w"])
    if context.published is None:
        return Resolved("DATE", f"XXXX-WXX-{number}", "unresolved")
    monday = context.published - timedelta(days=context.published.isoweekday() - 1)
    shift = {"last": -7, "next": 7, "this": 0}[match["n"].lower()]
    return Resolved("DATE", (monday + timedelta(days=shift + number - 1)).isoformat(), "published")


def nth_of_month(match: re.Match[str], context: Context) -> Resolved | None:
    """The third Sunday in July; the last Friday of this month; a set where it is of every month."""
    if group_words(match, "shift") in {"every", "each"}:
        return Resolved("SET", "P1M")
    number, nth = look_up("weekdays", match["w"]), look_up("nth", match["nth"])
    month = look_up("months", match["m"]) if match["m"] else 0
    if match["y"]:
        return _nth_day(int(match["y"]), month, number, nth, "stated")
    published = context.published
    if published is None:
        return Resolved("DATE", f"XXXX-{month:02d}-XX" if month else "XXXX-XX-XX", "unresolved")
    if not month:
        first = add_months(published.replace(day=1), {"last": -1, "next": 1}.get(group_words(match, "shift"), 0))
        return _nth_day(first.year, first.month, number, nth, "published")
    days = [d for y in (-1, 0, 1) if (d := _nth(published.year + y, month, number, nth))]
    return Resolved("DATE", nearest(days, published, context.direction(match.start())).isoformat(), "published") if days else None


def of_a_feast(_match: re.Match[str], _: Context) -> None:
    """The first Friday of Ramadan: counted from what has no day of its own."""


def _nth_day(year: int, month: int, weekday_: int, nth: int, basis: WhenBasis) -> Resolved | None:
    day = _nth(year, month, weekday_, nth)
    return Resolved("DATE", day.isoformat(), basis) if day else None


def _nth(year: int, month: int, weekday_: int, nth: int) -> date | None:
    """The n-th day of that name in a month (-1: the last); None where there is no fifth."""
    end = month_end(year, month)
    if nth < 0:
        return end - timedelta(days=(end.isoweekday() - weekday_) % 7)
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday_ - first.isoweekday()) % 7 + 7 * (nth - 1))
    return found if found <= end else None


def deictic_day(match: re.Match[str], context: Context) -> Resolved:
    """Today; yesterday afternoon; tonight."""
    word = group_words(match, "w")
    part = words_of("dayparts").get(group_words(match, "p"), "") or ("TNI" if word == "tonight" else "")
    kind: Literal["TIME", "DATE"] = "TIME" if part else "DATE"
    if context.published is None:
        return Resolved(kind, "XXXX-XX-XX" + part, "unresolved")
    return Resolved(kind, (context.published + timedelta(days=_DAYS[word])).isoformat() + part, "published")


def deictic_part(match: re.Match[str], context: Context) -> Resolved:
    """This morning; last night; overnight."""
    part = words_of("dayparts").get(group_words(match, "p"), "TNI")
    if context.published is None:
        return Resolved("TIME", "XXXX-XX-XX" + part, "unresolved")
    back = 0 if group_words(match, "shift") == "this" else 1
    return Resolved("TIME", (context.published - timedelta(days=back)).isoformat() + part, "published")


def anchored_part(match: re.Match[str], context: Context) -> Resolved:
    """That night; the following morning."""
    part = words_of("dayparts")[group_words(match, "p")]
    anchor = anchor_day(context)
    if anchor is None or extent(context.anchor or "").precision != "day":
        return Resolved("TIME", "XXXX-XX-XX" + part, "unresolved")
    days = {"the following": 1, "the next": 1, "the previous": -1}.get(group_words(match, "shift"), 0)
    return Resolved("TIME", (anchor + timedelta(days=days)).isoformat() + part, "anchored")


def counted_from(match: re.Match[str], context: Context) -> Resolved | None:
    """Two years ago this week; a week ago Friday; three days from today."""
    count, unit = number_of(match["n"]), unit_of(match["u"])
    if count is None:
        return None
    if context.published is None:
        return Resolved("DATE", "XXXX", "unresolved")
    sign = -1 if match["way"].lower() == "ago" else 1
    if match["now"]:
        whole = unit_of(match["now"].split()[-1])
        return Resolved("DATE", shifted(moved(context.published, sign * count, unit), 0, whole), "published")
    return Resolved("DATE", moved(_counting_day(match, context), sign * count, unit).isoformat(), "published")


def _counting_day(match: re.Match[str], context: Context) -> date:
    """Today and the like, or the nearest day of that name."""
    published = context.published or date.min
    word = group_words(match, "w")
    if word in _DAYS:
        return published + timedelta(days=_DAYS[word])
    ahead = (look_up("weekdays", word) - published.isoweekday()) % 7
    return published + timedelta(days=ahead if ahead <= _NEAR else ahead - 7)

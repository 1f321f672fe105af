"""How expressions that name days, parts of days and months get their TIMEX3 value."""

import re
from datetime import date, timedelta
from typing import Literal

from dateline.ground.timecontext import Context, Direction
from dateline.ground.timeresolve import AHEAD, BACK, Resolved, day_value, full_year, group_words
from dateline.ground.timewords import look_up, words_of
from dateline.model import Span

_MONTH_LEADS = re.compile(r"\b(?:in|of|since|until|till|by|from|to|through|during|between|and|for|before|after|around|about|last|next|this|early|late|mid)[\s-]+$", re.IGNORECASE)  # fmt: skip
_SLACK = timedelta(days=1)


def iso_day(match: re.Match[str], _: Context) -> Resolved | None:
    """2020-09-02."""
    value = day_value(int(match["y"]), int(match["m"]), int(match["d"]))
    return Resolved("DATE", value) if value else None


def slashed_day(match: re.Match[str], context: Context) -> Resolved | None:
    """9/2/2020: the order of day and month is known only where one is above 12 or the day of publication decides."""
    a, b, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    readings = {v for v in (day_value(year, a, b), day_value(year, b, a)) if v}
    if not readings:
        return None
    if len(readings) == 1:
        return Resolved("DATE", readings.pop())
    published = context.published
    near = [v for v in readings if published and timedelta(0) <= published - date.fromisoformat(v) <= timedelta(days=31)]
    if len(near) == 1:
        return Resolved("DATE", near[0], "published")
    context.ambiguous.append(Span(*match.span()))
    return Resolved("DATE", f"{year}-XX-XX", "unresolved")


def month_day(match: re.Match[str], context: Context) -> Resolved | None:
    """Sept. 2; 2 September 2020."""
    month, day = look_up("months", match["m"]), int(re.sub(r"\D", "", match["d"]))
    if match["m"].lower() == "may" and not match["m"][0].isupper():
        return None
    if match["y"]:
        value = day_value(int(match["y"]), month, day)
        return Resolved("DATE", value) if value else None
    if day_value(2000, month, day) is None:
        return None
    return _day_without_year(month, day, context, context.direction(match.start()))


def _day_without_year(month: int, day: int, context: Context, direction: Direction) -> Resolved:
    published = context.published
    if published is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}", "unresolved")
    options = [date.fromisoformat(v) for y in (-1, 0, 1) if (v := day_value(published.year + y, month, day))]
    if not options:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}", "unresolved")
    return Resolved("DATE", _chosen(options, published, direction).isoformat(), "published")


def _chosen(options: list[date], published: date, direction: Direction) -> date:
    """The nearest day; one on the side the verb does not look to counts as twice as far, the future half as far again otherwise."""
    wrong = {"past": (1, 2), "future": (2, 1), "unknown": (1, 1.5)}[direction]
    return min(options, key=lambda d: (abs(d - published).days * wrong[d > published + _SLACK], d > published))


def month(match: re.Match[str], context: Context) -> Resolved | None:
    """March 1996; January this year."""
    number = look_up("months", match["m"])
    if match.groupdict().get("y"):
        return Resolved("DATE", f"{match['y']}-{number:02d}")
    if context.published is None:
        return Resolved("DATE", f"XXXX-{number:02d}", "unresolved")
    year = context.published.year + {"this": 0, "last": -1, "next": 1}[group_words(match, "shift")]
    return Resolved("DATE", f"{year}-{number:02d}", "published")


def bare_month(match: re.Match[str], context: Context) -> Resolved | None:
    """September; last May; mid-November. May and March only where the words before them lead to a month."""
    name = re.split(r"[\s-]+", match.group())[-1]
    lead = match.string[max(0, match.start() - 12) : match.start()]
    if not name[0].isupper() or (name.lower() in {"may", "march"} and match.group() == name and not _MONTH_LEADS.search(lead)):
        return None
    number = look_up("months", name)
    if context.published is None:
        return Resolved("DATE", f"XXXX-{number:02d}", "unresolved")
    return Resolved("DATE", _month_value(number, group_words(match, "shift"), context, match.start()), "published")


def _month_value(number: int, shift: str, context: Context, start: int) -> str:
    published = context.published or date.min
    this = date(published.year, published.month, 1)
    direction = context.direction(start)
    options = [date(published.year + y, number, 1) for y in (-1, 0, 1)]
    if shift in BACK:
        options = [d for d in options if d < this]
        return max(options).isoformat()[:7]
    if shift in AHEAD:
        return min(d for d in options if d > this).isoformat()[:7]
    if shift == "this":
        return f"{published.year}-{number:02d}"
    return _chosen(options, this, direction).isoformat()[:7]


def weekday(match: re.Match[str], context: Context) -> Resolved:
    """Friday; last Tuesday night."""
    part = words_of("dayparts").get(group_words(match, "p"), "")
    number = next(
        words_of("weekdays")[w.rstrip(".")]
        for w in match.group().lower().replace(",", " ").split()
        if w.rstrip(".") in words_of("weekdays")
    )
    published = context.published
    if published is None:
        return Resolved("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}", "unresolved")
    value = _weekday(number, group_words(match, "shift"), context, match.start()).isoformat()
    return Resolved("TIME" if part else "DATE", value + part, "published")


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
    """Tuesday last week."""
    number = look_up("weekdays", match["w"])
    if context.published is None:
        return Resolved("DATE", f"XXXX-WXX-{number}", "unresolved")
    monday = context.published - timedelta(days=context.published.isoweekday() - 1)
    shift = -7 if match["n"].lower() == "last" else 7
    return Resolved("DATE", (monday + timedelta(days=shift + number - 1)).isoformat(), "published")


def deictic_day(match: re.Match[str], context: Context) -> Resolved:
    """Today; yesterday afternoon; tonight."""
    word = group_words(match, "w")
    part = words_of("dayparts").get(group_words(match, "p"), "") or ("TNI" if word == "tonight" else "")
    kind: Literal["TIME", "DATE"] = "TIME" if part else "DATE"
    if context.published is None:
        return Resolved(kind, "XXXX-XX-XX" + part, "unresolved")
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return Resolved(kind, (context.published + timedelta(days=days[word])).isoformat() + part, "published")


def deictic_part(match: re.Match[str], context: Context) -> Resolved:
    """This morning; last night; overnight."""
    part = words_of("dayparts").get(group_words(match, "p"), "TNI")
    if context.published is None:
        return Resolved("TIME", "XXXX-XX-XX" + part, "unresolved")
    back = 0 if group_words(match, "shift") == "this" else 1
    return Resolved("TIME", (context.published - timedelta(days=back)).isoformat() + part, "published")


def holiday(match: re.Match[str], context: Context) -> Resolved:
    """Christmas Eve."""
    month_number, day = map(int, look_up("holidays", match.group()).split("-"))
    return _day_without_year(month_number, day, context, context.direction(match.start()))

"""How expressions that name weeks, months, quarters, years and times counted from another get their TIMEX3 value."""

import re
from datetime import date, timedelta

from dateline.ground.timecontext import Context
from dateline.ground.timeresolve import AHEAD, BACK, Resolved, anchor_day, counted, full_year, group_words
from dateline.ground.timevalue import add_months, extent, quarter_value, shifted, week_value
from dateline.ground.timewords import look_up, number_of, unit_of

_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_SATURDAY = 6


def deictic_unit(match: re.Match[str], context: Context) -> Resolved | None:
    """Last week; next year; the same day; the previous month."""
    shift, name = group_words(match, "shift"), group_words(match, "u")
    unit = unit_of(name)
    if shift in {"that", "the same", "same"}:
        return _same(unit, context)
    count = 1 if shift in AHEAD else -1 if shift in BACK else 0
    base, basis = context.published, "published"
    if shift in {"the previous", "the following"} and (anchor := anchor_day(context)):
        base, basis = anchor, "anchored"
    if base is None:
        return Resolved("DATE", _UNKNOWN[unit], "unresolved")
    value = shifted(base, count, unit) + ("-WE" if name == "weekend" else "")
    return Resolved("DATE", value, basis)  # type: ignore[arg-type]  # one of two literals


def _same(unit: str, context: Context) -> Resolved | None:
    anchor = anchor_day(context)
    if anchor is None or (unit in {"D", "W"} and extent(context.anchor or "").precision != "day"):
        return Resolved("DATE", _UNKNOWN[unit], "unresolved")
    return Resolved("DATE", shifted(anchor, 0, unit), "anchored")


def current_unit(match: re.Match[str], context: Context) -> Resolved | None:
    """The weekend; the quarter; the latest period."""
    name = group_words(match, "u")
    if name == "day":
        return None
    if name == "weekend":
        if context.published is None:
            return Resolved("DATE", "XXXX-WXX-WE", "unresolved")
        ahead = context.direction(match.start()) == "future" or context.published.isoweekday() >= _SATURDAY
        return Resolved("DATE", week_value(context.published - timedelta(days=0 if ahead else 7)) + "-WE", "published")
    if context.quarter:
        return Resolved("DATE", context.quarter, "anchored")
    if name == "latest period":
        return None
    return Resolved("DATE", "XXXX-QX", "unresolved")


def shifted_by(match: re.Match[str], context: Context) -> Resolved:
    """Three weeks ago; a day earlier; two years later."""
    word, unit = group_words(match, "w"), unit_of(match["u"])
    count = number_of(counted(match["n"]))
    back = word in {"ago", "earlier", "before"}
    if count is None:
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF", "unresolved")
    if word in {"ago", "hence", "from now"}:
        base, basis = context.published, "published"
        if unit == "Y" and count == 1 and context.quarter and back:
            return Resolved("DATE", _quarter_before(context.quarter), "anchored")
    else:
        base, basis = anchor_day(context) or context.published, "anchored"
        if unit == "Y" and context.quarter and back:
            return Resolved("DATE", _quarter_before(context.quarter), "anchored")
    if base is None:
        return Resolved("DATE", _UNKNOWN.get(unit, "XXXX-XX-XX"), "unresolved")
    return Resolved("DATE", shifted(base, -count if back else count, unit), basis)  # type: ignore[arg-type]  # one of two literals


def _quarter_before(quarter: str) -> str:
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def year_earlier(_match: re.Match[str], context: Context) -> Resolved:
    """The year-earlier period."""
    if context.quarter:
        return Resolved("DATE", _quarter_before(context.quarter), "anchored")
    if context.published is None:
        return Resolved("DATE", "XXXX", "unresolved")
    return Resolved("DATE", f"{context.published.year - 1}", "published")


def quarter(match: re.Match[str], context: Context) -> Resolved:
    """The third quarter; fourth quarter of 1998."""
    number = look_up("ordinals", match["q"])
    stated = match["y"] or match["y0"]
    if stated:
        return Resolved("DATE", f"{stated}-Q{number}")
    if context.published is None:
        return Resolved("DATE", f"XXXX-Q{number}", "unresolved")
    year = context.published.year
    if shift := group_words(match, "shift"):
        year -= shift == "last"
    elif number > int(quarter_value(context.published)[-1]) and context.direction(match.start()) == "past":
        year -= 1
    return Resolved("DATE", f"{year}-Q{number}", "published")


def year(match: re.Match[str], _: Context) -> Resolved:
    """In 2014; late 1999."""
    return Resolved("DATE", match["y"])


def season(match: re.Match[str], context: Context) -> Resolved | None:
    """Summer 2020; last fall. A bare season needs a word that leads to it."""
    code = look_up("seasons", match["s"])
    shift = group_words(match, "shift")
    if match["y"]:
        return Resolved("DATE", f"{match['y']}-{code}")
    if shift not in {"this", "last", "next"}:
        return Resolved("DATE", f"XXXX-{code}", "unresolved") if shift and code != "FA" else None
    if context.published is None:
        return Resolved("DATE", f"XXXX-{code}", "unresolved")
    base = date(context.published.year, _SEASON_MONTH[code], 15)
    if shift == "last" and base > add_months(context.published, -1):
        base = add_months(base, -12)
    elif shift == "next" and base <= context.published:
        base = add_months(base, 12)
    return Resolved("DATE", f"{base.year}-{code}", "published")


def decade(match: re.Match[str], _: Context) -> Resolved:
    """The 1990s; the '80s."""
    return Resolved("DATE", str(full_year(match["y"]))[:3])


def century(match: re.Match[str], _: Context) -> Resolved:
    """The 20th century."""
    return Resolved("DATE", f"{int(match['n']) - 1:02d}")

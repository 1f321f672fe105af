"""How quarters and halves of years, seasons and the end of the year get their TIMEX3 value."""

import re
from datetime import date
from functools import cache

from dateline.ground.timecontext import Context
from dateline.ground.timeresolve import Resolved, anchor_day, group_words
from dateline.ground.timevalue import add_months, extent, quarter_value
from dateline.ground.timewords import look_up, pieces

_WINTER_ENDS = 2  # month
_POINT = re.compile(r"\b(?P<word>by|since|until|at)\s+$", re.IGNORECASE)
_LOOK_BACK = 8
_IN_SEASON = re.compile(r"\b(?:in|during|over|by|since|until|till|through|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
_LOOK_BACK_SEASON = 16
_OF = re.compile(r"\s+of\b", re.IGNORECASE)  # "in the fall of the house"
_SHIFTS = {"this": 0, "the": 0, "last": -1, "next": 1, "the previous": -1, "the current": 0}


def quarter_before(quarter: str) -> str:
    """The same quarter a year before."""
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def quarter(match: re.Match[str], context: Context) -> Resolved:
    """The third quarter; fourth quarter of 1998; Q3 2022; next year's first quarter."""
    number = int(match["qn"]) if match["qn"] else look_up("ordinals", match["q"])
    if stated := match["y"] or match["y0"]:
        return Resolved("DATE", f"{stated}-Q{number}")
    if context.published is None:
        return Resolved("DATE", f"XXXX-Q{number}", "unresolved")
    year = context.published.year
    if shift := group_words(match, "shift"):
        year += _SHIFTS[shift]
    elif number > int(quarter_value(context.published)[-1]) and context.direction(match.start()) != "future":
        year -= 1
    return Resolved("DATE", f"{year}-Q{number}", "published")


def half(match: re.Match[str], context: Context) -> Resolved:
    """The first half of 2023; the second half of last year."""
    number = 1 if match["h"].lower() == "first" else 2
    if match["y"]:
        return Resolved("DATE", f"{match['y']}-H{number}")
    year = _year(group_words(match, "shift"), context)
    return Resolved("DATE", f"{year}-H{number}", "published") if year else Resolved("DATE", f"XXXX-H{number}", "unresolved")


def _year(shift: str, context: Context) -> int | None:
    return context.published.year + _SHIFTS[shift] if context.published else None


def latest_quarter(_match: re.Match[str], context: Context) -> Resolved | None:
    """The quarter; the latest quarter: the one named before; without one, the last to end before publication."""
    if context.quarter:
        return Resolved("DATE", context.quarter, "anchored")
    if context.published is None or "period" in _match.group().lower():
        return None
    if "latest" in _match.group().lower():
        return Resolved("DATE", quarter_value(add_months(context.published, -3)), "published")
    return Resolved("DATE", "XXXX-QX", "unresolved")


def year_end(match: re.Match[str], context: Context) -> Resolved:
    """By year-end, at the year's end: the last day; else December."""
    lead = _POINT.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    rest = "12-31" if lead else "12"
    if match["y"]:
        return Resolved("DATE", f"{match['y']}-{rest}")
    if context.published is None:
        return Resolved("DATE", f"XXXX-{rest}", "unresolved")
    year = context.published.year - (lead is not None and lead["word"].lower() == "since")
    return Resolved("DATE", f"{year}-{rest}", "published")


def season(match: re.Match[str], context: Context) -> Resolved | None:
    """Summer 2020; last fall. A bare season needs a word that leads to it."""
    code = look_up("seasons", match["s"])
    shift = group_words(match, "shift")
    if stated := match["y"] or _year_ahead(match):
        return Resolved("DATE", f"{stated}-{code}")
    if match["of"]:
        year = _year(match["of"].lower(), context)
        return Resolved("DATE", f"{year}-{code}", "published") if year else Resolved("DATE", f"XXXX-{code}", "unresolved")
    if shift == "that" and (anchor := anchor_day(context)):
        return Resolved("DATE", f"{anchor.year}-{code}", "anchored")
    if shift not in {"this", "last", "next"}:
        return _told_by_verb(code, shift, match, context)
    if context.published is None:
        return Resolved("DATE", f"XXXX-{code}", "unresolved")
    return Resolved("DATE", f"{_season_year(shift, code, context.published)}-{code}", "published")


@cache
def _joined() -> re.Pattern[str]:
    """Another season joined to one, and the year they share."""
    return re.compile(r"\s*(?:and|or|to|[-–—])\s*(?:the\s+)?{season}\s+(?:of\s+)?(?P<y>{year})".format_map(pieces()), re.IGNORECASE)


def _year_ahead(match: re.Match[str]) -> str | None:
    """The year stated for two seasons: "the spring and summer of 2022"."""
    joined = _joined().match(match.string, match.end()) if not match["shift"] or match["shift"].lower() in {"the", "in"} else None
    return joined["y"] if joined else None


def _told_by_verb(code: str, shift: str, match: re.Match[str], context: Context) -> Resolved | None:
    """In the autumn; by the spring: the nearest on the side the verb looks to. "The fall" alone is none."""
    led = _IN_SEASON.search(match.string, max(0, match.start("s") - _LOOK_BACK_SEASON), match.start("s"))
    if not (shift or led) or (match["s"].lower() == "fall" and (not led or _OF.match(match.string, match.end()))):
        return None
    way = context.direction(match.start()) if led else "unknown"
    published = context.published
    if published is None or way == "unknown":
        return Resolved("DATE", f"XXXX-{code}", "unresolved") if code != "FA" else None
    spans = {y: extent(f"{y}-{code}") for y in range(published.year - 2, published.year + 2)}
    if way == "past":
        year = max(y for y, s in spans.items() if s.earliest and s.earliest <= published)
    else:
        year = min(y for y, s in spans.items() if s.latest and s.latest >= published)
    return Resolved("DATE", f"{year}-{code}", "published")


def _season_year(shift: str, code: str, published: date) -> int:
    """The year of the season that is under way or nearest (`this`), the last that is over, or the next to begin. A winter has the year it begins in."""
    years = range(published.year - 2, published.year + 3)
    spans = {y: extent(f"{y}-{code}") for y in years}
    if shift == "last":
        return max(y for y, s in spans.items() if s.latest and s.latest < published)
    if shift == "next":
        return min(y for y, s in spans.items() if s.earliest and s.earliest > published)
    if code == "WI" and published.month <= _WINTER_ENDS:
        return published.year - 1
    return published.year

"""How each kind of time expression gets its TIMEX3 value. Without a day of publication relative ones stay unresolved."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.ground.timecontext import Context, Direction
from dateline.ground.timevalue import add_months, extent, quarter_value, shifted, week_value
from dateline.ground.timewords import look_up, number_of, unit_of, words_of
from dateline.model import Span
from dateline.model.when import WhenBasis, WhenKind

_AHEAD = {"next", "the next", "the following", "coming", "this coming", "the coming"}
_BACK = {"last", "the past", "the previous", "this past"}
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_LAST_SHORT_YEAR = 40  # two digits up to this are of this century
_SATURDAY = 6
_HOURS = 24
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 type and value of an expression, and what the value rests on."""

    kind: WhenKind
    value: str
    basis: WhenBasis = "stated"


def _words(match: re.Match[str], group: str) -> str:
    return " ".join((match.groupdict().get(group) or "").lower().split())


def _year(written: str) -> int:
    digits = written.strip("'’")
    if len(digits) == len("2020"):
        return int(digits)
    return 1900 + int(digits) if int(digits) > _LAST_SHORT_YEAR else 2000 + int(digits)


def _full(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_day(match: re.Match[str], _: Context) -> Resolved | None:
    """2020-09-02."""
    value = _full(int(match["y"]), int(match["m"]), int(match["d"]))
    return Resolved("DATE", value) if value else None


def slashed_day(match: re.Match[str], context: Context) -> Resolved | None:
    """9/2/2020: the order of day and month is known only where one is above 12 or the day of publication decides."""
    a, b, year = int(match["a"]), int(match["b"]), _year(match["y"])
    readings = {v for v in (_full(year, a, b), _full(year, b, a)) if v}
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
        value = _full(int(match["y"]), month, day)
        return Resolved("DATE", value) if value else None
    if _full(2000, month, day) is None:
        return None
    return _day_without_year(month, day, context, context.direction(match.start()))


def _day_without_year(month: int, day: int, context: Context, direction: Direction) -> Resolved:
    published = context.published
    if published is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}", "unresolved")
    options = [date.fromisoformat(v) for y in (-1, 0, 1) if (v := _full(published.year + y, month, day))]
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
    year = context.published.year + {"this": 0, "last": -1, "next": 1}[_words(match, "shift")]
    return Resolved("DATE", f"{year}-{number:02d}", "published")


_MONTH_LEADS = re.compile(r"\b(?:in|of|since|until|till|by|from|to|through|during|between|and|for|before|after|around|about|last|next|this|early|late|mid)[\s-]+$", re.IGNORECASE)  # fmt: skip


def bare_month(match: re.Match[str], context: Context) -> Resolved | None:
    """September; last May; mid-November. May and March only where the words before them lead to a month."""
    name = re.split(r"[\s-]+", match.group())[-1]
    lead = match.string[max(0, match.start() - 12) : match.start()]
    if not name[0].isupper() or (name.lower() in {"may", "march"} and match.group() == name and not _MONTH_LEADS.search(lead)):
        return None
    number = look_up("months", name)
    if context.published is None:
        return Resolved("DATE", f"XXXX-{number:02d}", "unresolved")
    return Resolved("DATE", _month_value(number, _words(match, "shift"), context, match.start()), "published")


def _month_value(number: int, shift: str, context: Context, start: int) -> str:
    published = context.published or date.min
    this = date(published.year, published.month, 1)
    direction = context.direction(start)
    options = [date(published.year + y, number, 1) for y in (-1, 0, 1)]
    if shift in _BACK:
        options = [d for d in options if d < this]
        return max(options).isoformat()[:7]
    if shift in _AHEAD:
        return min(d for d in options if d > this).isoformat()[:7]
    if shift == "this":
        return f"{published.year}-{number:02d}"
    return _chosen(options, this, direction).isoformat()[:7]


def weekday(match: re.Match[str], context: Context) -> Resolved:
    """Friday; last Tuesday night."""
    part = words_of("dayparts").get(_words(match, "p"), "")
    number = next(
        words_of("weekdays")[w.rstrip(".")]
        for w in match.group().lower().replace(",", " ").split()
        if w.rstrip(".") in words_of("weekdays")
    )
    published = context.published
    if published is None:
        return Resolved("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}", "unresolved")
    value = _weekday(number, _words(match, "shift"), context, match.start()).isoformat()
    return Resolved("TIME" if part else "DATE", value + part, "published")


def _weekday(number: int, shift: str, context: Context, start: int) -> date:
    published = context.published or date.min
    back = (published.isoweekday() - number) % 7
    if shift in _BACK:
        return published - timedelta(days=back or 7)
    if shift in _AHEAD:
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
    word = _words(match, "w")
    part = words_of("dayparts").get(_words(match, "p"), "") or ("TNI" if word == "tonight" else "")
    kind: WhenKind = "TIME" if part else "DATE"
    if context.published is None:
        return Resolved(kind, "XXXX-XX-XX" + part, "unresolved")
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return Resolved(kind, (context.published + timedelta(days=days[word])).isoformat() + part, "published")


def deictic_part(match: re.Match[str], context: Context) -> Resolved:
    """This morning; last night; overnight."""
    part = words_of("dayparts").get(_words(match, "p"), "TNI")
    if context.published is None:
        return Resolved("TIME", "XXXX-XX-XX" + part, "unresolved")
    back = 0 if _words(match, "shift") == "this" else 1
    return Resolved("TIME", (context.published - timedelta(days=back)).isoformat() + part, "published")


def deictic_unit(match: re.Match[str], context: Context) -> Resolved | None:
    """Last week; next year; the same day; the previous month."""
    shift, name = _words(match, "shift"), _words(match, "u")
    unit = unit_of(name)
    if shift in {"that", "the same", "same"}:
        return _same(unit, context)
    count = 1 if shift in _AHEAD else -1 if shift in _BACK else 0
    base, basis = context.published, "published"
    if shift in {"the previous", "the following"} and (anchor := _anchor_day(context)):
        base, basis = anchor, "anchored"
    if base is None:
        return Resolved("DATE", _UNKNOWN[unit], "unresolved")
    value = shifted(base, count, unit) + ("-WE" if name == "weekend" else "")
    return Resolved("DATE", value, basis)  # type: ignore[arg-type]  # one of two literals


def _same(unit: str, context: Context) -> Resolved | None:
    anchor = _anchor_day(context)
    if anchor is None or (unit in {"D", "W"} and extent(context.anchor or "").precision != "day"):
        return Resolved("DATE", _UNKNOWN[unit], "unresolved")
    return Resolved("DATE", shifted(anchor, 0, unit), "anchored")


def _anchor_day(context: Context) -> date | None:
    return extent(context.anchor).earliest if context.anchor else None


def current_unit(match: re.Match[str], context: Context) -> Resolved | None:
    """The weekend; the quarter; the latest period."""
    name = _words(match, "u")
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
    word, unit = _words(match, "w"), unit_of(match["u"])
    count = number_of(_counted(match["n"]))
    back = word in {"ago", "earlier", "before"}
    if count is None:
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF", "unresolved")
    if word in {"ago", "hence", "from now"}:
        base, basis = context.published, "published"
        if unit == "Y" and count == 1 and context.quarter and back:
            return Resolved("DATE", _quarter_before(context.quarter), "anchored")
    else:
        base, basis = _anchor_day(context) or context.published, "anchored"
        if unit == "Y" and context.quarter and back:
            return Resolved("DATE", _quarter_before(context.quarter), "anchored")
    if base is None:
        return Resolved("DATE", _UNKNOWN.get(unit, "XXXX-XX-XX"), "unresolved")
    return Resolved("DATE", shifted(base, -count if back else count, unit), basis)  # type: ignore[arg-type]  # one of two literals


def _counted(written: str) -> str:
    found = re.search(r"(?:\d[\d,]*|(?:\b(?:" + "|".join(words_of("numbers")) + r")\b[\s-]*(?:and\s+)?)+)\s*$", written, re.IGNORECASE)
    return found.group() if found else written


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
    if shift := _words(match, "shift"):
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
    shift = _words(match, "shift")
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
    return Resolved("DATE", str(_year(match["y"]))[:3])


def century(match: re.Match[str], _: Context) -> Resolved:
    """The 20th century."""
    return Resolved("DATE", f"{int(match['n']) - 1:02d}")


def each(match: re.Match[str], _: Context) -> Resolved:
    """Every day; each July; twice a week."""
    word = match["u"].lower()
    if word.rstrip("s") in words_of("weekdays"):
        return Resolved("SET", f"XXXX-WXX-{words_of('weekdays')[word.rstrip('s')]}")
    if word in words_of("months"):
        return Resolved("SET", f"XXXX-{words_of('months')[word]:02d}")
    if word in words_of("dayparts"):
        return Resolved("SET", f"XXXX-XX-XX{words_of('dayparts')[word]}")
    count = number_of(match.groupdict().get("n") or "one") or 1
    return Resolved("SET", _period(str(count), unit_of(word)))


def each_weekday(match: re.Match[str], _: Context) -> Resolved:
    """On Sundays; Tuesday nights."""
    number = look_up("weekdays", match["u"] or match["u2"])
    part = match["p"] or match["p2"]
    return Resolved("SET", f"XXXX-WXX-{number}" + (words_of("dayparts")[part.lower()] if part else ""))


def fixed_set(match: re.Match[str], _: Context) -> Resolved:
    """Daily; weekly."""
    return Resolved("SET", look_up("sets", match.group()))


def _period(count: str, unit: str) -> str:
    if unit in {"E", "C"} and count.isdigit():
        return f"P{int(count) * (10 if unit == 'E' else 100)}Y"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def running(match: re.Match[str], _: Context) -> Resolved:
    """The past three weeks; the first nine months."""
    count = number_of(match["n"]) if match["n"] else None
    unit = unit_of(match["u"])
    if unit == "TH" and count and count % _HOURS == 0:
        return Resolved("DURATION", f"P{count // _HOURS}D")
    return Resolved("DURATION", _period(str(count) if count else "X", unit))


def past_reference(_match: re.Match[str], _: Context) -> Resolved:
    """Recent weeks."""
    return Resolved("DATE", "PAST_REF", "unresolved")


def duration(match: re.Match[str], _: Context) -> Resolved | None:
    """26 years; two-week; several days."""
    written = match.groupdict().get("n") or ""
    count = number_of(_counted(written)) if written else None
    unit = unit_of(match["u"])
    if written.lower() in {"a", "an"} and unit in {"TS", "TM"} and match["u"].lower() == "second":
        return None
    if match.groupdict().get("half") and count is not None and unit == "Y":
        return Resolved("DURATION", f"P{count}Y6M")
    return Resolved("DURATION", _period("X" if count is None else str(count), unit))


def half_hour(_match: re.Match[str], _: Context) -> Resolved:
    """Half an hour."""
    return Resolved("DURATION", "PT30M")


def clock(match: re.Match[str], context: Context) -> Resolved | None:
    """7:15 p.m.; 14:30 GMT. The day is that of the last date before it, else that of publication."""
    groups = match.groupdict()
    hour = int(groups["h"]) if groups.get("h") else number_of(groups.get("hw") or "")
    if hour is None or hour > _HOURS:
        return None
    half = (groups.get("ap") or "").lower()[:1] or {"morning": "a", "afternoon": "p", "evening": "p"}.get(groups.get("p") or "", "")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return _at(f"T{hour:02d}:{groups.get('i') or '00'}", context)


def named_clock(match: re.Match[str], context: Context) -> Resolved:
    """Noon; midnight."""
    return _at(look_up("clock", match.group()), context)


def some_part(match: re.Match[str], context: Context) -> Resolved:
    """In the morning; mid-afternoon."""
    return _at(look_up("dayparts", match["p"] or match["p2"]), context)


def _at(time: str, context: Context) -> Resolved:
    if context.anchor and extent(context.anchor).precision == "day":
        return Resolved("TIME", context.anchor + time, "anchored")
    if context.published is None:
        return Resolved("TIME", "XXXX-XX-XX" + time, "unresolved")
    return Resolved("TIME", context.published.isoformat() + time, "published")


def reference(match: re.Match[str], _: Context) -> Resolved:
    """Now; recently; soon."""
    return Resolved("DATE", look_up("references", match.group()), "unresolved")


def holiday(match: re.Match[str], context: Context) -> Resolved:
    """Christmas Eve."""
    month_number, day = map(int, look_up("holidays", match.group()).split("-"))
    return _day_without_year(month_number, day, context, context.direction(match.start()))

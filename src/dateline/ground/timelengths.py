"""How lengths of time, sets, times of day and vague references get their TIMEX3 value."""

import re

from dateline.ground.timecontext import Context
from dateline.ground.timeresolve import Resolved, counted
from dateline.ground.timevalue import extent
from dateline.ground.timewords import look_up, number_of, unit_of, words_of

_HOURS = 24


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
    count = number_of(counted(written)) if written else None
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

"""How lengths of time, sets, times of day and vague references get their TIMEX3 value."""

import re

from dateline.ground.timecontext import Context
from dateline.ground.timeresolve import INSIDE, Resolved, counted
from dateline.ground.timevalue import extent
from dateline.ground.timewords import count_in_units, look_up, number_of, unit_of, words_of

_COUNTED_FROM = re.compile(r"\s+(?:after|before|since|later|earlier|ago)\b", re.IGNORECASE)
_HOURS = 24
_NTH = {"other": 2, "second": 2, "third": 3, "fourth": 4}


def each(match: re.Match[str], _: Context) -> Resolved:
    """Every day; each July; twice a week."""
    word = match["u"].lower()
    if word.rstrip("s") in words_of("weekdays"):
        return Resolved("SET", f"XXXX-WXX-{words_of('weekdays')[word.rstrip('s')]}")
    if word in words_of("months"):
        return Resolved("SET", f"XXXX-{words_of('months')[word]:02d}")
    if word in words_of("dayparts"):
        return Resolved("SET", f"XXXX-XX-XX{words_of('dayparts')[word]}")
    written = (match.groupdict().get("n") or "one").lower()
    count = count_in_units(_NTH.get(written) or number_of(written), word)
    return Resolved("SET", _period(str(count or "X"), unit_of(word)))


def each_weekday(match: re.Match[str], _: Context) -> Resolved:
    """On Sundays; Tuesday nights."""
    number = look_up("weekdays", match["u"] or match["u2"])
    part = match["p"] or match["p2"]
    return Resolved("SET", f"XXXX-WXX-{number}" + (words_of("dayparts")[part.lower()] if part else ""))


def fixed_set(match: re.Match[str], context: Context) -> Resolved | None:
    """Daily; weekly. Not where it names a newspaper."""
    token = context.token(match.start())
    if token and (token.pos in {"NOUN", "PROPN"} or context.document.tokens[token.head].pos == "PROPN"):
        return None
    return Resolved("SET", look_up("sets", match.group()))


def _period(count: str, unit: str) -> str:
    if unit in {"E", "C"} and count.isdigit():
        return f"P{int(count) * (10 if unit == 'E' else 100)}Y"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def running(match: re.Match[str], context: Context) -> Resolved:
    """The past three weeks; the first nine months. A verb is none of it: "the talks may last three weeks"."""
    token = context.token(match.start())
    if token is not None and token.pos == "VERB":
        return INSIDE
    count = count_in_units(number_of(match["n"]), match["u"]) if match["n"] else None
    unit = unit_of(match["u"])
    if unit == "TH" and count and count % _HOURS == 0:
        return Resolved("DURATION", f"P{count // _HOURS}D")
    return Resolved("DURATION", _period(str(count) if count else "X", unit))


def past_reference(_match: re.Match[str], _: Context) -> Resolved:
    """Recent weeks."""
    return Resolved("DATE", "PAST_REF", "unresolved")


def duration(match: re.Match[str], context: Context) -> Resolved | None:
    """26 years; two-week; several days; two and a half hours; a SET where it is a rate: "300 barrels a day"."""
    written = " ".join((match.groupdict().get("n") or "").lower().split())
    count = count_in_units(number_of(counted(written)) if written else None, match["u"])
    unit = unit_of(match["u"])
    if match["u"].lower() == "second" and count != 1 and "-" not in match.group():
        return None  # "914 second class"
    if written in {"a", "an"}:
        if match["u"].lower() == "second":
            return None
        if _is_rate(match, context):
            return Resolved("SET", _period("1", unit))
    if match.groupdict().get("range"):
        count = None  # "60 to 90 days"
    elif written == "some" and not match["u"].lower().endswith("s"):
        return None  # "some day"
    halved = match.groupdict().get("half") or match.groupdict().get("half2")
    if halved and count is not None:
        return Resolved("DURATION", _and_a_half(count, unit))
    return Resolved("DURATION", _period("X" if count is None else str(count), unit))


def _is_rate(match: re.Match[str], context: Context) -> bool:
    """Whether "a day" hangs from the amount right before it."""
    token = context.token(match.start("u"))
    if token is None or token.dep != "npadvmod":
        return False
    above = context.document.tokens[token.head]
    if _COUNTED_FROM.match(match.string, match.end()):
        return False
    return above.i < token.i and above.pos in {"NOUN", "NUM", "SYM", "PROPN"}


def _and_a_half(count: int, unit: str) -> str:
    if unit == "Y":
        return f"P{count}Y6M"
    if unit == "TH":
        return f"PT{count}H30M"
    if unit in {"E", "C"}:
        return f"P{count * 10 + 5}Y" if unit == "E" else f"P{count * 100 + 50}Y"
    return _period(f"{count}.5", unit)


def half_of(match: re.Match[str], _: Context) -> Resolved | None:
    """Half an hour; half a century."""
    value = {"TM": "PT30S", "TH": "PT30M", "D": "PT12H", "M": "P0.5M", "Y": "P6M", "E": "P5Y", "C": "P50Y"}.get(unit_of(match["u"]))
    return Resolved("DURATION", value) if value else None


def long_unit(match: re.Match[str], _: Context) -> Resolved:
    """Decade-long; weeks-long."""
    many = match["u"].lower().endswith("s")
    return Resolved("DURATION", _period("X" if many else "1", unit_of(match["u"])))


def full_unit(match: re.Match[str], _: Context) -> Resolved:
    """The year ended June 30."""
    return Resolved("DURATION", _period(str(count_in_units(1, match["u"])), unit_of(match["u"])))


def clock(match: re.Match[str], context: Context) -> Resolved | None:
    """7:15 p.m.; 14:30 GMT. The day is that of the last date before it, else that of publication."""
    groups = match.groupdict()
    hour = int(groups["h"]) if groups.get("h") else number_of(groups.get("hw") or "")
    if hour is None or hour > _HOURS:
        return None
    half = (groups.get("ap") or "").lower()[:1] or {"morning": "a", "afternoon": "p", "evening": "p"}.get(groups.get("p") or "", "")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return _at(f"T{hour:02d}:{groups.get('i') or '00'}", match, context)


def bare_hours(match: re.Match[str], context: Context) -> Resolved | None:
    """At 0815; at 2340 on 11 November. Not where the number counts or measures something."""
    after = context.token(match.end() + 1) if match.string[match.end() : match.end() + 1].isspace() else None
    if after is not None and (after.pos in {"NOUN", "NUM", "SYM", "ADJ"} and not after.text[0].isupper()):
        return None
    return clock(match, context)


def named_clock(match: re.Match[str], context: Context) -> Resolved:
    """Noon; midnight."""
    return _at(look_up("clock", match.group()), match, context)


def some_part(match: re.Match[str], context: Context) -> Resolved:
    """In the morning; mid-afternoon."""
    return _at(look_up("dayparts", match["p"] or match["p2"]), match, context)


def _at(time: str, match: re.Match[str], context: Context) -> Resolved:
    """On the last day named, but on one to come only in its own sentence; else on that of publication."""
    near = not context.is_ahead() or context.near_anchor(match.start())
    if context.anchor and extent(context.anchor).precision == "day" and near:
        return Resolved("TIME", context.anchor + time, "anchored")
    if context.published is None:
        return Resolved("TIME", "XXXX-XX-XX" + time, "unresolved")
    return Resolved("TIME", context.published.isoformat() + time, "published")


def reference(match: re.Match[str], _: Context) -> Resolved:
    """Now; recently; soon."""
    return Resolved("DATE", look_up("references", match.group()), "unresolved")

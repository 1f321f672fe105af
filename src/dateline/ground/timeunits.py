"""How expressions that name weeks, months, years and longer, and times counted from another, get their TIMEX3 value."""

import re
from datetime import date, timedelta

from dateline.ground.timecontext import Context
from dateline.ground.timequarters import quarter_before
from dateline.ground.timeresolve import AHEAD, BACK, Resolved, anchor_day, counted, full_year, group_words
from dateline.ground.timevalue import extent, shifted, week_value
from dateline.ground.timewords import count_in_units, look_up, number_of, unit_of, year_of
from dateline.model.when import WhenBasis

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_ROUGHLY = re.compile(r"\baround\s+$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|within|in)\s+$", re.IGNORECASE)
_NEAR = 2  # sentences
_SATURDAY, _HOURS = 6, 24
_SAME = frozenset({"that", "the same", "same"})
_ANCHORED = frozenset({"the previous", "the preceding", "the prior", "the following", "the next"})


def deictic_unit(match: re.Match[str], context: Context) -> Resolved | None:
    """Last week; next year; the same day; the previous month; the end of the year."""
    shift, name = group_words(match, "shift"), match["u"].lower()
    unit = unit_of(name)
    if _is_title(match):
        return None
    if shift in _SAME:
        return _same(unit, context)
    base, basis = _base(shift, match, context)
    if base is None:
        return Resolved("DATE", _UNKNOWN[unit], "unresolved")
    count = 1 if shift in AHEAD else -1 if shift in BACK else 0
    return Resolved("DATE", shifted(base, count, unit) + ("-WE" if name == "weekend" else ""), basis)


def _is_title(match: re.Match[str]) -> bool:
    """A name in quotation marks: "This Week"."""
    before = match.string[match.start() - 1 : match.start()]
    return before in {'"', "“", "'", "‘"} and match["u"][0].isupper()


def _base(shift: str, match: re.Match[str], context: Context) -> tuple[date | None, WhenBasis]:
    """The day to count from: that of publication, or one named before."""
    anchor = anchor_day(context)
    told = shift in _ANCHORED and context.near_anchor(match.start(), _NEAR) and not (shift == "the next" and _is_coming(match, context))
    beside = shift == "the" and (context.published is None or (context.anchor_stated and context.near_anchor(match.start())))
    return (anchor, "anchored") if anchor and (told or beside) else (context.published, "published")


def _is_coming(match: re.Match[str], context: Context) -> bool:
    return bool(_OVER.search(match.string, max(0, match.start() - 8), match.start())) or context.direction(match.start()) == "future"


def _same(unit: str, context: Context) -> Resolved | None:
    anchor = anchor_day(context)
    if anchor is None or (unit in {"D", "W"} and extent(context.anchor or "").precision != "day"):
        return Resolved("DATE", _UNKNOWN[unit], "unresolved")
    return Resolved("DATE", shifted(anchor, 0, unit), "anchored")


def weekend(match: re.Match[str], context: Context) -> Resolved | None:
    """The weekend."""
    if context.published is None:
        return Resolved("DATE", "XXXX-WXX-WE", "unresolved")
    ahead = context.direction(match.start()) == "future" or context.published.isoweekday() >= _SATURDAY
    return Resolved("DATE", week_value(context.published - timedelta(days=0 if ahead else 7)) + "-WE", "published")


def shifted_by(match: re.Match[str], context: Context) -> Resolved:
    """Three weeks ago; a day earlier; two years later."""
    word, unit = group_words(match, "w") or group_words(match, "w2"), unit_of(match["u"])
    count = count_in_units(number_of(counted(match["n"])), match["u"]) if match["n"] else None
    if unit == "TH" and count is not None and count % _HOURS == 0:
        count, unit = count // _HOURS, "D"  # "48 hours later"
    back = word in {"ago", "earlier", "before"}
    if count is None:
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF", "unresolved")
    if unit == "Y" and context.quarter and back and (count == 1 or word != "ago"):
        return Resolved("DATE", quarter_before(context.quarter), "anchored")
    base: date | None = context.published
    basis: WhenBasis = "published"
    if word not in {"ago", "hence", "from now"}:
        base, basis = anchor_day(context) or base, "anchored"
    if base is None:
        return Resolved("DATE", _UNKNOWN.get(unit, "XXXX-XX-XX"), "unresolved")
    return Resolved("DATE", shifted(base, -count if back else count, unit), basis)


def beside(match: re.Match[str], context: Context) -> Resolved:
    """The day before; the week after."""
    unit, back = unit_of(match["u"]), match["w"].lower() == "before"
    anchor = anchor_day(context)
    if anchor is None or (unit in {"D", "W"} and extent(context.anchor or "").precision != "day"):
        return Resolved("DATE", _UNKNOWN[unit], "unresolved")
    return Resolved("DATE", shifted(anchor, -1 if back else 1, unit), "anchored")


def year_earlier(_match: re.Match[str], context: Context) -> Resolved:
    """The year-earlier period."""
    if context.quarter:
        return Resolved("DATE", quarter_before(context.quarter), "anchored")
    if context.published is None:
        return Resolved("DATE", "XXXX", "unresolved")
    return Resolved("DATE", f"{context.published.year - 1}", "published")


def year(match: re.Match[str], context: Context) -> Resolved | None:
    """In 2014; late 1999. "Around 1990" is none where the number counts something."""
    if _ROUGHLY.search(match.string, max(0, match.start() - 8), match.start()):
        after = context.token(match.end() + 1)
        if after is not None and after.pos in {"NOUN", "ADJ"}:
            return None
    return Resolved("DATE", match["y"])


def bare_year(match: re.Match[str], context: Context) -> Resolved | None:
    """2016 without a word that leads to a year, where the reader took it for a date; not the number of a thing ("hall 1990")."""
    token = context.token(match.start())
    if token is None or (token.head == token.i - 1 and context.document.tokens[token.head].pos == "NOUN"):
        return None
    return Resolved("DATE", match["y"]) if context.is_dated(match.start(), match.end()) else None


def spelled_year(match: re.Match[str], _: Context) -> Resolved | None:
    """Nineteen ninety-one; two thousand and eight."""
    found = year_of(match.group())
    return Resolved("DATE", f"{found}") if found else None


def decade(match: re.Match[str], _: Context) -> Resolved:
    """The 1990s; the '80s; the nineties."""
    if match["spelled"]:
        return Resolved("DATE", f"19{look_up('decades', match['spelled'])}")
    return Resolved("DATE", str(full_year(match["y"]))[:3])


def century(match: re.Match[str], _: Context) -> Resolved:
    """The 20th century; the nineteenth century."""
    number = int(match["n"]) if match["n"] else look_up("centuries", match["spelled"])
    return Resolved("DATE", f"{number - 1:02d}")

"""How expressions that name a day of a month, or a month, get their TIMEX3 value."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from dateline.ground.timecontext import Context
from dateline.ground.timeresolve import AHEAD, BACK, Resolved, day_value, full_year, group_words
from dateline.ground.timetense import Direction
from dateline.ground.timevalue import add_months
from dateline.ground.timewords import look_up, pieces, words_of
from dateline.model import Span

_MONTH_LEADS = re.compile(r"\b(?:in|of|since|until|till|by|from|to|through|during|between|and|for|before|after|around|about|last|next|this|early|late|mid)[\s-]+$", re.IGNORECASE)  # fmt: skip
_SLACK = timedelta(days=1)
_NEXT_WORDS = re.compile(r"\s+(?P<words>[^\W\d]+(?:\s+[^\W\d]+)?)")
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d]+)")
_RELATIVE = {"last": -1, "this": 0, "next": 1}  # years
_NAMED_AFTER = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_HAS_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:T.*)?$")
_NEAR = 2  # sentences
_VERBS = frozenset({"may", "march"})


def short_day(match: re.Match[str], _: Context) -> Resolved | None:
    """3 JAN 90, as in the datelines of press services."""
    value = day_value(full_year(match["y"]), look_up("months", match["m"]), int(re.sub(r"\D", "", match["d"])))
    return Resolved("DATE", value) if value else None


def iso_day(match: re.Match[str], _: Context) -> Resolved | None:
    """2020-09-02; 02.09.2020, the day first."""
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
    """Sept. 2; 2 September 2020; Aug. 9 in "Aug. 9 and 12, 2020"."""
    month, day = look_up("months", match["m"]), int(re.sub(r"\D", "", match["d"]))
    if (match["m"].lower() == "may" and not match["m"][0].isupper()) or _names_a_thing(match):
        return None
    if match["rel"] and context.published:
        value = day_value(context.published.year + _RELATIVE[match["rel"].lower()], month, day)
        return Resolved("DATE", value, "published") if value else None
    if year := int(match["y"] or 0) or _year_ahead(match, month):
        value = day_value(year, month, day)
        return Resolved("DATE", value) if value else None
    if day_value(2000, month, day) is None:
        return None
    if known := _known_day(match, f"{month:02d}-{day:02d}", context):
        return Resolved("DATE", known, "published")
    return _day_without_year(month, day, context, match.start())


def day_of_month(match: re.Match[str], context: Context) -> Resolved | None:
    """On the 15th: of the month named last in the two sentences before, else of the month nearest to publication on the side the verb looks to."""
    after = context.token(match.end() + 1) if match.string[match.end() : match.end() + 1].isspace() else None
    if after is not None and after.pos in _NAMED_AFTER:
        return None  # "on the 15th floor"
    day = int(re.sub(r"\D", "", match["d"]))
    anchor = context.anchor if context.near_anchor(match.start(), _NEAR) else None
    if anchor and _HAS_MONTH.match(anchor):
        value = day_value(int(anchor[:4]), int(anchor[5:7]), day)
        return Resolved("DATE", value, "anchored") if value else None
    if context.published is None:
        return Resolved("DATE", f"XXXX-XX-{day:02d}", "unresolved")
    first = context.published.replace(day=1)
    months = [add_months(first, n) for n in (-1, 0, 1)]
    options = [date.fromisoformat(v) for m in months if (v := day_value(m.year, m.month, day))]
    return Resolved("DATE", nearest(options, context.published, context.direction(match.start())).isoformat(), "published")


def _known_day(match: re.Match[str], day: str, context: Context) -> str | None:
    """The day of what is known by its day alone, if that lies before publication: "the Sept. 11 attacks"."""
    entry = words_of("known_days").get(day)
    after = _NEXT_WORDS.match(match.string, match.end())
    if entry is None or after is None or context.published is None or not any(w in entry["words"] for w in after["words"].lower().split()):
        return None
    value = f"{entry['year']}-{day}"
    return value if date.fromisoformat(value) <= context.published else None


def _names_a_thing(match: re.Match[str]) -> bool:
    """A street, a movement or a hospital called by a day: "9 October Avenue"."""
    after = _NEXT_WORD.match(match.string, match.end())
    return after is not None and not match["y"] and after["word"].lower() in words_of("named_by_days")["words"]


@cache
def _joined() -> re.Pattern[str]:
    """More days or months joined to one, then the year they share."""
    table = pieces()
    one = r"(?:{weekday},?\s+)?(?:{day}\s+{month}|{month}\s*{day}|{month}|{day})".format_map(table)
    return re.compile(rf"(?:\s*(?:,?\s*and|,|or|to|until|till|through|[-–—])\s*{one})+,?\s+(?:of\s+)?(?P<y>{table['year']})", re.IGNORECASE)


@cache
def _a_month() -> re.Pattern[str]:
    return re.compile(pieces()["month"], re.IGNORECASE)


def _year_ahead(match: re.Match[str], month: int) -> int | None:
    """The year stated for all the dates of a range or list: that of the last; the year before for a later month ("from Nov. 3 to Feb. 2, 2021")."""
    joined = _joined().match(match.string, match.end())
    if joined is None:
        return None
    other = _a_month().search(joined.group())
    return int(joined["y"]) - (other is not None and look_up("months", other.group()) < month)


def _day_without_year(month: int, day: int, context: Context, start: int) -> Resolved:
    published = context.published
    if published is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}", "unresolved")
    options = [date.fromisoformat(v) for y in (-1, 0, 1) if (v := day_value(published.year + y, month, day))]
    if not options:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}", "unresolved")
    if context.is_since(start):
        options = [d for d in options if d <= published] or options
    return Resolved("DATE", nearest(options, published, context.direction(start)).isoformat(), "published")


def nearest(options: Sequence[date], published: date, direction: Direction) -> date:
    """The nearest day; one on the side the verb does not look to counts six times as far, the future half as far again without a verb."""
    wrong = {"past": (1, 6), "future": (6, 1), "unknown": (1, 1.5)}[direction]
    return min(options, key=lambda d: (abs(d - published).days * wrong[d > published + _SLACK], d > published))


def month(match: re.Match[str], context: Context) -> Resolved | None:
    """March 1996; January this year."""
    number = look_up("months", match["m"])
    if match.groupdict().get("y"):
        return Resolved("DATE", f"{match['y']}-{number:02d}")
    if context.published is None:
        return Resolved("DATE", f"XXXX-{number:02d}", "unresolved")
    year = context.published.year + _RELATIVE[group_words(match, "shift")]
    return Resolved("DATE", f"{year}-{number:02d}", "published")


def bare_month(match: re.Match[str], context: Context) -> Resolved | None:
    """September; last May; mid-November. May and March only where the words around them make them months."""
    name = re.split(r"[\s-]+", match.group())[-1]
    if not name[0].isupper():
        return None
    number = look_up("months", name)
    if year := _year_ahead(match, number):
        return Resolved("DATE", f"{year}-{number:02d}")
    if match.group() == name and not _is_month(match, name.lower(), context):
        return None
    if context.published is None:
        return Resolved("DATE", f"XXXX-{number:02d}", "unresolved")
    return Resolved("DATE", _month_value(number, group_words(match, "shift"), context, match.start()), "published")


def _is_month(match: re.Match[str], name: str, context: Context) -> bool:
    """After a word that leads to a month, or before the noun it belongs to ("the March accession"); no verb and no first name."""
    if _MONTH_LEADS.search(match.string, max(0, match.start() - 12), match.start()):
        return True
    token = context.token(match.start())
    above = context.document.tokens[token.head] if token else None
    if token is None or above is None or token.dep != "compound" or above.i < token.i:
        return name not in _VERBS
    return above.pos == "NOUN" or (above.pos != "PROPN" and name not in _VERBS)


def _month_value(number: int, shift: str, context: Context, start: int) -> str:
    published = context.published or date.min
    this = date(published.year, published.month, 1)
    options = [date(published.year + y, number, 1) for y in (-1, 0, 1)]
    if shift in BACK:
        options = [d for d in options if d < this]
        return max(options).isoformat()[:7]
    if shift in AHEAD:
        return min(d for d in options if d > this).isoformat()[:7]
    if shift == "this":
        return f"{published.year}-{number:02d}"
    if context.is_since(start):
        options = [d for d in options if d <= this]
    return nearest(options, this, context.direction(start) if not context.modifies(start) else "unknown").isoformat()[:7]

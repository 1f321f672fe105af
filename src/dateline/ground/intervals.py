"""Stretches of time: of two dates, or of one and an open end ("between Aug. 9 and 12", "since 2014", "until Friday").

What a stretch covers is given by its first and last day; a side that the words leave open stays open. `find_intervals` gives them beside the
dates they are made of.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.ground.stretches import counted, day_beside, is_put_off, made, week_of_month
from dateline.ground.timeparts import part_of
from dateline.ground.timevalue import extent, shifted
from dateline.model import Document, Span, When
from dateline.model.when import WhenBasis

_FROM = re.compile(r"\b(?P<lead>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:,\s*)?(?P<word>and|to|until|till|through|into|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_RANGES = frozenset({"-", "–", "—", "to", "through", "into"})  # make a stretch without "from"
_NUMBER = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:.]\d|,\d{3})"
_DAY = re.compile(rf"\s*(?P<word>and|to|until|through|[-–—])\s*{_NUMBER}", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    rf"(?P<lead>\b(?:between|from)\s+(?:the\s+)?)?\b{_NUMBER}\s*(?P<word>and|to|until|till|through|[-–—])\s*(?:the\s+)?$", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r",?\s+(?:of\s+)?(?P<y>(?:1[5-9]|20)\d\d)\b")
_SHORT_YEAR = re.compile(r"[-–/](?P<y>\d\d)\b(?![-/\d])")
_OPEN = re.compile(
    r"\b(?:(?P<since>(?:ever\s+)?since|starting(?:\s+(?:on|in|from))?|beginning(?:\s+(?:on|in))?|from)"
    r"|(?P<floor>no(?:t)?\s+earlier\s+than|as\s+from|with\s+effect\s+from)|(?P<until>until|till|through|by|up\s+(?:to|until)|not\s+later\s+than|no\s+later\s+than)|(?P<before>before|prior\s+to)|(?P<after>after))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:onwards?|forward|on(?!\s+(?:the|a|an|his|her)\b))\b", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\b")
_LOOK_BACK = 24
_LISTED = re.compile(r"\s*(?:,|and|,\s*and)\s*", re.IGNORECASE)
_NIGHT_OF = re.compile(r"\bthe\s+nights?\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_BEFORE_NOUNS = frozenset({"compound", "nummod", "nmod", "amod", "poss"})
_WEEK, _SEASON = 7, 150  # days
_POINTS = frozenset({"DATE", "TIME"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def find_intervals(document: Document, times: tuple[When, ...]) -> tuple[When, ...]:
    """Stretches in text order, none overlapping another; each covers the words of the times it is made of."""
    out: list[When] = []
    for n, first in enumerate(times):
        if out and out[-1].span.end > first.span.start:
            continue
        out.extend(_found(document, first, times[n + 1 : n + 2 + _WEEK]))
    return tuple(out)


def _found(document: Document, first: When, after: Sequence[When]) -> Iterator[When]:
    if first.kind not in _POINTS:
        yield from counted(document, first, after[0] if after else None)
        return
    for reading in (day_beside, week_of_month, _of_two, _of_days, _of_days_before, _of_years, _listed):
        if (found := reading(document, first, after)) is not None:
            yield found
            return
    if (found := _open(document, first)) is not None:
        yield found
    elif first.value.endswith("TNI") and document.words(first.span).lower() == "overnight" and first.earliest:
        yield _spanning(first.span, _day_part(first.value), (first.earliest + timedelta(days=1)).isoformat(), first.basis)


def _of_two(document: Document, first: When, after: Sequence[When]) -> When | None:
    """From Monday to Friday; March 3-April 2."""
    last = after[0] if after else None
    if last is None or last.kind not in _POINTS:
        return None
    joint = _TO.fullmatch(document.text, first.span.end, last.span.start)
    lead = _lead(document, first, _FROM)
    if joint is None or not (lead or joint["word"].lower() in _RANGES) or (lead and is_put_off(document, lead.start())):
        return None
    end = _year_end(document, last.span.end, _day_part(last.value))
    return _between(Span(lead.start() if lead else first.span.start, end), first, last)


def _between(span: Span, first: When, last: When) -> When | None:
    begin, end = _day_part(first.value), _day_part(last.value)
    if begin == end:  # "from 6 a.m. to 9 a.m."
        return None
    if first.earliest and last.latest and last.latest < first.earliest:
        if first.precision == last.precision == "month" and first.basis == last.basis != "stated":
            begin = shifted(first.earliest, -12, "M")  # "between January and September", told in November
            return _spanning(span, begin, end, first.basis)
        if first.precision == last.precision == "day" and first.basis == last.basis == "published" and _DAY_VALUE.fullmatch(last.value):
            later = shifted(last.latest, 1, "Y") + last.value[4:]  # "from Aug. 29 to Sept. 2": both in one year, or over its end
            if (gap := _days_between(first.earliest, later)) is not None and gap <= _SEASON:
                return _spanning(span, begin, later, first.basis)
        if last.basis == "stated" or last.precision != "day" or (first.earliest - last.latest).days >= _WEEK:
            return None
        end = (last.latest + timedelta(days=_WEEK)).isoformat()  # "from Thursday to Tuesday"
        return _spanning(span, begin, end, first.basis)
    return made(span, begin, end, first.basis, first.earliest, last.latest)


def _days_between(first: date, last: str) -> int | None:
    """Days from one to the other; None where there is no such day."""
    found = extent(last).earliest
    return (found - first).days if found else None


def _of_days(document: Document, first: When, _after: Sequence[When]) -> When | None:
    """Aug. 9-12; between Aug. 9 and 12, 2020."""
    value = _day_part(first.value)
    more = _DAY.match(document.text, first.span.end) if _DAY_VALUE.fullmatch(value) else None
    lead = _lead(document, first, _FROM)
    if more is None:
        return None
    last = f"{value[:8]}{int(more['d']):02d}"
    if last <= value or (more["word"].lower() == "and" and not lead and int(more["d"]) != int(value[8:]) + 1):
        return None
    end = _year_end(document, more.end(), value)
    return _spanning(Span(lead.start() if lead else first.span.start, end), value, last, first.basis)


def _year_end(document: Document, end: int, value: str) -> int:
    """Where the words of a day end, with the year that follows it."""
    year = _YEAR_AFTER.match(document.text, end)
    return year.end() if year and year["y"] == value[:4] else end


def _of_days_before(document: Document, first: When, _after: Sequence[When]) -> When | None:
    """9-12 August 2019; from 9 to 12 August."""
    last = _day_part(first.value)
    if not _DAY_VALUE.fullmatch(last) or not first.span.words(document.text)[:1].isdigit():
        return None
    before = _DAY_BEFORE.search(document.text, max(0, first.span.start - _LOOK_BACK), first.span.start)
    if before is None or (before["word"].lower() == "and" and not before["lead"] and int(before["d"]) + 1 != int(last[8:])):
        return None
    begin = f"{last[:8]}{int(before['d']):02d}"
    night = _NIGHT_OF.search(document.text, max(0, before.start() - _LOOK_BACK), before.start())
    start = night.start() if night else before.start()
    return _spanning(Span(start, first.span.end), begin, last, first.basis) if begin < last else None


def _of_years(document: Document, first: When, _after: Sequence[When]) -> When | None:
    """2014-15; 2019/20."""
    short = _SHORT_YEAR.match(document.text, first.span.end) if first.precision == "year" and first.value.isdigit() else None
    last = f"{first.value[:2]}{short['y']}" if short else ""
    if short is None or last <= first.value:
        return None
    lead = _lead(document, first, _FROM)
    return _spanning(Span(lead.start() if lead else first.span.start, short.end()), first.value, last, first.basis)


def _listed(document: Document, first: When, after: Sequence[When]) -> When | None:
    """Days that follow one another: "Aug. 9, 10 and 11"."""
    last = first
    for when in after:
        if (
            first.precision != "day"
            or when.precision != "day"
            or not (document.words(when.span).isdigit() or _are_weekdays(document, last, when))
        ):
            break
        if not _LISTED.fullmatch(document.text, last.span.end, when.span.start):
            break
        if last.latest is None or when.earliest != last.latest + timedelta(days=1):
            return None  # "Aug. 9, 10 and 15" are three days
        last = when
    return _spanning(Span(first.span.start, last.span.end), first.value, last.value, first.basis) if last is not first else None


def _are_weekdays(document: Document, first: When, last: When) -> bool:
    """As in "on Wednesday and Thursday", when they are past: something lasted. "Monday, Tuesday" may be the day of saying beside that of the deed."""
    day = document.report.published
    if day is None or last.latest is None or last.latest > day:
        return False
    between = document.text[first.span.end : last.span.start].lower().split()
    return between == ["and"] and all(document.words(w.span).lower() in _WEEKDAYS for w in (first, last))


def _open(document: Document, when: When) -> When | None:
    """Since 2014; until Friday; before 1991; from 1996 onwards."""
    lead = None if when.value.endswith("_REF") else _lead(document, when, _OPEN)
    onwards = _ONWARDS.match(document.text, when.span.end)
    if lead is None or ((lead["since"] or "").lower() == "from" and not onwards):
        return None
    value, end = _day_part(when.value), onwards.end() if onwards and lead["since"] else when.span.end
    span = Span(lead.start(), end)
    if lead["since"] or lead["floor"]:
        return made(span, value, "..", when.basis, when.earliest, None)
    if lead["until"]:
        return made(span, "..", value, when.basis, None, when.latest)
    if _is_of_noun(document, when):  # "after Friday's vote": not the day but what happened on it
        return None
    if lead["before"] and part_of(document.words(when.span)) == "end":
        return made(span, "..", value, when.basis, None, when.latest)
    if lead["before"]:
        return made(span, "..", value, when.basis, None, _plus(when.earliest, -1))
    return made(span, value, "..", when.basis, _plus(when.latest, 1), None)


def _is_of_noun(document: Document, when: When) -> bool:
    if _OWNED.match(document.text, when.span.end) or when.kind == "TIME":
        return True
    tokens = document.tokens_in(when.span)
    return any(t.dep in _BEFORE_NOUNS and document.tokens[t.head].start >= when.span.end for t in tokens)


def _spanning(span: Span, first: str, last: str, basis: WhenBasis) -> When:
    return made(span, first, last, basis, extent(first).earliest, extent(last).latest)


def _lead(document: Document, when: When, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(document.text, max(0, when.span.start - _LOOK_BACK), when.span.start)


def _plus(day: date | None, days: int) -> date | None:
    return day + timedelta(days=days) if day else None


def _day_part(value: str) -> str:
    return value.partition("T")[0]

"""Stretches told by their length: "the past three weeks", "the first nine months of 2020", "two days after Aug. 9", "in two weeks"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.ground.timeday import ReportDay, report_day
from dateline.ground.timetense import direction_of
from dateline.ground.timevalue import add_months, extent, moved, shifted
from dateline.ground.timewords import unit_of, words_of
from dateline.model import Document, Span, When
from dateline.model.when import WhenBasis, WhenPrecision

_RUNNING = re.compile(r"(?:the\s+|these\s+|this\s+)?(?:(?P<back>past|last)|(?P<ahead>next|coming))\b", re.IGNORECASE)
_FIRST = re.compile(r"(?:the\s+)?first\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
_BESIDE = re.compile(r"\s+(?:(?P<before>before|prior\s+to|ahead\s+of)|after|following)\s+(?:the\s+)?", re.IGNORECASE)
_IN = re.compile(r"\bin\s+(?:about\s+|just\s+|only\s+)?$", re.IGNORECASE)
_TIME = re.compile(r"['’]s?\s+time\b", re.IGNORECASE)  # "in three months' time" is always ahead
_LENGTH = re.compile(r"P(?P<n>\d+)(?P<u>[DWMQY])")
_BESIDE_ONE = re.compile(
    r"\b(?:the|one)\s+(?P<u>day|week|month|year)\s+(?:(?P<before>before|prior\s+to)|after|following)\s+(?:the\s+)?$", re.IGNORECASE
)
_WEEK_OF_ONE = re.compile(r"\b(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)\s+(?:full\s+)?week\s+(?:of|in)\s+$", re.IGNORECASE)
_LOOK_BACK, _LONG_LOOK_BACK = 12, 32


def counted(document: Document, length: When, after: When | None) -> tuple[When, ...]:
    """The days that a length of time covers or leads to, where another date or the day of publication settles them; else nothing."""
    size = _LENGTH.fullmatch(length.value) if length.kind == "DURATION" else None
    if size is None:
        return ()
    count, unit = int(size["n"]), size["u"]
    words = length.span.words(document.text)
    published = report_day(document).day
    if running := _RUNNING.match(words):
        return (_running(length.span, report_day(document), count if running["ahead"] else -count, unit),)
    if after is not None and _FIRST.match(words) and unit == "M" and after.precision == "year" and _joins(document, _OF, length, after):
        return _first_months(length, after, count)
    if after is not None and after.precision in {"day", "unknown-year"} and (joint := _joins(document, _BESIDE, length, after)):
        return _beside(length, after, -count if joint["before"] else count, unit)
    return _ahead(document, length, shifted(published, count, unit)) if published else ()


def _running(span: Span, today: ReportDay, count: int, unit: str) -> When:
    if today.day is None:
        return made(span, "..", "..", "unresolved", None, None)
    first, last = sorted((today.day, moved(today.day, count, unit)))
    return made(span, first.isoformat(), last.isoformat(), today.basis, first, last)


def _first_months(length: When, year: When, count: int) -> tuple[When, ...]:
    first = year.earliest
    last = extent(add_months(first, count - 1).isoformat()[:7]).latest if first else None
    if first is None or last is None:
        return ()
    return (made(Span(length.span.start, year.span.end), first.isoformat()[:7], last.isoformat()[:7], year.basis, first, last),)


def _beside(length: When, day: When, count: int, unit: str) -> tuple[When, ...]:
    if day.earliest is None:  # not the day itself either
        return (_point(Span(length.span.start, day.span.end), "XXXX-XX-XX", "unresolved"),)
    return (_point(Span(length.span.start, day.span.end), shifted(day.earliest, count, unit), "anchored"),)


def day_beside(document: Document, day: When, _after: Sequence[When]) -> When | None:
    """The day after Christmas; a week before Aug. 9."""
    lead = _BESIDE_ONE.search(document.text, max(0, day.span.start - _LONG_LOOK_BACK), day.span.start) if day.precision == "day" else None
    if lead is None or day.earliest is None:
        return None
    value = shifted(day.earliest, -1 if lead["before"] else 1, unit_of(lead["u"]))
    return _point(Span(lead.start(), day.span.end), value, "anchored")


def week_of_month(document: Document, month: When, _after: Sequence[When]) -> When | None:
    """The first week of March: seven days from its start, or its last seven."""
    lead = _WEEK_OF_ONE.search(document.text, max(0, month.span.start - _LONG_LOOK_BACK), month.span.start)
    if lead is None or month.earliest is None or month.latest is None or month.precision != "month":
        return None
    nth = words_of("nth")[lead["nth"].lower()]
    first = month.latest - timedelta(days=6) if nth < 0 else month.earliest + timedelta(days=7 * (nth - 1))
    last = min(first + timedelta(days=6), month.latest)
    return made(Span(lead.start(), month.span.end), first.isoformat(), last.isoformat(), month.basis, first, last)


def _ahead(document: Document, length: When, value: str) -> tuple[When, ...]:
    """The trial opens in two weeks."""
    start, end = length.span.start, length.span.end
    lead = _IN.search(document.text, max(0, start - _LOOK_BACK), start)
    token = next(iter(document.tokens_in(Span(start, start + 1))), None)
    time = _TIME.match(document.text, end)
    if lead is None or token is None or not (time or direction_of(document, token, start) == "future"):
        return ()
    return (_point(Span(lead.start(), time.end() if time else end), value, report_day(document).basis),)


def _joins(document: Document, pattern: re.Pattern[str], first: When, after: When) -> re.Match[str] | None:
    return pattern.fullmatch(document.text, first.span.end, after.span.start)


def is_put_off(document: Document, start: int) -> bool:
    """Whether the words at `start` hang from a verb of moving a date: "postponed from Monday to Friday"."""
    token = next(iter(document.tokens_in(Span(start, start + 1))), None)
    ahead = words_of("future")
    return token is not None and document.tokens[token.head].lemma in {*ahead["planning"], *ahead["moving"]}


def _point(span: Span, value: str, basis: WhenBasis) -> When:
    about = extent(value)
    return When(span=span, kind="DATE", value=value, earliest=about.earliest, latest=about.latest, precision=about.precision, basis=basis)


def made(span: Span, first: str, last: str, basis: WhenBasis, earliest: date | None, latest: date | None) -> When:
    """A stretch from one value to another, `..` for an open end."""
    precision: WhenPrecision = "interval"
    return When(span=span, kind="DATE", value=f"{first}/{last}", earliest=earliest, latest=latest, precision=precision, basis=basis)

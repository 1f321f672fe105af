"""Stretches of time made of two dates or of one and an open end: "between Aug. 9 and 12", "since 2014"."""

import re
from collections.abc import Iterator

from dateline.ground.timevalue import extent
from dateline.model import Document, Span, When
from dateline.model.when import WhenBasis

_FROM = re.compile(r"\b(?P<lead>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:,\s*)?(?:and|to|until|till|through|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_DAY = re.compile(r"\s*(?:and|to|until|through|[-–—])\s*(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:.]\d|,\d{3})", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_LOOK_BACK = 16
_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


def find_intervals(document: Document, times: tuple[When, ...]) -> tuple[When, ...]:
    """Intervals in text order; each covers the words of the times it is made of."""
    out: list[When] = []
    for n, first in enumerate(times):
        after = times[n + 1] if n + 1 < len(times) else None
        if first.kind == "DATE" and (not out or out[-1].span.end <= first.span.start):
            out.extend(_interval(document, first, after))
    return tuple(out)


def _interval(document: Document, first: When, after: When | None) -> Iterator[When]:
    text = document.text
    lead = text[max(0, first.span.start - _LOOK_BACK) : first.span.start]
    opened = _FROM.search(lead)
    start = first.span.start - (len(lead) - opened.start()) if opened else first.span.start
    joined = after is not None and after.kind == "DATE" and _TO.fullmatch(text, first.span.end, after.span.start)
    if joined and after is not None and (opened or text[first.span.end : after.span.start].strip() in {"-", "–", "—", "to"}):
        yield _made(Span(start, after.span.end), first.value, after.value, first.basis)
    elif _DAY_VALUE.fullmatch(first.value) and (day := _DAY.match(text, first.span.end)) and (opened or "and" not in day.group()):
        last = f"{first.value[:8]}{int(day['d']):02d}"
        if last > first.value:
            yield _made(Span(start, day.end()), first.value, last, first.basis)
    elif since := _SINCE.search(lead):
        begin = first.span.start - (len(lead) - since.start())
        yield _made(Span(begin, first.span.end), first.value, "..", first.basis)


def _made(span: Span, first: str, last: str, basis: WhenBasis) -> When:
    return When(
        span=span,
        kind="DATE",
        value=f"{first}/{last}",
        earliest=extent(first).earliest,
        latest=extent(last).latest,
        precision="interval",
        basis=basis,
    )

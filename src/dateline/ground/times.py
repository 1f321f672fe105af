"""Time expressions of a document: found by patterns over the words, resolved in text order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.ground import timeweekdays as weekdays
from dateline.ground.timecontext import Context
from dateline.ground.timecues import cues
from dateline.ground.timeday import report_day
from dateline.ground.timejoin import joined, without_day
from dateline.ground.timenames import Names
from dateline.ground.timeparts import narrowed, part_of
from dateline.ground.timeresolve import INSIDE
from dateline.ground.timerules import Rule, rules
from dateline.ground.timevalue import extent
from dateline.model import Document, Issue, Span, When

_DAYS = frozenset({weekdays.weekday, weekdays.deictic_day})  # times of a day that is named with them: "Friday night"
_READ = frozenset({"body", "heading", "dateline", "caption"})


@dataclass(frozen=True, slots=True)
class _Hit:
    match: re.Match[str]
    rule: Rule
    order: int


def find_times(document: Document) -> tuple[When, ...]:
    """All time expressions in text order, none overlapping another."""
    return find_times_and_doubts(document)[0]


def find_times_and_doubts(document: Document) -> tuple[tuple[When, ...], tuple[Issue, ...]]:
    """Time expressions, and an issue for each that stays open for want of a year, a day of publication, or the order of day and month."""
    today = report_day(document)
    context = Context(document, today.day)
    names = Names(document)
    found: list[When] = []
    for passage in document.passages:
        if passage.kind in _READ:
            found.extend(_resolved(document, passage.span, context, names))
    times = tuple(
        replace(w, basis=today.basis) if w.basis == "published" else w for w in without_day(document, tuple(joined(document, found)))
    )
    return times, tuple(_doubts(times, context))


def _resolved(document: Document, span: Span, context: Context, names: Names) -> Iterator[When]:
    end = -1
    for hit in _in_order(_hits(document.text, span)):
        where = Span(*hit.match.span())
        if where.start < end:
            continue
        result = None if names.hold(where) else hit.rule.resolve(hit.match, context)
        end = end if result is INSIDE else where.end
        if result is None or result is INSIDE:
            continue
        about = extent(result.value) if result.kind in {"DATE", "TIME"} else extent("")
        if part := part_of(hit.match.group()):
            about = narrowed(about, part, context.published if result.basis == "published" else None)
        yield When(
            span=where,
            kind=result.kind,
            value=result.value,
            earliest=about.earliest,
            latest=about.latest,
            precision=about.precision,
            basis=result.basis,
        )
        told = result.kind == "DATE" or hit.rule.resolve in _DAYS
        if told and about.earliest is not None and not (context.anchor and context.is_of_saying(where.start)):
            context.anchor = result.value.partition("T")[0]
            context.anchor_at, context.anchor_stated = where.start, result.basis == "stated"
        if about.precision == "quarter" and result.basis != "anchored":
            context.quarter = result.value


def _hits(text: str, span: Span) -> list[_Hit]:
    there = cues(text[span.start : span.end])
    return [
        _Hit(match, rule, order)
        for order, rule in enumerate(rules())
        if rule.needs <= there
        for match in rule.pattern.finditer(text, span.start, span.end)
        if match.end() > match.start()
    ]


def _in_order(hits: list[_Hit]) -> list[_Hit]:
    """Leftmost first, then longest, then the order of the rules."""
    return sorted(hits, key=lambda h: (h.match.start(), -h.match.end(), h.order))


def _doubts(times: tuple[When, ...], context: Context) -> Iterator[Issue]:
    for when in times:
        words = " ".join(when.span.words(context.document.text).split())
        if when.precision == "unknown-year":
            yield Issue(
                code="unknown-year",
                message=f"No year is stated for “{words}” and the day of publication is not known.",
                span=when.span,
            )
        elif context.published is None and when.basis == "unresolved" and when.value.startswith("XXX"):
            yield Issue(
                code="no-publication-date", message=f"“{words}” counts from the day of publication, which is not known.", span=when.span
            )
    for span in context.ambiguous:
        words = span.words(context.document.text)
        yield Issue(code="ambiguous-date", message=f"“{words}” can be read day first or month first.", span=span)

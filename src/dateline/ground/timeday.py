"""The day a report counts from: that of its publication, or a full date in its dateline."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.ground.timeresolve import day_value, full_year
from dateline.ground.timewords import look_up, pieces
from dateline.model import Document
from dateline.model.when import WhenBasis

_FAR = 120  # characters of a first paragraph in which its dateline ends
_DASH = re.compile(r"\s(?:--|-|–|—)\s")


@dataclass(frozen=True, slots=True)
class ReportDay:
    """A day, None where the report has none; and the basis of what is counted from it."""

    day: date | None
    basis: WhenBasis = "published"


def report_day(document: Document) -> ReportDay:
    """The day of publication; where it is not known, a date with day, month and year in the dateline; what is counted from that is `anchored`."""
    if document.report.published is not None:
        return ReportDay(document.report.published)
    found = _written().search(_dateline(document))
    if found is None:
        return ReportDay(None)
    month = look_up("months", found["m"] or found["m2"])
    value = day_value(full_year(found["y"] or found["y2"]), month, int(re.sub(r"\D", "", found["d"] or found["d2"])))
    return ReportDay(date.fromisoformat(value), "anchored") if value else ReportDay(None)


def dated(document: Document) -> Document:
    """The document with the day of its report: where nobody has given it, the full date of its dateline."""
    day = report_day(document).day
    if document.report.published is not None or day is None:
        return document
    return replace(document, report=replace(document.report, published=day))


def _dateline(document: Document) -> str:
    for passage in document.passages:
        words = document.text[passage.span.start : passage.span.end]
        if passage.kind == "dateline":
            return words
        if passage.kind == "body":
            dash = _DASH.search(words[:_FAR])
            return words[: dash.start()] if dash else ""
    return ""


@cache
def _written() -> re.Pattern[str]:
    day_first = r"(?<!\d)(?P<d>{day})\s+(?P<m>{month}),?\s+['’]?(?P<y>\d{{4}}|\d\d)(?!\d)"
    month_first = r"\b(?P<m2>{month})\s*(?P<d2>{day}),?\s+(?P<y2>\d{{4}})(?!\d)"
    return re.compile(f"{day_first}|{month_first}".format_map(pieces()), re.IGNORECASE)

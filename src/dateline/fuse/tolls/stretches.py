"""What the days that a count itself gives say of its matter: a day, some days, a stretch that runs, a state."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from dateline.fuse.stemming import stemmed
from dateline.fuse.tolls.anchors import SUDDEN
from dateline.fuse.tolls.lines import Line
from dateline.model.tables import one_line
from dateline.resources import load_toml

SHORT = timedelta(days=14)
_DAYS_OF = re.compile(r"\b(?:days|nights)\s+of\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_OF_BEFORE = re.compile(r"\b(?:wound(?:s|ed)?|injur(?:ies|ed|y)|missing|hospitals?|bodies|rubble|succumbed)\b", re.IGNORECASE)
_FOUND = re.compile(
    r"\b(?:found|recovered|retrieved|pulled|discovered|unearthed)\b[^.;]{0,40}\bbod(?:y|ies)\b|\bbod(?:y|ies)\b[^.;]{0,40}\b(?:found|recovered|retrieved|pulled|discovered|unearthed)\b",
    re.IGNORECASE,
)
_NEAR = 40
_LOOK_BACK = 60
GATHERED = ("crowd", "troops")  # counted anew each day: two gatherings are not one
LOST = ("missing", "injured", "hostages")  # a state of those whom a happening befell
Kind = Literal["event", "running", "stretch", "standing", "past", "daily", "undated"]


class Matter(NamedTuple):
    """What a ledger is about; see `kind`. `value` tells matters apart that days cannot: a time without year, a report, a first day."""

    kind: Kind
    first: date | None = None
    last: date | None = None
    cause: str | None = None
    value: str = ""


def own_matter(line: Line) -> Matter | None:
    """The matter that a count's own days make; None = its words give none."""
    tally, first, last, cause = line.tally, line.first, line.last, line.cause
    if tally.period is None and tally.auxiliary == "historical":
        return Matter("past", cause=cause, value="earlier")
    if is_days_of(line):
        return None
    if line.open or _runs(line):
        return Matter("running", first, None, cause, "" if first else _since(line))
    if tally.category in GATHERED:
        day = first if first and first == last else line.day
        return Matter("event", day, day) if day else None
    if tally.basis == "stock" and tally.category not in LOST and cause not in SUDDEN:
        return Matter("standing")
    if first and last:
        return Matter("event" if last - first <= SHORT else "stretch", first, last, cause)
    if tally.period is not None and tally.period.value.startswith("XXXX"):
        return Matter("event", None, None, cause, tally.period.value)
    return None


def _since(line: Line) -> str:
    """The words of a stretch that begins with a happening: "since the coup"; "three weeks of unrest" began with it."""
    words = one_line(line.reading, line.tally.period.span).lower() if line.tally.period else ""
    return words if words.startswith("since ") or not words else f"since the beginning of {words}"


def of_before(line: Line) -> bool:
    """Whether those who died now were harmed before, or are only found: they begin no happening of their own."""
    text, span = line.reading.report.text, line.tally.span
    return line.tally.basis == "increment" and bool(_OF_BEFORE.search(text, max(0, span.start - _LOOK_BACK), span.end + _LOOK_BACK))


def is_of_finding(line: Line) -> bool:
    """Whether bodies are only found on the day that is told."""
    text, span = line.reading.report.text, line.tally.span
    return line.tally.category == "killed" and bool(_FOUND.search(text, max(0, span.start - _NEAR), span.end + _NEAR))


def is_days_of(line: Line) -> bool:
    """Whether a count is of days whose number alone is told: "two days of attacks", which are a happening that others date."""
    period = line.tally.period
    if period is None or line.first is not None or not line.open:
        return False
    text = line.reading.report.text
    return bool(_DAYS_OF.search(text, max(0, period.span.start - _LOOK_BACK), period.span.start))


@cache
def _plain() -> frozenset[str]:
    return frozenset(load_toml("toll_counting.toml")["plain"])


def happening(line: Line) -> set[str]:
    """Stems of the nouns by which a stretch says what it began with."""
    words = one_line(line.reading, line.tally.period.span).lower() if line.tally.period else ""
    return {stemmed(w) for w in re.findall(r"[^\W\d_]{3,}", words) if w not in _plain()} if words.startswith("since ") else set()


def _runs(line: Line) -> bool:
    """Whether a stretch reaches up to the report itself: "this year", "so far this week"."""
    if not (line.first and line.last and line.reported and line.first <= line.reported <= line.last):
        return False
    length = line.last - line.first
    return length > SHORT or (line.tally.basis == "cumulative" and length > timedelta(days=1) and line.incident is None)

"""What all resolvers of time expressions share: their result, and reading the pieces of a match."""

import re
from dataclasses import dataclass
from datetime import date

from dateline.ground.timecontext import Context
from dateline.ground.timevalue import extent
from dateline.ground.timewords import words_of
from dateline.model.when import WhenBasis, WhenKind

AHEAD = frozenset({"next", "the next", "the following", "coming", "this coming", "the coming"})
BACK = frozenset({"last", "the previous", "the preceding", "the prior", "the latest", "this past"})
_LAST_SHORT_YEAR = 40  # two digits up to this are of this century


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 type and value of an expression, and what the value rests on."""

    kind: WhenKind
    value: str
    basis: WhenBasis = "stated"


INSIDE = Resolved("DURATION", "")
"""No time as a whole, but what a part of the words is may be one."""


def group_words(match: re.Match[str], group: str) -> str:
    """The words of a named group, in lower case; empty where it took no part."""
    return " ".join((match.groupdict().get(group) or "").lower().split())


def full_year(written: str) -> int:
    """A year of four digits from one of two or four."""
    digits = written.strip("'’")
    if len(digits) == len("2020"):
        return int(digits)
    return 1900 + int(digits) if int(digits) > _LAST_SHORT_YEAR else 2000 + int(digits)


def day_value(year: int, month: int, day: int) -> str | None:
    """The value of a day; None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def anchor_day(context: Context) -> date | None:
    """The first day of the last calendar date named before."""
    return extent(context.anchor).earliest if context.anchor else None


def counted(written: str) -> str:
    """The number at the end of the words before a unit."""
    found = re.search(r"(?:\d[\d,]*|(?:\b(?:" + "|".join(words_of("numbers")) + r")\b[\s-]*(?:and\s+)?)+)\s*$", written, re.IGNORECASE)
    return found.group() if found else written

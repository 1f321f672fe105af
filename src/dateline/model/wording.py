"""The words of a reading to show: a speaker, the intermediaries, what was said."""

import re
from datetime import date
from typing import TYPE_CHECKING

from dateline.model.span import Span, cover
from dateline.model.toll import EARLIER

if TYPE_CHECKING:
    from dateline.model.reading import Reading
    from dateline.model.statement import Statement


_OPEN = ("", "..")
_MONTH = 7  # letters of 2031-03
_DAY = 10
_WEEK = re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-2])")


def period_words(period: str) -> str:
    """The period of a toll (`Toll.period`) as people write it: "on 14 April 2031", "in 2017", "since 2014", "January 2031 to June 2031"."""
    if period == EARLIER:
        return "in earlier years"
    first, parted, last = period.partition("/")
    if not parted:
        return f"{'on' if len(first) == _DAY and first.replace('-', '').isdigit() else 'in'} {_plain(first)}"
    if last in _OPEN:
        return first if first.startswith("since ") else f"since {_plain(first)}"
    return f"until {_plain(last)}" if first in _OPEN else f"{_plain(first)} to {_plain(last)}"


def _plain(value: str) -> str:
    """A TIMEX3 value as people write it where it is a day, a week or a month; any other stays as it is."""
    if _WEEK.fullmatch(value):
        return f"the week of {_plain(date.fromisocalendar(int(value[:4]), int(value[6:]), 1).isoformat())}"
    if not value.replace("-", "").isdigit():  # a week, a season, an unknown year
        return value
    try:
        found = date.fromisoformat(f"{value}-01" if len(value) == _MONTH else value)
    except ValueError:
        return value
    return f"{found:%B %Y}" if len(value) == _MONTH else f"{found.day} {found:%B %Y}"


def one_line(reading: "Reading", span: Span) -> str:
    """The words of a span with white space folded."""
    return " ".join(span.words(reading.report.text).split())


def speaker_name(reading: "Reading", statement: "Statement") -> str | None:
    """The speaker to show: the actor's name, else the words of the source; None where no source is stated."""
    for actor in reading.actors:
        if actor.id == statement.speaker:
            return actor.name
    if statement.antecedent is not None:
        return one_line(reading, statement.antecedent)
    return one_line(reading, cover(statement.source)) if statement.source else None


def through_names(reading: "Reading", statement: "Statement") -> list[str]:
    """Names of the intermediaries, nearest to the speaker first."""
    names = {a.id: a.name for a in reading.actors}
    return [names.get(link.actor or "") or one_line(reading, link.span) for link in statement.chain]


def content_words(reading: "Reading", statement: "Statement") -> str:
    """The words said, interruptions shown as an ellipsis."""
    return " … ".join(one_line(reading, span) for span in statement.content)

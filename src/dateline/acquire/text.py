"""Checks on the text of a report before anything reads it."""

import re
from datetime import date, datetime

from dateline.model import Report, make_report
from dateline.model.errors import BadCharacters, BadDate, EmptyReport, TooLong

MAX_CHARACTERS = 2_000_000
EARLIEST_YEAR = 1600
_VISIBLE = re.compile(r"[^\s\u00ad\ufeff\u200b-\u200f\u2060]")


def checked_report(
    text: str,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    retrieved: datetime | None = None,
    sha256: str | None = None,
) -> Report:
    """A report whose text can be stored and read.

    Raises:
        EmptyReport: nothing but white space.
        TooLong: more than `MAX_CHARACTERS` code points.
        BadCharacters: NUL or a lone surrogate, in the text or in what describes it.
        BadDate: `published` is no date.
    """
    if not _VISIBLE.search(text):
        raise EmptyReport("The report is empty: there is no text to read. Check that the page was saved with its text.")
    if len(text) > MAX_CHARACTERS:
        raise TooLong(
            f"The text has {len(text):,} characters; one report may have {MAX_CHARACTERS:,}. Split it into its articles (one a file, or one a line of JSONL)."
        )
    _check_characters(text, "")
    for name, value in (("outlet", outlet), ("url", url), ("title", title), ("byline", byline)):
        _check_characters(value or "", f" of the {name}")
    day = parse_day(published)
    return make_report(text, outlet=outlet, url=url, title=title, byline=byline, published=day, retrieved=retrieved, sha256=sha256)


def _check_characters(text: str, where: str) -> None:
    at = text.find("\0")
    if at >= 0:
        raise BadCharacters(
            f"There is a NUL character at offset {at}{where}: this is no plain text, or it was damaged. Export the text again."
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadCharacters(
            f"There is half a character (a lone surrogate) at offset {error.start}{where}: the text was cut or decoded wrongly. Export it again as UTF-8."
        ) from error


def parse_day(value: date | str | None) -> date | None:
    """A day from ISO 8601 (a time after it is dropped); None stays None.

    Raises:
        BadDate: it is no date, or none a news report can have.
    """
    if value is None:
        return None
    day = (value.date() if isinstance(value, datetime) else value) if isinstance(value, date) else _iso_day(value.strip())
    if day.year < EARLIEST_YEAR:
        raise BadDate(f"{str(value)!r} lies before there were newspapers. Write the day of publication as YEAR-MONTH-DAY.")
    return day


def _iso_day(value: str) -> date:
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise BadDate(f"{value!r} is not a day that exists. Write it as YEAR-MONTH-DAY, for example 2020-09-05.") from error

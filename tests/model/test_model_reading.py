"""A reading knows whom its dateline credits, and which day it gives."""

from datetime import date

import pytest

from dateline.acquire.text import checked_report
from dateline.pipeline import read_report

WORDS = "The port of Velmar is closed, the harbour master said on Monday."


@pytest.mark.parametrize(
    ("outlet", "start", "credit"),
    [
        ("The Ofoten Courier", "VELMAR (Nordlys Wire) - ", "Nordlys Wire"),
        ("Nordlys Wire", "VELMAR, March 3 (Nordlys Wire) - ", None),
        ("The Ofoten Courier", "VELMAR, March 3 - ", None),
        ("The Ofoten Courier", "", None),
        (None, "VELMAR (Nordlys Wire) - ", "Nordlys Wire"),
        (None, "VELMAR (NORWAY), 3 MAR 31 (Nordlys Wire) -- [SPEECH] [MINISTER (LABOUR)] [TEXT] ", "Nordlys Wire"),
    ],
)
def test_a_dateline_credits_somebody_else_or_nobody(outlet: str | None, start: str, credit: str | None) -> None:
    assert read_report(checked_report(start + WORDS, outlet=outlet, published="2031-03-04")).credit == credit


@pytest.mark.parametrize(
    ("published", "start", "day"),
    [
        (None, "VELMAR, March 3, 2031 (Nordlys Wire) - ", date(2031, 3, 3)),
        (None, "VELMAR, March 3 (Nordlys Wire) - ", None),
        ("2031-03-04", "VELMAR, March 3, 2031 (Nordlys Wire) - ", date(2031, 3, 4)),
        (None, "", None),
    ],
)
def test_a_full_date_in_the_dateline_is_the_day_of_a_report_that_nobody_gives(published: str | None, start: str, day: date | None) -> None:
    report = checked_report(start + WORDS, published=published)
    reading = read_report(report)
    assert (reading.report.published, reading.report.id) == (day, report.id)
    assert read_report(reading.report) == reading

"""A reading knows whom its dateline credits."""

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

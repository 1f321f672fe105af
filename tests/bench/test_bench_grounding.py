from datetime import date

from bench.grounding import compare, measure, table
from dateline.model import Document, make_report
from dateline.reader import read


def test_the_table_shows_medians_and_the_spread() -> None:
    shown = table({"dates": [300, 100, 200], "places": [1500.4]}, 12)
    assert "12 texts" in shown
    assert "dates          200 (100 to 300)" in shown
    assert "places       1,500 (1,500 to 1,500)" in shown


def test_every_document_is_given_to_what_is_measured() -> None:
    seen: list[Document] = []
    document = read(make_report("Police arrested two people in Vilnius on Monday.", published=date(2026, 3, 7)))
    assert measure(seen.append, [document] * 3) > 0
    assert len(seen) == 2 + 3


def test_dates_and_places_are_both_measured() -> None:
    assert {"dates", "places"} <= {line.split()[0] for line in compare(2, 1).splitlines()}

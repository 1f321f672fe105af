"""Rows of the tables: what they inherit, what they count, and that nothing is filled in."""

from datetime import date
from functools import cache

import pytest

from dateline.model import Record, make_report
from dateline.model.cells import date_code
from dateline.model.columns import CATEGORIES, TABLES, column_type
from dateline.model.tables import rows
from dateline.pipeline import read_reports

FIRST = """Guards shot dead four dockers in Narvik on Tuesday, the Ofoten Hospital said. They injured 12 people there.

Police arrested at least 30 dockers in Narvik on Tuesday, said the Harbour Circle, according to Radio Ofoten.
"""
SECOND = "The Harbour Circle said that guards shot dead at least six dockers in Narvik on Tuesday."


@cache
def record() -> Record:
    days = (date(2031, 3, 5), date(2031, 3, 6))
    texts = zip((FIRST, SECOND), days, ("The Courier", "Nordlys Wire"), strict=True)
    return read_reports(
        [make_report(t, outlet=o, published=d, url=f"https://{o[:3].lower()}.example/1", title="Narvik") for t, d, o in texts]
    )


def test_every_row_of_a_report_can_be_led_back_to_its_bytes_and_version() -> None:
    for table in ("reports", "statements", "events", "tallies", "issues"):
        for row in rows(record(), table):
            assert row["url"].endswith(".example/1")
            assert row["title"] == "Narvik"
            assert row["doc_version"] == 1
            assert len(row["sha256"]) == 64
            assert row["review_state"] == "machine"


def test_events_inherit_who_says_them_in_the_order_of_their_statements() -> None:
    said = {row["id"]: row for row in rows(record(), "statements")}
    for row in rows(record(), "events"):
        ids = row["statement_ids"].split(";") if row["statement_ids"] else []
        for name in ("speaker", "speaker_kind", "cue_class", "stance"):
            assert row[name] == (";".join(said[i][name] or "" for i in ids) or None)
    assert any(row["through"] and "Radio Ofoten" in row["through"] for row in rows(record(), "events"))


def test_counts_inherit_who_gives_them() -> None:
    said = {row["id"]: row for row in rows(record(), "statements")}
    for row in rows(record(), "tallies"):
        over = said.get(row["statement_id"], {})
        assert {n: row[n] for n in ("speaker", "speaker_kind", "through", "cue_class", "stance")} == {
            n: over.get(n) for n in ("speaker", "speaker_kind", "through", "cue_class", "stance")
        }


def test_an_incident_has_the_range_of_its_reports_and_no_sum() -> None:
    shot = next(row for row in rows(record(), "incidents") if row["n_reports"] == 2)
    assert (shot["killed_low"], shot["killed_best"], shot["killed_high"]) == (4, None, None)
    assert shot["killed_text"] == "four dockers;at least six dockers"
    assert shot["first_reported"] == "2031-03-05"
    assert shot["first_reported_by"] == "The Courier"
    assert shot["last_reported"] == "2031-03-06"
    assert shot["outlet"] == "The Courier;Nordlys Wire"
    assert shot["grade_rule"]
    assert shot["graded_by"] == "machine"


def test_an_incident_no_report_counts_has_no_numbers() -> None:
    for row in rows(record(), "incidents"):
        if row["tally_ids"] is None:
            assert [row[f"{c}_{part}"] for c in CATEGORIES for part in ("low", "best", "high", "text")] == [None] * (4 * len(CATEGORIES))


def test_a_count_of_another_sentence_or_of_another_kind_belongs_to_no_incident() -> None:
    arrested = next(row for row in rows(record(), "incidents") if row["event_mode"] == "arrest")
    assert arrested["arrested_low"] == 30
    assert arrested["arrested_high"] is None
    assert arrested["killed_text"] is None
    assert arrested["injured_text"] is None


def test_a_place_is_told_as_written_and_as_resolved() -> None:
    placed = [row for row in rows(record(), "events") if row["latitude"] is not None]
    assert placed
    assert all(row["place_name_raw"] for row in placed)
    assert {row["where_prec"] for row in placed} == {1}


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [("2031-03-05", "2031-03-05", 1), ("2031-03-05", "2031-03-08", 2), ("2031-03-03", "2031-03-09", 3), ("2031-03-01", "2031-03-31", 4), ("2031-01-01", "2031-12-31", 5),
     ("2021-01-01", "2030-12-31", None)],
)  # fmt: skip
def test_dates_have_a_code_for_how_far_they_reach(first: str, last: str, code: int | None) -> None:
    assert date_code(date.fromisoformat(first), date.fromisoformat(last)) == code


def test_a_date_that_is_open_has_no_code() -> None:
    assert date_code(None, date(2031, 3, 5)) is None
    assert date_code(date(2031, 3, 5), None) is None


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_of_the_type_their_column_has(table: str) -> None:
    kinds: dict[str, tuple[type, ...]] = {
        "text": (str,),
        "list": (str,),
        "integer": (int,),
        "number": (int, float),
        "date": (str,),
        "moment": (str,),
    }
    for row in rows(record(), table):
        for name, value in row.items():
            assert value is None or isinstance(value, kinds[column_type(table, name)])
            if value is not None and column_type(table, name) == "date":
                date.fromisoformat(str(value))


def test_a_column_has_the_same_type_in_every_table_but_for_lists() -> None:
    seen: dict[str, set[str]] = {}
    for table, columns in TABLES.items():
        for column in columns:
            seen.setdefault(column, set()).add(column_type(table, column).replace("list", "text"))
    assert {column: kinds for column, kinds in seen.items() if len(kinds) > 1} == {}


def test_a_part_of_a_record_gives_rows_too() -> None:
    whole = record()
    part = Record(readings=whole.readings[:1], incidents=whole.incidents, disputes=whole.disputes, tolls=whole.tolls)
    for table in TABLES:
        assert len(rows(part, table)) <= len(rows(whole, table))


def test_every_link_is_a_row_with_the_words_on_both_sides_and_its_dispute() -> None:
    made = record()
    found = rows(made, "links")
    assert len(found) == len(made.links) + sum(len(d.links) for d in made.disputes) > 0
    texts = {r.report.id: r.report.text for r in made.readings}
    for row in found:
        assert row["words"] == " ".join(texts[row["report_id"]][row["start"] : row["end"]].split())
        assert row["other_words"] == " ".join(texts[row["other_report_id"]][row["other_start"] : row["other_end"]].split())
        assert (row["dispute_id"] in {d.id for d in made.disputes}) == (row["kind"] in ("denies", "disputes"))
        assert row["reason"]
    assert [(row["statement_id"], row["other_id"]) for row in found] == sorted((row["statement_id"], row["other_id"]) for row in found)

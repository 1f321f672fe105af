"""A record of two sample reports: its tables, its words, its schema."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from dateline.acquire.files import Accepted, take_in
from dateline.acquire.page import Description
from dateline.model import Record
from dateline.model.codec import from_plain
from dateline.model.columns import TABLES
from dateline.model.tables import rows
from dateline.pipeline import read_reports

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def record() -> Record:
    paths = sorted(SAMPLES.glob("*.txt"))[:4]
    return read_reports([i.report for i in take_in(paths, given=Description()) if isinstance(i, Accepted)])


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_documented_columns_in_their_order(table: str) -> None:
    for row in rows(record(), table):
        assert list(row) == list(TABLES[table])


@pytest.mark.parametrize("table", ["reports", "statements", "events", "actors"])
def test_the_samples_fill_the_tables(table: str) -> None:
    assert rows(record(), table)


@pytest.mark.parametrize("table", TABLES)
def test_a_frame_has_the_rows_and_columns_of_its_table(table: str) -> None:
    frame = record().to_frame(table)
    assert list(frame.columns) == list(TABLES[table])
    assert len(frame) == len(rows(record(), table))


def test_an_unknown_table_is_refused_with_the_list() -> None:
    with pytest.raises(ValueError, match="choose one of reports, statements"):
        record().to_frame("weather")


def test_a_real_record_fits_the_schema_that_is_shipped() -> None:
    shipped = json.loads(files("dateline.resources").joinpath("record.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(shipped, format_checker=FormatChecker()).validate(json.loads(json.dumps(record().to_dict())))


def test_a_real_record_comes_back_from_json() -> None:
    assert from_plain(Record, json.loads(json.dumps(record().to_dict()))) == record()


def test_every_id_of_the_record_leads_to_its_words() -> None:
    read = record()
    ids = [s.id for s in read.statements] + [e.id for e in read.events] + [t.id for t in read.tallies]
    assert len(ids) == len(set(ids))
    assert all(read.words(i) for i in ids)
    with pytest.raises(KeyError):
        read.words("nowhere:s1")


def test_the_notebook_view_shows_statements_and_escapes_their_words() -> None:
    shown = record()._repr_html_()
    assert shown.startswith("<table>")
    assert shown.count("<tr>") == len(record().statements) + 1
    assert "<script" not in shown

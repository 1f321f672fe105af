"""Tables as files: each form is opened by its own standard reader."""

import csv
import hashlib
import io
import json
import re
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from dateline.model import Record
from dateline.model.columns import TABLES, column_type
from dateline.model.errors import NotInstalled, UsageError
from dateline.model.tables import rows
from dateline.publish.tables import (
    FORMS,
    Written,
    defused,
    dictionary,
    dictionary_markdown,
    hashtag,
    restored,
    sidecar,
    write_dictionary,
    write_table,
)
from dateline.resources import load_toml

# https://hxlstandard.org/standard/1-1final/tagging/: a hashtag, then attributes, letters, digits and underscores, a letter first.
HXL = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
CASES = [(form.name, table) for form in FORMS.values() for table in form.tables]
FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\u3000@x", "＝1+1", "＋1", "－1", "＠SUM(A1)",
    "−1", "\x00=1", "\x1f+1", "\u2060-1", "'=1", "''@x",
]  # fmt: skip
HOSTILE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30) | st.sampled_from(FORMULAS)


def written(rows_: list[dict[str, Any]], table: str, form: str) -> tuple[bytes, Written]:
    out = io.BytesIO()
    outcome = write_table(rows_, table, form, out)
    return out.getvalue(), outcome


def cells(kind: str) -> st.SearchStrategy[Any]:
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "text": HOSTILE,
        "list": HOSTILE,
        "integer": st.integers(-(2**62), 2**62),
        "number": st.floats(-180, 180),
        "date": st.dates().map(date.isoformat),
        "moment": st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat),  # noqa: DTZ001 - bounds must be naive
    }
    return st.none() | kinds[kind]


def table_rows(table: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries({name: cells(column_type(table, name)) for name in TABLES[table]}), max_size=3)


relaxed = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize(("form", "table"), CASES)
def test_same_rows_give_same_bytes_that_are_counted_and_hashed(sample: Record, form: str, table: str) -> None:
    first, outcome = written(rows(sample, table), table, form)
    assert written(rows(sample, table), table, form)[0] == first
    assert outcome == Written(rows=len(rows(sample, table)), size=len(first), sha256=hashlib.sha256(first).hexdigest())


@pytest.mark.parametrize("table", TABLES)
def test_csv_has_a_header_a_row_of_tags_and_every_cell(sample: Record, table: str) -> None:
    data, _ = written(rows(sample, table), table, "csv")
    assert data.endswith(b"\r\n")
    names, tags, *lines = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    assert names == list(TABLES[table])
    assert [tag for tag in tags if tag and not HXL.fullmatch(tag)] == []
    assert sum(bool(tag) for tag in tags) >= 3
    expected = [["" if v is None else str(v) for v in row.values()] for row in rows(sample, table)]
    assert [[restored(cell) for cell in line] for line in lines] == expected


@relaxed
@given(table_rows("tallies"))
def test_csv_brings_hostile_text_back_and_runs_none_of_it(made: list[dict[str, Any]]) -> None:
    data, _ = written(made, "tallies", "csv")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))[2:]
    assert [[restored(cell) for cell in line] for line in lines] == [
        ["" if row[n] is None else str(row[n]).replace("\x00", "\ufffd") for n in TABLES["tallies"]] for row in made
    ]
    for line, row in zip(lines, made, strict=True):
        for cell, name in zip(line, TABLES["tallies"], strict=True):
            if isinstance(row[name], str):
                assert not re.match(r"[\s\x00-\x1f]*[=+\-@]", cell)


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_are_defused_and_the_defusing_can_be_undone(cell: str) -> None:
    assert defused(cell).startswith("'")
    assert restored(defused(cell)) == cell.replace("\x00", "\ufffd")


@pytest.mark.parametrize("cell", [-54.5, 7, None, "a=1", "", "'tis", "O'Brien", "5 - 3"])
def test_numbers_and_plain_words_stay(cell: Any) -> None:
    assert defused(cell) == cell


def test_every_tag_belongs_to_a_column_and_every_table_has_tags() -> None:
    named = load_toml("hxl.toml")
    every = {column for columns in TABLES.values() for column in columns}
    assert set(named["all"]) <= every
    for table in set(named) - {"all"}:
        assert set(named[table]) <= set(TABLES[table])
    assert all(any(hashtag(table, column) for column in columns) for table, columns in TABLES.items())


@pytest.mark.parametrize("table", TABLES)
def test_no_two_columns_of_a_table_share_a_tag(table: str) -> None:
    tags = [tag for column in TABLES[table] if (tag := hashtag(table, column))]
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_typed_columns_that_say_what_they_mean(sample: Record, table: str) -> None:
    data, _ = written(rows(sample, table), table, "parquet")
    read = parquet.read_table(io.BytesIO(data))
    types = {
        "text": pa.string(),
        "list": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
    }
    for name, meaning in TABLES[table].items():
        field = read.schema.field(name)
        assert field.type == types[column_type(table, name)]
        assert field.metadata[b"description"].decode() == meaning
    expected = [
        {k: date.fromisoformat(v) if v and column_type(table, k) == "date" else v for k, v in row.items()} for row in rows(sample, table)
    ]
    assert read.to_pylist() == expected


@relaxed
@given(table_rows("reports"))
def test_parquet_brings_hostile_text_back(made: list[dict[str, Any]]) -> None:
    data, _ = written(made, "reports", "parquet")
    back = parquet.read_table(io.BytesIO(data)).to_pylist()
    kept = [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in back]
    assert kept == made


def test_parquet_is_written_in_groups(monkeypatch: pytest.MonkeyPatch, sample: Record) -> None:
    monkeypatch.setattr("dateline.publish.tables.parquet.GROUP", 2)
    data, _ = written(rows(sample, "statements"), "statements", "parquet")
    file = parquet.ParquetFile(io.BytesIO(data))
    assert file.metadata.num_row_groups == -(-len(rows(sample, "statements")) // 2)


def test_without_pyarrow_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(NotInstalled, match=r"pip install 'dateline\[parquet\]'"):
        written([], "reports", "parquet")


@relaxed
@given(table_rows("disputes"))
def test_json_lines_are_one_object_a_line_with_all_columns(made: list[dict[str, Any]]) -> None:
    data, _ = written(made, "disputes", "jsonl")
    lines = data.decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == made
    assert all(list(json.loads(line)) == list(TABLES["disputes"]) for line in lines)


def test_lone_surrogates_end_no_download() -> None:
    row = dict.fromkeys(TABLES["actors"]) | {"id": "x", "name": "a\udcffb"}
    for form in ("csv", "jsonl", "parquet"):
        assert b"a?b" in written([row], "actors", form)[0]


def check_geojson(text: str) -> dict[str, Any]:
    """What RFC 7946 asks of a FeatureCollection of points."""
    read: dict[str, Any] = json.loads(text)
    assert read["type"] == "FeatureCollection"
    assert not {"geometry", "properties", "coordinates", "crs"} & set(read)
    points = []
    for feature in read["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            assert feature["geometry"]["type"] == "Point"
            x, y = feature["geometry"]["coordinates"]
            assert -180 <= x <= 180
            assert -90 <= y <= 90
            points.append((x, y))
    if points:
        xs, ys = zip(*points, strict=True)
        assert read["bbox"] == [min(xs), min(ys), max(xs), max(ys)]
    return read


@pytest.mark.parametrize("table", FORMS["geojson"].tables)
def test_geojson_keeps_every_row_with_its_precision_and_null_where_no_place_is_known(sample: Record, table: str) -> None:
    read = check_geojson(written(rows(sample, table), table, "geojson")[0].decode("utf-8"))
    assert len(read["features"]) == len(rows(sample, table))
    for feature, row in zip(read["features"], rows(sample, table), strict=True):
        assert (feature["geometry"] is None) == (row["latitude"] is None)
        assert feature["properties"]["geo_precision"] == row["geo_precision"]


@relaxed
@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), HOSTILE), max_size=4))
def test_geojson_of_any_points_and_words_is_valid(made: list[tuple[float, float, str]]) -> None:
    rows_ = [
        dict.fromkeys(TABLES["events"]) | {"id": str(n), "latitude": y, "longitude": x, "location": w} for n, (y, x, w) in enumerate(made)
    ]
    read = check_geojson(written(rows_, "events", "geojson")[0].decode("utf-8"))
    assert [f["properties"]["location"] for f in read["features"]] == [w for _, _, w in made]


def test_events_counts_and_incidents_have_places() -> None:
    assert FORMS["geojson"].tables == ("events", "tallies", "incidents")


def test_a_form_or_table_that_is_not_there_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match="choose one of reports"):
        written([], "weather", "csv")
    with pytest.raises(UsageError, match="choose one of csv"):
        written([], "reports", "xls")
    with pytest.raises(UsageError, match="holds tables with places"):
        written([], "reports", "geojson")


class Nowhere(io.RawIOBase):
    """Takes bytes and keeps none."""

    def write(self, data: Any, /) -> int:
        return len(data)


@pytest.mark.parametrize("form", FORMS)
def test_memory_does_not_grow_with_the_rows(sample: Record, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.publish.tables.parquet.GROUP", 500)
    row = rows(sample, "events")[0]

    def many(number: int) -> Iterator[dict[str, Any]]:
        return (row | {"id": f"e{n}"} for n in range(number))

    def peak(number: int) -> int:
        tracemalloc.start()
        write_table(many(number), "events", form, Nowhere())  # type: ignore[arg-type]
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)  # what is loaded once
    assert peak(6_000) < 2 * peak(1_500) + 500_000


def test_the_sidecar_says_how_to_check_and_ask_again(sample: Record) -> None:
    made = datetime(2026, 3, 9, 12, tzinfo=UTC)
    data, outcome = written(rows(sample, "events"), "events", "csv")
    beside = sidecar(
        table="events", form="csv", written=outcome, query="place:Narvik", permalink="https://desk.example/e", made=made, version="1.2"
    )
    assert json.loads(json.dumps(beside)) == beside
    assert beside["created"] == "2026-03-09T12:00:00Z"
    assert beside["dateline"] | {"note": ""} == {
        "version": "1.2",
        "query": "place:Narvik",
        "permalink": "https://desk.example/e",
        "rows": outcome.rows,
        "note": "",
    }
    resource = beside["resources"][0]
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert [field["name"] for field in resource["schema"]["fields"]] == list(TABLES["events"])


def test_the_dictionary_has_every_column_and_opens_as_csv_and_markdown() -> None:
    entries = dictionary()
    assert [(e.table, e.column) for e in entries] == [(table, column) for table, columns in TABLES.items() for column in columns]
    assert all(e.meaning for e in entries)
    out = io.BytesIO()
    assert write_dictionary(out).rows == len(entries)
    lines = list(csv.DictReader(io.StringIO(out.getvalue().decode())))
    assert lines[0]["column"] == "report_id"
    assert dictionary_markdown().count("\n| `") == len(entries)


def test_names_of_other_data_sets_belong_to_columns_of_ours() -> None:
    named = load_toml("columns.toml")
    every = {column for columns in TABLES.values() for column in columns}
    assert set(named["all"]) <= every
    for table in set(named) - {"all"}:
        assert set(named[table]) <= set(TABLES[table])
    assert {key for columns in named.values() for other in columns.values() for key in other} == {"acled", "ucdp", "polecat", "airwars"}

"""Tables as files over HTTP: the right bytes, names no system chokes on, and what stands beside them."""

import csv
import hashlib
import io
import json
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from itertools import islice

import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from dateline.model import Reading, Record, make_report
from dateline.model.columns import TABLES
from dateline.publish.tables import FORMS
from dateline.web import downloads
from dateline.web.desk import desk
from tests.web.conftest import STORY, Kept
from tests.web.payloads import formulas

FILES = [(table, form.name) for form in FORMS.values() for table in form.tables]


@pytest.mark.parametrize(("table", "form"), FILES)
def test_every_table_comes_in_every_form_with_its_description_beside(client: TestClient, table: str, form: str) -> None:
    answer = client.get(f"/download/{table}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMS[form].media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="dateline-{table}.{FORMS[form].ending}"'
    assert int(answer.headers["content-length"]) == len(answer.content)
    beside = client.get(f"/download/{table}.{form}.json").json()
    assert beside["resources"][0]["hash"] == f"sha256:{hashlib.sha256(answer.content).hexdigest()}"
    assert beside["resources"][0]["bytes"] == len(answer.content)
    assert beside["dateline"]["rows"] == client.get(f"/api/v1/{table}?limit=1").json()["total"]
    assert [field["name"] for field in beside["resources"][0]["schema"]["fields"]] == list(TABLES[table])


def test_each_form_is_read_by_its_own_reader(client: TestClient) -> None:
    rows = client.get("/api/v1/statements?q=harbour").json()["rows"]
    ids = sorted(row["id"] for row in rows)
    lines = [json.loads(line) for line in client.get("/download/statements.jsonl?q=harbour").text.splitlines()]
    assert sorted(line["id"] for line in lines) == ids
    sheet = list(csv.DictReader(io.StringIO(client.get("/download/statements.csv?q=harbour").text)))
    assert sheet[0]["id"].startswith("#")
    assert sorted(row["id"] for row in sheet[1:]) == ids
    table = pyarrow.parquet.read_table(io.BytesIO(client.get("/download/statements.parquet?q=harbour").content))
    assert sorted(table["id"].to_pylist()) == ids


def test_few_wait_for_a_file_that_takes_long_and_the_others_are_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.scope.MOST_REPORTS", 1)
    path = "/download/tolls.csv?q=version:any"
    with ThreadPoolExecutor(12) as pool:
        with downloads._ONE_AT_A_TIME:  # somebody gets one  # noqa: SLF001 - what they wait for
            asked = [pool.submit(client.get, path) for _ in range(12)]
            busy = [answer.result().json() for answer in islice(as_completed(asked, timeout=30), 8)]
        assert {(problem["status"], problem["code"]) for problem in busy} == {(503, "busy")}
        assert sorted(answer.result().status_code for answer in asked) == [200] * 4 + [503] * 8
    assert client.get(path).status_code == 200


def test_a_query_a_story_and_both_narrow_a_file(client: TestClient) -> None:
    def number(values: str) -> int:
        return len(client.get(f"/download/statements.jsonl{values}").text.splitlines())

    assert number("") > number(f"?story={STORY.slug}") > number(f"?story={STORY.slug}&q=stance:denies") == 1
    named = client.get(f"/download/statements.csv?story={STORY.slug}").headers["content-disposition"]
    assert named == f'attachment; filename="dateline-{STORY.slug}-statements.csv"'


def test_the_answer_leads_to_its_description_with_the_same_query(client: TestClient) -> None:
    link = client.get("/download/events.csv?q=narvik").headers["link"]
    path = link.partition("<")[2].partition(">")[0]
    assert client.get(path).json()["dateline"]["query"] == "narvik"
    assert client.get(path).json()["dateline"]["permalink"].endswith("/download/events.csv?q=narvik")


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "statements",
        "statements.",
        ".csv",
        "nothing.csv",
        "statements.xls",
        "statements.geojson",
        "a.b.c.d",
        "statements.json",
        "%2e%2e%2fevents.csv",
    ],
)
def test_a_file_that_is_none_says_which_there_are(client: TestClient, name: str) -> None:
    answer = client.get(f"/download/{name}")
    assert answer.status_code == 404
    if answer.headers["content-type"] == "application/problem+json":
        assert "choose" in answer.json()["detail"]


def test_people_get_a_page_and_programs_a_problem_for_a_query_that_is_none(client: TestClient) -> None:
    for accept, media_type in (("text/html,*/*", "text/html; charset=utf-8"), ("*/*", "application/problem+json")):
        answer = client.get("/download/events.csv?q=killed:many", headers={"Accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (400, media_type)
        assert "killed" in answer.text
    assert client.get("/download/events.csv?story=nowhere").status_code == 404


def test_parquet_without_its_package_says_what_to_install(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = client.get("/download/events.parquet")
    assert answer.status_code == 501
    assert "dateline[parquet]" in answer.json()["detail"]


def test_a_file_larger_than_memory_allows_goes_through_the_disk(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get("/download/statements.jsonl").content
    monkeypatch.setattr("dateline.web.downloads.IN_MEMORY", 10)
    monkeypatch.setattr("dateline.web.downloads.PIECE", 7)
    client.headers["Cache-Control"] = "no-cache"
    assert client.get("/download/statements.jsonl").content == whole


def test_more_reports_than_a_page_shows_are_all_in_the_file(stored: str, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get("/download/tolls.jsonl").content
    monkeypatch.setattr("dateline.web.scope.MOST_REPORTS", 1)
    assert TestClient(desk(stored)).get("/download/tolls.jsonl").content == whole


def test_the_meaning_of_every_column_is_a_file_too(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/download/columns.csv").text)))
    assert {(row["table"], row["column"]) for row in rows} == {(table, column) for table, columns in TABLES.items() for column in columns}
    assert client.get("/download/columns.md").headers["content-type"].startswith("text/markdown")


def test_no_cell_of_a_file_is_run_by_a_spreadsheet(kept: Kept, sample: Record) -> None:
    texts = formulas()
    readings = [_named(sample, n, text) for n, text in enumerate(texts)]
    rows = list(csv.DictReader(io.StringIO(TestClient(desk(kept(*readings))).get("/download/reports.csv").text, newline="")))[1:]
    assert len(rows) == len(texts)
    for row in rows:
        for cell in (row["title"], row["outlet"], row["byline"]):
            assert cell.lstrip("\u200b \u3000")[:1] not in tuple("=+-@\t\r\n＝"), cell
    assert sorted(row["title"].removeprefix("'") for row in rows) == sorted(texts)


def _named(sample: Record, n: int, text: str) -> Reading:
    report = make_report(f"Words of report {n}.", title=text, outlet=text, byline=text, published=date(2031, 3, 1))
    whole = sample.readings[0]
    return Reading(
        report=report,
        language="en",
        passages=whole.passages[:0],
        statements=(),
        events=(),
        tallies=(),
        actors=(),
        places=(),
        whens=(),
        issues=(),
    )

"""The read API: rows and readings as JSON, paging, problems that say what to do, answers that are sent once."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.model.codec import from_plain
from dateline.model.columns import TABLES
from dateline.model.reading import Reading
from dateline.store import Store
from dateline.web.desk import desk
from dateline.web.headers import HEADERS
from tests.web.conftest import STORY, Kept

API = "/api/v1"
PROBLEM = "application/problem+json"


def _get(client: TestClient, path: str, **values: Any) -> dict[str, Any]:
    answer = client.get(f"{API}{path}", params=values)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_list_with_all_its_columns(client: TestClient, table: str) -> None:
    page = _get(client, f"/{table}")
    assert page["table"] == table
    assert page["total"] == len(page["rows"])
    assert page["rows"] or table == "changes", "no page of the sample has changed"
    for row in page["rows"]:
        assert list(row) == list(TABLES[table])


def test_a_query_narrows_every_table(client: TestClient, sample: Record) -> None:
    second = sample.readings[1].report.id
    assert [row["report_id"] for row in _get(client, "/reports", q=f"report:{second}")["rows"]] == [second]
    assert {row["report_id"] for row in _get(client, "/issues", q=f"report:{second}")["rows"]} <= {second}
    assert _get(client, "/statements", q="stance:denies")["total"] == 1
    assert _get(client, "/statements", q="zeppelin")["rows"] == []


def test_rows_come_newest_first_and_pages_join_without_gap_or_double(client: TestClient) -> None:
    whole = _get(client, "/statements")["rows"]
    days = [row["published"] or "" for row in whole]
    assert days == sorted(days, reverse=True)
    joined: list[Any] = []
    path: str | None = f"{API}/statements?limit=3"
    while path:
        page = client.get(path).json()
        joined += page["rows"]
        path = page["links"]["next"]
    assert joined == whole


def test_a_page_leads_to_the_page_before_to_the_desk_and_to_files(client: TestClient) -> None:
    links = _get(client, "/statements", q="harbour", limit=2, offset=2)["links"]
    for name in ("self", "previous", "html", "csv", "jsonl"):
        assert client.get(links[name]).status_code == 200, name
    assert "q=harbour" in links["html"]
    assert client.get(links["previous"]).json()["offset"] == 0


def test_what_follows_from_many_reports_says_how_many_it_left_out(client: TestClient, monkeypatch: pytest.MonkeyPatch, stored: str) -> None:
    assert _get(client, "/tolls")["left_out"] == 0
    assert _get(client, "/statements")["left_out"] is None
    monkeypatch.setattr("dateline.web.scope.MOST_REPORTS", 1)
    assert _get(TestClient(desk(stored)), "/tolls")["left_out"] == 2


def test_a_reading_comes_whole_and_can_be_made_into_one_again(client: TestClient, sample: Record) -> None:
    for reading in sample.readings:
        assert from_plain(Reading, _get(client, f"/reports/{reading.report.id}")) == reading


def test_a_story_tells_what_it_holds_and_where(client: TestClient) -> None:
    told = _get(client, f"/stories/{STORY.slug}")
    assert [told["title"], told["query"], told["trouble"]] == [STORY.title, STORY.query, None]
    for table, number in told["counts"].items():
        assert client.get(told["links"][table]).json()["total"] == number
    for name in ("self", "html", "atom", "json_feed"):
        assert client.get(told["links"][name]).status_code == 200, name
    assert _get(client, "/stories")["stories"] == [told]


def test_the_start_and_the_sources_tell_what_there_is(client: TestClient) -> None:
    told = _get(client, "/")
    assert told["counts"]["reports"] == 3
    for path in told["links"].values():
        assert client.get(path).status_code == 200, path
    assert _get(client, "/sources")["sources"] == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/statements?q=killed:many", 400, "bad-query"),
        ("/statements?q=(", 400, "bad-query"),
        ("/statements?q=nofield:x", 400, "bad-query"),
        ("/statements?limit=0", 422, "bad-parameter"),
        ("/statements?limit=1001", 422, "bad-parameter"),
        ("/statements?offset=-1", 422, "bad-parameter"),
        ("/statements?offset=99999999999999999999", 422, "bad-parameter"),
        ("/statements?limit=x", 422, "bad-parameter"),
        ("/statements?query=harbour", 422, "bad-parameter"),
        (f"/statements?q={'a' * 2001}", 422, "bad-parameter"),
        ("/reports/ffffffffffffffff", 404, "not-found"),
        ("/reports/x", 404, "not-found"),
        ("/stories/nowhere", 404, "not-found"),
        ("/nowhere", 404, "not-found"),
        ("/reports/%0a", 404, "not-found"),
        ("/statements/", 404, "not-found"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_what_to_do(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    told = answer.json()
    assert (told["status"], told["code"], told["type"]) == (status, code, f"urn:dateline:problem:{code}")
    assert told["title"]
    assert len(told["detail"]) > 20
    assert "etag" not in answer.headers


def test_a_store_that_is_not_there_is_no_fault_of_the_asker(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    answer = TestClient(desk(str(path))).get(f"{API}/statements")
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert "dateline add" in answer.json()["detail"]
    assert not path.exists()


def test_a_fault_of_ours_tells_nothing_of_its_inside(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("dateline.web.api.tables.find", fail)
    answer = TestClient(desk(stored), raise_server_exceptions=False).get(f"{API}/statements")
    assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
    assert "secret detail" not in answer.text


def test_answers_carry_the_safe_headers_and_let_no_other_site_read_them(client: TestClient) -> None:
    for path in ("/", "/statements", "/nowhere", "/openapi.json", "/docs", "/statements?limit=0"):
        answer = client.get(f"{API}{path}", headers={"Origin": "https://elsewhere.example"})
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (path, name)
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_only_reading_is_allowed(client: TestClient) -> None:
    for method in ("post", "put", "delete", "patch"):
        answer = client.request(method, f"{API}/statements")
        assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
        assert answer.headers["allow"] == "GET"
    head = client.head(f"{API}/statements")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"]


@pytest.mark.parametrize("path", [f"{API}/statements", f"{API}/openapi.json", "/download/events.csv", "/feed.atom"])
def test_what_the_asker_has_already_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        again = client.get(path, headers={"If-None-Match": sent})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["Content-Security-Policy"]
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(f"{path}?q=harbour" if "openapi" not in path else f"{API}/actors").headers["etag"] != tag


def test_a_day_is_told_when_it_is_safe_and_taken_back(kept: Kept, sample: Record) -> None:
    path = kept(sample.readings[0])
    client = TestClient(desk(path))
    assert client.get(f"{API}/reports").status_code == 200
    for name in (path, f"{path}-wal"):
        if Path(name).exists():
            os.utime(name, (time.time() - 100, time.time() - 100))
    told = client.get(f"{API}/reports").headers["last-modified"]
    assert client.get(f"{API}/reports", headers={"If-Modified-Since": told}).status_code == 304
    assert client.get(f"{API}/reports", headers={"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}).status_code == 200
    for wrong in ("yesterday", "", "99999999999999", "Sat, 99 Foo 2000"):
        assert client.get(f"{API}/reports", headers={"If-Modified-Since": wrong}).status_code == 200
    assert client.get(f"{API}/nowhere", headers={"If-Modified-Since": told}).status_code == 404


def test_a_new_report_makes_another_tag(kept: Kept, sample: Record) -> None:
    path = kept(sample.readings[0])
    client = TestClient(desk(path))
    before = client.get(f"{API}/reports")
    with Store.open(path) as store:
        store.add(sample.readings[1])
    after = client.get(f"{API}/reports", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["total"] == before.json()["total"] + 1


def test_the_page_for_people_names_every_address_and_needs_no_script(client: TestClient) -> None:
    html = client.get(f"{API}/docs").text
    for path in client.get(f"{API}/openapi.json").json()["paths"]:
        assert f"GET {API}{path}" in html
    assert "<script" not in html

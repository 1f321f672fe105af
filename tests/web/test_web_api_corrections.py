"""Corrections over the API: the log and the queue for everybody, making them only where the desk may be edited and only for those who may."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.web.api import api, mounted
from dateline.web.api.description import description
from dateline.web.desk import desk
from dateline.web.state import Desk
from tests.web.conftest import STORY, Kept
from tests.web.crisis import first, second

A, B = first(), second()
ITEM = f"{A.report.id}:s1"
URL = "/api/v1/corrections"
KEY = "a key of more than sixteen signs"
EDITED: dict[str, Any] = {"action": "edit", "author": "Ana", "reason": "as heard", "ids": [ITEM], "values": {"stance": "doubts"}}

DESK = Desk(address="", edit=True)
schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", Starlette(routes=[mounted(DESK)]))
schema.config.checks.positive_data_acceptance.expected_statuses = ["2xx", "400", "404"]


@pytest.fixture(autouse=True, scope="module")
def _store(sample: Record, kept: Kept) -> None:
    DESK.address = kept(*sample.readings, stories=(STORY,))


@pytest.fixture
def client(path: str) -> TestClient:
    return TestClient(desk(path, edit=True))


@schema.include(path_regex="^/(corrections|review)$").parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_no_request_makes_a_fault_and_every_answer_is_as_described(case: Case[Any]) -> None:
    case.call_and_validate(headers={"Content-Type": "application/json"} if case.method == "POST" else None)


def test_what_a_program_says_stands_at_once_in_log_rows_and_pages(client: TestClient) -> None:
    answer = client.post(URL, json=EDITED)
    assert answer.status_code == 201
    (made,) = answer.json()["corrections"]
    assert made["values"] == [{"field": "stance", "value": "doubts", "was": "affirms"}]
    assert made["state"] == "in force"
    log = client.get(URL).json()
    assert log["total"] == 1
    assert log["corrections"][0] == made
    assert client.get(made["html"]).status_code == 200
    rows = client.get("/api/v1/statements", params={"q": "review:edited"}).json()["rows"]
    assert [(r["id"], r["stance"], r["corrected"]) for r in rows] == [(ITEM, "doubts", "stance:Ana")]
    assert client.post(URL, json={**EDITED, "action": "undo", "ids": [made["id"]], "values": {}}).status_code == 201
    assert [c["state"] for c in client.get(URL).json()["corrections"]] == ["in force", "undone"]
    assert client.get(URL, params={"of": made["id"], "by": "Ana", "limit": 1}).json()["links"]["next"]


def test_the_queue_says_what_to_look_at_and_where(client: TestClient) -> None:
    page = client.get("/api/v1/review").json()
    assert [t["why"] for t in page["tasks"]] == ["dispute", "unsure", "doubt"]
    for task in page["tasks"]:
        assert client.get(task["html"]).status_code == 200
    dispute = page["tasks"][0]["target"]
    held = {"action": "contest", "author": "Ana", "reason": "both are on the record", "ids": [dispute]}
    assert client.post(URL, json=held).status_code == 201
    assert [t["why"] for t in client.get("/api/v1/review").json()["tasks"]] == ["unsure", "doubt"]
    assert client.get("/api/v1/review", params={"why": "doubt", "q": "rallied"}).json()["total"] == 1


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"ids": ["ffff:s1"]}, 404, "no report"),
        ({"ids": ["i-000000000000"], "action": "split"}, 404, "no incident"),
        ({"values": {"stance": "sings"}}, 400, "That cannot be"),
        ({"values": {}}, 400, "says already"),
        ({"values": {"stance": "affirms"}}, 400, "says already"),
        ({"ids": [ITEM, ITEM]}, 400, "name one id"),
        ({"author": "  "}, 422, "author"),
        ({"author": "a\x00b"}, 400, "Say who corrects"),
        ({"reason": ""}, 422, "reason"),
        ({"action": "allow"}, 422, "action"),
        ({"more": 1}, 422, "more"),
        ({"q": "killed:many"}, 400, "killed"),
    ],
)
def test_what_cannot_be_is_a_problem_that_says_so(client: TestClient, changed: dict[str, Any], status: int, said: str) -> None:
    answer = client.post(URL, json=EDITED | changed)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]
    assert client.get(URL).json()["total"] == 0


def test_a_desk_that_is_only_read_takes_none_and_describes_none(path: str) -> None:
    client = TestClient(desk(path))
    assert client.post(URL, json=EDITED).status_code == 405
    assert client.get(URL).json()["total"] == 0
    told = client.get("/api/v1/openapi.json").json()
    assert set(told["paths"]["/corrections"]) == {"get"}
    assert "only reads" in told["info"]["description"]
    assert "POST" not in client.get("/api/v1/docs").text


def test_where_corrections_are_taken_the_description_says_so(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert set(told["paths"]["/corrections"]) == {"get", "post"}
    assert "only reads" not in told["info"]["description"]
    html = client.get("/api/v1/docs").text
    assert "POST /api/v1/corrections" in html
    assert "one of accept, edit, reject" in html
    keyed = description(api(Desk(address="nowhere.sqlite", edit=True, key=KEY)), edit=True, key=True)
    assert keyed["paths"]["/corrections"]["post"]["security"] == [{"key": []}]


def test_a_page_of_another_site_can_send_nothing_that_is_taken(client: TestClient) -> None:
    body = b'{"action": "accept", "author": "x", "reason": "x", "ids": ["%s"]}' % ITEM.encode()
    for headers in (
        {"Origin": "https://elsewhere.example", "Content-Type": "application/json"},
        {"Origin": "null", "Content-Type": "application/json"},
        {"Sec-Fetch-Site": "cross-site", "Content-Type": "application/json"},
        {"Sec-Fetch-Site": "same-site", "Content-Type": "application/json"},
    ):
        assert client.post(URL, content=body, headers=headers).status_code == 403, headers
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", ""):
        assert client.post(URL, content=body, headers={"Content-Type": kind} if kind else {}).status_code in (415, 422), kind
    assert "access-control-allow-origin" not in client.options(URL, headers={"Origin": "https://elsewhere.example"}).headers
    assert client.get(URL).json()["total"] == 0
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json; charset=utf-8"}
    assert client.post(URL, content=body, headers=own).status_code == 201


def test_where_the_desk_has_a_key_it_is_asked_for(path: str) -> None:
    client = TestClient(desk(path, edit=True, key=KEY))
    for sent in (
        {},
        {"Authorization": "Bearer no"},
        {"Authorization": f"Basic {KEY}"},
        {"Authorization": KEY},
        {"Authorization": "Bearer"},
    ):
        answer = client.post(URL, json=EDITED, headers=sent)
        assert answer.status_code == 401, sent
        assert answer.headers["www-authenticate"] == "Bearer"
    assert client.post(URL, json=EDITED, headers={"Authorization": f"bearer {KEY}"}).status_code == 201
    assert client.get(URL).json()["total"] == 1


def test_a_body_without_bounds_is_refused(client: TestClient) -> None:
    assert client.post(URL, json=EDITED | {"values": {"content": "x" * 70_000}}).status_code == 413
    assert client.post(URL, content=iter([b"{}"]), headers={"Content-Type": "application/json"}).status_code in (413, 422)

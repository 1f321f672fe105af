"""The desk's pages as a browser without scripts gets them: what all of them have in common."""

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.web.desk import desk
from dateline.web.headers import HEADERS
from tests.web.conftest import STORY
from tests.web.links import Links

STORY_PAGES = tuple(f"/stories/{STORY.slug}{tab}" for tab in ("", "/timeline", "/map", "/claims", "/tolls", "/changes", "/sources"))
PAGES = (
    "/", "/stories", "/reports", "/statements", "/events", "/tallies", "/claims", "/claims?show=contested", "/claims?show=single",
    "/claims?q=narvik&show=several", "/tolls", "/tolls?by=report", "/timeline", "/map", "/changes", "/changes?q=narvik", "/search", "/search?q=narvik", "/reports?q=narvik",
    "/timeline?q=narvik", "/map?q=narvik", "/search?q=nothinglikethis", "/sources", "/review", "/review?q=narvik&why=unsure", "/corrections", "/method", "/help/query", "/help/columns", *STORY_PAGES,
)  # fmt: skip


def _report(record: Record, n: int = 0) -> str:
    return f"/reports/{record.readings[n].report.id}"


def _all_pages(record: Record) -> list[str]:
    reports = [_report(record, n) for n in range(len(record.readings))]
    return [*PAGES, *reports, f"{reports[0]}/changes"]


def test_every_page_answers(client: TestClient, sample: Record) -> None:
    for page in _all_pages(sample):
        assert client.get(page).status_code == 200, page


def test_every_answer_carries_the_safe_headers(client: TestClient, sample: Record) -> None:
    others = (
        f"{_report(sample)}/links.css",
        "/static/desk.css",
        "/static/reader.css",
        "/static/charts.css",
        "/healthz",
        "/nowhere",
        "/search?q=(",
    )
    for page in (*_all_pages(sample), *others):
        answer = client.get(page)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (page, name)


def test_the_policy_allows_no_script_and_no_inline_style(client: TestClient, sample: Record) -> None:
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    for page in _all_pages(sample):
        found = Links(client.get(page).text)
        assert not {"script", "style"} & found.tags, page
        assert found.inline == [], page


def test_every_link_of_the_desk_leads_somewhere(client: TestClient, sample: Record) -> None:
    seen: dict[str, set[str]] = {}
    for page in _all_pages(sample):
        found = Links(client.get(page).text)
        assert len(found.ids) == len(set(found.ids)), page
        for link in found.links:
            if link.startswith(("http", "data:", "mailto:")):
                continue
            path, _, name = link.partition("#")
            path = path or page
            if path not in seen:
                answer = client.get(path)
                assert answer.status_code == 200, (page, link)
                html = "html" in answer.headers["content-type"]
                seen[path] = set(Links(answer.text).ids) if html else set()
            assert not name or name in seen[path], (page, link)


def test_hostile_text_stays_text_on_every_page(client: TestClient, sample: Record) -> None:
    for page in (*_all_pages(sample), "/search?q=<script>alert(1)</script>", '/search?q="><img src=x onerror=alert(1)>'):
        html = client.get(page).text
        assert "<script" not in html, page
        assert "<img" not in html, page
        assert "javascript:" not in html, page


def test_every_page_has_one_first_heading_a_language_and_a_way_past_the_head(client: TestClient, sample: Record) -> None:
    for page in _all_pages(sample):
        html = client.get(page).text
        assert html.count("<h1") == 1, page
        assert '<html lang="en">' in html, page
        assert 'href="#main"' in html, page


def test_a_page_that_is_not_there_says_so_and_leads_back(client: TestClient) -> None:
    for path in (
        "/nowhere", "/reports/0000", "/reports/ffffffffffffffff", "/reports/ffffffffffffffff/changes", "/static/nothing.css",
        "/reports/ffffffffffffffff/links.css", "/stories/none", "/stories/none/claims",
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "There is no such page" in answer.text
        assert 'href="/"' in answer.text
    assert "<b>" not in client.get("/<b>").text


def test_only_reading_is_allowed(client: TestClient) -> None:
    for page in ("/", "/reports", "/claims", "/search"):
        assert client.post(page).status_code == 405
        assert client.head(page).status_code == 200


def test_an_empty_store_says_what_to_do(empty_client: TestClient) -> None:
    for page in ("/", "/reports", "/claims", "/tolls", "/timeline", "/map", "/sources"):
        answer = empty_client.get(page)
        assert answer.status_code == 200
        assert "dateline add" in answer.text, page


def test_health_tells_how_many_reports_there_are(client: TestClient, empty_client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "reports": 3}
    assert empty_client.get("/healthz").json()["reports"] == 0


def test_a_fault_of_ours_tells_nothing_of_its_inside(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("dateline.web.pages.home.lines", fail)
    answer = TestClient(desk(stored), raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]

"""The desk's pages as a browser without scripts gets them."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.model.errors import NotFound
from dateline.web.desk import desk
from dateline.web.headers import HEADERS

PAGES = ("/", "/claims", "/claims?show=contested", "/claims?show=single", "/claims?show=several", "/tolls")


class Links(HTMLParser):
    """Ids and links of a page, and what could run or load something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.ids.extend(filter(None, [found.get("id")]))
        self.links.extend(filter(None, [found.get("href")]))
        self.inline.extend(name for name in found if name == "style" or name.startswith("on"))


def _report(record: Record, n: int = 0) -> str:
    return f"/reports/{record.readings[n].report.id}"


def _all_pages(record: Record) -> list[str]:
    return [*PAGES, *(_report(record, n) for n in range(len(record.readings)))]


def test_every_answer_carries_the_safe_headers(client: TestClient, sample: Record) -> None:
    for page in [*_all_pages(sample), f"{_report(sample)}/links.css", "/static/desk.css", "/static/reader.css", "/healthz", "/nowhere"]:
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
            if link.startswith(("http", "data:")):
                continue
            path, _, name = link.partition("#")
            path = path or page
            if path not in seen:
                answer = client.get(path)
                assert answer.status_code == 200, (page, link)
                seen[path] = set(Links(answer.text).ids)
            assert not name or name in seen[path], (page, link)


def test_the_list_shows_newest_first_with_what_was_read_and_what_is_contested(client: TestClient) -> None:
    html = client.get("/").text
    assert html.index("6 March 2031") < html.index("5 March 2031") < html.index("day of publication not known")
    assert html.count("contested</span>") == 2
    assert "Nordlys Wire" in html


def test_the_list_comes_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.listing.PAGE", 2)
    assert "Page 1 of 2" in client.get("/").text
    assert "Page 2 of 2" in client.get("/?page=2").text
    for wrong in ("0", "-1", "x", "9" * 400, "²"):
        assert client.get("/", params={"page": wrong}).status_code == 200, wrong


def test_a_report_has_its_own_style_rules(client: TestClient, sample: Record) -> None:
    page = _report(sample)
    assert f'href="{page}/links.css"' in client.get(page).text
    rules = client.get(f"{page}/links.css")
    assert rules.headers["content-type"].startswith("text/css")
    assert "#s1" in rules.text


def test_the_beginning_of_an_id_leads_to_its_report(client: TestClient, sample: Record) -> None:
    page = _report(sample)
    answer = client.get(page[:-4], follow_redirects=False)
    assert answer.headers["location"] == page


def test_the_claim_board_says_how_each_speaker_stands_and_leads_to_the_words(client: TestClient, sample: Record) -> None:
    html = client.get("/claims").text
    assert "police beat dockers Narvik" in html
    assert "denies" in html
    assert "at least 40" in html
    assert f'href="{_report(sample)}#w-s3-content"' in html
    assert f'href="{_report(sample)}#w-t2-tally"' in html


def test_a_speaker_who_says_nothing_of_a_claim_is_called_silent(sample: Record) -> None:
    toll = sample.tolls[0]
    third = replace(toll.entries[0], speaker="person:sunniva-tjeld")
    record = replace(sample, tolls=(replace(toll, entries=(*toll.entries, third)),))
    html = TestClient(desk(lambda: record, lambda: 0)).get("/claims").text
    assert html.count('class="silent">silent<') == 1


def test_the_board_can_be_limited_to_what_is_contested_or_said_by_one(client: TestClient) -> None:
    contested, single = client.get("/claims?show=contested").text, client.get("/claims?show=single").text
    assert "a second raid" not in contested
    assert "people injured" in contested
    assert "a second raid" in single
    assert "people injured" not in single


def test_an_unknown_choice_of_claims_shows_all(client: TestClient) -> None:
    assert client.get("/claims?show=<b>").text == client.get("/claims").text


def test_the_tolls_page_keeps_every_number_as_said(client: TestClient) -> None:
    html = client.get("/tolls").text
    assert "6 to 55" in html
    assert re.search(r"at least 40</a>", html)
    assert "first number" in html


def test_hostile_text_stays_text_on_every_page(client: TestClient, sample: Record) -> None:
    for page in _all_pages(sample):
        html = client.get(page).text
        assert "<script" not in html, page
        assert "<img" not in html, page
        assert "javascript:" not in html, page


def test_a_page_that_is_not_there_says_so_and_leads_back(client: TestClient) -> None:
    for path in ("/nowhere", "/reports/0000", "/reports/ffffffffffffffff", "/static/nothing.css", "/reports/ffffffffffffffff/links.css"):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "There is no such page" in answer.text
        assert 'href="/"' in answer.text
    assert "<b>" not in client.get("/<b>").text


def test_only_reading_is_allowed(client: TestClient) -> None:
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200


def test_an_empty_store_says_what_to_do(empty_client: TestClient) -> None:
    for page in ("/", "/claims", "/tolls"):
        answer = empty_client.get(page)
        assert answer.status_code == 200
        assert "dateline add" in answer.text


def test_health_tells_how_many_reports_there_are(client: TestClient, empty_client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "reports": 3}
    assert empty_client.get("/healthz").json()["reports"] == 0


def test_a_store_that_cannot_be_read_shows_what_to_do_about_it() -> None:
    def load() -> Record:
        raise NotFound("There is no store here. Make one with `dateline add PATH`.")

    answer = TestClient(desk(load, lambda: 0)).get("/")
    assert answer.status_code == 503
    assert "Make one with `dateline add PATH`." in answer.text


def test_a_fault_of_ours_tells_nothing_of_its_inside() -> None:
    def load() -> Record:
        raise RuntimeError("secret detail")

    answer = TestClient(desk(load, lambda: 0), raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_the_record_is_made_anew_only_when_its_stamp_changes(sample: Record) -> None:
    made: list[int] = []
    stamps = iter([1, 1, 2, 2])

    def load() -> Record:
        made.append(1)
        return sample

    client = TestClient(desk(load, lambda: next(stamps)))
    for expected in (1, 1, 2, 2):
        assert client.get("/healthz").status_code == 200
        assert len(made) == expected

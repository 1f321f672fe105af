"""A story at a glance on the desk, and what outlets changed: on a store of real readings, two of one text, two of one page."""

import re
from html import unescape

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest
from selenium import webdriver
from starlette.testclient import TestClient

from dateline.model import Story
from dateline.pipeline import read_report
from dateline.publish.legend import COUNTS
from dateline.web.desk import desk
from tests.cli.test_cli_story import reports
from tests.web.chromium import running, scheme, violations, width
from tests.web.conftest import SITE, Kept
from tests.web.links import Links

GATE = Story(slug="gate", title="Shooting at the gate", query="gdansk")


@pytest.fixture(scope="module")
def gate(kept: Kept) -> TestClient:
    return TestClient(desk(kept(*map(read_report, reports()), stories=(GATE,)), site=SITE))


def text(html: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def ids(client: TestClient) -> tuple[str, str]:
    """The older and the newer version of the page that changed."""
    found = re.search(r'href="/reports/([0-9a-f]{16})/changes\?against=([0-9a-f]{16})"', client.get("/changes").text)
    assert found is not None
    return found[2], found[1]


def test_a_story_begins_with_what_is_contested_in_the_words_of_every_side(gate: TestClient) -> None:
    words = text(gate.get("/stories/gate").text)
    assert "side A City Hospital + affirms “Two dockers were killed" in words
    assert "side B Dockers' Union + affirms “that at least five people had been killed”" in words
    assert "the same words in The Post, 6 March 2031" in words
    assert "cannot both be right" in words


def test_an_event_has_its_grade_with_the_counts_it_follows_from_and_four_counts_each_explained(gate: TestClient) -> None:
    html = gate.get("/stories/gate").text
    found = [dict(re.findall(r"<dt title=[^>]*>(\w+)</dt><dd>(\d+)</dd>", part)) for part in html.split('class="incident"')[1:]]
    assert all(len(counts) == len(COUNTS) for counts in found)
    assert any(int(c.get("outlets", 0)) > int(c["independent"]) for c in found), "a copy is an outlet more, and no further source"
    words = text(html)
    assert re.search(r"\d independent sources?; \d dispute", words)
    for name, meaning in COUNTS.values():
        assert f"{name} {meaning}" in words
    assert re.search(r"Why these \d reports tell of one event", words)


def test_one_text_in_two_outlets_is_one_card_the_oldest_first_with_the_reason(gate: TestClient) -> None:
    words = text(gate.get("/stories/gate").text)
    assert "The same text in 2 outlets Two dockers killed Baltic Wire, 5 March 2031 the first The Post, 6 March 2031" in words
    assert "it names Baltic Wire itself" in words


def test_the_latest_changes_stand_in_the_story_and_in_a_tab_of_their_own(gate: TestClient) -> None:
    for page in ("/stories/gate", "/stories/gate/changes", "/changes", "/changes?q=gdansk"):
        words = text(gate.get(page).text)
        assert "count changed workers killed: 4 → 5 City Hospital" in words, page
        assert "denial removed Quay Guard" in words, page
    assert 'href="/stories/gate/changes"' in gate.get("/stories/gate").text
    assert "No page of these reports has changed" in text(gate.get("/changes?q=nothinglikethis").text)


def test_the_version_page_has_claims_beside_words_and_leads_to_both_versions(gate: TestClient) -> None:
    older, newer = ids(gate)
    html = gate.get(f"/reports/{newer}/changes?against={older}").text
    words = text(html)
    assert "What is claimed otherwise 2" in words
    assert "was “four dockers are known to have been killed”" in words
    assert "now “five dockers are known to have been killed”" in words
    assert re.search(rf'href="/reports/{older}#t\d+"', html)
    assert re.search(rf'href="/reports/{newer}#t\d+"', html)
    assert "<del>four </del><ins>five </ins>" in html


def test_changes_can_be_taken_away_and_asked_for_by_programs(gate: TestClient) -> None:
    rows = gate.get("/api/v1/changes?q=gdansk").json()["rows"]
    count = next(row for row in rows if row["part"] == "count")
    assert (count["kind"], count["before"], count["after"], count["speaker"]) == ("count changed", "4", "5", "City Hospital")
    assert count["old_words"] == "four dockers are known to have been killed"
    lines = gate.get("/download/changes.csv?q=gdansk").text.splitlines()
    assert len(lines) == len(rows) + 2, "names and tags go before the rows"


def test_the_new_pages_need_no_script_and_every_link_leads_somewhere(gate: TestClient) -> None:
    older, newer = ids(gate)
    for page in ("/stories/gate", "/stories/gate/changes", "/changes", f"/reports/{newer}/changes?against={older}"):
        found = Links(gate.get(page).text)
        assert not {"script", "style"} & found.tags
        assert found.inline == []
        for link in found.links:
            if link.startswith("/") and not link.startswith("/download"):
                assert gate.get(link.partition("#")[0]).status_code == 200, (page, link)


def test_a_feed_tells_what_outlets_changed(gate: TestClient) -> None:
    older, newer = ids(gate)
    link = "/stories/gate/feed.atom?per=change"
    assert f'href="{link}"' in gate.get("/stories/gate/changes").text
    feed = feedparser.parse(gate.get(link).content)
    assert len(feed.entries) == 1
    assert feed.entries[0].title.startswith(
        "Changed: Dockers walk free: count changed, workers killed: 4 → 5 (City Hospital); denial removed"
    )
    assert feed.entries[0].link.endswith(f"/reports/{newer}/changes?against={older}")
    items = gate.get("/feed.json?per=change").json()["items"]
    assert [item["url"] for item in items] == [feed.entries[0].link]


@pytest.mark.browser
def test_axe_finds_nothing_wrong_with_the_new_pages_and_none_scrolls_sideways(gate: TestClient, browser: webdriver.Chrome) -> None:
    older, newer = ids(gate)
    with running(gate.app) as address:
        for pixels, look in ((320, "dark"), (1280, "light")):
            width(browser, pixels)
            scheme(browser, look)
            for page in (
                "/stories/gate",
                "/stories/gate/changes",
                "/stories/gate/claims",
                "/stories/gate/tolls",
                f"/reports/{newer}/changes?against={older}",
            ):
                browser.get(f"{address}{page}")
                browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
                assert violations(browser) == [], (page, pixels)
                assert browser.execute_script("return document.documentElement.scrollWidth") <= pixels, (page, pixels)

"""Feeds over HTTP, read by a feed reader's own parser."""

from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # it ships no types
import pytest
from starlette.testclient import TestClient

from dateline.model import Record, Site
from dateline.web.desk import desk
from tests.web.conftest import STORY, Kept
from tests.web.payloads import payloads

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = Site(base_url="https://desk.example/news", name="The Watch")


@pytest.fixture
def reader(stored: str) -> TestClient:
    return TestClient(desk(stored, site=SITE))


@pytest.mark.parametrize("path", ["/feed", f"/stories/{STORY.slug}/feed"])
def test_a_feed_has_an_entry_for_every_statement_that_leads_to_its_words(reader: TestClient, path: str) -> None:
    q = STORY.query if "stories" in path else ""
    rows = reader.get("/api/v1/statements", params={"q": q}).json()["rows"]
    feed = feedparser.parse(reader.get(f"{path}.atom").content)
    assert not feed.bozo
    spoken = [e for e in feed.entries if "#s" in e.link]
    assert sorted(e.link for e in spoken) == sorted(f"{SITE.base_url}/reports/{row['id'].replace(':', '#')}" for row in rows)
    told = reader.get(f"{path}.json").json()
    assert [item["url"] for item in told["items"]] == [e.link for e in feed.entries]


def test_a_feed_says_whose_it_is_what_it_finds_and_where_it_stands(reader: TestClient) -> None:
    answer = reader.get("/feed.atom?q=stance:denies")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content).feed
    assert "The Watch" in feed.title
    assert "stance:denies" in feed.subtitle
    links = {link.rel: link.href for link in feed.links}
    assert links["self"] == f"{SITE.base_url}/feed.atom?q=stance%3Adenies"
    assert links["alternate"] == f"{SITE.base_url}/search?q=stance%3Adenies"
    assert reader.get("/feed.json").headers["content-type"].startswith("application/feed+json")


def test_a_feed_may_have_an_entry_a_report(reader: TestClient) -> None:
    feed = feedparser.parse(reader.get("/feed.atom?per=report").content)
    assert len(feed.entries) == 3
    assert reader.get("/feed.atom?per=word").status_code == 400


def test_what_is_no_feed_says_so(reader: TestClient) -> None:
    assert reader.get("/feed.atom?q=(").status_code == 400
    assert reader.get("/stories/nowhere/feed.atom").status_code == 404
    assert reader.get("/feed.rss").status_code == 404


def test_a_reader_that_asks_again_gets_nothing_new(reader: TestClient) -> None:
    for path in ("/feed.atom", f"/stories/{STORY.slug}/feed.json"):
        tag = reader.get(path).headers["etag"]
        assert reader.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_a_site_under_another_name_has_another_feed(stored: str) -> None:
    before = TestClient(desk(stored, site=Site(name="Amber Desk"))).get("/feed.atom")
    after = TestClient(desk(stored, site=Site(name="Blue Desk"))).get("/feed.atom", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Blue Desk" in after.text


def test_hostile_queries_make_no_other_feed(reader: TestClient) -> None:
    for words in payloads():
        answer = reader.get("/feed.atom", params={"q": f'"{" ".join(words.split())[:300].replace(chr(34), "")}"'})
        assert answer.status_code in (200, 400), words
        if answer.status_code == 200:
            feed = ET.fromstring(answer.content)  # noqa: S314 - our own bytes
            assert {child.tag.partition("}")[2] for child in feed} <= {
                "id",
                "title",
                "subtitle",
                "updated",
                "link",
                "author",
                "generator",
                "entry",
            }
            assert all(link.attrib["href"].startswith(SITE.base_url) for link in feed.findall("a:link", ATOM))


def test_an_empty_store_has_an_empty_feed(kept: Kept) -> None:
    assert feedparser.parse(TestClient(desk(kept())).get("/feed.atom").content).entries == []


def test_hostile_entries_come_back_as_they_were(sample: Record, reader: TestClient) -> None:
    feed = feedparser.parse(reader.get("/feed.atom").content, sanitize_html=False)
    hostile = sample.readings[2].report
    ours = [e for e in feed.entries if hostile.id in e.link]
    assert ours
    for entry in ours:
        assert "<script" not in entry.content[0].value
        assert entry.author == hostile.outlet

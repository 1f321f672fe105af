"""Atom and JSON Feed: read by an XML parser, by feedparser, by json."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # ships no types
import pytest

from dateline.model import Record, Site
from dateline.publish.feeds import atom_feed, entries, json_feed

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Site(base_url="https://desk.example", name="Narvik desk <b>")
ABOUT: dict[str, Any] = {
    "title": "Harbour & strike",
    "query": 'place:Narvik "<b>"',
    "feed_url": "https://desk.example/feed.atom?q=x&y",
    "page_url": "https://desk.example/search?q=x&y",
    "site": SITE,
}
EMPTY = Record(readings=())
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def with_report(record: Record, **changed: Any) -> Record:
    first, *rest = record.readings
    return replace(record, readings=(replace(first, report=replace(first.report, **changed)), *rest))


def test_atom_has_what_rfc_4287_asks_for(sample: Record) -> None:
    feed = ET.fromstring(atom_feed(sample, **ABOUT))  # noqa: S314 - it is our own
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated", ""))
        assert element.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": ABOUT["feed_url"], "alternate": ABOUT["page_url"]}
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert ids
    assert len(ids) == len(set(ids))


def test_every_statement_names_speaker_chain_outlet_and_permalink(sample: Record) -> None:
    read = feedparser.parse(atom_feed(sample, **ABOUT))
    assert not read.bozo
    assert read.feed.title == "Harbour & strike"
    assert len(read.entries) == len(sample.statements)
    by_link = {e.link: e for e in read.entries}
    for reading in sample.readings:
        for s in reading.statements:
            entry = by_link[f"https://desk.example/reports/{reading.report.id}#{s.id.partition(':')[2]}"]
            assert any(tag.term == reading.report.outlet for tag in entry.tags)
            assert entry.dateline_speaker in entry.title
            assert str(reading.report.outlet) in unescape(entry.content[0].value)
    through = [e for e in read.entries if "through Radio Ofoten" in e.title]
    assert through
    assert through[0].dateline_through == "Radio Ofoten"


def test_json_feed_has_what_version_1_1_asks_for(sample: Record) -> None:
    feed = json.loads(json_feed(sample, **ABOUT))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for item in feed["items"]:
        assert item["id"].startswith("urn:uuid:")
        assert item["content_html"]
        assert item["_dateline"]["outlet"]
        assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified") if name in item)
    atom_ids = [e.id for e in entries(sample, site=SITE)]
    assert [item["id"] for item in feed["items"]] == atom_ids


def test_one_entry_a_report_tells_all_that_was_read_from_it(sample: Record) -> None:
    made = entries(sample, site=SITE, per="report")
    assert len(made) == len(sample.readings)
    assert all(e.html.startswith("<ul><li>") for e in made)
    assert any("in its own voice" in e.text for e in made)


def test_unchanged_data_give_the_same_bytes(sample: Record) -> None:
    assert atom_feed(sample, **ABOUT) == atom_feed(sample, **ABOUT)
    assert json_feed(sample, **ABOUT) == json_feed(sample, **ABOUT)
    assert b"1970-01-01T00:00:00Z" in atom_feed(EMPTY, **ABOUT)
    assert json.loads(json_feed(EMPTY, **ABOUT))["items"] == []


def test_times_come_from_the_report(sample: Record) -> None:
    taken = datetime(2040, 5, 6, 7, 8, 9, tzinfo=UTC)
    feed = feedparser.parse(atom_feed(with_report(sample, retrieved=taken, published=date(2040, 5, 6)), **ABOUT))
    assert feed.feed.updated == "2040-05-06T07:08:09Z"
    assert feed.entries[0].updated == "2040-05-06T07:08:09Z"
    assert feed.entries[0].published == "2040-05-06T00:00:00Z"
    unknown = feedparser.parse(atom_feed(with_report(sample, published=None), **ABOUT))
    assert "published" not in unknown.entries[-1]


def test_an_id_stays_when_the_site_moves_and_changes_with_the_words(sample: Record) -> None:
    here = [e.id for e in entries(sample, site=SITE)]
    assert [e.id for e in entries(sample, site=Site(base_url="https://moved.example"))] == here
    assert set(here).isdisjoint(e.id for e in entries(with_report(sample, id="f" * 16), site=SITE) if e.report_id == "f" * 16)


def test_no_more_than_the_newest_are_told(sample: Record) -> None:
    assert [e.id for e in entries(sample, site=SITE, most=2)] == [e.id for e in entries(sample, site=SITE)][:2]


@pytest.mark.parametrize("bad", ["<script>alert(1)</script>", "a\x00b\x0bc\x1f", "]]>&amp;<!--", "\ufffe\uffff", "\u202eevil", "\udcff"])
def test_whatever_a_report_holds_the_feed_is_well_formed_and_runs_nothing(sample: Record, bad: str) -> None:
    record = with_report(sample, outlet=bad, title=bad, byline=bad, url=f"javascript:{bad}")
    for per in ("statement", "report"):
        data = atom_feed(record, **ABOUT, per=per)
        feed = ET.fromstring(data)  # noqa: S314 - it is our own
        for content in feed.iter(f"{ATOM}content"):
            assert "<script" not in (content.text or "")
        assert b"javascript:" not in data
        assert "<script" not in "".join(item["content_html"] for item in json.loads(json_feed(record, **ABOUT, per=per))["items"])

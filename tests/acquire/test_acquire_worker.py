"""Feeds and pages are taken apart in another process, whatever they are."""

import json
import os
import signal
from collections.abc import Iterator
from datetime import date

import pytest

from dateline.acquire.feeds import MOST_ENTRIES
from dateline.acquire.worker import Bounds, Worker
from dateline.model.errors import EmptyReport, FetchFailed, WrongEncoding
from tests.servers.news import Item, article, atom, json_feed, rss

URL = "https://amber-wire.example/feeds/all.xml"
FIRST = "Dockers walked out at the grain terminal in Klaipeda on Monday, the Dockers' Union of the Amber Coast said."
SECOND = "The company accused the union of blocking the road to the port and said that it would go to court on Friday."


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as running:
        yield running


# Feeds.


def test_the_three_formats_say_the_same(worker: Worker) -> None:
    items = [Item("/1?a=1&b=2", "Dockers & guards", "2026-03-02T23:30:00-05:00", "<p>One.</p><p>Two &amp; three.</p>", "Daina Ozola")]
    of_rss = [
        Item("/1?a=1&b=2", "Dockers & guards", "Mon, 02 Mar 2026 23:30:00 -0500", "<p>One.</p><p>Two &amp; three.</p>", "Daina Ozola")
    ]
    found = [
        worker.feed(rss(of_rss, "Amber Wire").encode(), content_type="application/rss+xml", url=URL),
        worker.feed(atom(items, "Amber Wire").encode(), content_type="application/atom+xml", url=URL),
        worker.feed(json_feed(items, "Amber Wire").encode(), content_type="application/feed+json", url=URL),
    ]
    assert [f.kind for f in found] == ["rss20", "atom10", "json11"]
    for feed in found:
        assert feed.title == "Amber Wire"
        (entry,) = feed.entries
        assert entry.link == "https://amber-wire.example/1?a=1&b=2"
        assert (entry.title, entry.byline) == ("Dockers & guards", "Daina Ozola")
        assert entry.published == date(2026, 3, 2), "the day as it was written, in the zone it was written in"
        assert entry.text == "One.\n\nTwo & three."


def test_a_feed_in_another_encoding_is_read(worker: Worker) -> None:
    raw = rss([Item("/1", "Забастовка в порту")], "Порт").replace('encoding="utf-8"', 'encoding="windows-1251"').encode("windows-1251")
    feed = worker.feed(raw, content_type="application/rss+xml", url=URL)
    assert (feed.title, feed.entries[0].title) == ("Порт", "Забастовка в порту")


def test_markup_in_headlines_is_text(worker: Worker) -> None:
    feed = worker.feed(rss([Item("/1", "<b>Two</b> killed<script>alert(1)</script>")], "x").encode(), content_type="text/xml", url=URL)
    assert feed.entries[0].title == "Two killed"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "", "http://[", "mailto:a@b.example"])
def test_a_link_that_is_no_address_of_the_web_is_none(worker: Worker, link: str) -> None:
    feed = worker.feed(json_feed([Item(link)], "x").encode(), content_type="application/json", url=URL)
    assert feed.entries[0].link is None


def test_dates_that_are_none_stay_unknown(worker: Worker) -> None:
    items = [Item("/1", published=day) for day in ("yesterday", "2026-03", "Mon, 45 Mar 2026 10:00:00 GMT", "0001-01-01", "")]
    feed = worker.feed(json_feed(items, "x").encode(), content_type="application/json", url=URL)
    assert [e.published for e in feed.entries] == [None] * 5


def test_external_entities_are_not_read(worker: Worker) -> None:
    raw = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]><rss version="2.0"><channel><title>a &x; &y; b</title><item><title>&x;</title></item></channel></rss>'
    feed = worker.feed(raw, content_type="text/xml", url=URL)
    hostname = os.uname().nodename
    assert hostname not in str(feed)


def test_entities_that_grow_stay_small(worker: Worker) -> None:
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    raw = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{grown}]><rss version="2.0"><channel><title>&i;</title><item><title>x</title></item></channel></rss>'
    feed = worker.feed(raw.encode(), content_type="text/xml", url=URL)
    assert len(str(feed)) < 10_000


def test_a_huge_feed_is_cut_and_says_so(worker: Worker) -> None:
    feed = worker.feed(json_feed([Item(f"/{n}") for n in range(MOST_ENTRIES + 7)], "x").encode(), content_type="application/json", url=URL)
    assert (len(feed.entries), feed.left_out) == (MOST_ENTRIES, 7)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html><body>An article</body></html>",
        b'{"items": 5}',
        b"{" * 100_000,
        b'{"version": ',
        b"\x89PNG\r\n",
        b"plain words",
        b"[1]",
    ],
)
def test_what_is_no_feed_is_said_to_be_none(worker: Worker, raw: bytes) -> None:
    with pytest.raises(FetchFailed, match=r"feed|JSON"):
        worker.feed(raw, content_type="text/html", url=URL)


def test_characters_that_no_text_holds_are_dropped(worker: Worker) -> None:
    items = [
        {"url": "/1", "title": "Two \0killed\ud800", "content_text": "One\0.\n\nTwo\x1b."},
        {"url": "/2", "content_html": "<p>\0A\x08</p>"},
    ]
    feed = worker.feed(json.dumps({"items": items}).encode(), content_type="application/json", url=URL)
    assert [(e.title, e.text) for e in feed.entries] == [("Two killed", "One.\n\nTwo."), (None, "A")]


def test_odd_items_of_a_json_feed_are_passed(worker: Worker) -> None:
    items: list[object] = [
        5,
        None,
        [],
        {"url": 7, "title": ["x"], "authors": "me", "date_published": 3},
        {"id": "https://a.example/1", "author": {"name": "N. N."}},
    ]
    feed = worker.feed(json.dumps({"items": items}).encode(), content_type="application/json", url=URL)
    assert [(e.link, e.byline) for e in feed.entries] == [(None, None), ("https://a.example/1", "N. N.")]


# Pages.


def test_a_page_gives_its_article_in_paragraphs_and_what_it_says_of_itself(worker: Worker) -> None:
    head = (
        '<meta property="article:published_time" content="2026-03-02T23:30:00+02:00"><meta name="author" content="Daina Ozola">'
        '<meta property="og:site_name" content="Amber Wire"><link rel="canonical" href="https://amber-wire.example/1?utm_source=x#a">'
    )
    page = worker.page(article(FIRST, SECOND, head=head).encode(), charset="utf-8")
    assert page.text == f"{FIRST}\n\n{SECOND}"
    assert (page.title, page.byline, page.published) == ("Dockers walk out", "Daina Ozola", date(2026, 3, 2))
    assert (page.site, page.url) == ("Amber Wire", "https://amber-wire.example/1")


def test_a_page_that_names_no_day_has_none(worker: Worker) -> None:
    page = worker.page(article(FIRST, SECOND + " It was 5 May 2019.").encode(), charset=None)
    assert page.published is None


def test_a_page_describes_itself_in_json_too(worker: Worker) -> None:
    data = {
        "@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2026-03-05", "publisher": {"name": "Harbour Daily"}}]
    }
    head = f'<script type="application/ld+json">{{broken</script><script type="application/ld+json">{json.dumps(data)}</script>'
    page = worker.page(article(FIRST, SECOND, head=head).encode(), charset=None)
    assert (page.published, page.site) == (date(2026, 3, 5), "Harbour Daily")


@pytest.mark.parametrize(
    ("encoding", "declared", "head"),
    [
        ("windows-1251", "windows-1251", ""),
        ("windows-1251", None, '<meta charset="windows-1251">'),
        ("koi8-r", None, '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("utf-16", None, ""),
        ("utf-8", "no-such-encoding", '<meta charset="utf-8">'),
        ("utf-8-sig", "windows-1251", ""),
        ("utf-8", None, ""),
    ],
)
def test_the_encoding_that_is_declared_is_used(worker: Worker, encoding: str, declared: str | None, head: str) -> None:
    words = "Докеры вышли из зерного терминала в Клайпеде в понедельник, сообщил профсоюз докеров Янтарного берега."
    assert words in worker.page(article(words, words + " Снова.", head=head).encode(encoding), charset=declared).text


def test_latin_1_means_what_browsers_take_it_for(worker: Worker) -> None:
    words = "“We will not unload one ship”, said Ruta Venckel at the gate – and the dockers of the terminal went home."
    assert words in worker.page(article(words, FIRST).encode("cp1252"), charset="iso-8859-1").text


def test_a_page_in_no_encoding_it_names_is_refused(worker: Worker) -> None:
    words = "Докеры вышли из зерного терминала в Клайпеде в понедельник, сообщил профсоюз."
    with pytest.raises(WrongEncoding):
        worker.page(article(words).encode("windows-1251"), charset=None)
    with pytest.raises(WrongEncoding):
        worker.page(article(words).encode("windows-1251"), charset="utf-8")


@pytest.mark.parametrize("raw", [b"", b"<html></html>", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"])
def test_a_page_without_an_article_is_said_to_have_none(worker: Worker, raw: bytes) -> None:
    with pytest.raises(EmptyReport, match="no article"):
        worker.page(raw, charset=None)


def test_html_becomes_paragraphs_of_text(worker: Worker) -> None:
    html = (
        "<style>p {}</style><p>One\n line,<br>another.</p><div>Two <q>quoted</q></div><ul><li>Three</li></ul>"
        "<p style='display: none'>hidden</p><script>x()</script><form><input value=x>Sign up</form><pre>a\nb</pre>four"
    )
    assert worker.text(html) == "One line,\nanother.\n\nTwo “quoted”\n\nThree\n\na\nb\n\nfour"


# What happens to the process.


def test_what_takes_too_long_is_given_up_and_the_next_one_is_taken() -> None:
    with Worker(Bounds(seconds=1)) as hurried:
        with pytest.raises(FetchFailed, match="within 1 seconds"):
            hurried.feed(b"<rss><channel>" + b"<item><title>x</title>" * 300_000, content_type="text/xml", url=URL)
        assert hurried.text("<p>next") == "next"


def test_what_takes_too_much_memory_is_given_up_and_the_next_one_is_taken() -> None:
    with Worker(Bounds(seconds=30, memory=400 * 1024 * 1024)) as small:
        with pytest.raises(FetchFailed, match=r"400 MiB|could not be taken apart"):
            small.feed(b'{"items": [' + b"[]," * 5_000_000 + b"[]]}", content_type="x", url=URL)
        assert small.text("<p>next") == "next"


def test_a_process_that_was_killed_is_started_again() -> None:
    with Worker() as running:
        assert running.text("<p>one") == "one"
        assert running._process is not None  # noqa: SLF001 - somebody kills it
        os.kill(running._process.pid, signal.SIGKILL)  # noqa: SLF001 - as above
        running._process.wait()  # noqa: SLF001 - as above
        assert running.text("<p>two") == "two"


def test_the_process_ends_with_the_one_that_started_it() -> None:
    with Worker() as running:
        running.text("<p>one")
        process = running._process  # noqa: SLF001 - its end is seen from outside only
    assert process is not None
    assert process.poll() is not None

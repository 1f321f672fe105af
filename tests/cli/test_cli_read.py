"""`dateline read` of pages, mail and addresses: the same text and description that `add` and `watch` take."""

import json
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from dateline.acquire import Description, Worker, report_at
from dateline.acquire.kinds import is_page
from dateline.acquire.sources import FetchSettings, Source, SourceList
from dateline.cli.talk import Talk
from dateline.jobs.watch import watch
from dateline.model import DatelineError, Report
from dateline.model.errors import FetchFailed, NotText
from dateline.store import Store
from tests.servers import news
from tests.servers.news import Item, News, Reply, article

Run = Callable[..., Any]
FIRST = "Dockers walked out at the grain terminal in Klaipeda on Monday, the Dockers' Union of the Amber Coast said."
SECOND = "The company accused the union of blocking the road to the port and said that it would go to court on Friday."
TEXT = f"{FIRST}\n\n{SECOND}"
HEAD = '<meta property="article:published_time" content="2026-03-02"><meta property="og:site_name" content="Amber Wire">'
PAGE = article(FIRST, SECOND, head=HEAD)
SAID = {"text": TEXT, "outlet": "Amber Wire", "published": "2026-03-02", "title": "Dockers walk out"}
LOOPBACK = FetchSettings(allow=(ip_network("127.0.0.1/32"),), delay=0)


@pytest.fixture
def site() -> Iterator[News]:
    with News() as running:
        yield running


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One for all: its start is the longest part of a fetch."""
    with Worker() as running:
        yield running


def report_of(outcome: Any) -> dict[str, Any]:
    assert outcome.status == 0, outcome.err
    report = json.loads(outcome.out)["readings"][0]["report"]
    assert isinstance(report, dict)
    return report


def at(site: News, path: str, worker: Worker, **given: str) -> Report:
    return report_at(site.base + path, worker=worker, settings=LOOPBACK, first=Description(**given))


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt", "page"])
def test_a_saved_page_is_read_as_its_article_whatever_it_is_called(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"\n{PAGE}")
    assert report_of(run("read", tmp_path / name, "--json")).items() >= SAID.items()


def test_add_takes_from_a_file_just_what_read_does(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    assert run("add", tmp_path / "page.txt").status == 0
    (shown,) = json.loads(run("show", "--all", "--json").out)["readings"]
    assert shown["report"] == report_of(run("read", tmp_path / "page.txt", "--json"))


def test_a_page_on_standard_input_is_known_by_its_beginning(apart: Run) -> None:
    done = apart("read", "-", "--json", input=PAGE.encode("utf-16"))
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["readings"][0]["report"]["text"] == TEXT


def test_the_options_go_before_what_the_page_says_of_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    options = ("--published", "2026-03-05", "--outlet", "River Post", "--title", "Gate", "--url", "https://river.example/1")
    report = report_of(run("read", tmp_path / "page.html", "--json", *options))
    assert (report["published"], report["outlet"], report["title"], report["url"]) == tuple(options[1::2])


def test_a_mail_message_is_read_with_its_subject_and_sender_unless_the_options_say_otherwise(run: Run, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "Dockers' Union <press@union.example>"
    message["Subject"] = "Statement on the walk-out"
    message["Date"] = "Mon, 02 Mar 2026 18:00:00 +0200"
    message.set_content(f"{FIRST}\n")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    report = report_of(run("read", tmp_path / "a.eml", "--json"))
    assert (report["outlet"], report["title"], report["published"]) == ("Dockers' Union", "Statement on the walk-out", "2026-03-02")
    given = report_of(run("read", tmp_path / "a.eml", "--json", "--outlet", "River Post", "--title", "Walk-out"))
    assert (given["outlet"], given["title"]) == ("River Post", "Walk-out")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"<!DOCTYPE html>", True),
        (b'\xef\xbb\xbf  <!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">', True),
        (b'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', True),
        ("<html>".encode("utf-16"), True),
        (b"<htmlish>", False),
        (b'<?xml version="1.0"?><rss>', False),
        (b"A page begins with <html>.", False),
        (b"<p>A fragment of a page</p>", False),
        (b"", False),
    ],
)
def test_only_what_plainly_begins_as_a_page_is_taken_for_one(raw: bytes, expected: bool) -> None:
    assert is_page(raw) is expected


def test_a_page_is_fetched_and_read_with_what_it_says_of_itself(run: Run, site: News) -> None:
    site.put("/1", PAGE)
    site.put("/robots.txt", "User-agent: Dateline\nDisallow: /closed", "text/plain")
    report = report_of(run("read", f"{site.base}/1?utm_source=x#top", "--json", "--allow", "127.0.0.1/32"))
    assert report.items() >= {**SAID, "url": f"{site.base}/1", "byline": None}.items()
    assert report["retrieved"]
    assert [a.path for a in site.asked] == ["/robots.txt", "/1"]


def test_read_and_watch_make_the_same_report_of_a_page(site: News, worker: Worker, tmp_path: Path) -> None:
    site.put("/1", PAGE)
    site.put_feed("/feed", [Item("/1", title="", published="", author="")])
    sources = SourceList(sources=(Source(outlet="Amber Wire", url=f"{site.base}/feed"),), fetch=LOOPBACK)
    with Store.open(tmp_path / "store.sqlite") as store:
        watch(store, sources, once=True, talk=Talk(), worker=worker)
        (reading,) = store.readings()
    read, watched = at(site, "/1", worker), reading.report
    assert read.retrieved is not None
    assert (read.id, read.text, read.title, read.byline) == (watched.id, watched.text, watched.title, watched.byline)
    assert (read.published, read.url, read.sha256) == (watched.published, watched.url, watched.sha256)


def test_what_the_page_does_not_say_or_cannot_mean_stays_unknown(site: News, worker: Worker) -> None:
    site.put("/bare", article(FIRST, SECOND))
    site.put("/dreamt", article(FIRST, SECOND, head='<meta property="article:published_time" content="2931-03-02">'))
    site.put("/plain", f"{FIRST}\r\n\r\n{SECOND}", "text/plain")
    for path in ("/bare", "/dreamt", "/plain"):
        report = at(site, path, worker)
        assert (report.text, report.outlet, report.published, report.byline) == (TEXT, None, None, None)
    assert str(at(site, "/dreamt", worker, published="2026-03-02").published) == "2026-03-02"


def test_a_page_that_moved_for_good_has_its_new_address(site: News, worker: Worker) -> None:
    site.put("/new", PAGE)
    site.routes |= {"/old": news.to("/new", 301), "/now": news.to("/new", 302)}
    assert [at(site, path, worker).url for path in ("/old", "/now")] == [f"{site.base}/new", f"{site.base}/now"]


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        (Reply(b"gone", 404), FetchFailed, "status 404 Not Found. Check the address"),
        (Reply(status=503), FetchFailed, "status 503"),
        (news.cut_chunks, FetchFailed, "did not answer as it should: .* Check the address, or try again later"),
        (news.to("http://10.0.0.1/1"), FetchFailed, "no public address"),
        (Reply(b"\x89PNG", headers={"Content-Type": "image/png"}), NotText, "image/png"),
    ],
)
def test_a_page_that_gives_no_report_is_said_with_what_to_do(
    site: News, worker: Worker, answer: news.Handler, error: type[DatelineError], said: str
) -> None:
    site.routes["/1"] = answer
    with pytest.raises(error, match=said):
        at(site, "/1", worker)


def test_a_page_that_robots_txt_closes_is_not_fetched(site: News, worker: Worker) -> None:
    site.put("/1", PAGE)
    site.put("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    with pytest.raises(FetchFailed, match=r"robots\.txt"):
        at(site, "/1", worker)
    assert site.paths() == []


def test_only_public_addresses_are_fetched_unless_a_network_is_opened(run: Run, site: News) -> None:
    outcome = run("read", f"{site.base}/1")
    assert (outcome.status, site.asked) == (26, [])
    assert "no public address" in outcome.err
    assert run("read", "HTTPS://user:word@wire.example/").status == 26
    wrong = run("read", f"{site.base}/1", "--allow", "here")
    assert wrong.status == 2
    assert "--allow" in wrong.err


def test_without_the_extra_it_is_said_what_to_install(run: Run, site: News, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.acquire import worker as module

    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    (tmp_path / "page.html").write_text(PAGE)
    for what in (f"{site.base}/1", tmp_path / "page.html"):
        outcome = run("read", what)
        assert outcome.status == 25
        assert "pip install 'dateline[watch]'" in outcome.err
    (tmp_path / "a.txt").write_text(TEXT)
    assert run("read", tmp_path / "a.txt").status == 0
    assert site.asked == []

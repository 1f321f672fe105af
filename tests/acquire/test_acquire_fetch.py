"""Fetching from real servers, most of which misbehave."""

import gzip
import shutil
import socket
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_network
from pathlib import Path

import pytest

from dateline.acquire.addresses import Unsafe
from dateline.acquire.answer import Conditions, Disallowed, Limits, Postponed, Stopped, retry_after
from dateline.acquire.fetch import Fetcher
from dateline.acquire.hosts import Rest, back_off
from dateline.acquire.sources import FetchSettings
from dateline.model.errors import FetchFailed
from tests.servers import news
from tests.servers.news import News, Reply

LOOPBACK = (ip_network("127.0.0.1/32"),)
NOON = datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001 - the fetcher's clock is UTC without a zone
BRISK = Limits(bytes=100_000, read_seconds=0.3, total_seconds=0.8, redirects=5)


@pytest.fixture
def site() -> Iterator[News]:
    with News() as running:
        yield running


def fetcher(*, limits: Limits = BRISK, **settings: object) -> Fetcher:
    return Fetcher(FetchSettings(**{"allow": LOOPBACK, "delay": 0.0, **settings}), limits=limits, now=lambda: NOON)  # type: ignore[arg-type]  # settings of a test


def test_a_page_comes_with_everything_that_is_evidence(site: News) -> None:
    site.put("/a?b=c", "<p>Grüße", "text/html; charset=utf-8", Server="x")
    answer = fetcher(contact="desk@example.org").get(f"{site.base}/a?b=c#part", language="de")
    assert (answer.status, answer.body, answer.sent) == (200, "<p>Grüße".encode(), "<p>Grüße".encode())
    assert (answer.media_type, answer.charset, answer.address, answer.fetched) == ("text/html", "utf-8", "127.0.0.1", NOON)
    assert answer.final_url == f"{site.base}/a?b=c"
    assert answer.moved
    asked = site.asked[-1].headers
    assert asked["user-agent"].startswith("Dateline/")
    assert asked["user-agent"].endswith(" (+desk@example.org)")
    assert asked["accept-language"] == "de"
    assert asked["host"] == site.base.removeprefix("http://")
    assert answer.request.startswith(b"GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1")


def test_loopback_is_closed_unless_it_is_opened(site: News) -> None:
    for address in (site.base, site.base.replace("127.0.0.1", "localhost"), site.base.replace("127.0.0.1", "2130706433")):
        with pytest.raises(Unsafe, match=r"no public address.*allow"):
            Fetcher(FetchSettings(delay=0), limits=BRISK).get(address)
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(site: News) -> None:
    answers = iter([["93.184.216.34", "127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def turncoat(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    closed = Fetcher(FetchSettings(delay=0), limits=BRISK, resolver=turncoat)
    with pytest.raises(FetchFailed, match=r"wire\.example"):
        closed.get(site.base.replace("127.0.0.1", "wire.example"))
    assert set(asked) == {"wire.example"}
    assert site.asked == []


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:10.0.0.1]/"]
)
def test_a_redirect_to_a_closed_address_is_not_followed(site: News, target: str) -> None:
    site.routes["/a"] = news.to(target)
    with pytest.raises(Unsafe):
        fetcher().get(f"{site.base}/a")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.example/", "javascript:1", "http://user:word@127.0.0.1/", "//["])
def test_a_redirect_to_no_address_of_the_web_is_not_followed(site: News, target: str) -> None:
    site.routes["/a"] = news.to(target)
    with pytest.raises(Unsafe):
        fetcher().get(f"{site.base}/a")


def test_redirects_are_followed_and_permanent_ones_are_told_from_others(site: News) -> None:
    site.routes |= {"/a": news.to("/b", 301), "/b": news.to("c?d=ä", 308), "/t": news.to("/b", 302)}
    site.put("/c?d=%C3%A4", "here")
    there = fetcher().get(f"{site.base}/a")
    assert (there.body, there.final_url, there.moved) == (b"here", f"{site.base}/c?d=%C3%A4", True)
    assert not fetcher().get(f"{site.base}/t").moved


def test_a_redirect_in_other_letters_leads_where_its_bytes_say(site: News) -> None:
    site.routes["/a"] = Reply(b"", 302, {"Location": "/grüße".encode().decode("latin-1")})
    site.put("/gr%C3%BC%C3%9Fe", "x")
    assert fetcher().get(f"{site.base}/a").body == b"x"


def test_redirects_without_end_are_given_up_after_five(site: News) -> None:
    site.routes["/a"] = news.to("/a")
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetcher().get(f"{site.base}/a")
    assert site.paths() == ["/a"] * 6


def test_a_conditional_request_is_answered_by_304(site: News) -> None:
    site.put_versioned("/a", "text")
    first = fetcher().get(f"{site.base}/a")
    second = fetcher().get(
        f"{site.base}/a", conditions=Conditions(etag=first.header("etag"), last_modified="Mon, 02 Mar 2026 10:00:00 GMT")
    )
    assert (second.status, second.body) == (304, b"")
    assert site.asked[-1].headers["if-modified-since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (news.silent(3), "sent nothing"),
        (news.slow(b"x" * 50, pause=0.1), "in all"),
        (news.slow_head(pause=0.1), "in all"),
        (news.endless, "larger than"),
        (news.bomb(20), "larger than"),
        (Reply(b"x" * 200_000), "larger than"),
        (news.short, "did not answer as it should"),
        (news.cut_chunks, "did not answer as it should"),
        (Reply(gzip.compress(b"x" * 5000)[:-20], headers={"Content-Encoding": "gzip"}), "cut off"),
        (Reply(b"no gzip at all", headers={"Content-Encoding": "gzip"}), "damaged"),
        (Reply(b"x", headers={"Content-Encoding": "zstd"}), "not asked for"),
        (lambda request: request.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "did not answer as it should"),
        (lambda request: request.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000), "did not answer as it should"),
    ],
)
def test_servers_that_misbehave_are_given_up_with_the_reason(site: News, answer: news.Handler, said: str) -> None:
    site.routes["/a"] = answer
    with pytest.raises(FetchFailed, match=said):
        fetcher().get(f"{site.base}/a")


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(b"text"), "gzip"),
        (gzip.compress(b"te") + gzip.compress(b"xt"), "x-gzip"),
        (gzip.compress(b"text") + b"\0\0\0", "gzip"),
        (zlib.compress(b"text"), "deflate"),
        (zlib.compress(b"text")[2:-4], "deflate"),
        (b"text", "identity"),
    ],
)
def test_compression_is_undone_and_what_was_sent_is_kept(site: News, body: bytes, coding: str) -> None:
    site.routes["/a"] = Reply(body, headers={"Content-Encoding": coding})
    answer = fetcher().get(f"{site.base}/a")
    assert (answer.body, answer.sent) == (b"text", body)


def test_nobody_listening_is_said() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(FetchFailed, match=r"robots\.txt.*did not answer"):
            fetcher().get(f"http://127.0.0.1:{port}/")


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server over TLS whose certificate is for 127.0.0.1, and that certificate."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    made = (
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=wire.example",
    )
    command = [openssl, *made, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    with News(certificate=certificate, key=key) as running:
        running.put("/a", "over TLS")
        yield running.base, certificate


def test_a_host_that_cannot_prove_its_name_is_asked_for_nothing(secured: tuple[str, Path]) -> None:
    base, certificate = secured
    with pytest.raises(FetchFailed, match="certificate"):
        fetcher().get(f"{base}/a")
    assert fetcher(ca_file=str(certificate)).get(f"{base}/a").body == b"over TLS"
    other_name = Fetcher(
        FetchSettings(allow=LOOPBACK, delay=0, ca_file=str(certificate)), limits=BRISK, resolver=lambda _host, _port: ["127.0.0.1"]
    )
    with pytest.raises(FetchFailed, match="certificate"):
        other_name.get(f"{base.replace('127.0.0.1', 'other.example')}/a")


def test_certificates_that_cannot_be_read_are_named() -> None:
    with pytest.raises(FetchFailed, match="ca_file"):
        fetcher(ca_file="/nowhere.pem").get("https://127.0.0.1/")


# Manners.


def test_robots_txt_is_obeyed_and_asked_for_once(site: News) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nDisallow: /closed\n", "text/plain")
    site.put("/open", "x")
    polite = fetcher()
    assert polite.get(f"{site.base}/open").status == 200
    with pytest.raises(Disallowed, match="does not allow Dateline"):
        polite.get(f"{site.base}/closed/a")
    assert [a.path for a in site.asked] == ["/robots.txt", "/open"]


def test_a_byte_order_mark_opens_nothing_that_robots_txt_closes(site: News) -> None:
    site.routes["/robots.txt"] = Reply(b"\xef\xbb\xbfUser-agent: *\nDisallow: /closed\n")
    with pytest.raises(Disallowed):
        fetcher().get(f"{site.base}/closed/a")


@pytest.mark.parametrize("path", ["/open/../closed/a", "/open/%2e%2E/closed/a", "/./closed/a", "/../closed/a", "/%63losed/a"])
def test_no_other_writing_of_a_path_opens_what_robots_txt_closes(site: News, path: str) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\n", "text/plain")
    site.routes["/away"] = news.to(path)
    for address in (path, "/away"):
        with pytest.raises(Disallowed):
            fetcher().get(f"{site.base}{address}")


def test_a_redirect_leads_nowhere_that_robots_txt_closes(site: News) -> None:
    site.put("/robots.txt", "User-agent: dateline\nDisallow: /closed\n", "text/plain")
    site.routes["/open"] = news.to("/closed")
    with pytest.raises(Disallowed):
        fetcher().get(f"{site.base}/open")
    assert site.paths() == ["/open"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_has_no_rules(site: News, status: int) -> None:
    site.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", status)
    site.put("/a", "x")
    assert fetcher().get(f"{site.base}/a").status == 200


@pytest.mark.parametrize("answer", [Reply(status=500), Reply(status=503), Reply(status=429), news.silent(2)])
def test_a_site_whose_robots_txt_is_out_of_reach_is_left_alone(site: News, answer: news.Handler) -> None:
    site.routes["/robots.txt"] = answer
    site.put("/a", "x")
    polite = fetcher()
    for _ in range(2):
        with pytest.raises(Postponed) as raised:
            polite.get(f"{site.base}/a")
        assert raised.value.until == NOON + timedelta(minutes=1)
    assert site.paths() == []
    assert [a.path for a in site.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "wait", "until"),
    [
        (429, "120", NOON + timedelta(minutes=2)),
        (503, "Mon, 02 Mar 2026 13:00:00 GMT", NOON + timedelta(hours=1)),
        (429, None, NOON + timedelta(minutes=1)),
        (503, "soon", NOON + timedelta(minutes=1)),
        (429, "0", NOON + timedelta(seconds=1)),
    ],
)
def test_a_host_that_asks_for_rest_gets_it(site: News, status: int, wait: str | None, until: datetime) -> None:
    site.routes["/a"] = Reply(status=status, headers={"Retry-After": wait} if wait else {})
    polite = fetcher()
    assert polite.get(f"{site.base}/a").status == status
    with pytest.raises(Postponed) as raised:
        polite.get(f"{site.base}/b")
    assert raised.value.until == until
    assert site.paths() == ["/a"]
    (rest,) = polite.hosts.changes()
    assert rest == Rest(host=site.base.removeprefix("http://"), not_before=until, failures=1)
    again = fetcher()
    again.hosts.restore(rest)
    with pytest.raises(Postponed):
        again.get(f"{site.base}/b")


def test_a_host_that_is_well_again_is_forgotten(site: News) -> None:
    site.put("/a", "x")
    polite = fetcher()
    name = site.base.removeprefix("http://")
    polite.hosts.restore(Rest(host=name, not_before=NOON - timedelta(seconds=1), failures=3))
    polite.get(f"{site.base}/a")
    assert polite.hosts.changes() == (Rest(host=name, not_before=None, failures=0),)


def test_back_off_doubles_up_to_a_day() -> None:
    assert [back_off(n) for n in (1, 2, 3)] == [timedelta(minutes=m) for m in (1, 2, 4)]
    assert back_off(1000) == timedelta(days=1)


def test_nobody_waits_longer_than_a_week() -> None:
    assert retry_after("9" * 40, NOON) == NOON + timedelta(days=7)
    assert retry_after("Fri, 31 Dec 9999 23:59:59 GMT", NOON) == NOON + timedelta(days=7)
    assert retry_after("-5", NOON) is None


@pytest.mark.parametrize("said", ["\xb2", "\u0663", "Fri, 31 Dec 9999 23:59:59 -1200"])
def test_a_host_that_says_nonsense_about_its_rest_rests_all_the_same(site: News, said: str) -> None:
    assert retry_after(said, NOON) is None
    site.routes["/"] = Reply(b"", 429, {} if said == "\u0663" else {"Retry-After": said})
    asking = fetcher()
    assert asking.get(f"{site.base}/").status == 429
    with pytest.raises(Postponed):
        asking.get(f"{site.base}/")


def test_a_host_never_gets_two_requests_at_once(site: News) -> None:
    busy, most = 0, 0
    lock = threading.Lock()

    def counting(request: BaseHTTPRequestHandler) -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.02)
        with lock:
            busy -= 1
        Reply(b"x")(request)

    for n in range(4):
        site.routes[f"/{n}"] = counting
    polite = fetcher(limits=Limits())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: polite.get(f"{site.base}/{n}"), range(4)))
    assert most == 1


def test_waiting_for_a_turn_ends_when_the_program_does(site: News) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 100\n", "text/plain")
    site.put("/a", "x")
    stop = threading.Event()
    polite = Fetcher(FetchSettings(allow=LOOPBACK, delay=0), limits=BRISK, stop=stop)
    polite.get(f"{site.base}/a")
    threading.Timer(0.1, stop.set).start()
    with pytest.raises(Stopped):
        polite.get(f"{site.base}/a")


def test_a_proxy_in_the_environment_is_not_used(site: News, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.put("/a", "x")
    assert fetcher().get(f"{site.base}/a").body == b"x"

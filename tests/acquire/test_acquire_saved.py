"""Saved pages, web archives and mail become reports; a damaged one does not stop the rest."""

import gzip
import hashlib
import io
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # warcio ships no types
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # warcio ships no types

from dateline.acquire import Accepted, Description, PassedOver, Rejected, count, take_in
from dateline.acquire import worker as worker_module
from dateline.model import Report
from dateline.model.errors import NotInstalled
from tests.servers.news import article

FIRST = "Dockers walked out at the grain terminal in Klaipeda on Monday, the Dockers' Union of the Amber Coast said."
SECOND = "The company accused the union of blocking the road to the port and said that it would go to court on Friday."
PAGE = article(
    FIRST, SECOND, head='<meta property="article:published_time" content="2026-03-02"><meta property="og:site_name" content="Amber Wire">'
)


def reports(path: Path, given: Description | None = None) -> list[Report]:
    return [item.report for item in take_in([path], given=given or Description()) if isinstance(item, Accepted)]


def told(path: Path) -> list[tuple[str, str]]:
    out = []
    for item in take_in([path], given=Description()):
        what = item.error.code if isinstance(item, Rejected) else "passed" if isinstance(item, PassedOver) else "report"
        out.append((Path(item.where).name, what))
    return out


def warc(*pages: tuple[str, bytes, dict[str, str]], packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "a test"}))
    for url, body, headers in pages:
        status = headers.pop("status", "200 OK")
        date_ = headers.pop("date", "2026-03-03T10:00:00Z")
        head = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        made = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), length=len(body), http_headers=head, warc_headers_dict={"WARC-Date": date_}
        )
        writer.write_record(made)
    return out.getvalue()


HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_a_saved_page_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "page.HTML"
    path.write_text(PAGE)
    (report,) = reports(path)
    assert report.text == f"{FIRST}\n\n{SECOND}"
    assert (report.outlet, report.title, report.published) == ("Amber Wire", "Dockers walk out", date(2026, 3, 2))
    assert report.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    (given,) = reports(path, Description(outlet="Harbour Daily", byline="N. N."))
    assert (given.outlet, given.byline) == ("Amber Wire", "N. N."), "what is given speaks for what the page does not say"


def test_the_pages_of_an_archive_are_reports_with_their_address_and_time(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        warc(
            ("https://amber-wire.example/1?utm_source=x", PAGE.encode(), {**HTML, "date": "2026-03-03T10:00:00.5Z"}),
            ("https://amber-wire.example/logo", b"\x89PNG", {"Content-Type": "image/png"}),
            ("https://amber-wire.example/old", PAGE.encode(), {**HTML, "status": "404 Not Found"}),
            ("https://amber-wire.example/robots.txt", b"User-agent: *", {"Content-Type": "text/plain"}),
            (
                "https://amber-wire.example/2",
                gzip.compress(b"The dam holds.\r\nSo far."),
                {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
            ),
        )
    )
    first, second = reports(path)
    assert first.url == "https://amber-wire.example/1"
    assert first.retrieved == datetime(2026, 3, 3, 10, 0, 0, 500_000)  # noqa: DTZ001 - UTC without a zone
    assert second.text == "The dam holds.\nSo far."
    assert second.sha256 == hashlib.sha256(b"The dam holds.\r\nSo far.").hexdigest()
    assert told(path) == [("crawl.warc.gz:2", "report"), ("crawl.warc.gz:6", "report")]
    assert count([path]) == 2


@pytest.mark.parametrize("form", ["plain", "packed", "one member"])
def test_a_damaged_record_does_not_stop_the_others(tmp_path: Path, form: str) -> None:
    parts = [
        warc((f"https://a.example/{n}", f"The dam {n} holds.".encode(), {"Content-Type": "text/plain"}), packed=form == "packed")
        for n in range(3)
    ]
    middle = bytearray(parts[1])
    if form == "packed":
        second = parts[1].index(b"\x1f\x8b\x08", 4)
        middle[second + 30 : second + 60] = b"\xff" * 30
    else:
        middle = bytearray(parts[1].replace(b"WARC/1.1\r\nWARC-Type: response", b"WARX/1.1\r\nWARC-Type: response"))
        middle = bytearray(bytes(middle).replace(b"Content-Length", b"Content-Lxngth"))
    raw = parts[0] + bytes(middle) + parts[2]
    path = tmp_path / ("a.warc" if form == "plain" else "a.warc.gz")
    path.write_bytes(gzip.compress(raw) if form == "one member" else raw)
    found = [what for _, what in told(path)]
    assert found.count("report") == 2
    assert "bad-record" in found
    assert [r.text for r in reports(path)] == ["The dam 0 holds.", "The dam 2 holds."]


def test_an_archive_cut_off_in_the_middle_gives_what_is_whole(tmp_path: Path) -> None:
    raw = warc(*((f"https://a.example/{n}", f"The dam {n} holds.".encode(), {"Content-Type": "text/plain"}) for n in range(3)))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(raw[:-150])
    assert [r.text for r in reports(path)] == ["The dam 0 holds.", "The dam 1 holds."]
    assert told(path)[-1][1] == "bad-record"


def test_a_bomb_in_an_archive_is_passed(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(("https://a.example/1", gzip.compress(b"x" * 40_000_000), {**HTML, "Content-Encoding": "gzip"})))
    assert told(path) == [("a.warc.gz:2", "too-long")]


@pytest.mark.parametrize("raw", [b"", b"no archive", b"\x1f\x8b\x08\x00 no gzip", b"WARC/1.1\r\n", gzip.compress(b"text")])
def test_what_is_no_archive_breaks_nothing(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(raw)
    assert all(what == "bad-record" for _, what in told(path))


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Amber Wire <letters@amber-wire.example>", "Subject": "Strike: day 2", **headers}.items():
        message[name.replace("_", "-")] = value
    return message


def test_a_mail_message_is_a_report(tmp_path: Path) -> None:
    message = mail(Date="Mon, 02 Mar 2026 23:30:00 -0500")
    message.set_content(f"{FIRST}\n\n{SECOND} Zażółć.\n")
    message.add_alternative("<p>Not this.</p>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    (report,) = reports(path)
    assert report.text.split("\n\n")[0] == FIRST
    assert report.text.endswith("Zażółć.\n")
    assert (report.outlet, report.title, report.published) == ("Amber Wire", "Strike: day 2", date(2026, 3, 2))
    assert reports(path, Description(outlet="The desk"))[0].outlet == "The desk"


def test_a_mail_message_in_html_is_cleaned(tmp_path: Path) -> None:
    message = mail(From="letters@amber-wire.example")
    message.set_content(f"<table><tr><td><p>{FIRST}</p><p>{SECOND}</p></td></tr></table><script>x</script>", subtype="html")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    (report,) = reports(path)
    assert report.text == f"{FIRST}\n\n{SECOND}"
    assert (report.outlet, report.published) == (None, None)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"Subject: x\n\n", "empty"),
        (b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: image/png\n\nx\n--b--\n', "empty"),
        (b"Content-Type: text/plain; charset=no-such\n\nThe dam holds.\n", "report"),
        (b"From: \xff\xfe <\nDate: never\nSubject: =?utf-8?b?!?=\n\nThe dam holds.\n", "report"),
        (b"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n!!!\n", None),
    ],
)
def test_a_damaged_mail_message_is_said_to_be_so_or_read(tmp_path: Path, raw: bytes, code: str | None) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(raw)
    ((_, found),) = told(path)
    assert code is None or found == code


def test_folders_are_searched_for_all_kinds(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(PAGE)
    (tmp_path / "b.warc").write_bytes(warc(("https://a.example/1", PAGE.encode(), dict(HTML)), packed=False))
    message = mail()
    message.set_content("The dam holds.")
    (tmp_path / "c.EML").write_bytes(message.as_bytes())
    (tmp_path / "d.txt").write_text("The dam holds.")
    (tmp_path / "e.gz").write_bytes(b"")
    assert told(tmp_path) == [("a.htm", "report"), ("b.warc:2", "report"), ("c.EML", "report"), ("d.txt", "report"), ("e.gz", "passed")]


def test_without_the_extra_the_files_that_need_it_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "find_spec", lambda _name: None)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.warc").write_bytes(b"WARC/1.1\r\n")
    (tmp_path / "c.txt").write_text("The dam holds.")
    items = list(take_in([tmp_path], given=Description()))
    assert [isinstance(i, Accepted) for i in items] == [False, False, True]
    for item in items[:2]:
        assert isinstance(item, Rejected)
        assert isinstance(item.error, NotInstalled)
        assert "pip install 'dateline[watch]'" in item.error.message

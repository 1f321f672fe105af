"""The web sites of the four invented outlets of `samples/`: their feeds and pages, served on this machine.

Two outlets have RSS, one Atom, one JSON Feed; every page carries what real pages carry around a report (menu, caption,
related links, a sign-up form). `News.correct()` lets one outlet change a page it has published, as outlets do.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from dateline.acquire.decode import decode
from dateline.acquire.page import split_head
from dateline.acquire.text import parse_day

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
KINDS = {"Amber Wire": "rss", "Harbour Daily": "atom", "Radio Curonia": "json", "The Amber Post": "rss"}
CORRECTED = "release"
CORRECTION = (
    "So far four dockers are known to have been killed, 31 injured",
    "So far five dockers are known to have been killed, 30 injured",
)
WITHDRAWN = " The Quay Guard said that there had been no torture."
_FETCH = """\
[fetch]
allow = ["127.0.0.1/32"]  # this machine; outlets on the web need no such line
delay = "0s"  # outlets on the web get a second of rest between two requests

"""
_MEDIA = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One sample report as its outlet publishes it: `path` on the server, day as ISO 8601, paragraphs of text."""

    outlet: str
    path: str
    title: str
    day: str
    paragraphs: tuple[str, ...]


def articles() -> tuple[Article, ...]:
    """The sample reports, oldest first."""
    return tuple(_article(path) for path in sorted(SAMPLES.glob("*.txt")))


def _article(file: Path) -> Article:
    known, text = split_head(decode(file.read_bytes()))
    outlet, path = known.outlet or "", urlsplit(known.url or "").path
    paragraphs = tuple(p.strip() for p in text.split("\n\n") if p.strip())
    return Article(
        outlet=outlet, path=f"/{slug(outlet)}{path}", title=known.title or "", day=str(parse_day(known.published)), paragraphs=paragraphs
    )


def slug(outlet: str) -> str:
    """The name of an outlet in addresses."""
    return re.sub(r"\W+", "-", outlet.lower())


class News:
    """What the outlets publish at the moment."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._corrected = False

    def correct(self) -> None:
        """Radio Curonia changes the toll in its last report and leaves a denial out, without a word about it."""
        self._corrected = True

    @property
    def changed(self) -> str:
        """The address of the page that is corrected."""
        return next(f"{self._base}{a.path}" for a in articles() if a.path.endswith(CORRECTED))

    def sources(self) -> str:
        """A file for `dateline watch --sources`."""
        entries = (f'[[source]]\noutlet = "{outlet}"\nurl = "{self._base}/{slug(outlet)}/feed"\n' for outlet in KINDS)
        return _FETCH + "\n".join(entries)

    def answer(self, path: str) -> tuple[str, str] | None:
        """Media type and body of an address; None where there is none."""
        if path == "/robots.txt":
            return "text/plain", "User-agent: *\nDisallow: /private/\n"
        by_path = {a.path: a for a in self._articles()}
        if path in by_path:
            return "text/html", _page(by_path[path], tuple(by_path.values()))
        for outlet, kind in KINDS.items():
            if path == f"/{slug(outlet)}/feed":
                listed = [a for a in by_path.values() if a.outlet == outlet][::-1]
                return _MEDIA[kind], _FEEDS[kind](outlet, self._base, listed)
        return None

    def _articles(self) -> Iterator[Article]:
        for article in articles():
            if self._corrected and article.path.endswith(CORRECTED):
                changed = tuple(p.replace(*CORRECTION).replace(WITHDRAWN, "") for p in article.paragraphs)
                yield Article(outlet=article.outlet, path=article.path, title=article.title, day=article.day, paragraphs=changed)
            else:
                yield article


@contextmanager
def on_the_web(port: int = 0) -> Iterator[News]:
    """The outlets' web sites at 127.0.0.1, port `port` (0 = any free one), until the block ends."""
    with ThreadingHTTPServer(("127.0.0.1", port), _Handler) as server:
        news = News(f"http://127.0.0.1:{server.server_address[1]}")
        server.news = news  # type: ignore[attr-defined]  # the handler finds it there
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield news
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        found = self.server.news.answer(urlsplit(self.path).path)  # type: ignore[attr-defined]  # put there by on_the_web
        if found is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"There is no such page.\n")
            return
        body = found[1].encode()
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, None, b"", tag)
        else:
            self._send(HTTPStatus.OK, f"{found[0]}; charset=utf-8", body, tag)

    def _send(self, status: HTTPStatus, media: str | None, body: bytes, tag: str | None = None) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", media), ("ETag", tag)):
            if value:
                self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """The demo's screen belongs to Dateline."""


def _page(article: Article, everything: tuple[Article, ...]) -> str:
    body = "\n".join(f"<p>{escape(p)}</p>" for p in article.paragraphs)
    related = "".join(
        f'<li><a href="{a.path}">{escape(a.title)}</a></li>' for a in everything if a.outlet == article.outlet and a != article
    )
    outlet, title = escape(article.outlet), escape(article.title)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} - {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{article.day}T08:00:00Z"></head>
<body><header><nav><a href="/">Front page</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav></header>
<main><article><h1>{title}</h1>
<time datetime="{article.day}">{article.day}</time>
<figure><img src="/port.jpg" alt=""><figcaption>The port of Klaipeda in an archive picture</figcaption></figure>
{body}
</article></main>
<aside><h2>Read also</h2><ul>{related}</ul></aside>
<form action="/newsletter"><p>Get our morning letter</p><input type="email" name="mail"><button>Sign up</button></form>
<footer><p>© {outlet}. All rights reserved.</p></footer></body></html>
"""


def _rss(outlet: str, base: str, listed: list[Article]) -> str:
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{base}{a.path}</link><guid>{base}{a.path}</guid>"
        f"<pubDate>{format_datetime(_noon(a))}</pubDate><description>{escape(a.paragraphs[0][:120])}…</description></item>\n"
        for a in listed
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(outlet)}</title><link>{base}/</link><description>News</description>\n{items}</channel></rss>\n'


def _atom(outlet: str, base: str, listed: list[Article]) -> str:
    entries = "".join(
        f'<entry><title>{escape(a.title)}</title><link href="{a.path}"/><id>{base}{a.path}</id><updated>{a.day}T08:00:00Z</updated>'
        f"<published>{a.day}T08:00:00Z</published></entry>\n"
        for a in listed
    )
    updated = max(a.day for a in listed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}/"><title>{escape(outlet)}</title><id>{base}/{slug(outlet)}</id><updated>{updated}T08:00:00Z</updated>\n{entries}</feed>\n'


def _json(outlet: str, base: str, listed: list[Article]) -> str:
    items: list[Mapping[str, str]] = [
        {
            "id": f"{base}{a.path}",
            "url": f"{base}{a.path}",
            "title": a.title,
            "date_published": f"{a.day}T08:00:00Z",
            "content_text": a.paragraphs[0],
        }
        for a in listed
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": outlet, "items": items}, ensure_ascii=False, indent=1)


_FEEDS = {"rss": _rss, "atom": _atom, "json": _json}


def _noon(article: Article) -> datetime:
    return datetime.fromisoformat(f"{article.day}T08:00:00").replace(tzinfo=UTC)

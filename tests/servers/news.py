"""A real HTTP server on loopback for tests: paths answer with what they are given, well or badly, and what was asked is kept."""

import gzip
import json
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Self
from xml.sax.saxutils import escape

Handler = Callable[[BaseHTTPRequestHandler], None]
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """A whole answer, with its length unless the headers say another one."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        request.send_response(self.status)
        headers = {"Content-Length": str(len(self.body)), **self.headers}
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(self.body)


@dataclass(frozen=True)
class Asked:
    """One request."""

    path: str
    headers: Mapping[str, str]


class News:
    """The server; a context. `routes` may be changed while it runs."""

    def __init__(self, *, certificate: Path | None = None, key: Path | None = None) -> None:
        self.routes: dict[str, Handler] = {}
        self.asked: list[Asked] = []
        self._lock = Lock()
        site = self

        class Server(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with site._lock:
                    site.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}))
                with suppress(OSError):  # who asked has gone away
                    site.routes.get(self.path, Reply(b"not here", 404))(self)
                self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
                """Nobody reads it."""

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, request: object, client_address: object) -> None:
                """Connections cut off are what the tests are about."""

        self._server = Quiet(("127.0.0.1", 0), Server)
        self.base = f"{'https' if certificate else 'http'}://127.0.0.1:{self._server.server_address[1]}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        with self._lock:
            return [a.path for a in self.asked if a.path != "/robots.txt"]

    def put(self, path: str, body: str | bytes, kind: str = HTML, **headers: str) -> None:
        """Let a path answer with a text."""
        raw = body.encode() if isinstance(body, str) else body
        self.routes[path] = Reply(raw, headers={"Content-Type": kind, **{k.replace("_", "-"): v for k, v in headers.items()}})

    def put_versioned(self, path: str, body: str, kind: str = HTML) -> None:
        """Let a path answer with a text and its ETag, and with 304 to who knows it."""
        tag = f'"{abs(hash(body))}"'

        def answer(request: BaseHTTPRequestHandler) -> None:
            if request.headers.get("If-None-Match") == tag:
                Reply(status=304, headers={"ETag": tag})(request)
            else:
                Reply(body.encode(), headers={"Content-Type": kind, "ETag": tag})(request)

        self.routes[path] = answer

    def put_feed(self, path: str, items: "list[Item]", *, title: str = "Amber Wire", form: str = "rss") -> None:
        """Let a path answer with a feed: `rss`, `atom` or `json`."""
        kind = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}[form]
        self.put_versioned(path, {"rss": rss, "atom": atom, "json": json_feed}[form](items, title), kind)


@dataclass(frozen=True)
class Item:
    """An entry of a feed."""

    link: str
    title: str = "Dockers walk out"
    published: str = "Mon, 02 Mar 2026 18:00:00 +0200"
    text: str = ""
    author: str = "Daina Ozola"


def rss(items: list[Item], title: str) -> str:
    """RSS 2.0."""
    made = "".join(
        f"<item><title>{escape(i.title)}</title><link>{escape(i.link)}</link><pubDate>{i.published}</pubDate>"
        f"<author>{escape(i.author)}</author><description>{escape(i.text)}</description></item>"
        for i in items
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(title)}</title>{made}</channel></rss>'


def atom(items: list[Item], title: str) -> str:
    """Atom 1.0; the days of its entries are to be ISO 8601."""
    made = "".join(
        f'<entry><title>{escape(i.title)}</title><link href="{escape(i.link)}"/><id>{escape(i.link)}</id><published>{i.published}</published>'
        f'<updated>{i.published}</updated><author><name>{escape(i.author)}</name></author><content type="html">{escape(i.text)}</content></entry>'
        for i in items
    )
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>{made}</feed>'


def json_feed(items: list[Item], title: str) -> str:
    """JSON Feed 1.1; the days of its entries are to be ISO 8601."""
    made = [
        {
            "id": i.link,
            "url": i.link,
            "title": i.title,
            "date_published": i.published,
            "content_html": i.text,
            "authors": [{"name": i.author}],
        }
        for i in items
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": made})


def article(*paragraphs: str, title: str = "Dockers walk out", head: str = "") -> str:
    """A news page: navigation, an article, a form and a footer."""
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(title)} | Amber Wire</title>{head}</head><body>'
        f'<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav><article><h1>{escape(title)}</h1>{body}</article>'
        "<form><p>Sign up to receive our latest news!</p></form><footer>© 2026 Amber Wire</footer></body></html>"
    )


# Servers that misbehave.


def slow(body: bytes, *, pause: float) -> Handler:
    """A byte after the other, with a pause before each."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        _head(request, length=len(body))
        for byte in body:
            time.sleep(pause)
            request.wfile.write(bytes([byte]))
            request.wfile.flush()

    return answer


def slow_head(*, pause: float) -> Handler:
    """Headers without end, one after the other, with a pause before each."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for n in range(10_000):
            time.sleep(pause)
            request.wfile.write(f"X-{n % 50}: x\r\n".encode()[:1])
            request.wfile.flush()

    return answer


def silent(seconds: float) -> Handler:
    """Nothing at all for a while."""
    return lambda _request: time.sleep(seconds)


def endless(request: BaseHTTPRequestHandler) -> None:
    """A body that never ends, in chunks."""
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    while True:
        request.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def bomb(mebibytes: int) -> Reply:
    """A small body that becomes a large one when its compression is undone."""
    return Reply(gzip.compress(b"\0" * (mebibytes << 20)), headers={"Content-Type": HTML, "Content-Encoding": "gzip"})


def short(request: BaseHTTPRequestHandler) -> None:
    """A body shorter than its header says."""
    Reply(b"<p>cut", headers={"Content-Type": HTML, "Content-Length": "4000"})(request)


def cut_chunks(request: BaseHTTPRequestHandler) -> None:
    """A chunked body without its last chunk."""
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"5\r\n<p>cu\r\n")


def to(address: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(status=status, headers={"Location": address})


def _head(request: BaseHTTPRequestHandler, *, length: int) -> None:
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.send_header("Content-Length", str(length))
    request.end_headers()

"""An address → an answer: checked, polite, within its limits, redirects followed by hand."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from http.client import HTTPException
from threading import Event, Lock
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin

from urllib3.exceptions import HTTPError

from dateline.acquire.addresses import Unsafe, check_url, netloc, straight
from dateline.acquire.answer import Answer, Conditions, Limits, Stopped, Unanswered
from dateline.acquire.hosts import Hosts
from dateline.acquire.net import Connection, Connector, Deadline, Resolver
from dateline.acquire.sources import FetchSettings
from dateline.acquire.unpack import ACCEPTED, too_large, unpacker
from dateline.model.errors import FetchFailed

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

OK = 200
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
PIECE = 65_536
_SAFE = "/%:@!$&'()*+,;=~-._?"


class Fetcher:
    """Fetches for one program; safe for several threads.

    Args:
        settings: contact, open networks, pause between requests, certificates.
        limits: of one fetch.
        now: the clock (UTC without a zone).
        stop: ends waiting when it is set.
        resolver: name and port → addresses, instead of the system's.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        limits: Limits | None = None,
        now: Callable[[], datetime] | None = None,
        stop: Event | None = None,
        resolver: Resolver | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.agent = user_agent(settings.contact)
        self._now = now or _utc
        self._stop = stop or Event()
        self._connector = Connector(allow=settings.allow, ca_file=settings.ca_file, resolver=resolver)
        self.hosts = Hosts(delay=settings.delay, now=self._now, stop=self._stop)
        self._open: set[Connection] = set()
        self._lock = Lock()

    def get(self, url: str, *, conditions: Conditions | None = None, language: str | None = None) -> Answer:
        """The answer to a GET, whatever its status; the body only of a 200.

        Raises:
            Unsafe: the address, or one it leads to, may not be fetched.
            Disallowed: robots.txt does not allow it.
            Postponed: the host wants to be left alone for a while.
            Unanswered: it cannot be reached, takes too long, or its answer is cut off; another time may be better.
            FetchFailed: it sends too much, or leads on too often.
        """
        extra = {"Accept": "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"}
        if language:
            extra["Accept-Language"] = language
        if conditions and conditions.etag:
            extra["If-None-Match"] = conditions.etag
        if conditions and conditions.last_modified:
            extra["If-Modified-Since"] = conditions.last_modified
        return self._follow(url, extra, robots=True)

    def close(self) -> None:
        """Cut all connections; who waits on one gets an error."""
        with self._lock:
            open_ = list(self._open)
        for connection in open_:
            connection.close()

    def _robots(self, url: str) -> Answer:
        return self._follow(url, {"Accept": "text/plain"}, robots=False)

    def _follow(self, url: str, extra: dict[str, str], *, robots: bool) -> Answer:
        left, moved, at = self.limits.total_seconds, True, url
        for _ in range(self.limits.redirects + 1):
            parts = straight(check_url(at))
            with self.hosts.turn(parts, self._robots if robots else None):
                begun = time.monotonic()
                answer = self._ask(url, parts, extra, moved=moved, left=left)
                left -= time.monotonic() - begun
            self.hosts.met(parts, answer.status, answer.header("retry-after"))
            location = answer.header("location")
            if answer.status not in REDIRECTS or not location:
                return answer
            moved = moved and answer.status in PERMANENT
            at = _led(at, location)
        raise FetchFailed(f"The address leads on more than {self.limits.redirects} times. Give the address it should lead to.")

    def _ask(self, url: str, parts: SplitResult, extra: dict[str, str], *, moved: bool, left: float) -> Answer:
        host = netloc(parts)
        deadline = Deadline(self.limits, left)
        connection: Connection | None = None
        try:
            connection = self._connector.open(parts, deadline)
            with self._lock:
                self._open.add(connection)
            return self._exchange(connection, url, parts, extra, moved=moved)
        except FetchFailed:
            raise
        except (OSError, HTTPException, HTTPError) as error:
            if self._stop.is_set():
                raise Stopped("The watching was ended.") from error
            raise Unanswered(_explained(error, host, deadline, self.limits)) from error
        finally:
            if connection is not None:
                with self._lock:
                    self._open.discard(connection)
                connection.close()

    def _exchange(self, connection: Connection, url: str, parts: SplitResult, extra: dict[str, str], *, moved: bool) -> Answer:
        target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
        headers = {"Host": netloc(parts), "User-Agent": self.agent, "Accept-Encoding": ACCEPTED, "Connection": "close", **extra}
        address = connection.connect()
        connection.http.request("GET", target, headers=headers, preload_content=False, decode_content=False, enforce_content_length=True)
        response = connection.http.getresponse()
        fetched = self._now()
        sent, body = self._body(response) if response.status == OK else (b"", b"")
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return Answer(
            url=url,
            final_url=parts._replace(fragment="").geturl(),
            moved=moved,
            status=response.status,
            reason=response.reason or "",
            headers=tuple(response.headers.iteritems()),
            sent=sent,
            body=body,
            request=f"GET {target} HTTP/1.1\r\n{head}\r\n".encode("latin-1", "replace"),
            address=address,
            fetched=fetched,
        )

    def _body(self, response: "BaseHTTPResponse") -> tuple[bytes, bytes]:
        limit = self.limits.bytes
        encoding = response.headers.get("content-encoding")
        unpack = unpacker(encoding, limit)
        sent, body = bytearray(), bytearray()
        for piece in response.stream(PIECE, decode_content=False):
            sent += piece
            body += unpack.feed(piece)
            if len(sent) > limit or len(body) > limit:
                raise too_large(limit)
        unpack.end()
        raw = bytes(sent)
        return raw, raw if raw == body else bytes(body)


def user_agent(contact: str | None) -> str:
    """How this program names itself to servers: truthfully, and whom to write to."""
    return f"Dateline/{_version()}" + (f" (+{contact})" if contact else "")


def _led(at: str, location: str) -> str:
    """The address a redirect leads to. Headers come in Latin-1; where their bytes are UTF-8, that was meant, as browsers have it."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(at, quote(location, safe=_SAFE + "#[]"))
    except ValueError as error:
        raise Unsafe(f"The address leads to {location[:80]!r}, which is no address: {error}.") from error


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("dateline")


def _utc() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _explained(error: Exception, host: str, deadline: Deadline, limits: Limits) -> str:
    if deadline.left <= 0:
        return f"{host} took longer than {limits.total_seconds:g} seconds in all."
    said = " ".join(str(error).split())[:200]
    if "imed out" in said or isinstance(error, TimeoutError):
        return f"{host} sent nothing for {limits.read_seconds:g} seconds."
    if "CERTIFICATE" in said or "certificate" in said:
        return f"The certificate of {host} is not valid ({said}). Nothing is fetched from a host that cannot prove its name."
    return f"{host} did not answer as it should: {said}."

"""What a server answered, what may be asked of it, and what can go wrong on the way."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime

from dateline.model.errors import FetchFailed

LONGEST_WAIT = timedelta(days=7)
HTML = ("text/html", "application/xhtml+xml")
_SECONDS = re.compile(r"[0-9]+")
_CODE = re.compile(r"[\w.:-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may take.

    Attributes:
        bytes: of the body, as sent and with its compression undone.
        read_seconds: to connect, and between two pieces of the answer.
        total_seconds: for everything, redirects included; waiting out of politeness is not counted.
        redirects: how many are followed.
    """

    bytes: int = 15 * 1024 * 1024
    read_seconds: float = 20
    total_seconds: float = 30
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What makes a request conditional: what the last answer said of its version."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer.

    Attributes:
        url: what was asked for.
        final_url: what answered, after redirects.
        moved: whether every redirect on the way was a permanent one (true without redirects too).
        status, reason: of the answer.
        headers: as sent, in order.
        sent: the body as it came, chunks joined, compression kept; empty unless the status is 200.
        body: the body with its compression undone.
        request: head of the request, as sent.
        address: the address that was connected to.
        fetched: when (UTC without a zone).
    """

    url: str
    final_url: str
    moved: bool
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    sent: bytes
    body: bytes
    request: bytes
    address: str
    fetched: datetime

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return first_header(self.headers, name)

    @property
    def home(self) -> str:
        """Where the page lives: what answered, if every redirect on the way was a permanent one, else what was asked."""
        return self.final_url if self.moved else self.url

    @property
    def media_type(self) -> str:
        """Media type in lower case, without parameters; empty if none was given."""
        return media_type(self.header("content-type"))

    @property
    def charset(self) -> str | None:
        """Encoding named by the headers."""
        return charset(self.header("content-type"))

    @property
    def sha256(self) -> str:
        """Of the body, its compression undone."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is read of an answer, whether it comes from the net, from the evidence or from a WARC file.

    Attributes:
        url: where the page lives.
        fetched: when it was (UTC without a zone); None = nobody noted it.
        media_type, charset: as its server gave them.
        body: its bytes, transfer and compression undone.
    """

    url: str
    fetched: datetime | None
    media_type: str
    charset: str | None
    body: bytes


class Unanswered(FetchFailed):
    """There was no whole answer: another time there may be one."""


class Postponed(FetchFailed):
    """A host wants to be left alone for a while; nothing was asked."""

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class Disallowed(FetchFailed):
    """The site's robots.txt does not allow the address."""


class Stopped(FetchFailed):
    """The program was told to end."""


def first_header(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """The first header of that name, stripped."""
    return next((value.strip() for key, value in headers if key.lower() == name), None)


def media_type(content_type: str | None) -> str:
    """Media type in lower case, without parameters; empty if there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def charset(content_type: str | None) -> str | None:
    """The encoding a content type names."""
    if not content_type:
        return None
    message = Message()
    message["content-type"] = content_type.encode("ascii", "replace").decode("ascii").replace("\n", " ").replace("\r", " ")
    found = message.get_param("charset")
    return found if isinstance(found, str) and _CODE.fullmatch(found) else None


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """When a server wants to be asked again (UTC without a zone): seconds or a date; None if it does not say, or says nonsense."""
    if not value:
        return None
    if _SECONDS.fullmatch(value.strip()):
        seconds = min(int(value.strip()[:9]), int(LONGEST_WAIT.total_seconds()))
        return now + timedelta(seconds=seconds)
    try:
        day = parsedate_to_datetime(value)
        utc = day.astimezone(UTC).replace(tzinfo=None) if day.tzinfo else day
    except (ValueError, OverflowError):  # no date, or one that is in no year there is
        return None
    return min(max(utc, now), now + LONGEST_WAIT)

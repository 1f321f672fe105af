"""WARC files → the pages in them. A damaged record is passed with its reason, and reading goes on behind it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from dateline.acquire.answer import HTML, Response, charset, first_header, media_type
from dateline.acquire.unpack import TooLarge, unpacked
from dateline.acquire.warc_records import Record, records
from dateline.acquire.worker import check_installed
from dateline.model import DatelineError
from dateline.model.errors import BadRecord, FetchFailed, TooLong

MAX_BODY = 15 * 1024 * 1024
TYPES = (*HTML, "text/plain")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? 200\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record of a page, by its number in the file (from 1), with the page or what is wrong with it."""

    number: int
    page: Response | DatelineError


def pages(path: Path) -> Iterator[Found]:
    """The responses in a WARC file (`.warc`, or `.warc.gz` with a gzip member a record or one for all) that hold HTML or plain text.

    Redirects, errors, robots.txt, pictures and the like are not given.

    Raises:
        NotInstalled: the extra `watch`, which reads pages, is missing.
        OSError: the file cannot be read.
    """
    check_installed()
    for number, record in enumerate(records(path), 1):
        if isinstance(record, DatelineError):
            yield Found(number=number, page=record)
        elif (found := _http(record)) is not None:
            headers, body = found
            yield Found(number=number, page=_response(record, headers, body))


def count_pages(path: Path) -> int:
    """How many responses `pages` will give."""
    return sum(1 for record in records(path) if isinstance(record, DatelineError) or _http(record) is not None)


def _http(record: Record) -> tuple[tuple[tuple[str, str], ...], bytes] | None:
    """Headers and body of a response that is a page; None for what is none."""
    if record.headers.get("warc-type") != "response" or not _STATUS.match(record.block):
        return None
    if urlsplit(_url(record.headers)).path == "/robots.txt":
        return None
    end = _HEAD_END.search(record.block)
    head = record.block[: end.start() if end else len(record.block)].decode("latin-1")
    headers = tuple((k.strip(), v.strip()) for k, colon, v in (line.partition(":") for line in head.splitlines()[1:]) if colon)
    if media_type(first_header(headers, "content-type")) not in TYPES:
        return None
    return headers, record.block[end.end() :] if end else b""


def _response(record: Record, headers: tuple[tuple[str, str], ...], sent: bytes) -> Response | DatelineError:
    content = first_header(headers, "content-type")
    if record.cut:
        return _too_long()
    try:
        if "chunked" in (first_header(headers, "transfer-encoding") or "").lower():
            sent = _joined(sent)
        body = _unpacked(sent, first_header(headers, "content-encoding"))
    except TooLarge:
        return _too_long()
    except FetchFailed as error:
        return BadRecord(f"The content of the record cannot be unpacked: {error.message}")
    if len(body) > MAX_BODY:
        return _too_long()
    return Response(
        url=_url(record.headers),
        fetched=_moment(record.headers.get("warc-date")),
        media_type=media_type(content),
        charset=charset(content),
        body=body,
    )


def _unpacked(sent: bytes, coding: str | None) -> bytes:
    try:
        return unpacked(sent, coding, MAX_BODY + 1)
    except TooLarge:
        raise
    except FetchFailed:
        if sent.lstrip()[:1] == b"<":
            return sent  # many programs undo the compression and leave the header
        raise


def _joined(sent: bytes) -> bytes:
    """A body whose chunks are joined; as it is, if it has none (many programs join them and leave the header)."""
    out, at = bytearray(), 0
    while match := re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n").match(sent, at):
        size = int(match[1], 16)
        if size == 0:
            return bytes(out)
        out += sent[match.end() : match.end() + size]
        at = match.end() + size + 2
    return bytes(out) if out and at >= len(sent) else sent


def _url(headers: Mapping[str, str]) -> str:
    return headers.get("warc-target-uri", "").strip("<>")


def _moment(value: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def _too_long() -> TooLong:
    return TooLong(f"The page is larger than {MAX_BODY // 1024 // 1024} MiB, which no news report is. It was left out.")

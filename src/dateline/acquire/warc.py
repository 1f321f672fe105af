"""WARC files → the pages in them. A damaged record is passed with its reason, and reading goes on behind it."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from dateline.acquire.answer import charset, media_type
from dateline.acquire.worker import check_installed
from dateline.model import DatelineError
from dateline.model.errors import BadRecord, TooLong

MAX_BODY = 15 * 1024 * 1024
TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_PIECE = 1 << 20
_OK = "200"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A page in a WARC file.

    Attributes:
        url: its address.
        fetched: when (UTC without a zone); None = the record does not say it.
        media_type, charset: as its server gave them.
        body: its bytes, transfer and compression undone.
    """

    url: str
    fetched: datetime | None
    media_type: str
    charset: str | None
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record of a page, by its number in the file (from 1), with the page or what is wrong with it."""

    number: int
    page: Response | DatelineError


def pages(path: Path) -> Iterator[Found]:
    """The responses in a WARC file (`.warc`, or `.warc.gz` with a gzip member a record or one for all) that hold HTML or plain text.

    Redirects, errors, robots.txt, pictures and the like are not given.

    Raises:
        NotInstalled: the extra `watch` is missing.
        OSError: the file cannot be read.
    """
    for number, record in _records(path):
        if isinstance(record, DatelineError):
            yield Found(number=number, page=record)
        elif _is_page(record):
            yield Found(number=number, page=_response(record))


def count_pages(path: Path) -> int:
    """How many responses `pages` will give."""
    return sum(1 for _, record in _records(path) if isinstance(record, DatelineError) or _is_page(record))


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    check_installed()
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
        if packed and _is_one_member(path):
            with gzip.open(path) as unpacked:
                yield from _numbered(cast("BinaryIO", unpacked), b"\nWARC/1.", skip=1)
        else:
            yield from _numbered(stream, *((b"\x1f\x8b\x08", 0) if packed else (b"\nWARC/1.", 1)))


def _numbered(stream: BinaryIO, marker: bytes, skip: int) -> Iterator[tuple[int, Any]]:
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # warcio ships no types

    number, start, in_ruins = 0, 0, False
    while True:
        stream.seek(start)
        records = ArchiveIterator(stream, arc2warc=True)
        at = start
        try:
            for record in records:
                number, in_ruins = number + 1, False
                yield number, record
                at = records.get_record_offset()
        except _damage() as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            if not in_ruins:
                number, in_ruins = number + 1, True
                yield (
                    number,
                    BadRecord(f"The record is damaged ({str(error) or type(error).__name__}). It was left out; get the file again."),
                )
            found = _next(stream, max(at, start) + 1, marker)
            if found is None:
                return
            start = found + skip
        else:
            return


def _damage() -> tuple[type[Exception], ...]:
    """What reading a damaged record may raise."""
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # warcio ships no types

    return (ArchiveLoadFailed, OSError, ValueError, EOFError, zlib.error, KeyError, AttributeError, TypeError)


def _next(stream: BinaryIO, start: int, marker: bytes) -> int | None:
    """Where the next record may begin."""
    stream.seek(start)
    at, kept = start, b""
    while piece := stream.read(_PIECE):
        found = (kept + piece).find(marker)
        if found >= 0:
            return at - len(kept) + found
        at += len(piece)
        kept = (kept + piece)[-len(marker) + 1 :]
    return None


def _is_one_member(path: Path) -> bool:
    """Whether a gzip file is one member around all records, as some tools write it."""
    head = zlib.decompressobj(16 + zlib.MAX_WBITS)
    with path.open("rb") as stream:
        try:
            out = head.decompress(stream.read(_PIECE), _PIECE)
        except zlib.error:
            return False
    return out.count(b"\nWARC/1.") > 0


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != _OK:
        return False
    path = urlsplit(str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")).path
    return path != "/robots.txt" and media_type(record.http_headers.get_header("Content-Type")) in TYPES


def _response(record: Any) -> Response | DatelineError:
    content = record.http_headers.get_header("Content-Type")
    try:
        body = _body(record)
    except _damage() as error:
        return BadRecord(
            f"The content of the record is damaged ({str(error) or type(error).__name__}). It was left out; get the file again."
        )
    if len(body) > MAX_BODY:
        return TooLong(f"The page is larger than {MAX_BODY // 1024 // 1024} MiB, which no news report is. It was left out.")
    return Response(
        url=str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"),
        fetched=_moment(record.rec_headers.get_header("WARC-Date")),
        media_type=media_type(content),
        charset=charset(content),
        body=body,
    )


def _body(record: Any) -> bytes:
    stream, out = record.content_stream(), io.BytesIO()
    while out.tell() <= MAX_BODY and (piece := stream.read(65_536)):
        out.write(piece)
    return out.getvalue()


def _moment(value: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found

"""The records of a WARC file (ISO 28500), one after the other; behind a damaged one the next is looked for.

An own reader, because those at hand end without a word at the first damaged or torn record.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.model.errors import BadRecord

MAX_BLOCK = 32 * 1024 * 1024
_PIECE = 1 << 18
_MOST_HEADERS, _LONGEST_LINE = 200, 65_536
_GZIP = b"\x1f\x8b\x08"
_VERSION = re.compile(rb"WARC/\d\.\d\r?\n")
_LENGTH = re.compile(r"\d{1,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record.

    Attributes:
        headers: by name in lower case.
        block: its content, at most `MAX_BLOCK` bytes.
        cut: whether there was more.
    """

    headers: Mapping[str, str]
    block: bytes
    cut: bool


class _Damaged(Exception):  # noqa: N818 - says what is met
    """No record can be read here."""


def records(path: Path) -> Iterator[Record | BadRecord]:
    """All records of a file; where some are damaged, one `BadRecord` for each stretch of them.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        if stream.read(3) != _GZIP:
            yield from _of_plain(stream)
        elif _is_one_member(stream):
            stream.seek(0)
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield from _of_plain(unpacked)  # type: ignore[arg-type]  # it reads and seeks as any file of bytes
        else:
            yield from _of_members(stream)


def _of_members(stream: BinaryIO) -> Iterator[Record | BadRecord]:
    start: int | None = 0
    in_ruins = False
    while start is not None:
        at, member = start, _Member(stream, start)
        try:
            for record in _read_all(io.BufferedReader(member, _PIECE)):
                in_ruins = False
                yield record
            start = member.end
        except (_Damaged, zlib.error) as error:
            if not in_ruins:
                in_ruins = True
                yield _bad(error)
            start = _next(stream, at + 1, _GZIP)


def _of_plain(stream: BinaryIO) -> Iterator[Record | BadRecord]:
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        at, start = start, None
        try:
            for record in _read_all(stream):
                yield record
                at = stream.tell()
        except (_Damaged, zlib.error, EOFError, gzip.BadGzipFile) as error:
            yield _bad(error)
            start = _behind(stream, at)


def _behind(stream: BinaryIO, at: int) -> int | None:
    try:
        found = _next(stream, at + 1, b"\nWARC/")
    except (zlib.error, EOFError, gzip.BadGzipFile):
        return None
    return None if found is None else found + 1


def _read_all(stream: BinaryIO | io.BufferedReader) -> Iterator[Record]:
    while (record := _read(stream)) is not None:
        yield record


def _read(stream: BinaryIO | io.BufferedReader) -> Record | None:
    line = stream.readline(_LONGEST_LINE)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    if not _VERSION.fullmatch(line):
        raise _Damaged("no record begins where one should")
    headers = _headers(stream)
    length = headers.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        raise _Damaged("it does not say its length")
    size = int(length)
    block = stream.read(min(size, MAX_BLOCK))
    left = size - len(block)
    while left and (piece := stream.read(min(left, _PIECE))):
        left -= len(piece)
    if left:
        raise _Damaged("the file ends in the middle of it")
    return Record(headers=headers, block=block, cut=size > MAX_BLOCK)


def _headers(stream: BinaryIO | io.BufferedReader) -> dict[str, str]:
    out: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_LINE)
        if line in (b"\r\n", b"\n"):
            return out
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon and not line.startswith((b" ", b"\t")):
            out.setdefault(name.strip().lower(), value.strip())
    raise _Damaged("its head does not end")


class _Member(io.RawIOBase):
    """What one gzip member holds; `end` is the offset behind it, known once it was read to its end."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self._at = start
        self._rest = b""
        self._packer = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def readable(self) -> bool:
        return True

    @property
    def end(self) -> int | None:
        """Where the next member begins; None at the end of the file."""
        end = self._at - len(self._packer.unused_data)
        self._stream.seek(end)
        return end if self._stream.read(1) else None

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a buffer that can be written, as io gives it
        while not self._packer.eof:
            packed = self._rest
            if not packed:
                self._stream.seek(self._at)
                packed = self._stream.read(_PIECE)
                self._at += len(packed)
            if not packed:
                raise _Damaged("the file ends in the middle of it")
            piece = self._packer.decompress(packed, len(buffer))
            self._rest = self._packer.unconsumed_tail
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)
        return 0


def _is_one_member(stream: BinaryIO) -> bool:
    """Whether a gzip file is one member around all records, as some tools write it."""
    stream.seek(0)
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(stream.read(_PIECE), 4 * _PIECE).count(b"\nWARC/") > 0
    except zlib.error:
        return False


def _next(stream: BinaryIO, start: int, marker: bytes) -> int | None:
    """Where the marker stands next."""
    stream.seek(start)
    at, kept = start, b""
    while piece := stream.read(_PIECE):
        found = (kept + piece).find(marker)
        if found >= 0:
            return at - len(kept) + found
        at += len(piece)
        kept = (kept + piece)[-len(marker) + 1 :]
    return None


def _bad(error: Exception) -> BadRecord:
    return BadRecord(f"A record is damaged: {str(error) or type(error).__name__}. It was left out; get the file again.")

"""Compression of bodies, undone piece by piece, so that a bomb is stopped at the limit and a cut end is noticed."""

import zlib
from typing import Protocol

from dateline.acquire.answer import Unanswered
from dateline.model.errors import FetchFailed

ACCEPTED = "gzip, deflate"
_STEP = 65_536
_GZIP = b"\x1f\x8b"


class TooLarge(FetchFailed):
    """A body over the limit."""


class Unpacker(Protocol):
    """Takes a body in pieces and gives it back with its compression undone."""

    def feed(self, data: bytes) -> bytes:
        """The next piece."""

    def end(self) -> None:
        """Say that there is no more.

        Raises:
            FetchFailed: the body was cut off.
        """


def unpacker(encoding: str | None, limit: int) -> Unpacker:
    """What undoes a content encoding.

    Raises:
        FetchFailed: it is one that was not asked for.
    """
    name = (encoding or "identity").strip().lower()
    if name in ("", "identity"):
        return _Plain()
    if name in ("gzip", "x-gzip"):
        return _Packed(16 + zlib.MAX_WBITS, limit)
    if name == "deflate":
        return _Packed(0, limit)
    raise FetchFailed(f"The server sent its answer packed as {name[:40]!r}, which was not asked for. Nothing can be done but to try later.")


def unpacked(data: bytes, encoding: str | None, limit: int) -> bytes:
    """A whole body with its compression undone.

    Raises:
        FetchFailed: it is larger than `limit`, damaged or cut off.
    """
    worker = unpacker(encoding, limit)
    out = worker.feed(data)
    worker.end()
    if len(out) > limit:
        raise too_large(limit)
    return out


def too_large(limit: int) -> TooLarge:
    """The error of a body over the limit."""
    return TooLarge(f"The answer is larger than {limit / 1024 / 1024:.0f} MiB, which no news page is. It was not kept.")


class _Plain:
    def feed(self, data: bytes) -> bytes:
        return data

    def end(self) -> None:
        pass


class _Packed:
    def __init__(self, wbits: int, limit: int) -> None:
        self._wbits = wbits
        self._limit = limit
        self._given = 0
        self._object = None if wbits == 0 else zlib.decompressobj(wbits)
        self._done = False

    def feed(self, data: bytes) -> bytes:
        out = bytearray()
        try:
            while data and not self._done:
                data = self._step(data, out)
        except zlib.error as error:
            raise Unanswered(f"The answer is damaged: it cannot be unpacked ({error}). It was not kept.") from error
        return bytes(out)

    def end(self) -> None:
        if self._object is not None and not (self._object.eof or self._done):
            raise Unanswered("The answer was cut off before its end. It was not kept.")

    def _step(self, data: bytes, out: bytearray) -> bytes:
        if self._object is None:  # "deflate" is zlib's format by the standard, and bare in many servers
            self._object = zlib.decompressobj(zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS)  # noqa: PLR2004 - RFC 1950
        elif self._object.eof:
            if not data.startswith(_GZIP[: len(data)]):
                self._done = True  # what follows the last member is padding
                return b""
            self._object = zlib.decompressobj(self._wbits)
        piece = self._object.decompress(data, _STEP)
        self._given += len(piece)
        if self._given > self._limit:
            raise too_large(self._limit)
        out += piece
        return self._object.unused_data if self._object.eof else self._object.unconsumed_tail

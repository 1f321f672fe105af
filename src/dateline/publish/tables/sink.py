"""What was written: counted and hashed on its way out."""

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written.

    Attributes:
        rows: its rows, without heads.
        size: its bytes.
        sha256: hash of its bytes, hexadecimal.
    """

    rows: int
    size: int
    sha256: str


class Sink(io.RawIOBase):
    """Passes bytes on, and counts and hashes them."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self._hash = hashlib.sha256()
        self._size = 0

    def writable(self) -> bool:
        """Bytes can be written."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write all of `data`."""
        piece = bytes(data)
        self._out.write(piece)
        self._hash.update(piece)
        self._size += len(piece)
        return len(piece)

    def text(self, text: str) -> None:
        """Write text as UTF-8; what UTF-8 cannot hold (lone surrogates) becomes a question mark."""
        self.write(text.encode("utf-8", "replace"))

    def tell(self) -> int:
        """Bytes written so far."""
        return self._size

    def written(self, rows: int) -> Written:
        """What has been written, with its number of rows."""
        return Written(rows=rows, size=self._size, sha256=self._hash.hexdigest())


class Counted:
    """Rows that are counted while they are read."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row

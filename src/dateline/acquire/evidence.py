"""What was fetched, kept as it came: WARC 1.1 files beside the store, a gzip member a record, on the disk before anything rests on it."""

import hashlib
import io
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from dateline.acquire.answer import Answer
from dateline.acquire.evidence_records import records_of, warcinfo
from dateline.acquire.unpack import unpacked
from dateline.model.errors import DatelineError, StoreProblem

LARGEST_FILE = 512 * 1024 * 1024
_PIECE = 1 << 20
_MOST = 1 << 30
_NAME = "dateline-{:06d}.warc.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands: name of the file in the folder, offset of its gzip member and length in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A response read back from its record: what `Answer` held of it."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def sha256(self) -> str:
        """Of the body, its compression undone."""
        return hashlib.sha256(self.body).hexdigest()


class Evidence:
    """The folder of WARC files, open for writing by one program at a time. A context that lets go of it.

    Raises:
        StoreProblem: another program writes there, or the folder cannot be written.
    """

    def __init__(self, folder: Path, *, program: str, largest: int = LARGEST_FILE) -> None:
        self._folder = folder
        self._program = program
        self._largest = largest
        self._stream: BinaryIO | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(folder)
        except OSError as error:
            raise _problem(folder, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self._lock.close()

    def append(self, answer: Answer) -> Place:
        """Keep a response and its request; they are on the disk when this returns."""
        return self._kept(answer, None)

    def append_revisit(self, answer: Answer, first_fetched: str) -> Place:
        """Keep that a response had the very bytes of an earlier one, fetched at `first_fetched` (ISO 8601)."""
        return self._kept(answer, first_fetched)

    def _kept(self, answer: Answer, first_fetched: str | None) -> Place:
        response, request = records_of(answer, first_fetched)
        try:
            stream = self._writable()
            offset = stream.tell()
            try:
                stream.write(response + request)
                stream.flush()
                os.fsync(stream.fileno())
            except OSError:
                with suppress(OSError):
                    stream.truncate(offset)
                    stream.seek(offset)
                raise
        except OSError as error:
            raise _problem(self._folder, error) from error
        return Place(file=Path(stream.name).name, offset=offset, length=len(response))

    def _writable(self) -> BinaryIO:
        if self._stream is None:
            names = sorted(p.name for p in self._folder.glob("dateline-*.warc.gz"))
            self._stream = _opened(self._folder / names[-1]) if names else self._begun(1)
        if self._stream.tell() >= self._largest:
            number = int(Path(self._stream.name).name[9:15]) + 1
            self._stream.close()
            self._stream = self._begun(number)
        return self._stream

    def _begun(self, number: int) -> BinaryIO:
        name = _NAME.format(number)
        stream = _opened(self._folder / name)
        stream.write(warcinfo(name, self._program))
        stream.flush()
        os.fsync(stream.fileno())
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)  # the name of the new file must last too
        finally:
            os.close(folder)
        return stream


def read_back(folder: Path, place: Place, *, sha256: str | None = None) -> Kept:
    """A response as it was kept.

    Args:
        folder: the folder of the evidence.
        place: where its record stands.
        sha256: what its body's hash must be.

    Raises:
        StoreProblem: it is not there any more, or not what it was.
    """
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # warcio ships no types
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # warcio ships no types

    path = folder / place.file
    try:
        with path.open("rb") as stream:
            stream.seek(place.offset)
            raw = stream.read(place.length)
        record = next(iter(ArchiveIterator(io.BytesIO(zlib.decompress(raw, 16 + zlib.MAX_WBITS)), check_digests="raise")))
        sent = record.raw_stream.read()
        headers = tuple((str(k), str(v)) for k, v in record.http_headers.headers)
        coding = next((v for k, v in headers if k.lower() == "content-encoding"), None)
        kept = Kept(
            url=record.rec_headers.get_header("WARC-Target-URI"),
            status=int(record.http_headers.get_statuscode()),
            headers=headers,
            body=unpacked(sent, coding, _MOST),
        )
    except (OSError, zlib.error, ArchiveLoadFailed, StopIteration, AttributeError, ValueError, DatelineError) as error:
        raise StoreProblem(
            f"The evidence at {path}, offset {place.offset:,} cannot be read: {error or type(error).__name__}. Restore the folder from a copy."
        ) from error
    if sha256 is not None and kept.sha256 != sha256:
        raise StoreProblem(
            f"The evidence at {path}, offset {place.offset:,} is not what was fetched: its SHA-256 differs. Restore the folder from a copy."
        )
    return kept


def _locked(folder: Path) -> BinaryIO:
    stream = (folder / "lock").open("ab")
    with suppress(ImportError):
        import fcntl

        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            stream.close()
            raise StoreProblem(f"Another `dateline watch` works on this store (it holds {folder / 'lock'}). End it first.") from error
    return stream


def _opened(path: Path) -> BinaryIO:
    """A file ready to be written at its end, which is the end of its last whole record: what a crash tore off goes."""
    path.touch()
    stream = path.open("r+b")
    stream.truncate(whole_end(stream))
    stream.seek(0, os.SEEK_END)
    return stream


def whole_end(stream: BinaryIO) -> int:
    """The offset after the last whole gzip member of a file."""
    stream.seek(0)
    end, at, packer = 0, 0, zlib.decompressobj(16 + zlib.MAX_WBITS)
    while piece := stream.read(_PIECE):
        at += len(piece)
        while piece:
            try:
                packer.decompress(piece)
            except zlib.error:
                return end
            piece = packer.unused_data
            if packer.eof:
                end = at - len(piece)
                packer = zlib.decompressobj(16 + zlib.MAX_WBITS)
    return end


def _problem(folder: Path, error: OSError) -> StoreProblem:
    return StoreProblem(f"The evidence cannot be kept in {folder}: {error.strerror or error}. Check the folder and the disk.")

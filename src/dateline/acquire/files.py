"""Paths → reports: files, folders, JSONL, saved pages, WARC and mail, one item after the other, the bad ones with their reason."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.acquire.answer import Response
from dateline.acquire.kinds import ARCHIVES, LINES, TAKEN, has_ending, report_in
from dateline.acquire.page import Description, report_from_json
from dateline.acquire.saved import report_from_response
from dateline.acquire.warc import count_pages, pages
from dateline.acquire.worker import Worker
from dateline.model import DatelineError, Report
from dateline.model.errors import NoPermission, NotFound, TooLong

MAX_BYTES = 8_000_000
MAX_LINE_BYTES = 16_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A report and where it came from: a path, with the number of the line for JSONL, or of the record for WARC."""

    where: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A place that gave no report, and why."""

    where: str
    error: DatelineError


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A file in a folder that is of none of the kinds taken in."""

    where: str


Item = Accepted | Rejected | PassedOver


def take_in(paths: Iterable[Path], *, given: Description, encoding: str | None = None) -> Iterator[Item]:
    """Every report at the paths, in order of path.

    Args:
        paths: files (`.jsonl` and `.ndjson` hold a report a line, `.html` and `.htm` a page, `.warc` and `.warc.gz` many
            pages, `.eml` a mail message; any other file is a page if it begins like one, and else one text) and folders,
            which are searched through for these and for `.txt`.
        given: what is known of reports that do not say it themselves.
        encoding: of the files, where it is not Unicode.

    Raises:
        NotFound: one of the paths does not exist; nothing was taken in then.
    """
    return _items(_existing(paths), given, encoding)


def _items(paths: Iterable[Path], given: Description, encoding: str | None) -> Iterator[Item]:
    with Worker() as worker:
        for found in _walk(paths):
            if not isinstance(found, Path):
                yield found
            elif has_ending(found.name, LINES):
                yield from _lines(found, given, encoding)
            elif has_ending(found.name, ARCHIVES):
                yield from _archive(found, given, worker)
            else:
                yield _whole(found, given, encoding, worker)


def count(paths: Iterable[Path]) -> int:
    """How many items `take_in` will give, as far as can be told without reading them."""
    return sum(_count(found) if isinstance(found, Path) else 1 for found in _walk(paths))


def _count(path: Path) -> int:
    try:
        if has_ending(path.name, LINES):
            with path.open("rb") as stream:
                return sum(1 for _ in stream)
        return count_pages(path) if has_ending(path.name, ARCHIVES) else 1
    except (OSError, DatelineError):
        return 1  # it will be one rejected item, with its reason


def read_bytes(stream: BinaryIO) -> bytes:
    """All bytes of one report; at most `MAX_BYTES` are held in memory.

    Raises:
        TooLong: there are more.
    """
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise TooLong(
            f"The file is larger than {MAX_BYTES // 1_000_000} MB, which no news report is. Split it into its articles (one a file, or one a line of JSONL)."
        )
    return raw


def read_file(path: Path) -> bytes:
    """All bytes of one report's file.

    Raises:
        DatelineError: it is too long, not there, or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return read_bytes(stream)
    except OSError as error:
        raise problem(error, path) from error


def problem(error: OSError, path: Path) -> DatelineError:
    """What the operating system says, as an error a person can act on."""
    name = shown(path)
    if isinstance(error, PermissionError):
        return NoPermission(f"{name} may not be read or written by this user. Change its permissions, or copy it to a folder of yours.")
    if isinstance(error, FileNotFoundError):
        return NotFound(f"{name} does not exist. Check the path.")
    return DatelineError(f"{name} could not be used: {error.strerror or error}. Check the file and the disk, then run the command again.")


def shown(path: Path) -> str:
    """A path as text that can be stored and printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_folder(path: Path) -> bool:
    """Whether a path is a folder, as far as this user may know."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _may_be_read(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True  # reading it will say what is wrong


def _existing(paths: Iterable[Path]) -> list[Path]:
    listed = list(paths)
    for path in listed:
        try:
            path.stat()
        except FileNotFoundError as error:
            raise problem(error, path) from error
        except OSError:
            continue  # it is there, and reading it will say what is wrong
    return listed


def _walk(paths: Iterable[Path]) -> Iterator[Path | Rejected | PassedOver]:
    for path in paths:
        yield from _folder(path) if is_folder(path) else [path]


def _folder(folder: Path) -> Iterator[Path | Rejected | PassedOver]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Rejected(where=shown(folder), error=problem(error, folder))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if is_folder(entry) and not entry.is_symlink():
            yield from _folder(entry)
        elif has_ending(entry.name, TAKEN) and _may_be_read(entry):
            yield entry
        else:
            yield PassedOver(where=shown(entry))


def _whole(path: Path, given: Description, encoding: str | None, worker: Worker) -> Item:
    try:
        report = report_in(read_file(path), path.name, worker=worker, last=given, encoding=encoding)
    except DatelineError as error:
        return Rejected(where=shown(path), error=error)
    return Accepted(where=shown(path), report=report)


def _archive(path: Path, given: Description, worker: Worker) -> Iterator[Item]:
    try:
        for found in pages(path):
            yield _archived(f"{shown(path)}:{found.number}", found.page, given, worker)
    except OSError as error:
        yield Rejected(where=shown(path), error=problem(error, path))
    except DatelineError as error:
        yield Rejected(where=shown(path), error=error)


def _archived(where: str, page: Response | DatelineError, given: Description, worker: Worker) -> Item:
    if isinstance(page, DatelineError):
        return Rejected(where=where, error=page)
    try:
        return Accepted(where=where, report=report_from_response(page, worker=worker, last=given))
    except DatelineError as error:
        return Rejected(where=where, error=error)


def _lines(path: Path, given: Description, encoding: str | None) -> Iterator[Item]:
    try:
        with path.open("rb") as stream:
            for number, line in _numbered(stream):
                yield _line(f"{shown(path)}:{number}", line, given, encoding)
    except OSError as error:
        yield Rejected(where=shown(path), error=problem(error, path))


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES + 1)
        if line.strip():
            yield number, line


def _line(where: str, line: bytes, given: Description, encoding: str | None) -> Item:
    try:
        if len(line) > MAX_LINE_BYTES:
            raise TooLong(f"The line is longer than {MAX_LINE_BYTES // 1_000_000} MB, which no news report is. Split it into its articles.")
        return Accepted(where=where, report=report_from_json(line, given=given, encoding=encoding))
    except DatelineError as error:
        return Rejected(where=where, error=error)

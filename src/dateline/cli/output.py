"""Where results go: the terminal, a pipe or a file."""

import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.acquire.files import problem
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.model import Record

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PIPED_WIDTH = 110


def safe(words: str) -> str:
    """Words of a report or a file name as a terminal may show them: what steers a terminal becomes a visible mark."""
    return _CONTROLS.sub("\ufffd", words)


def as_json(value: Any) -> str:
    """JSON for people: UTF-8, indented by two."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def write(text: str, out: Path | None) -> None:
    """Text, as UTF-8, to a file that is there whole or not at all, or to standard output.

    Raises:
        NoPermission, DatelineError: the file cannot be written.
    """
    with opened(out) as stream:
        stream.write(text.encode("utf-8"))


@contextmanager
def opened(out: Path | None) -> Iterator[BinaryIO]:
    """Where bytes go: a file that is there whole or, if an error ends the writing, not at all; or standard output.

    Raises:
        NoPermission, DatelineError: the file cannot be written.
    """
    if out is None:
        yield sys.stdout.buffer
        return
    try:
        with _replacing(out) as stream:
            yield stream
    except OSError as error:
        raise problem(error, out) from error


@contextmanager
def _replacing(out: Path) -> Iterator[BinaryIO]:
    if out.exists() and not out.is_file():
        with out.open("wb") as device:  # a device or a named pipe
            yield device
        return
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def emit(record: "Record", form: str, out: Path | None) -> None:
    """A record as `text` for a person, `json` or `html`."""
    if form == "json":
        write(as_json(record.to_dict()), out)
    elif form == "html":
        from dateline.publish import reader_page

        write(reader_page(record), out)
    else:
        from dateline.cli.render import print_record

        shown(lambda console: print_record(record, console), out)


def shown(draw: "Callable[[Console], None]", out: Path | None) -> None:
    """What `draw` draws for a person: on the terminal in its width, elsewhere in that of COLUMNS or `PIPED_WIDTH`."""
    from rich.console import Console

    class Shown(Console):
        def on_broken_pipe(self) -> None:  # rich would end the program itself, with status 1
            raise BrokenPipeError

    width = int(os.environ["COLUMNS"]) if os.environ.get("COLUMNS", "").isdigit() else PIPED_WIDTH
    if out is not None:
        page = io.StringIO()
        draw(Console(file=page, width=width))
        write(page.getvalue(), out)
        return
    console = Shown()
    draw(console if console.is_terminal else Shown(width=width))


def one_form(*, as_json: bool, as_html: bool) -> str:
    """The form that the options ask for.

    Raises:
        UsageError: they ask for two.
    """
    if as_json and as_html:
        raise UsageError("--json and --html are two forms. Choose one.")
    return "json" if as_json else "html" if as_html else "text"

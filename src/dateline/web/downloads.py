"""Tables as files: /download/{table}.{form}, what describes each file beside it (….json), and the dictionary of the columns."""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from threading import BoundedSemaphore, Lock
from typing import BinaryIO, cast

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from dateline.model.errors import NotFound, UsageError
from dateline.model.tables import rows
from dateline.publish.tables import FORMS, Written, dictionary_markdown, sidecar, write_dictionary, write_table
from dateline.publish.tables.forms import checked
from dateline.store.index import ROW_TABLES
from dateline.web.api.problems import Busy
from dateline.web.conditional import Conditional, last_change
from dateline.web.opened import opened
from dateline.web.queries import Asked, asked_of
from dateline.web.scope import Scope, selection
from dateline.web.state import Desk, desk_of
from dateline.web.troubles import told_of_trouble

IN_MEMORY = 1 << 20
PIECE = 1 << 16
_ONE_AT_A_TIME = Lock()
"""What is worked out from more reports than a page shows holds them all in memory: one asker after the other."""
_IN_LINE = BoundedSemaphore(4)
"""So many wait for that; more would take all the threads that pages are made in."""
_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Which file is asked for."""

    table: str
    form: str
    beside: bool


@told_of_trouble
def download(request: Request) -> Response:
    """The rows that a query or story finds, as a file; with `.json` after its name, its description."""
    named, asked = named_file(request.path_params["name"]), asked_of(request)
    file, written = _write(lambda out: _table(desk_of(request), asked, named, out))
    path = f"/download/{named.table}.{named.form}"
    if named.beside:
        file.close()
        return JSONResponse(_described(desk_of(request), named, asked, written, asked.address(path)))
    headers = {"Link": f'<{asked.address(f"{path}.json")}>; rel="describedby"; type="application/json"'}
    return _sent(file, written, FORMS[named.form].media_type, file_name(named, asked), headers)


@told_of_trouble
def columns(request: Request) -> Response:
    """The dictionary of the columns, as CSV or as Markdown."""
    if request.url.path.endswith(".csv"):
        file, written = _write(write_dictionary)
        return _sent(file, written, "text/csv; charset=utf-8", "dateline-columns.csv", {})
    return Response(dictionary_markdown(), media_type="text/markdown; charset=utf-8")


def named_file(name: str) -> Named:
    """The table and form that a file name says.

    Raises:
        NotFound: there is no such file; the message says which there are.
    """
    parts = name.split(".")
    beside = len(parts) > 2 and parts[-1] == "json"  # noqa: PLR2004 - table, form, json
    table, form = (parts[:-1] if beside else parts) if len(parts) == 2 + beside else ("", "")
    try:
        checked(table, form)
    except UsageError as error:
        raise NotFound(f"{error.message} A file is named like statements.csv.") from error
    return Named(table=table, form=form, beside=beside)


def file_name(named: Named, asked: Asked) -> str:
    """A name for the file that every system takes: small letters, digits and hyphens, whatever the story is called."""
    story = _UNSAFE.sub("-", asked.story.slug.lower())[:_LONGEST].strip("-") if asked.story else ""
    return f"dateline-{story + '-' if story else ''}{named.table}.{FORMS[named.form].ending}"


def _table(desk: Desk, asked: Asked, named: Named, out: BinaryIO) -> Written:
    from dateline.jobs.select import table_rows

    if named.table in (*ROW_TABLES, "changes"):
        return write_table(table_rows(opened(desk), asked.query, named.table), named.table, named.form, out)
    opened(desk)
    found = selection(desk, Scope(text=asked.q, query=asked.query))
    if not found.left_out:
        return write_table(rows(found.record, named.table), named.table, named.form, out)
    with _turn():
        return write_table(table_rows(opened(desk), asked.query, named.table), named.table, named.form, out)


@contextmanager
def _turn() -> Iterator[None]:
    if not _IN_LINE.acquire(blocking=False):
        raise Busy("Others wait for such a file already. Ask again in a minute, or for fewer reports, as with `published:>=2026-03-01`.")
    try:
        with _ONE_AT_A_TIME:
            yield
    finally:
        _IN_LINE.release()


def _write(write: Callable[[BinaryIO], Written]) -> tuple[BinaryIO, Written]:
    """A file that lives as long as its answer, in memory while it is small: what fails is known before anything is sent."""
    file = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - it is closed when it is sent
    try:
        written = write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file, written


def _sent(file: BinaryIO, written: Written, media_type: str, name: str, more: Mapping[str, str]) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(written.size), **more}
    return StreamingResponse(_pieces(file), media_type=media_type, headers=headers)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def _described(desk: Desk, named: Named, asked: Asked, written: Written, path: str) -> Mapping[str, object]:
    return sidecar(
        table=named.table,
        form=named.form,
        written=written,
        query="" if asked.query.everything else str(asked.query),
        permalink=f"{desk.site.base_url}{path}",
        made=_made(desk),
        version=version("dateline"),
    )


def _made(desk: Desk) -> datetime:
    """When the rows became what they are: the last change of the store, where it tells."""
    changed = last_change(desk)
    with suppress(OverflowError, ValueError):
        if changed is not None:
            return datetime.fromtimestamp(changed, UTC)
    return datetime.now(UTC)


ROUTES = [
    Route("/download/columns.csv", columns, middleware=[Middleware(Conditional)]),
    Route("/download/columns.md", columns, middleware=[Middleware(Conditional)]),
    Route("/download/{name}", download, middleware=[Middleware(Conditional)]),
]

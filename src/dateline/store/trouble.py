"""What can be wrong with a database, said so that a person knows what to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from dateline.model.errors import NotInstalled, StoreProblem

_RERUN = "then run this command again"
_AGAIN = f"{_RERUN}; what was added stays"
_WRITTEN = f"is being written by another program. Wait until that one is done, {_AGAIN}."
_FULL = f"has no more room: the disk is full. Make room, {_AGAIN}."
_BROKEN_OFF = f"was stopped, or the line to it broke, while this command ran. When it is back, {_AGAIN.removeprefix('then ')}."
_NOT_IN = (
    "does not let this user in: {said}. Write postgresql://USER:PASSWORD@HOST/DATABASE, or keep the password in ~/.pgpass or PGPASSWORD."
)
_RIGHTS = "may not be used so by this user: {said}. Have its owner grant the right (see docs/how-to/use-postgresql.md)."

_BY_STATE = (  # SQLSTATEs of PostgreSQL, or how they begin
    ("53100", _FULL),
    ("53300", f"takes no more connections now. Close other programs that use it, {_AGAIN}."),
    ("55P03", _WRITTEN),
    ("40", f"was written by another program at the same moment. Wait until that one is done, {_AGAIN}."),
    ("42501", _RIGHTS),
    ("25006", "cannot be written: its server only copies another one. Give the address of that one."),
    ("57P", _BROKEN_OFF),
    ("08", _BROKEN_OFF),
    ("58", f"cannot be written: its server has trouble with its files ({{said}}). Make room on its disk or mend it, {_AGAIN}."),
    ("42P01", "is damaged: {said}. Restore it from a copy, or make a new one with `dateline add`."),
    ("54", "cannot keep something that long: {said}."),
)
_BY_WORDS = tuple(
    (re.compile(words, re.IGNORECASE), advice)
    for words, advice in (  # SQLite says no more than words, and so does PostgreSQL before it lets anybody in
        ("file is not a database", "is not a database. Give the path of a store that `dateline add` made, or of one to be made."),
        ("malformed", "is damaged. Restore it from a copy, or make a new one with `dateline add`."),
        ("is locked", _WRITTEN),
        ("readonly", "may not be written by this user. Change its permissions, or copy it to a folder of yours."),
        ("unable to open", "cannot be opened. Check that its folder exists and that this user may write there."),
        ("disk is full", _FULL),
        ("disk I/O error", f"cannot be written: the disk is full or damaged, or files may grow no further. Make room or mend it, {_AGAIN}."),
        (r'database ".*" does not exist', f"is not there: the server has no such database. Make it with `createdb`, {_RERUN}."),
        (r"authentication failed|no password supplied|role .* does not exist|pg_hba\.conf", _NOT_IN),
        (r"permission denied for database", _RIGHTS),
        (r"too many clients|connection slots", f"takes no more connections now. Close other programs that use it, {_AGAIN}."),
        (r"(starting up|shutting down|in recovery mode)", f"is not ready: its server starts or stops. Wait a little, {_AGAIN}."),
        (r"refused|no such file|resolve|unreachable|timeout|timed out|no route", "does not answer: there is no server at that address, or none that can be reached. Start it, or check the address."),
        (r"invalid connection option", "is no address of a store: {said}. Take that out of the address."),
        (r"closed|connection (is|was) (lost|bad)|consuming input|sending", _BROKEN_OFF),
    )
)  # fmt: skip


@contextmanager
def explained(address: str) -> Iterator[None]:
    """Turn what a database says into a `StoreProblem` that says what to do.

    Args:
        address: of the store, as it may be shown.
    """
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreProblem(
            f"{address!r} is no address of a store. Give a path, or for example sqlite:///news.sqlite or postgresql://USER@HOST/DATABASE."
        ) from error
    except ModuleNotFoundError as error:
        raise NotInstalled(_not_installed(address, error.name)) from error
    except DBAPIError as error:
        raise StoreProblem(f"The store {address} {_advice(error)}") from error
    except SQLAlchemyError as error:
        raise StoreProblem(f"The store {address} cannot be used: {error}.") from error


def _not_installed(address: str, module: str | None) -> str:
    how = 'Install it with `pip install "dateline[postgres]"`' if module == "psycopg" else "Install it"
    return f"The store {address} needs {module}, the driver of its database, which is not installed. {how}, or give the path of a file."


def _advice(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None) or ""
    said = _said(error)
    advice = next((a for begins, a in _BY_STATE if state.startswith(begins)), None) if state else None
    if advice is None:
        advice = next((a for words, a in _BY_WORDS if words.search(said)), "cannot be used: {said}.")
    return advice.format(said=said)


def _said(error: DBAPIError) -> str:
    """What the database said, in its first line: PostgreSQL goes on about where and how."""
    told = getattr(getattr(error.orig, "diag", None), "message_primary", None) or str(error.orig)
    return str(told).strip().partition("\n")[0].rpartition("FATAL:")[2].strip(" .")

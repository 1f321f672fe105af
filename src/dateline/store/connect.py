"""Opening a store: its address, the database's settings, its version, and what can be wrong with it."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from dateline.model.errors import NotFound, NotInstalled, StoreProblem
from dateline.store.tables import NEWEST, VERSION_TABLE

_ADVICE = (
    ("file is not a database", "is not a database. Give the path of a store that `dateline add` made, or of one to be made."),
    ("malformed", "is damaged. Restore it from a copy, or make a new one with `dateline add`."),
    ("is locked", "is being written by another program. Wait until that one is done, then run this command again."),
    ("readonly", "may not be written by this user. Change its permissions, or copy it to a folder of yours."),
    ("unable to open", "cannot be opened. Check that its folder exists and that this user may write there."),
    ("disk is full", "has no more room: the disk is full. Make room, then run this command again; what was added stays."),
)


def open_engine(address: str, *, create: bool, busy_seconds: float) -> Engine:
    """An engine on a store of this version; an older one is moved on, a missing one is made if `create` says so.

    Raises:
        NotFound: there is no store, and none is to be made.
        StoreProblem: the store cannot be opened, or is none, or is of a newer version.
    """
    shown = named(address)
    url = address if "://" in address else f"sqlite:///{address}"
    path = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
    if path is not None and not create and not path.exists():
        raise NotFound(f"There is no store at {path}. Make one with `dateline add PATH`, or name another with --store.")
    with explained(shown):
        if path is not None and create and "?" not in url and path.name != ":memory:":
            _begin_file(path)
        engine = _engine(url, busy_seconds)
        with engine.connect() as connection:
            current = _version(connection, shown) == NEWEST
        if not current:
            with writing(engine).begin() as connection:
                _bring_up(connection, shown)
    return engine


def named(address: str) -> str:
    """An address as it may be shown: without its password."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", address)


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write: SQLite takes its one lock at their start, so they wait their turn."""
    return engine.execution_options(dateline_writes=True)


def durable(engine: Engine) -> Engine:
    """The same engine for transactions that write and, once committed, outlive a loss of power: consent, and the outbox."""
    return engine.execution_options(dateline_writes=True, dateline_durable=True)


@contextmanager
def explained(address: str) -> Iterator[None]:
    """Turn what a database says into a `StoreProblem` that says what to do."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreProblem(f"{address!r} is no address of a store. Give a path, or for example sqlite:///news.sqlite.") from error
    except ModuleNotFoundError as error:
        raise NotInstalled(
            f"The store {address} needs {error.name}, the driver of its database, which is not installed. "
            "Install it, or give the path of a file."
        ) from error
    except DatabaseError as error:
        said = str(error.orig)
        advice = next((a for words, a in _ADVICE if words in said), f"cannot be used: {said}.")
        raise StoreProblem(f"The store {address} {advice}") from error
    except SQLAlchemyError as error:
        raise StoreProblem(f"The store {address} cannot be used: {error}.") from error


def _engine(url: str, busy_seconds: float) -> Engine:
    if not url.startswith("sqlite:"):
        return create_engine(url, poolclass=NullPool)
    pool = StaticPool if url in ("sqlite://", "sqlite:///:memory:") else NullPool  # a store in memory lives with its connection
    engine = create_engine(url, poolclass=pool, connect_args={"timeout": busy_seconds, "check_same_thread": False})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _begin_file(path: Path) -> None:
    """Make the file of a new store, for its owner alone: it will hold addresses of readers. SQLite gives its log the same rights."""
    with suppress(OSError):  # it is there already; or cannot be made, which SQLite then says better
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, so that tables are made inside one too
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = options.get("dateline_writes", False)
    if options.get("dateline_durable", False):
        connection.exec_driver_sql("PRAGMA synchronous=FULL")
        connection.exec_driver_sql("PRAGMA secure_delete=ON")  # no address stays in a page of the file that is free again
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up(connection: Connection, address: str) -> None:
    version = _version(connection, address)
    if version == NEWEST:
        return
    if version is not None and version > NEWEST:
        raise StoreProblem(
            f"The store {address} was made by a newer Dateline (its version is {version}, this program knows {NEWEST}). Install the newer one."
        )
    _migrate(connection)


def _version(connection: Connection, address: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise StoreProblem(f"{address} is a database of another program, not a store of Dateline. Give the path of another file.")
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
    return found


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

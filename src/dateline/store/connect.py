"""Opening a store: its address, its version, and the two kinds of transactions that write."""

import os
import re
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dateline.model.errors import NotFound, StoreProblem
from dateline.store.engines import DURABLE, WRITES, make
from dateline.store.tables import NEWEST, VERSION_TABLE
from dateline.store.trouble import explained

__all__ = ["durable", "explained", "named", "open_engine", "writing"]


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
        raise _no_store(f"at {path}")
    with explained(shown):
        if path is not None and create and "?" not in url and path.name != ":memory:":
            _begin_file(path)
        engine = make(url, busy_seconds)
        try:
            _check(engine, shown, create=create or path is not None)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _check(engine: Engine, shown: str, *, create: bool) -> None:
    with engine.connect() as connection:
        version = _version(connection, shown)
    if version is None and not create:
        raise _no_store(f"in {shown}")
    if version != NEWEST:
        with writing(engine).begin() as connection:
            _bring_up(connection, shown)


def _no_store(where: str) -> NotFound:
    return NotFound(f"There is no store {where}. Make one with `dateline add PATH`, or name another with --store.")


def named(address: str) -> str:
    """An address as it may be shown: without its password."""
    without = re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", address)
    return re.sub(r"([?&]password=)[^&]*", r"\1…", without)


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write: they come one after the other, and wait their turn."""
    return engine.execution_options(**{WRITES: True})


def durable(engine: Engine) -> Engine:
    """The same engine for transactions that write and, once committed, outlive a loss of power: consent, and the outbox."""
    return engine.execution_options(**{WRITES: True, DURABLE: True})


def _begin_file(path: Path) -> None:
    """Make the file of a new store, for its owner alone: it will hold addresses of readers. SQLite gives its log the same rights."""
    with suppress(OSError):  # it is there already; or cannot be made, which SQLite then says better
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _bring_up(connection: Connection, address: str) -> None:
    version = _version(connection, address)
    if version == NEWEST:
        return
    if version is not None and version > NEWEST:
        raise StoreProblem(
            f"The store {address} was made by a newer Dateline (its version is {version}, this program knows {NEWEST}). Install the newer one."
        )
    _check_encoding(connection, address)
    _migrate(connection)


def _check_encoding(connection: Connection, address: str) -> None:
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreProblem(
            f"The database {address} keeps its text as {encoding}, which does not hold every language. "
            "Make one that does: `createdb -E UTF8 -T template0 NAME`."
        )


def _version(connection: Connection, address: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise StoreProblem(
                f"{address} is a database of another program, not a store of Dateline. Give {_another(connection.dialect.name)}."
            )
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
    return found


def _another(engine: str) -> str:
    return "the path of another file" if engine == "sqlite" else "the address of another database"


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

"""The two engines: how each is reached, set up, and how a transaction begins on it.

On both, transactions that write come one after the other, whoever begins them, and those that read see the store as it was
when they began. So what is numbered or settled in the store is done the same way on both.
"""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, StaticPool

WRITES, DURABLE = "dateline_writes", "dateline_durable"
_CONNECT_SECONDS = 10
_CACHE_KIB = 64_000  # of a SQLite that writes
_LOCK = 0x444C
"""Our number among the advisory locks of a PostgreSQL database."""


def make(address: str, busy_seconds: float) -> Engine:
    """An engine on a database.

    Args:
        address: of SQLAlchemy; `postgresql://` takes the driver that is installed with Dateline.
        busy_seconds: how long a transaction that writes waits for those before it.

    Raises:
        ArgumentError: it is no address.
    """
    try:
        url = make_url(address)
    except ValueError as error:  # its port is no number
        raise ArgumentError(str(error)) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, busy_seconds)
    return _sqlite(url, busy_seconds) if url.get_backend_name() == "sqlite" else create_engine(url, poolclass=NullPool)


def _sqlite(url: URL, busy_seconds: float) -> Engine:
    pool = StaticPool if url.database in (None, "", ":memory:") else NullPool  # a store in memory lives with its connection
    engine = create_engine(url, poolclass=pool, connect_args={"timeout": busy_seconds, "check_same_thread": False}, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin_sqlite`, so that tables are made inside one too
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(DURABLE, False):
        connection.exec_driver_sql("PRAGMA synchronous=FULL")
        connection.exec_driver_sql("PRAGMA secure_delete=ON")  # no address stays in a page of the file that is free again
    writes = options.get(WRITES, False)
    if writes:  # one at a time; runs of words go to all over the file
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KIB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL, busy_seconds: float) -> Engine:
    given = {"connect_timeout": _CONNECT_SECONDS, "application_name": "dateline"}
    wanted = {name: value for name, value in given.items() if name not in url.query}
    engine = create_engine(url, pool_pre_ping=True, connect_args=wanted, hide_parameters=True)

    def set_up(connection: Any, _record: object) -> None:
        from dateline.store.plain_text import without_nul

        without_nul(connection)
        connection.autocommit = True
        settings = (
            "set_config('lock_timeout', %s, false), set_config('jit', 'off', false)"  # our questions are short: compiling them takes longer
        )
        connection.execute(f"SELECT {settings}", (f"{max(1, round(busy_seconds * 1000))}ms",))
        connection.autocommit = False

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    from psycopg import IsolationLevel

    options = connection.get_execution_options()
    writes = options.get(WRITES, False)
    raw: Any = connection.connection.driver_connection
    raw.read_only = not writes
    raw.isolation_level = IsolationLevel.READ_COMMITTED if writes else IsolationLevel.REPEATABLE_READ
    if writes:  # each statement after this one sees what the writer before has committed
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(coalesce(current_schema(), '')))")
    if options.get(DURABLE, False):
        connection.exec_driver_sql(_SYNCHRONOUS)


_SYNCHRONOUS = "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"

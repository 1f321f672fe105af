"""A store that cannot be used is named, with what to do about it."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

import dateline.store
from dateline.model.errors import EmptyReport, NotFound, NotInstalled, StoreProblem
from dateline.query import parse
from dateline.store import Store
from dateline.store.connect import explained, named, writing
from dateline.store.search import Search
from dateline.store.tables import NEWEST, VERSION_TABLE, metadata
from dateline.store.tables.reports import report
from tests.servers.postgres import GUEST, GUEST_WORD, Postgres, database_of
from tests.servers.stores import Stores, told
from tests.store.readings import several


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Full-text tables and what SQLite keeps behind them are made by the engine."""
    return not (kind == "table" and str(name).startswith(("report_words", "item_words")))


def test_migrations_make_exactly_the_tables_of_the_schema(stores: Stores) -> None:
    with Store.open(stores.bare()) as store, store.engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_a_file_is_written_through_a_log(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_the_newest_migration_is_the_version_the_program_asks_for() -> None:
    folder = Path(dateline.store.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [NEWEST]


def test_a_path_with_a_percent_sign_and_an_address_are_stores(tmp_path: Path) -> None:
    (tmp_path / "50%s").mkdir()
    Store.open(tmp_path / "50%s" / "s.sqlite").close()
    with Store.open(f"sqlite:///{tmp_path}/50%s/s.sqlite", create=False) as store:
        assert list(store.readings()) == []


def test_a_store_that_is_not_there_is_made_only_when_asked(stores: Stores) -> None:
    for _ in range(2):
        with pytest.raises(NotFound, match="dateline add"):
            Store.open(stores.bare(), create=False)
    assert stores.engine == "postgresql" or not Path(stores.bare()).exists()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes " * 1000)
    with pytest.raises(StoreProblem, match="is not a database"):
        Store.open(path)
    assert path.read_text() == "notes " * 1000


def test_a_database_of_another_program_is_refused(stores: Stores) -> None:
    told(stores.bare(), "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreProblem, match="another program"):
        Store.open(stores.bare())


def test_a_store_of_a_newer_version_is_refused(stores: Stores) -> None:
    Store.open(stores()).close()
    told(stores(), f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608 - a constant
    with pytest.raises(StoreProblem, match="newer Dateline"):
        Store.open(stores())


def test_a_store_another_program_writes_to_is_named_as_locked(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "s.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreProblem, match="another program"):
            Store.open(tmp_path / "s.sqlite", busy_seconds=0.05)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="folder exists"):
        Store.open(tmp_path / "nowhere" / "s.sqlite")


def test_an_address_that_is_none_is_named() -> None:
    with pytest.raises(StoreProblem, match="no address"):
        Store.open("carrier-pigeon://loft")


def test_a_database_without_its_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotInstalled, match="the driver of its database"):
        Store.open("mssql+pymssql://ana:secret@host/db")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(NotInstalled, match=r"dateline\[postgres\]"):
        Store.open("postgresql://ana:secret@host/db")


def test_no_password_is_shown() -> None:
    for password in ("secret", "sec/ret", "sec:ret"):
        assert named(f"postgresql://ana:{password}@host/db") == "postgresql://ana:…@host/db"
    assert named("postgresql:///db?user=ana&password=secret&host=h") == "postgresql:///db?user=ana&password=…&host=h"


WRONG = "not/open:sesame"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda a: a.replace("dateline@", f"{GUEST}:{WRONG.replace('/', '%2F')}@"), "does not let this user in: password authentication failed"),
        (lambda a: a.replace("dateline@", f"{GUEST}@"), "does not let this user in: .*no password supplied"),
        (lambda a: a.replace("?", "x?"), "no such database. Make it with `createdb`"),
        (lambda a: a.replace("host=", "host=/nowhere"), "does not answer"),
        (lambda _: f"postgresql://ana:{WRONG}@127.0.0.1:1/db", "does not answer"),
        (lambda _: f"postgres://ana:{WRONG}@no.such.host.invalid/db", "does not answer"),
        (lambda a: f"{a}&hots=here", "no address of a store"),
        (lambda a: a.replace("@/", "@:port/"), "no address of a store"),
    ],
)  # fmt: skip
def test_what_keeps_one_out_of_a_server_is_said_without_the_password(postgres: Postgres, change: Callable[[str], str], words: str) -> None:
    with pytest.raises(StoreProblem, match=words) as refused:
        Store.open(change(postgres.address("postgres")))
    for part in (WRONG, WRONG.replace("/", "%2F"), "sesame", "sqlalche.me", "\n"):
        assert part not in refused.value.message


def guest_at(postgres: Postgres, address: str) -> str:
    return postgres.address(database_of(address), user=f"{GUEST}:{GUEST_WORD.replace('/', '%2F')}")


def test_an_address_with_a_password_opens_and_does_not_show_it(postgres: Postgres) -> None:
    address = postgres.fresh()
    postgres.tell(f"ALTER DATABASE {database_of(address)} OWNER TO {GUEST}")
    with Store.open(guest_at(postgres, address)) as store:
        assert "sesame" not in store.address
        assert store.engine.dialect.driver == "psycopg"


def test_a_user_who_may_only_read_reads_and_is_told_so_when_writing(postgres: Postgres) -> None:
    address = postgres.fresh()
    with pytest.raises(StoreProblem, match=r"may not be used so by this user: permission denied for schema public.*use-postgresql"):
        Store.open(guest_at(postgres, address))
    with Store.open(address) as store:
        store.add_all(several())
    postgres.tell(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {GUEST}", database=database_of(address))
    with Store.open(guest_at(postgres, address), create=False) as store:
        assert len(list(store.readings())) == len(several())
        with pytest.raises(StoreProblem, match="permission denied for table"):
            store.set_aside("a", EmptyReport("empty"))


def test_a_database_that_cannot_hold_every_language_is_refused(postgres: Postgres) -> None:
    postgres.tell("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0")
    with pytest.raises(StoreProblem, match=r"LATIN1.*createdb -E UTF8"):
        Store.open(postgres.address("latin"))


def test_a_store_is_kept_in_a_schema_of_its_own_where_the_address_names_one(postgres: Postgres) -> None:
    address = postgres.fresh()
    postgres.tell("CREATE SCHEMA desk", "CREATE TABLE public.recipes (name text)", database=database_of(address))
    with Store.open(f"{address}&options=-csearch_path%3Ddesk") as store:
        store.add_all(several())
        assert len(Search(store).report_ids(parse("guards"))) > 0
    assert told(address, "SELECT count(*) FROM desk.report") == [(len(several()),)]


def test_text_is_compared_byte_by_byte_whatever_the_language_of_the_database(postgres: Postgres) -> None:
    address = postgres.fresh()
    assert told(address, "SELECT 'a' < 'B'") == [(True,)]  # the rules of English
    Store.open(address).close()
    columns = "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')"
    assert told(address, columns) == [("C",)]


def test_a_writer_waits_for_another_and_says_so_when_that_takes_too_long(stores: Stores) -> None:
    with (
        Store.open(stores()) as one,
        Store.open(stores(), busy_seconds=0.05) as other,
        writing(one.engine).begin() as connection,
    ):
        connection.exec_driver_sql("SELECT count(*) FROM report")
        with pytest.raises(StoreProblem, match="is being written by another program"):
            other.set_aside("a", EmptyReport("empty"))
        assert other.aside() == ()  # reading goes on
    with Store.open(stores()) as store:
        store.set_aside("a", EmptyReport("empty"))


def test_nothing_is_written_in_a_transaction_that_reads(postgres: Postgres) -> None:
    with Store.open(postgres.fresh_store()) as store, pytest.raises(DBAPIError, match="read-only"), store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM report")


def test_what_is_refused_is_told_without_the_values_that_were_sent(stores: Stores) -> None:
    with (
        Store.open(stores()) as store,
        pytest.raises(StoreProblem) as refused,
        explained(store.address),
        writing(store.engine).begin() as connection,
    ):
        connection.execute(insert(report).values(id="ana@example.org", text=None))
    assert "ana@example.org" not in str(refused.value.message)


def test_two_programs_that_make_one_store_at_once_make_one(stores: Stores) -> None:
    address = stores.bare()
    command = [sys.executable, "-c", "import sys; from dateline.store import Store; Store.open(sys.argv[1]).close()", address]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(one.communicate()[1], one.returncode) for one in running] == [(b"", 0)] * 2


def test_a_new_store_is_its_owners_alone_and_one_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with Store.open(path) as store, store.engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM person")
        assert {(p.name, p.stat().st_mode & 0o777) for p in tmp_path.iterdir()} == {
            (f"news.sqlite{end}", 0o600) for end in ("", "-wal", "-shm")
        }
    path.chmod(0o640)
    Store.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o640
    Store.open("sqlite:///:memory:").close()
    assert not Path(":memory:").exists()

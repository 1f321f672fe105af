"""A store that cannot be used is named, with what to do about it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import dateline.store
from dateline.model.errors import NotFound, NotInstalled, StoreProblem
from dateline.store import Store
from dateline.store.connect import named
from dateline.store.tables import NEWEST, VERSION_TABLE, metadata


def executed(path: Path, command: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(command)


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Full-text tables and what SQLite keeps behind them are made by the engine."""
    return not (kind == "table" and str(name).startswith(("report_words", "item_words")))


def test_migrations_make_exactly_the_tables_of_the_schema(tmp_path: Path) -> None:
    Store.open(tmp_path / "s.sqlite").close()
    engine = create_engine(f"sqlite:///{tmp_path / 's.sqlite'}")
    with engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_the_newest_migration_is_the_version_the_program_asks_for() -> None:
    folder = Path(dateline.store.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [NEWEST]


def test_a_path_with_a_percent_sign_and_an_address_are_stores(tmp_path: Path) -> None:
    (tmp_path / "50%s").mkdir()
    Store.open(tmp_path / "50%s" / "s.sqlite").close()
    with Store.open(f"sqlite:///{tmp_path}/50%s/s.sqlite", create=False) as store:
        assert list(store.readings()) == []


def test_a_store_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="dateline add"):
        Store.open(tmp_path / "s.sqlite", create=False)
    assert not (tmp_path / "s.sqlite").exists()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes " * 1000)
    with pytest.raises(StoreProblem, match="is not a database"):
        Store.open(path)
    assert path.read_text() == "notes " * 1000


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    executed(tmp_path / "s.sqlite", "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreProblem, match="another program"):
        Store.open(tmp_path / "s.sqlite")


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path / "s.sqlite").close()
    executed(tmp_path / "s.sqlite", f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608 - a constant
    with pytest.raises(StoreProblem, match="newer Dateline"):
        Store.open(tmp_path / "s.sqlite")


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


def test_a_database_without_its_driver_is_named() -> None:
    with pytest.raises(NotInstalled, match="the driver of its database"):
        Store.open("mssql+pymssql://ana:secret@host/db")


def test_no_password_is_shown() -> None:
    for password in ("secret", "sec/ret", "sec:ret"):
        assert named(f"postgresql://ana:{password}@host/db") == "postgresql://ana:…@host/db"


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

"""Stores of earlier versions are moved on when they are opened, and rows are made anew when they must be."""

import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

import dateline.store
from dateline.model import Reading, Report
from dateline.query import parse
from dateline.store import Store, index
from dateline.store import store as module
from dateline.store.rows import BATCH
from dateline.store.search import Search
from tests.store.readings import march, several


def first_store(path: Path, readings: list[Reading]) -> None:
    """A store with the schema of the first version, filled as that version filled it."""
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(dateline.store.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for reading in readings:
            row: dict[str, Any] = {f.name: getattr(reading.report, f.name) for f in fields(Report)}
            row |= {name: str(row[name]) if row[name] else None for name in ("published", "retrieved")}
            names = ", ".join(row)
            marks = ", ".join(f":{name}" for name in row)
            connection.exec_driver_sql(f"INSERT INTO report ({names}) VALUES ({marks})", row)  # noqa: S608 - names of our own
            connection.exec_driver_sql("INSERT INTO reading VALUES (?, '0.1.0', '1', ?)", (reading.report.id, module._body(reading)))  # noqa: SLF001 - what was kept then
    engine.dispose()


def test_a_store_of_the_first_version_can_be_searched_once_opened(tmp_path: Path) -> None:
    readings = [*several(), *(march(f"Outlet {n}", url=f"https://x.example/{n}") for n in range(BATCH + 3))]
    first_store(tmp_path / "old.sqlite", readings)
    with Store.open(tmp_path / "old.sqlite") as old, Store.open(tmp_path / "new.sqlite") as new:
        new.add_all(readings)
        for query in ("version:any", "version:old", "is:copy", "speaker:Brandt", "children", "killed:>=5"):
            asked = parse(query)
            assert Search(old).report_ids(asked) == Search(new).report_ids(asked) != []
            assert list(Search(old).iter_rows(asked, "tallies")) == list(Search(new).iter_rows(asked, "tallies"))
        assert list(old.readings()) == list(new.readings())


def test_a_reading_of_an_unknown_shape_keeps_no_store_shut_and_is_found_once_it_is_read_anew(tmp_path: Path) -> None:
    bad, good = several()[0], several()[2]
    first_store(tmp_path / "s.sqlite", [bad, good])
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as connection, connection:
        connection.execute("UPDATE reading SET body = '{}' WHERE report_id = ?", (bad.report.id,))
    with Store.open(tmp_path / "s.sqlite") as store:
        assert Search(store).report_ids(parse("")) == [good.report.id]
        assert store.add(bad) == "changed"
        assert set(Search(store).report_ids(parse(""))) == {good.report.id, bad.report.id}


def test_rows_of_another_version_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_all(several())
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as connection, connection:
        connection.execute("UPDATE item_row SET body = '{}'")
    with Store.open(tmp_path / "s.sqlite") as store:
        assert Search(store).rows(parse(""), "reports", limit=1) == [{}]
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    index.index_version.cache_clear()
    with Store.open(tmp_path / "s.sqlite") as store:
        assert Search(store).rows(parse(""), "reports", limit=1)[0]["outlet"] == "Harbour Daily"
        assert len(Search(store).report_ids(parse("version:any"))) == len(several())
    monkeypatch.undo()
    index.index_version.cache_clear()

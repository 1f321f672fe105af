"""Stores of earlier versions are moved on when they are opened, and rows are made anew when they must be."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import insert, text

import dateline.store
from dateline.model import Reading, Report
from dateline.query import parse
from dateline.store import Store, index
from dateline.store import store as module
from dateline.store.connect import writing
from dateline.store.engines import make
from dateline.store.rows import BATCH
from dateline.store.search import Search
from dateline.store.tables import reports as schema
from tests.servers.stores import Stores, told
from tests.store.readings import march, several

MIGRATIONS = str(Path(dateline.store.__file__).parent / "migrations")
EARLIER = [step.revision for step in reversed(list(ScriptDirectory(MIGRATIONS).walk_revisions()))][:-1]


def store_of(address: str, version: str, readings: list[Reading]) -> None:
    """A store with the schema of an earlier version, filled as the first version filled it."""
    engine = make(address if "://" in address else f"sqlite:///{address}", busy_seconds=10)
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for reading in readings:
            row: dict[str, Any] = {f.name: getattr(reading.report, f.name) for f in fields(Report)}
            connection.execute(insert(schema.report).values(row))
            body = {"id": reading.report.id, "body": module._body(reading)}  # noqa: SLF001 - what was kept then
            connection.execute(text("INSERT INTO reading VALUES (:id, '0.1.0', '1', :body)"), body)
    engine.dispose()


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_of_any_earlier_version_can_be_searched_once_opened(stores: Stores, version: str) -> None:
    many = BATCH + 3 if version == EARLIER[0] else 1
    readings = [*several(), *(march(f"Outlet {n}", url=f"https://x.example/{n}") for n in range(many))]
    store_of(stores.bare("old"), version, readings)
    with Store.open(stores.bare("old")) as old, Store.open(stores("new")) as new:
        new.add_all(readings)
        for query in ("version:any", "version:old", "is:copy", "speaker:Brandt", '"opened fire"', "children", "killed:>=5"):
            asked = parse(query)
            assert Search(old).report_ids(asked) == Search(new).report_ids(asked) != []
            assert list(Search(old).iter_rows(asked, "tallies")) == list(Search(new).iter_rows(asked, "tallies"))
        assert list(old.readings()) == list(new.readings())


def test_a_reading_of_an_unknown_shape_keeps_no_store_shut_and_is_found_once_it_is_read_anew(stores: Stores) -> None:
    bad, good = several()[0], several()[2]
    store_of(stores.bare(), EARLIER[0], [bad, good])
    told(stores.bare(), "UPDATE reading SET body = '{}' WHERE report_id = :id", id=bad.report.id)
    with Store.open(stores.bare()) as store:
        assert Search(store).report_ids(parse("")) == [good.report.id]
        assert store.add(bad) == "changed"
        assert set(Search(store).report_ids(parse(""))) == {good.report.id, bad.report.id}


def test_rows_of_another_version_are_made_anew(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(stores()) as store:
        store.add_all(several())
    told(stores(), "UPDATE item_row SET body = '{}'")
    with Store.open(stores()) as store:
        assert Search(store).rows(parse(""), "reports", limit=1) == [{}]
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    index.index_version.cache_clear()
    with Store.open(stores()) as store:
        assert Search(store).rows(parse(""), "reports", limit=1)[0]["outlet"] == "Harbour Daily"
        assert len(Search(store).report_ids(parse("version:any"))) == len(several())
    monkeypatch.undo()
    index.index_version.cache_clear()

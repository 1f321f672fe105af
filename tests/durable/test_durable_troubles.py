"""The server stops, the disk is full: `dateline add` says so plainly, and when that is mended it goes on where it was."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Timer

import pytest

from dateline.model.errors import StoreProblem
from dateline.store import Store
from tests.durable.conftest import Runner
from tests.durable.reports import REPORTS, put_into
from tests.servers.postgres import Postgres, postgres_server
from tests.store.readings import march
from tests.subscribe.port import described

MOMENTS = (0.15, 0.3, 0.45, 0.6, 0.75)  # of the time it takes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_into(tmp_path_factory.mktemp("reports"))


@pytest.fixture
def own_server() -> Iterator[Postgres]:
    """A server that may be stopped: nobody else uses it."""
    with postgres_server() as found:
        yield found


def _kept(runner: Runner, store: object) -> str:
    return runner.must("export", "--format", "jsonl", "--store", store).printed


def test_a_server_that_crashes_while_reports_are_added_loses_none_of_them(runner: Runner, folder: Path, own_server: Postgres) -> None:
    undisturbed = runner.run("add", folder, "--store", own_server.fresh())
    wanted = _kept(runner, own_server.address("store1"))
    troubled = 0
    for moment in MOMENTS:
        store = own_server.fresh()
        crash = Timer(undisturbed.seconds * moment, own_server.stop, ["immediate"])
        crash.start()
        cut = runner.run("add", folder, "--store", store)
        crash.join()
        own_server.start()
        if cut.status == StoreProblem.exit_code:
            troubled += 1
            assert "when it is back" in cut.printed.lower() or "does not answer" in cut.printed or "is not ready" in cut.printed, (
                cut.printed
            )
            assert "Traceback" not in cut.printed
        acknowledged = [line.split()[1] for line in cut.printed.splitlines() if line.startswith("added ") and len(line.split()) > 1]
        assert troubled or len(acknowledged) == len(REPORTS)
        again = runner.run("add", folder, "--store", store)
        assert not set(acknowledged) & {line.split()[1] for line in again.printed.splitlines() if line.startswith("added ")}
        assert _kept(runner, store) == wanted
    assert troubled


@pytest.mark.parametrize("largest", [90_000, 250_000, 330_000])
def test_where_a_file_may_grow_no_further_it_is_said_and_the_rest_comes_later(
    runner: Runner, folder: Path, tmp_path: Path, largest: int
) -> None:
    runner.run("add", folder, "--store", tmp_path / "whole.sqlite")
    wanted = _kept(runner, tmp_path / "whole.sqlite")
    store = tmp_path / "s.sqlite"
    cut = runner.run("add", folder, "--store", store, largest=largest)
    assert cut.status == StoreProblem.exit_code, cut.printed
    assert "Make room" in cut.printed
    assert "Traceback" not in cut.printed
    assert runner.run("add", folder, "--store", store).status == 3  # the empty report is set aside
    assert _kept(runner, store) == wanted


def _long(number: int) -> str:
    return " ".join(sha256(f"{number} {n}".encode()).hexdigest() for n in range(500))


READINGS = [described(march(f"Outlet {n}"), text=f"{march().report.text} {_long(n)}") for n in range(60)]


def _filled(store: Store) -> int:
    """How many readings go in before the store is full."""
    for number, reading in enumerate(READINGS):
        try:
            store.add(reading)
        except StoreProblem as full:
            said = full.message
        else:
            continue
        assert "Make room" in said
        return number
    return len(READINGS)


def _holds(store: Store, number: int) -> None:
    assert {r.report.id for r in store.readings()} == {r.report.id for r in READINGS[:number]}


def test_a_full_disk_keeps_what_was_added_and_takes_the_rest_once_there_is_room(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add(READINGS[0])
        with store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        full = _Full(int(pages or 0) + 400)
        full.come(store)
        number = _filled(store)
        assert 0 < number < len(READINGS)
        _holds(store, number)
        full.go(store)
        assert _filled(store) == len(READINGS)
        _holds(store, len(READINGS))


class _Full:
    """A file of SQLite's that may have so many pages: what SQLite then says is what it says where the disk is full."""

    def __init__(self, pages: int) -> None:
        self._pages = pages

    def come(self, store: Store) -> None:
        from sqlalchemy import event

        event.listen(store.engine, "connect", self._limit)

    def go(self, store: Store) -> None:
        from sqlalchemy import event

        event.remove(store.engine, "connect", self._limit)

    def _limit(self, connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={self._pages}").close()  # type: ignore[attr-defined]


def test_a_server_whose_files_grow_no_further_keeps_what_was_added_and_takes_the_rest_later(own_server: Postgres) -> None:
    address = own_server.fresh_store()
    own_server.stop()
    own_server.start(largest=1_500_000)
    with Store.open(address) as store:
        number = _filled(store)
        assert 0 < number < len(READINGS)
        _holds(store, number)
    own_server.stop("immediate")
    own_server.start()
    with Store.open(address) as store:
        _holds(store, number)
        assert _filled(store) == len(READINGS)
        _holds(store, len(READINGS))

"""Several programs that write one store at once: what comes of it is what comes of one."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.model.errors import EmptyReport, StoreProblem
from dateline.store import Store
from dateline.store.connect import writing
from tests.servers.stores import Stores
from tests.store.readings import several
from tests.store.test_store_canonical import POOL, exported, in_one_batch

ROOT = Path(__file__).resolve().parents[2]
WRITE = """
import sys
from dateline.store import Store
from tests.store.test_store_canonical import POOL, keep
with Store.open(sys.argv[1]) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + len(POOL)):
        keep(store, POOL[number % len(POOL)])
"""


def test_three_programs_that_add_the_same_reports_at_once_end_in_the_same_export(stores: Stores) -> None:
    address = stores.bare()
    starts = (0, len(POOL) // 3, 2 * len(POOL) // 3)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE, address, str(start)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for start in starts
    ]
    for one in running:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    for one in running:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    assert [one.communicate()[0] or one.returncode for one in running] == [0, 0, 0]
    with Store.open(address) as store:
        assert exported(store) == in_one_batch()


def test_a_store_that_is_locked_in_the_middle_goes_on_where_it_was(stores: Stores) -> None:
    first, *others = several()
    with Store.open(stores(), busy_seconds=0.05) as store, Store.open(stores()) as other:
        store.add(first)
        with writing(other.engine).begin() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM report")
            with pytest.raises(StoreProblem, match=r"is being written by another program.*what was added stays"):
                store.add(others[0])
        assert [store.add(reading) for reading in (first, *others)] == ["same", *["added"] * len(others)]


def test_a_transaction_that_fails_leaves_nothing_behind(stores: Stores) -> None:
    readings = several()
    with Store.open(stores()) as store:
        with pytest.raises(AttributeError):
            store.add_all([*readings, None])  # type: ignore[list-item]  # the last one is no reading
        assert list(store.readings()) == []
        store.set_aside("a", EmptyReport("empty"))
        assert store.add_all(readings) == ["added"] * len(readings)

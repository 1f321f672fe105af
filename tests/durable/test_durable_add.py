"""`dateline add` killed at any moment: what it said it added is there, and the rerun ends in the same record."""

import re
from pathlib import Path

import pytest

from tests.durable.conftest import Runner, killed_runs
from tests.durable.reports import put_into
from tests.servers.stores import Stores


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_into(tmp_path_factory.mktemp("reports"))


def _kept(runner: Runner, store: str) -> str:
    return runner.must("export", "--format", "jsonl", "--store", store).printed


def test_no_kill_loses_or_doubles_what_was_acknowledged_and_the_rerun_ends_the_same(runner: Runner, folder: Path, stores: Stores) -> None:
    undisturbed = runner.run("add", folder, "--store", stores.bare("whole"))
    assert undisturbed.status == 3  # the empty report is set aside
    wanted = _kept(runner, stores.bare("whole"))
    for number, cut in killed_runs(runner, undisturbed.seconds, lambda n: ["add", folder, "--store", stores.bare(str(n))]):
        store = stores.bare(str(number))
        acknowledged = re.findall(r"^added +(\w{16}) ", cut.printed, re.MULTILINE)
        if acknowledged:
            kept = _kept(runner, store)
            assert all(kept.count(f'"id":"{id_}"') == 1 for id_ in acknowledged)
        runner.run("add", folder, "--store", store)
        assert _kept(runner, store) == wanted
        stores.forget()

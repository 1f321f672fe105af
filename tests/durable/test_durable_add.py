"""`dateline add` killed at any moment: what it said it added is there, and the rerun ends in the same record."""

import re
from pathlib import Path

import pytest

from tests.durable.conftest import Runner, killed_runs

REPORTS = (
    "Police beat dockers in Narvik on Tuesday, the Harbour Circle said. At least 40 people were injured.",
    "The Harbour Board denied that anybody was hurt in Narvik.",
    "Mayor Sunniva Tjeld asked the county on Friday to send observers, according to Radio Ofoten.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for number, text in enumerate(REPORTS):
        (made / f"{number}.txt").write_text(
            f"Outlet: The Ofoten Courier\nPublished: 2031-03-0{number + 1}\n---\n{text}\n", encoding="utf-8"
        )
    (made / "empty.txt").write_text("", encoding="utf-8")
    return made


def _kept(runner: Runner, store: Path) -> str:
    return runner.must("export", "--format", "jsonl", "--store", store).printed


def test_thirty_kills_lose_nothing_that_was_acknowledged_and_the_rerun_ends_the_same(runner: Runner, folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.sqlite"
    undisturbed = runner.run("add", folder, "--store", whole)
    assert undisturbed.status == 3  # the empty report is set aside
    wanted = _kept(runner, whole)
    for number, cut in killed_runs(runner, undisturbed.seconds, lambda n: ["add", folder, "--store", tmp_path / f"{n}.sqlite"]):
        store = tmp_path / f"{number}.sqlite"
        acknowledged = re.findall(r"^added +(\w{16}) ", cut.printed, re.MULTILINE)
        if acknowledged:
            kept = _kept(runner, store)
            assert all(f'"id":"{id_}"' in kept for id_ in acknowledged)
        runner.run("add", folder, "--store", store)
        assert _kept(runner, store) == wanted

"""`dateline reread` killed at any moment: each report is read as before or anew, corrections stay, and the rerun ends in the record of one reading."""

import re
from dataclasses import replace

from dateline.model import Reading
from dateline.store import Store
from tests.durable.conftest import FEWER, Ended, Runner, killed_runs
from tests.durable.reports import put_into
from tests.servers.stores import Stores


def _readings(address: str) -> dict[str, Reading]:
    with Store.open(address, create=False) as store:
        return {r.report.id: r for r in store.readings()}


def _bare(reading: Reading) -> Reading:
    """Nothing was read."""
    return replace(reading, statements=(), events=(), tallies=(), actors=(), places=(), whens=(), issues=(), codebook=None, marks=())


def _acknowledged(ended: Ended) -> list[str]:
    return re.findall(r"^changed +(\w{16}) ", ended.printed, re.MULTILINE)


def test_no_kill_leaves_a_reading_half_or_forgets_a_correction(runner: Runner, module_stores: Stores) -> None:
    old = module_stores("old")
    runner.run("add", put_into(module_stores.folder), "--store", old)
    counted = next(t.id for r in _readings(old).values() for t in r.tallies)
    runner.must("correct", "edit", counted, "count=43", "--by", "Ana", "--reason", "the list has 43", "--store", old)
    wanted = _readings(old)
    assert any(t.best == 43 for r in wanted.values() for t in r.tallies)
    with Store.open(old) as store:  # as a version that found nothing would have read them
        store.add_all([_bare(r) for r in wanted.values()])
    bare = _readings(old)
    assert not any(r.statements or r.tallies for r in bare.values())

    def command(number: object) -> list[object]:
        return ["reread", "--store", module_stores.copied(old, str(number))]

    undisturbed = runner.must(*command("whole"))
    assert set(_acknowledged(undisturbed)) == set(wanted)
    assert _readings(module_stores.copied(old, "whole")) == wanted
    for number, cut in killed_runs(runner, undisturbed.seconds, command, kills=FEWER[module_stores.engine] // 2):
        left = _readings(module_stores.copied(old, str(number)))
        assert all(left[id_] in (bare[id_], wanted[id_]) for id_ in wanted)
        assert all(left[id_] == wanted[id_] for id_ in _acknowledged(cut))
        runner.must(*command(number))
        assert _readings(module_stores.copied(old, str(number))) == wanted

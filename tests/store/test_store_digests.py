"""A digest of what is kept: the same as long as nothing changes, another as soon as anything does, on each engine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.store.digests import digest
from tests.model.correcting import edit, made
from tests.servers.stores import ENGINES, Stores
from tests.store.readings import march, several, shots

READING = shots(title="Shots at Gate 4")
IDS = [READING.report.id, march().report.id]


@pytest.fixture
def store(stores: Stores) -> Iterator[Store]:
    with Store.open(stores()) as opened:
        opened.add_all([READING, march()])
        yield opened


def test_it_changes_with_all_that_is_kept_of_the_reports_and_with_nothing_else(store: Store) -> None:
    seen = [digest(store, IDS)]
    correction = edit(READING, "e1", {"mode": "explosives"})

    def is_another() -> bool:
        found = digest(store, IDS)
        assert found == digest(store, IDS)
        seen.append(found)
        return len(set(seen)) == len(seen)

    Corrections(store).append([correction])
    assert is_another()
    Corrections(store).append([made("undo", of=correction.id, minute=5)])
    assert is_another()
    store.add(replace(READING, language="de"))
    assert is_another()
    store.saw(IDS[0], datetime(2026, 3, 9, 8, 0))  # noqa: DTZ001 - the store keeps UTC without a zone
    assert is_another()
    store.add(several()[-1])
    assert digest(store, IDS) == seen[-1], "another report"
    assert digest(store, IDS[:1]) != digest(store, IDS) != digest(store, IDS[::-1])
    assert digest(store, [*IDS, "0" * 16]) not in seen, "one that is not there"


@pytest.mark.usefixtures("postgres")
def test_it_is_the_same_on_both_engines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = set()
    for engine in ENGINES:
        address = (
            str(tmp_path_factory.mktemp("one") / "s.sqlite") if engine == "sqlite" else request.getfixturevalue("postgres").fresh_store()
        )
        with Store.open(address) as opened:
            opened.add_all([*several(), march()])
            Corrections(opened).append([edit(march(), "e1", {"mode": "riot"})])
            found.add(digest(opened, opened.ids()))
    assert len(found) == 1

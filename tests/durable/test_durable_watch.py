"""`dateline watch` killed at any moment: what it said it added is there, its evidence too, and the rerun ends in the same record."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.acquire.evidence import Place, read_back
from dateline.store import Store
from dateline.store.captures import Captures
from tests.durable.conftest import FEWER, Runner, killed_runs
from tests.servers.news import Item, News, article
from tests.servers.stores import Stores

PARAGRAPHS = (
    "Police beat dockers in Narvik on Tuesday, the Harbour Circle said. At least 40 people were injured at the quay.",
    "The Harbour Board denied on Monday that anybody was hurt in Narvik. The port was open all day, the board said.",
    "Mayor Sunniva Tjeld asked the county on Friday to send observers to the harbour, according to Radio Ofoten.",
)


@pytest.fixture(scope="module")
def news() -> Iterator[News]:
    with News() as site:
        for number, paragraph in enumerate(PARAGRAPHS):
            site.put_versioned(f"/{number}", article(paragraph, title=f"Report {number}"))
        site.put_feed("/feed", [Item(f"{site.base}/{n}", title=f"Report {n}") for n in (0, 1)])
        site.put_feed("/json", [Item(f"{site.base}/2", title="Report 2", published="2026-03-03T08:00:00Z")], form="json")
        yield site


@pytest.fixture(scope="module")
def sources(news: News, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sources") / "sources.toml"
    listed = "".join(
        f'[[source]]\noutlet = "{outlet}"\nurl = "{news.base}{feed}"\n' for outlet, feed in (("Wire", "/feed"), ("Radio", "/json"))
    )
    path.write_text(f'[fetch]\nallow = ["127.0.0.1/32"]\ndelay = "0s"\n{listed}', encoding="utf-8")
    return path


def _kept(runner: Runner, store: str) -> list[str]:
    """The readings, without the moment each was fetched."""
    readings = [
        json.loads(line) for line in runner.must("export", "version:any", "--format", "jsonl", "--store", store).printed.splitlines()
    ]
    assert all(r["report"].pop("retrieved") for r in readings)
    return [json.dumps(r, sort_keys=True) for r in readings]


def test_no_kill_loses_or_doubles_anything(runner: Runner, sources: Path, stores: Stores) -> None:
    def command(number: object) -> list[object]:
        where = ["--store", stores.bare(str(number)), "--evidence", stores.folder / f"{number}.evidence"]
        return ["watch", "--once", "--sources", sources, *where]

    undisturbed = runner.must(*command("whole"))
    wanted = _kept(runner, stores.bare("whole"))
    assert len(wanted) == len(PARAGRAPHS)
    for number, cut in killed_runs(runner, undisturbed.seconds, command, kills=FEWER[stores.engine]):
        store = stores.bare(str(number))
        acknowledged = re.findall(r"^added +(\w{16}) ", cut.printed, re.MULTILINE)
        if acknowledged:
            there = "".join(_kept(runner, store))
            assert all(id_ in there for id_ in acknowledged)
        again = runner.must(*command(number))
        assert not set(acknowledged) & set(re.findall(r"^added +(\w{16}) ", again.printed, re.MULTILINE))
        assert _kept(runner, store) == wanted
        _evidence_is_whole(store, stores.folder / f"{number}.evidence")
        stores.forget()


def _evidence_is_whole(address: str, folder: Path) -> None:
    """Every report's bytes can be read back, and are those that were fetched."""
    with Store.open(address, create=False) as store:
        captures = Captures(store)
        assert not captures.undone()
        for reading in store.readings():
            found = captures.of(reading.report)
            assert found is not None
            kept = read_back(folder, Place(file=found.file, offset=found.offset, length=found.length), sha256=reading.report.sha256)
            assert kept.body

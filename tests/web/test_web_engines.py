"""The desk shows the same over a store in a file and one on a server; trouble with the server is said, and ends when it is back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.store import Store
from dateline.store.stories import Stories
from dateline.web.desk import desk
from tests.servers.postgres import Postgres, postgres_server
from tests.web.conftest import SITE, STORY
from tests.web.crisis import first, second, send

PAGES = (
    "/",
    "/?q=narvik",
    "/reports?q=speaker%3Aany+not+stance%3Adenies",
    "/search?q=fish",
    "/claims?q=narvik",
    "/tolls",
    "/stories",
    "/stories/harbour",
    "/sources",
    "/review",
    "/review?q=fish",
    "/corrections",
    "/method",
    "/api/v1/reports?q=version%3Aany",
    "/api/v1/statements?q=%22fish+market%22",
    "/api/v1/tallies",
    "/feed.atom",
    "/stories/harbour/feed.json",
)
NOW = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def filled(address: str, sample: Record) -> str:
    with Store.open(address) as store:
        store.add_all(sample.readings)
        Stories(store).save(STORY)
    return address


def test_every_page_is_the_same_on_both_engines(sample: Record, postgres: Postgres, tmp_path: Path) -> None:
    addresses = (filled(str(tmp_path / "s.sqlite"), sample), filled(postgres.fresh_store(), sample))
    clients = [TestClient(desk(address, site=SITE), raise_server_exceptions=False) for address in addresses]
    ids = [r.report.id for r in sample.readings]
    for page in (*PAGES, "/reports/zz%00", "/statements?q=language%3A%00", "/nowhere", *(f"/reports/{id_}" for id_ in ids)):
        one, other = (client.get(page) for client in clients)
        assert one.status_code == other.status_code < 500, page
        assert NOW.sub("…", one.text) == NOW.sub("…", other.text), page
    assert {page: clients[1].get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)


@pytest.fixture
def own_server() -> Iterator[Postgres]:
    with postgres_server() as found:
        yield found


def test_a_desk_outlives_its_server(sample: Record, own_server: Postgres) -> None:
    client = TestClient(desk(filled(own_server.fresh_store(), sample), site=SITE), raise_server_exceptions=False)
    before = client.get("/api/v1/reports")
    assert before.status_code == 200
    own_server.stop("immediate")
    gone = client.get("/api/v1/statements")
    assert gone.status_code == 503
    assert "store" in gone.text
    own_server.start()
    assert client.get("/api/v1/reports").text == before.text


def test_what_is_corrected_is_shown_at_once_and_the_queue_goes_on_over_both_engines(postgres: Postgres, tmp_path: Path) -> None:
    shown = []
    for address in (str(tmp_path / "c.sqlite"), postgres.fresh_store()):
        with Store.open(address) as store:
            store.add_all([first(), second()])
        client = TestClient(desk(address, edit=True, site=SITE))
        item = f"/correct/{first().report.id}:s2"
        assert "Five dockers" in client.get("/review").text
        assert "5 killed" in client.get("/tallies").text
        pages = [send(client, item, "accept"), send(client, f"/correct/{first().report.id}:t1", "edit", count="6..9")]
        assert "Five dockers" not in client.get("/review").text
        assert "6 to 9 killed" in client.get("/tallies").text
        assert "6 to 9" in client.get("/tolls").text
        shown.append([p.status_code for p in pages])
    assert shown == [[200, 200], [200, 200]]

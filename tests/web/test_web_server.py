"""The desk over a real store, and who may reach it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.store import Store
from dateline.web import app
from dateline.web.changes import store_stamp
from dateline.web.server import is_local


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    answer = TestClient(app(str(path))).get("/")
    assert answer.status_code == 503
    assert "dateline add" in answer.text
    assert not path.exists()


def test_the_desk_shows_a_report_as_soon_as_it_is_added(tmp_path: Path, sample: Record) -> None:
    path = str(tmp_path / "news.sqlite")
    with Store.open(path) as store:
        store.add(sample.readings[0])
    client = TestClient(app(path))
    assert client.get("/healthz").json()["reports"] == 1
    with Store.open(path) as store:
        store.add(sample.readings[1])
    assert client.get("/healthz").json()["reports"] == 2
    assert client.get(f"/reports/{sample.readings[1].report.id}").status_code == 200


def test_looking_at_a_store_does_not_change_its_stamp(tmp_path: Path, sample: Record) -> None:
    path = str(tmp_path / "news.sqlite")
    with Store.open(path) as store:
        store.add(sample.readings[0])
    before = store_stamp(path)
    with Store.open(path, create=False) as store:
        assert list(store.readings())
    assert store_stamp(path) == before == store_stamp(f"sqlite:///{path}")


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - the address is only looked at
        ("news.example", False),
    ],
)
def test_only_addresses_of_this_machine_are_local(host: str, local: bool) -> None:
    assert is_local(host) is local

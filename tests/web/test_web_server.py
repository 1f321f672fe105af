"""The desk over a real store, and who may reach it."""

import os
import signal
import socket
from pathlib import Path
from threading import Timer

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.model.errors import UsageError
from dateline.store import Store
from dateline.web import serve
from dateline.web.changes import store_stamp
from dateline.web.desk import desk
from dateline.web.server import guard, is_local


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    answer = TestClient(desk(str(path))).get("/")
    assert answer.status_code == 503
    assert "dateline add" in answer.text
    assert not path.exists()


def test_the_desk_shows_a_report_as_soon_as_it_is_added(tmp_path: Path, sample: Record) -> None:
    path = str(tmp_path / "news.sqlite")
    with Store.open(path) as store:
        store.add(sample.readings[0])
    client = TestClient(desk(path))
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


def test_a_desk_of_this_machine_answers_under_no_other_name(tmp_path: Path, sample: Record) -> None:
    path = str(tmp_path / "news.sqlite")
    with Store.open(path) as store:
        store.add(sample.readings[0])
    made = desk(path)
    guard(made, "127.0.0.1", "desk.example")
    for name, status in (
        ("127.0.0.1:8765", 200), ("localhost:8765", 200), ("[::1]:8765", 200), ("desk.example", 200), ("news.example", 400),
    ):  # fmt: skip
        assert TestClient(made).get("/healthz", headers={"Host": name}).status_code == status, name


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UsageError, match="in use"):
        serve(str(tmp_path / "news.sqlite"), host="127.0.0.1", port=taken.getsockname()[1])


def test_an_interrupt_ends_the_desk_quietly(tmp_path: Path) -> None:
    Timer(1.0, os.kill, args=(os.getpid(), signal.SIGINT)).start()
    serve(str(tmp_path / "news.sqlite"), host="127.0.0.1", port=0)


def test_a_store_that_is_taken_away_is_missed_and_not_made_anew(tmp_path: Path, sample: Record) -> None:
    path = tmp_path / "news.sqlite"
    with Store.open(path) as store:
        store.add(sample.readings[0])
    client = TestClient(desk(str(path)))
    assert client.get("/reports").status_code == 200
    for part in tmp_path.iterdir():
        part.unlink()
    assert client.get("/reports").status_code == 503
    assert not path.exists()

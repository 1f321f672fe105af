"""The desk over a real store, and who may reach it."""

import os
import signal
import socket
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from dateline.cli.services import serve as serve_command
from dateline.model import Record, Site
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


def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *arguments: str) -> tuple[int, dict[str, object]]:
    """What `dateline serve` would run, and its exit status."""
    found: dict[str, object] = {}
    monkeypatch.setattr("dateline.web.serve", lambda _, **given: found.update(given))
    path = str(tmp_path / "news.sqlite")
    Store.open(path).close()
    return CliRunner().invoke(serve_command, ["--store", path, *arguments], standalone_mode=False).exit_code, found


def test_the_key_of_editors_is_read_from_a_file_and_must_be_hard_to_guess(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("  a key of more than sixteen signs\n", encoding="utf-8")
    assert served(monkeypatch, tmp_path, "--edit-key", str(key))[1]["key"] == "a key of more than sixteen signs"
    monkeypatch.setenv("DATELINE_EDIT_KEY_FILE", str(key))
    assert served(monkeypatch, tmp_path)[1]["key"] == "a key of more than sixteen signs"
    monkeypatch.delenv("DATELINE_EDIT_KEY_FILE")
    assert served(monkeypatch, tmp_path)[1]["key"] is None
    key.write_text("short", encoding="utf-8")
    for wrong in (key, tmp_path / "none"):
        status, found = served(monkeypatch, tmp_path, "--edit-key", str(wrong))
        assert status != 0
        assert found == {}


@pytest.mark.parametrize(
    ("host", "base_url", "asked", "state"),
    [
        ("127.0.0.1", "http://127.0.0.1:8765", {}, (True, True, None)),
        ("127.0.0.1", "https://desk.example", {}, (False, True, None)),
        ("0.0.0.0", "http://127.0.0.1:8765", {}, (False, True, None)),  # noqa: S104 - nothing listens there
        ("127.0.0.1", "https://desk.example", {"edit": True}, (True, False, None)),
        ("0.0.0.0", "https://desk.example", {"key": "k"}, (True, False, "k")),  # noqa: S104 - as above
    ],
)
def test_only_a_desk_of_this_machine_is_edited_without_being_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, host: str, base_url: str, asked: dict[str, Any], state: tuple[bool, bool, str | None]
) -> None:
    made: list[Any] = []
    monkeypatch.setattr("uvicorn.Server.run", lambda self, **_: made.append(self.config.app.state.desk))
    serve(str(tmp_path / "news.sqlite"), host=host, port=0, site=Site(base_url=base_url), **asked)
    assert [(d.edit, d.only_here, d.key) for d in made] == [state]


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

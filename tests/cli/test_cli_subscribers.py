"""`dateline subscribers` on the command line."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.jobs.subscriptions import subscribers
from dateline.store import Store
from dateline.store.outbox import Keys, Outbox
from dateline.store.people import People, end
from tests.subscribe.port import NOON, ask, port, wire

Run = Callable[..., Any]
READER = "Reader@example.org"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Store:  # noqa: ARG001 - `run` names its own store first
    made = port(tmp_path, wire())
    ask(made, READER, frequency="weekly")
    later = NOON + timedelta(minutes=1)
    assert Outbox(People(made)).claim("worker", Keys(confirm="c", way_out="w"), later)
    assert People(made).confirm("c", later)
    monkeypatch.setenv("DATELINE_STORE", made.address)
    return made


def test_the_list_names_who_asked_for_what(run: Run, store: Store) -> None:
    ask(store, "other@example.org")
    listed = run("subscribers", "list")
    lines = [line.split("\t")[:4] for line in listed.out.splitlines()]
    assert lines == [[READER, "velmar", "weekly", "active"], ["other@example.org", "velmar", "as-it-comes", "waiting"]]
    assert "2 people, 1 active subscriptions." in listed.err


def test_a_person_gets_what_is_held_as_json(run: Run, store: Store, tmp_path: Path) -> None:
    assert store.address
    held = json.loads(run("subscribers", "export", READER.replace("example", "EXAMPLE")).out)
    assert [e["event"]["kind"] for e in held["consent"]] == ["requested", "confirmed"]
    assert held["address"] == READER
    run("subscribers", "export", READER, "-o", tmp_path / "held.json")
    assert json.loads((tmp_path / "held.json").read_text()) == held
    assert run("subscribers", "export", "nobody@example.org").status == 17
    assert run("subscribers", "export", "no address").status == 29


def test_erasing_forgets_and_verifying_still_holds(run: Run, store: Store) -> None:
    assert store.address
    assert run("subscribers", "erase", READER).out == "Erased.\n"
    assert run("subscribers", "list").out == ""
    assert run("subscribers", "erase", READER).status == 17
    verified = run("subscribers", "verify")
    assert verified.status == 0
    assert verified.out.startswith("3 events, all as they were written. Last: ")


def test_an_address_is_suppressed_and_released(run: Run, store: Store) -> None:
    assert store.address
    assert run("subscribers", "suppress", READER).status == 0
    assert "\tsuppressed\t" in run("subscribers", "list").out
    assert run("subscribers", "release", READER).status == 0
    assert "\tactive\t" in run("subscribers", "list").out
    assert run("subscribers", "release", READER).status == 17


def test_a_change_to_the_record_of_consent_is_found_and_placed(run: Run, store: Store) -> None:
    with closing(sqlite3.connect(store.address, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER consent_no_update")
        raw.execute("UPDATE consent SET method = 'admin' WHERE number = 2")
    ended = run("subscribers", "verify")
    assert ended.status == 21
    assert "event 2 is not what was written" in ended.err


def test_letters_that_go_on_after_their_end_are_found(run: Run, store: Store) -> None:
    (one,) = [s for s in subscribers(store) if s.state == "active"]
    with People(store).begin() as connection:
        end(connection, one.person, one.story, method="page", token_hash=None, now=NOON)
    assert run("subscribers", "verify").status == 0
    with closing(sqlite3.connect(store.address, isolation_level=None)) as raw:
        raw.execute("UPDATE subscription SET ended = NULL")
    ended = run("subscribers", "verify")
    assert ended.status == 21
    assert READER in ended.err


def test_letters_without_a_confirmation_on_record_are_found(run: Run, store: Store) -> None:
    with closing(sqlite3.connect(store.address, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER consent_no_delete")
        raw.execute("DELETE FROM consent WHERE number = 2")  # the end of the chain, cut off
    ended = run("subscribers", "verify")
    assert ended.status == 21
    assert READER in ended.err

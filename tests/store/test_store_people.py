"""Subscribers in a real store: the seal on their consent, what is erased and what stays, and how often they may ask."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.exc import DBAPIError

from dateline.model.consent import Consent, first_break, sealed
from dateline.model.errors import StoreProblem
from dateline.store import Store
from dateline.store.outbox import Keys, Outbox
from dateline.store.people import Limits, People
from dateline.store.rights import Rights
from dateline.store.tables import metadata
from dateline.store.tables import people as tables
from tests.servers.postgres import Postgres, database_of
from tests.servers.stores import Stores, told
from tests.subscribe.port import NOON, ask, port

READER = "reader@example.org"
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def store(stores: Stores) -> Iterator[Store]:
    with port(stores()) as opened:
        yield opened


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[Store]:
    """A store in a file, for what only files have."""
    with port(tmp_path) as opened:
        yield opened


def file_of(store: Store) -> Path:
    return Path(store.address)


def claimed(store: Store, confirm: str = "c", way_out: str = "w") -> None:
    assert Outbox(People(store)).claim("worker", Keys(confirm=confirm, way_out=way_out), LATER) is not None


def subscribed(store: Store, address: str = READER, confirm: str = "c", way_out: str = "w") -> None:
    assert ask(store, address) == "taken"
    claimed(store, confirm, way_out)
    assert People(store).confirm(confirm, LATER) is not None


def kinds(store: Store) -> list[str]:
    return [link.event.kind for link in People(store).links()]


def test_every_step_is_an_event_and_the_chain_holds(store: Store) -> None:
    subscribed(store)
    People(store).leave("w", method="one_click", everything=False, now=LATER)
    assert kinds(store) == ["requested", "confirmed", "unsubscribed"]
    assert first_break(People(store).links()) is None


def test_an_event_tells_what_was_shown_and_agreed_to_and_holds_no_address(store: Store) -> None:
    subscribed(store)
    asked, confirmed = (link.event for link in People(store).links())
    assert asked.form_id == "subscribe-1"
    assert asked.terms_version == "1"
    assert len(asked.form_sha256 or "") == len(asked.terms_sha256 or "") == 64
    assert (asked.method, confirmed.method, confirmed.token_hash) == ("form", "page", "c")
    assert all(READER not in str(value) for link in People(store).links() for value in (link, link.event))


REFUSED = {
    "sqlite": (
        "UPDATE consent SET kind = 'confirmed'",
        "DELETE FROM consent",
        "INSERT OR REPLACE INTO consent SELECT * FROM consent WHERE number = 1",
        "UPDATE OR REPLACE consent SET number = 1",
    ),
    "postgresql": (
        "UPDATE consent SET kind = 'confirmed'",
        "DELETE FROM consent",
        "TRUNCATE consent",
        "INSERT INTO consent SELECT * FROM consent WHERE number = 1 ON CONFLICT (number) DO UPDATE SET kind = 'confirmed'",
    ),
}
UNSEALED = {
    "sqlite": ("DROP TRIGGER consent_no_update", "DROP TRIGGER consent_no_delete"),
    "postgresql": ("DROP TRIGGER consent_sealed ON consent",),
}


@pytest.mark.parametrize("number", range(4))
def test_the_database_itself_refuses_to_change_or_delete_events(store: Store, stores: Stores, number: int) -> None:
    subscribed(store)
    with pytest.raises(DBAPIError, match="only ever added"):
        told(store.address, REFUSED[stores.engine][number])
    assert kinds(store) == ["requested", "confirmed"]


@pytest.mark.parametrize(
    ("deed", "number"),
    [
        ("UPDATE consent SET kind = 'requested' WHERE number = 2", 2),
        ("UPDATE consent SET terms_version = '2' WHERE number = 1", 1),
        ("UPDATE consent SET hash = previous WHERE number = 1", 1),
        ("DELETE FROM consent WHERE number = 1", 1),
        ("DELETE FROM consent WHERE number = 2", 2),
        ("UPDATE consent SET at = '2030-01-01 00:00:00.000000' WHERE number = 3", 3),
    ],
)
def test_whoever_gets_past_that_is_found_with_the_place(store: Store, stores: Stores, deed: str, number: int) -> None:
    subscribed(store)
    People(store).leave("w", method="page", everything=False, now=LATER)
    for command in (*UNSEALED[stores.engine], deed):
        told(store.address, command)
    found = first_break(People(store).links())
    assert found is not None
    assert found.number == number


def test_a_whole_chain_made_anew_differs_in_its_last_hash() -> None:
    event = Consent(person="p", kind="confirmed", at=NOON, method="page")
    assert sealed(1, event, "0" * 64).hash != sealed(1, replace(event, at=LATER), "0" * 64).hash


def test_erasing_leaves_no_trace_of_the_address_and_the_chain_whole(in_file: Store) -> None:
    store = in_file
    subscribed(store)
    subscribed(store, "other@example.org", "c2", "w2")
    assert Rights(People(store)).erase(READER, LATER)
    assert first_break(People(store).links()) is None
    assert kinds(store)[-1] == "erased"
    store.close()
    for path in file_of(store).parent.iterdir():
        assert READER.encode() not in path.read_bytes(), path
    assert [s.address for s in Rights(People(store)).subscribers()] == ["other@example.org"]
    held = Rights(People(store)).export(READER)
    assert held is not None
    assert held["suppressed"]["reason"] == "erased"
    assert set(held) == {"address", "suppressed"}


def test_an_address_is_gone_from_the_file_though_its_sqlite_leaves_deleted_bytes_lying(in_file: Store) -> None:
    event.listen(in_file.engine, "connect", lambda raw, _record: raw.execute("PRAGMA secure_delete=OFF").close())
    people = [f"r{n}.lapsed@example.org" for n in range(9)]
    for address in people:
        ask(in_file, address)
    assert People(in_file).purge(NOON + timedelta(days=8)) == len(people)
    for path in file_of(in_file).parent.iterdir():
        assert b"lapsed@" not in path.read_bytes(), path


def test_erasing_says_where_the_log_holds_the_address_still(tmp_path: Path) -> None:
    subscribed(port(tmp_path))
    store = Store.open(tmp_path / "port.sqlite", busy_seconds=0.1)
    with closing(sqlite3.connect(file_of(store), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM person").fetchone()
        with pytest.raises(StoreProblem, match=r"forgotten.*log"):
            Rights(People(store)).erase(READER, LATER)
    assert Rights(People(store)).subscribers() == ()
    for path in tmp_path.iterdir():
        assert READER.encode() not in path.read_bytes(), path


def test_one_mailbox_is_one_person_however_its_case_is(store: Store) -> None:
    for address in (READER, READER.upper(), "Reader@example.org"):
        assert ask(store, address) == "taken"
    assert {s.address for s in Rights(People(store)).subscribers()} == {READER}
    assert Rights(People(store)).erase("READER@example.org", LATER)
    ask(store, "reAder@example.org", now=NOON + timedelta(days=3))
    assert Outbox(People(store)).counts() == {}


def test_nothing_is_ever_sent_to_an_erased_address_whoever_signs_it_up(store: Store) -> None:
    subscribed(store)
    Rights(People(store)).erase(READER, LATER)
    assert ask(store, READER, now=NOON + timedelta(days=3)) == "taken"
    assert Outbox(People(store)).counts() == {}
    assert People(store).way_out("w") is None


def test_erasing_somebody_unknown_says_so(store: Store) -> None:
    assert Rights(People(store)).erase(READER, LATER) is False


def test_the_hash_of_an_address_is_salted_by_the_store(stores: Stores) -> None:
    one, two = People(port(stores("a"))), People(port(stores("b")))
    assert one.address_hash(READER) != two.address_hash(READER)
    assert one.address_hash(READER) == one.address_hash(READER)


def test_a_token_confirms_once_and_for_48_hours(store: Store) -> None:
    ask(store, READER)
    claimed(store)
    people = People(store)
    assert people.pending("c", LATER + timedelta(hours=47)) is not None
    assert people.pending("c", LATER + timedelta(hours=48)) is None
    assert people.confirm("c", LATER + timedelta(hours=48)) is None
    assert people.confirm("c", LATER) is not None
    assert people.confirm("c", LATER) is None
    assert people.pending("c", LATER) is None
    assert people.confirm("unknown", LATER) is None


def test_looking_at_a_link_changes_nothing(store: Store) -> None:
    ask(store, READER)
    claimed(store)
    for _ in range(3):
        People(store).pending("c", LATER)
        People(store).way_out("w")
    assert kinds(store) == ["requested"]


def test_leaving_works_again_and_again_and_is_recorded_once(store: Store) -> None:
    subscribed(store)
    people = People(store)
    first = people.leave("w", method="one_click", everything=False, now=LATER)
    second = people.leave("w", method="one_click", everything=False, now=LATER)
    assert first is not None
    assert second is not None
    assert (first.active, second.active) == (True, False)
    assert kinds(store).count("unsubscribed") == 1
    assert people.leave("unknown", method="page", everything=False, now=LATER) is None


def test_a_request_can_be_withdrawn_before_it_is_confirmed(store: Store) -> None:
    ask(store, READER)
    claimed(store)
    People(store).leave("w", method="one_click", everything=False, now=LATER)
    assert People(store).confirm("c", LATER) is None
    assert kinds(store) == ["requested", "unsubscribed"]


def test_confirming_again_changes_how_often(store: Store) -> None:
    subscribed(store)
    day = NOON + timedelta(days=2)
    ask(store, READER, frequency="weekly", now=day)
    assert Outbox(People(store)).claim("worker", Keys(confirm="c2", way_out="w2"), day) is not None
    asked = People(store).confirm("c2", day)
    assert asked is not None
    assert asked.before == "as-it-comes"
    assert [s.frequency for s in Rights(People(store)).subscribers()] == ["weekly"]
    assert kinds(store)[-1] == "preferences_changed"


def test_one_confirmation_a_day_goes_to_an_address(store: Store) -> None:
    ask(store, READER)
    claimed(store)
    ask(store, READER, frequency="weekly", now=LATER)
    box = Outbox(People(store))
    assert box.claim("worker", Keys(confirm="c2", way_out="w2"), NOON + timedelta(hours=23)) is None
    assert box.claim("worker", Keys(confirm="c2", way_out="w2"), NOON + timedelta(hours=24)) is not None


def test_a_second_form_before_the_mail_went_out_replaces_the_first(store: Store) -> None:
    ask(store, READER)
    ask(store, READER, frequency="weekly")
    parcel = Outbox(People(store)).claim("worker", Keys(confirm="c", way_out="w"), LATER)
    assert parcel is not None
    assert parcel.frequency == "weekly"
    assert Outbox(People(store)).counts() == {"claimed": 1}


def test_more_than_three_forms_a_day_for_an_address_are_quietly_dropped(store: Store) -> None:
    assert [ask(store, READER) for _ in range(5)] == ["taken"] * 5
    assert kinds(store) == ["requested"] * 3


def test_one_client_may_send_in_so_many_forms_an_hour_in_all_processes_together(store: Store) -> None:
    outcomes = [ask(port(store.address), f"r{n}@example.org", client="192.0.2.7") for n in range(Limits().per_client + 1)]
    assert outcomes == ["taken"] * Limits().per_client + ["too-many"]
    assert ask(store, "other@example.org", client="192.0.2.8") == "taken"
    assert ask(store, "late@example.org", client="192.0.2.7", now=NOON + timedelta(hours=2)) == "taken"


def test_network_addresses_are_kept_as_hashes_for_a_day(store: Store) -> None:
    ask(store, READER, client="192.0.2.7")
    with store.engine.connect() as connection:
        rows = connection.execute(select(tables.attempt)).all()
        assert rows
        assert all("192.0.2.7" not in str(value) for row in rows for value in row)
    ask(store, READER, client="192.0.2.8", now=NOON + timedelta(days=1, minutes=1))
    with store.engine.connect() as connection:
        assert all(row.at > NOON for row in connection.execute(select(tables.attempt)))


def test_requests_nobody_confirms_are_forgotten_after_seven_days_with_the_address(store: Store) -> None:
    subscribed(store, "other@example.org", "c2", "w2")
    ask(store, READER)
    people = People(store)
    assert people.purge(NOON + timedelta(days=6)) == 0
    assert people.purge(NOON + timedelta(days=8)) == 1
    assert [s.address for s in Rights(people).subscribers()] == ["other@example.org"]
    assert kinds(store)[-1] == "lapsed"
    assert first_break(people.links()) is None
    assert people.purge(NOON + timedelta(days=80)) == 0


def test_five_soft_bounces_in_thirty_days_pause_and_a_hard_one_suppresses(store: Store) -> None:
    subscribed(store)
    rights = Rights(People(store))
    (mail,) = Outbox(People(store)).mails("claimed")
    message_id = f"<{_message_id(store)}@desk.example.org>"
    outcomes = [rights.bounced(message_id, status="4.2.2", detail="full", hard=False, now=NOON + timedelta(days=n)) for n in range(5)]
    assert outcomes == ["counted"] * 4 + ["paused"]
    assert [s.state for s in rights.subscribers()] == ["paused"]
    assert rights.release(READER, LATER)
    assert [s.state for s in rights.subscribers()] == ["active"]
    assert rights.bounced(message_id, status="5.1.1", detail="none", hard=True, now=LATER) == "suppressed"
    assert [s.state for s in rights.subscribers()] == ["suppressed"]
    assert rights.bounced("<unknown@x>", status="5.1.1", detail="", hard=True, now=LATER) is None
    assert mail.person


def test_soft_bounces_spread_over_months_do_not_pause(store: Store) -> None:
    subscribed(store)
    rights, message_id = Rights(People(store)), _message_id(store)
    for n in range(8):
        assert rights.bounced(message_id, status="4.2.2", detail="", hard=False, now=NOON + timedelta(days=10 * n)) == "counted"


def test_a_complaint_ends_letters_at_once(store: Store) -> None:
    subscribed(store)
    assert Rights(People(store)).complained(_message_id(store), LATER)
    assert [s.state for s in Rights(People(store)).subscribers()] == ["ended"]
    assert kinds(store)[-2:] == ["complained", "unsubscribed"]


def test_a_person_gets_everything_that_is_held(store: Store) -> None:
    subscribed(store)
    held = Rights(People(store)).export(READER)
    assert held is not None
    assert [e["event"]["kind"] for e in held["consent"]] == ["requested", "confirmed"]
    assert {w["kind"] for w in held["shown"]} == {"form", "terms"}
    assert any("Terms of the letters" in w["body"] for w in held["shown"])
    assert [m["kind"] for m in held["mails"]] == ["confirmation"]
    assert held["subscriptions"][0]["frequency"] == "as-it-comes"
    assert Rights(People(store)).export("nobody@example.org") is None


def test_consent_is_written_with_full_synchronisation(in_file: Store) -> None:
    with People(in_file).begin() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_server_that_writes_late_writes_consent_at_once(postgres: Postgres) -> None:
    address = postgres.fresh_store()
    postgres.tell(f"ALTER DATABASE {database_of(address)} SET synchronous_commit = off")
    with port(address) as store:
        with People(store).begin() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off"


def test_no_token_lies_in_the_store(store: Store) -> None:
    subscribed(store)
    with store.engine.connect() as connection:
        columns = {c.name for t in metadata.tables.values() for c in t.columns if "token" in c.name}
        assert columns == {"token_hash"}
        assert connection.execute(text("SELECT count(*) FROM way_out")).scalar() == 1


def test_what_the_database_refuses_is_said_as_trouble_with_the_store(store: Store) -> None:
    subscribed(store)
    with pytest.raises(StoreProblem, match="only ever added"), People(store).begin() as connection:
        connection.execute(update(tables.consent).values(kind="erased"))


def _message_id(store: Store) -> str:
    with store.engine.connect() as connection:
        found = connection.execute(text("SELECT message_id FROM outbox ORDER BY made LIMIT 1")).scalar()
    return str(found)

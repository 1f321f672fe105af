"""`dateline send`, `outbox` and `bounce` on the command line, over a real mail server."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.jobs.subscriptions import now_utc
from dateline.store import Store
from dateline.store.outbox import Outbox
from dateline.store.people import People
from tests.servers.mailbox import Mailbox, mail_server
from tests.subscribe.port import ask, port, wire

Run = Callable[..., Any]
WHO = ("--sender", "letters@desk.example.org", "--base-url", "https://desk.example.org")


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    with mail_server(tmp_path / "mail") as found:
        yield found


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Store:  # noqa: ARG001 - `run` names its own store first
    made = port(tmp_path, wire())
    monkeypatch.setenv("DATELINE_STORE", made.address)
    return made


def test_sending_says_what_it_did_and_no_address(run: Run, store: Store, mailbox: Mailbox) -> None:
    ask(store, "reader@example.org", now=now_utc())
    ended = run("send", "--smtp", mailbox.url, *WHO)
    assert ended.status == 0
    assert ended.out == "0 letters made; 1 sent.\n"
    assert "reader@" not in ended.out + ended.err
    assert mailbox.receivers() == ["reader@example.org"]
    assert run("send", "--smtp", mailbox.url, *WHO).out == "0 letters made; no mail was due.\n"


def test_the_server_and_the_sender_may_stand_in_the_environment(
    run: Run, store: Store, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("SMTP", mailbox.url), ("SENDER", "letters@desk.example.org"), ("SITE_NAME", "Amber Desk")):
        monkeypatch.setenv(f"DATELINE_{name}", value)
    ask(store, "reader@example.org", now=now_utc())
    assert run("send").status == 0
    assert str(mailbox.mails()[0]["From"]) == "Amber Desk <letters@desk.example.org>"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ((), 2, "DATELINE_SMTP"),
        (("--smtp", "mail.example.org", *WHO), 2, "smtp://user:password@host:port"),
        (("--smtp", "smtp://127.0.0.1:1"), 2, "DATELINE_SENDER"),
        (("--smtp", "smtp://127.0.0.1:1", "--sender", "nobody"), 29, "no mail address"),
        (("--smtp", "smtp://127.0.0.1:1", *WHO, "--base-url", "nowhere"), 2, "no address of a web site"),
    ],
)
def test_what_is_missing_is_named(run: Run, store: Store, arguments: tuple[str, ...], status: int, says: str) -> None:
    assert store.address
    ended = run("send", *arguments)
    assert ended.status == status
    assert says in ended.err


def test_a_server_that_is_away_ends_with_its_own_status_and_keeps_the_mails(run: Run, store: Store) -> None:
    ask(store, "reader@example.org", now=now_utc())
    ended = run("send", "--smtp", "smtp://u:secret@127.0.0.1:1", *WHO)
    assert ended.status == 28
    assert "stays in the outbox" in ended.err
    assert "secret" not in ended.err
    shown = run("outbox")
    assert re.search(r"queued +1", shown.out)
    assert re.search(r"Next try: \d{4}-\d\d-\d\d \d\d:\d\d UTC, or `dateline send --now`. The last one: no conversation", shown.err)
    idle = run("send", "--smtp", "smtp://u:secret@127.0.0.1:1", *WHO)
    assert (idle.status, idle.out) == (0, "0 letters made; no mail was due.\n")
    assert "Next try: " in idle.err


def test_an_address_without_https_is_warned_of(run: Run, store: Store, mailbox: Mailbox) -> None:
    assert store.address
    assert "https://" in run("send", "--smtp", mailbox.url, *WHO, "--base-url", "http://desk.example.org").err
    assert run("send", "--smtp", mailbox.url, *WHO, "--base-url", "http://127.0.0.1:8765").err == ""


def test_uncertain_mails_are_shown_with_what_to_do_and_a_person_decides(run: Run, store: Store, mailbox: Mailbox) -> None:
    ask(store, "reader@example.org", now=now_utc())
    mailbox.behave("drop-after")
    assert run("send", "--smtp", mailbox.url, *WHO).status == 28
    for shown in (run("outbox"), run("send", "--status")):
        assert shown.status == 3
        assert "dateline outbox again ID" in shown.err
    (mail,) = Outbox(People(store)).mails("uncertain")
    assert mail.id[:12] in run("outbox").out
    assert run("outbox", "again", "f" * 32).status == 17
    assert run("outbox", "settle", mail.id[:8]).status == 0
    assert run("outbox").status == 0
    assert run("outbox", "again", mail.id[:8]).status == 17


def test_a_service_goes_on_until_it_is_told_to_end(store: Store, mailbox: Mailbox) -> None:
    command = [sys.executable, "-m", "dateline", "send", "--store", store.address, "--smtp", mailbox.url, *WHO, "--every", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service:
        assert service.stdout
        service.stdout.readline()
        ask(store, "reader@example.org", now=now_utc())
        while not mailbox.mails() and service.poll() is None:
            time.sleep(0.05)
        service.send_signal(signal.SIGTERM)
        _, errors = service.communicate()
    assert service.returncode == 0, errors
    assert mailbox.receivers() == ["reader@example.org"]


def test_mails_that_came_back_are_read_from_files_and_standard_input(
    run: Run, apart: Callable[..., "subprocess.CompletedProcess[bytes]"], store: Store, mailbox: Mailbox, tmp_path: Path
) -> None:
    ask(store, "reader@example.org", now=now_utc())
    run("send", "--smtp", mailbox.url, *WHO)
    message_id = mailbox.mails()[0]["Message-ID"]
    report = (
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nAction: failed\nStatus: 5.1.1\n\n"
        f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {message_id}\n\n--b--\n"
    )
    (tmp_path / "dsn.eml").write_text(report)
    (tmp_path / "away.eml").write_text("Subject: I am away\n\nBack on Monday.\n")
    ended = run("bounce", tmp_path / "dsn.eml", tmp_path / "away.eml")
    assert ended.status == 0
    assert ended.out == "hard: nothing is sent to that address any more (5.1.1)\nother: ignored\n"
    other = apart("bounce", "-", "--store", store.address, input=report.replace(message_id, "<x@y>").encode())
    assert other.returncode == 3
    assert b"about no mail of this store" in other.stdout
    assert run("bounce", tmp_path / "none.eml").status == 17

"""Letters to subscribers of a real store over a real mail server: each at most once, whatever dies in between."""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.jobs.send import MOST_TRIES, Round, alive, make_letters, send, wait, worker_name
from dateline.jobs.subscriptions import confirm, returned, subscribers, unsubscribe, verify
from dateline.model import Story
from dateline.model.errors import UsageError
from dateline.store import Store
from dateline.store.outbox import LEASE, Keys, Outbox
from dateline.store.people import People
from dateline.store.stories import Stories
from dateline.subscribe.smtp import CONNECT_SECONDS, REPLY_SECONDS, parse_server
from tests.servers.mailbox import Mailbox, text_of
from tests.servers.stores import Stores
from tests.subscribe.port import NOON, SITE, STORY, Clock, ask, daily, port, wire, wire_changed

ROOT = Path(__file__).resolve().parents[2]
READER = "reader@example.org"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(stores: Stores) -> Iterator[Store]:
    with port(stores(), wire()) as opened:
        yield opened


def run(store: Store, mailbox: Mailbox, clock: Clock, *, at_once: bool = False) -> Round:
    return send(store, parse_server(mailbox.url), SITE, at_once=at_once, clock=clock)


def link(mail: object, kind: str) -> str:
    found = re.search(rf"https://desk\.example\.org/{kind}/([\w-]+)", text_of(mail))  # type: ignore[arg-type]  # a mail of the mailbox
    assert found
    return found[1]


def subscribe(store: Store, mailbox: Mailbox, clock: Clock, *addresses: str, frequency: str = "as-it-comes") -> None:
    """Ask, get the mail, follow its link; then the folder is empty again, and no letter was made yet."""
    for address in addresses:
        assert ask(store, address, frequency=frequency, now=clock()) == "taken"
    run(store, mailbox, clock)
    for mail in mailbox.mails():
        assert confirm(store, link(mail, "confirm"), clock()) is not None
    for path in mailbox.folder.glob("*.eml"):
        path.unlink()
    clock.on(minutes=1)


def test_the_whole_way_from_the_form_to_the_last_letter(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER)
    assert run(store, mailbox, clock).fates == {"sent": 1}
    (letter,) = mailbox.mails()
    assert "The port of Velmar is open" in " ".join(text_of(letter).split())
    assert letter["X-Envelope-To"] == READER
    assert letter["X-Envelope-From"] == SITE.sender
    assert unsubscribe(store, link(letter, "unsubscribe"), one_click=True, now=clock()) is not None
    store.add(daily())
    clock.on(hours=1)
    assert run(store, mailbox, clock).made == 0
    assert verify(store).broken is None
    assert [e.event.kind for e in People(store).links()] == ["requested", "confirmation_sent", "confirmed", "unsubscribed"]


def test_a_letter_tells_what_is_new_and_nothing_twice(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER)
    run(store, mailbox, clock)
    clock.on(hours=1)
    assert run(store, mailbox, clock).made == 0  # nothing new: no letter
    store.add(daily())
    assert run(store, mailbox, clock).made == 1
    first, second = map(text_of, mailbox.mails())
    assert "Harbour Daily" not in first
    assert "THE REPORTS BEHIND THIS LETTER\n\n- Harbour Daily, 1 May 2031" in second  # late by its day, new to its reader
    assert "Guards fired twice" not in second


def test_a_report_that_was_changed_is_corrected_in_the_next_letter(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER)
    run(store, mailbox, clock)
    store.add(wire_changed())
    clock.on(hours=1)
    run(store, mailbox, clock)
    text = " ".join(text_of(mailbox.mails()[-1]).split())
    assert text.index("CORRECTIONS TO EARLIER LETTERS") < text.index("HOW MANY PEOPLE")
    assert "It says no more: - [weak] the harbour master, through Radio Curonia, said: “The port of Velmar is open”" in text
    assert "people injured: at least 15" in text.replace("dockers injured", "people injured")
    assert mailbox.mails()[-1]["Subject"].startswith("The port of Velmar: 1 corrected")


def test_daily_letters_come_once_a_day_and_the_first_one_at_once(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER, frequency="daily")
    assert run(store, mailbox, clock).made == 1
    store.add(daily())
    clock.on(hours=5)
    assert run(store, mailbox, clock).made == 0
    clock.now = NOON + timedelta(hours=19)
    assert run(store, mailbox, clock).made == 1
    assert run(store, mailbox, clock).made == 0


def test_a_daily_letter_can_be_had_at_once(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER, frequency="daily")
    run(store, mailbox, clock)
    store.add(daily())
    clock.on(minutes=1)
    assert run(store, mailbox, clock, at_once=True).made == 1


def test_readers_of_one_story_share_a_letter_but_not_its_way_out(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, "a@example.org", "b@example.org")
    run(store, mailbox, clock)
    one, two = mailbox.mails()
    assert one["Message-ID"] != two["Message-ID"]
    assert link(one, "unsubscribe") != link(two, "unsubscribe")
    assert text_of(one).split("\n-- \n")[0] == text_of(two).split("\n-- \n")[0]


def test_a_story_that_was_removed_is_trouble_and_makes_no_letter(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER)
    Stories(store).remove(STORY.slug)
    said: list[str] = []

    class Told:
        def mail(self, kind: str, fate: str, reply: str) -> None: ...

        def trouble(self, what: str) -> None:
            said.append(what)

    assert make_letters(store, SITE, talk=Told(), clock=clock) == 0
    assert "'velmar' has 1 subscriptions" in said[0]


def test_a_letter_about_another_story_is_not_made_of_these_reports(tmp_path: Path, mailbox: Mailbox, clock: Clock) -> None:
    store = port(tmp_path, wire(), story=Story(slug="velmar", title="Elsewhere", query="lighthouse"))
    subscribe(store, mailbox, clock, READER)
    assert run(store, mailbox, clock).made == 0
    Stories(store).save(replace(STORY, query="port"))
    assert run(store, mailbox, clock).made == 0  # told until now; what comes from now on counts
    store.add(daily())
    clock.on(hours=1)
    assert run(store, mailbox, clock).made == 1


def test_what_is_refused_for_the_time_being_is_tried_again_with_longer_and_longer_waits(
    store: Store, mailbox: Mailbox, clock: Clock
) -> None:
    ask(store, READER)
    mailbox.behave("busy")
    assert run(store, mailbox, clock).fates == {"again": 1}
    clock.on(minutes=4)
    assert run(store, mailbox, clock).fates == {}
    clock.on(minutes=2)
    assert run(store, mailbox, clock).fates == {"again": 1}
    clock.on(minutes=6)
    assert run(store, mailbox, clock).fates == {}
    mailbox.behave("accept")
    assert run(store, mailbox, clock, at_once=True).fates == {"sent": 1}
    assert [wait(n) for n in (0, 1, 20)] == [timedelta(minutes=5), timedelta(minutes=15), timedelta(days=1)]


def test_at_some_time_trying_ends(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    ask(store, READER)
    mailbox.behave("busy")
    for _ in range(MOST_TRIES + 2):
        run(store, mailbox, clock, at_once=True)
        clock.on(minutes=1)
    assert Outbox(People(store)).counts() == {"failed": 1}


def test_an_address_the_server_does_not_know_gets_nothing_any_more(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, "nobody@example.org", READER)
    mailbox.behave("unknown")
    assert run(store, mailbox, clock).fates == {"sent": 1, "no-such-address": 1}
    assert {s.address: s.state for s in subscribers(store)} == {"nobody@example.org": "suppressed", READER: "active"}
    store.add(daily())
    clock.on(hours=1)
    assert run(store, mailbox, clock).fates == {"sent": 1}


def test_being_on_a_block_list_suppresses_nobody(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER)
    mailbox.behave("blocked")
    assert run(store, mailbox, clock).fates == {"failed": 1}
    assert [s.state for s in subscribers(store)] == ["active"]


def test_a_connection_that_breaks_while_a_mail_is_given_leaves_it_uncertain_and_it_is_never_sent_again(
    store: Store, mailbox: Mailbox, clock: Clock
) -> None:
    subscribe(store, mailbox, clock, READER)
    mailbox.behave("drop-after")
    assert run(store, mailbox, clock).fates == {"uncertain": 1}
    mailbox.behave("accept")
    for _ in range(3):
        clock.on(days=1)
        run(store, mailbox, clock, at_once=True)
    assert len(mailbox.mails()) == 1
    (mail,) = Outbox(People(store)).mails("uncertain")
    assert Outbox(People(store)).decide(mail.id[:10], again=True, now=clock())
    run(store, mailbox, clock)
    assert len(mailbox.mails()) == 2
    assert len({m["Message-ID"] for m in mailbox.mails()}) == 1


def test_a_connection_that_breaks_before_a_mail_is_given_costs_a_try_and_nothing_else(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    ask(store, READER)
    mailbox.behave("drop-before")
    assert run(store, mailbox, clock).broken
    mailbox.behave("accept")
    assert run(store, mailbox, clock, at_once=True).fates == {"sent": 1}
    assert len(mailbox.mails()) == 1


def test_a_server_that_is_away_stops_the_round_and_keeps_the_outbox(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    for n in range(3):
        ask(store, f"r{n}@example.org")
    away = send(store, parse_server("smtp://127.0.0.1:1"), SITE, clock=clock)
    assert away.broken
    assert Outbox(People(store)).counts() == {"queued": 3}
    assert run(store, mailbox, clock, at_once=True).fates == {"sent": 3}


def test_who_leaves_or_is_erased_while_a_letter_waits_does_not_get_it(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER)
    run(store, mailbox, clock)
    way_out = link(mailbox.mails()[0], "unsubscribe")
    store.add(daily())
    clock.on(hours=1)
    assert make_letters(store, SITE, clock=clock) == 1
    unsubscribe(store, way_out, now=clock())
    run(store, mailbox, clock)
    assert len(mailbox.mails()) == 1


def test_a_delivery_report_is_matched_by_the_mail_it_returns(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    subscribe(store, mailbox, clock, READER)
    run(store, mailbox, clock)
    (letter,) = mailbox.mails()
    for message_id, done in ((letter["Message-ID"], "suppressed"), ("<made-up@desk.example.org>", "unknown")):
        raw = (
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
            f"Final-Recipient: rfc822; {READER}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
            f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
        )
        assert returned(store, raw.encode(), clock())[1] == done
    assert [s.state for s in subscribers(store)] == ["suppressed"]


def test_a_site_without_a_sender_sends_nothing(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    ask(store, READER)
    with pytest.raises(UsageError, match="DATELINE_SENDER"):
        send(store, parse_server(mailbox.url), replace(SITE, sender=None), clock=clock)
    assert Outbox(People(store)).counts() == {"queued": 1}


def test_a_mail_that_cannot_be_written_fails_and_the_others_go_on(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    ask(store, READER)
    odd = replace(SITE, base_url="https://desk.example.org/\u00e9")
    assert send(store, parse_server(mailbox.url), odd, clock=clock).fates == {"failed": 1}
    assert Outbox(People(store)).counts() == {"failed": 1}


def test_a_claim_of_a_dead_worker_is_taken_back_unless_the_mail_was_handed_over(store: Store, clock: Clock) -> None:
    ask(store, "a@example.org")
    ask(store, "b@example.org")
    box = Outbox(People(store))
    kept = box.claim("dead", Keys(confirm="1", way_out="2"), clock())
    given = box.claim("dead", Keys(confirm="3", way_out="4"), clock())
    assert kept is not None
    assert given is not None
    assert box.hand(given, "dead", clock())
    assert box.recover(lambda _: True, clock()) == (0, 0)
    assert box.recover(lambda _: False, clock()) == (1, 1)
    assert box.counts() == {"queued": 1, "uncertain": 1}
    assert not box.hand(kept, "dead", clock())  # it woke up too late
    box.again(kept, "dead", "late", clock())
    box.settle(kept, "dead", "failed", "late", clock())
    assert box.counts() == {"queued": 1, "uncertain": 1}
    box.settle(given, "dead", "sent", "250 OK", clock())  # it knows better than we do
    assert box.counts() == {"queued": 1, "sent": 1}


def test_a_claim_nobody_can_look_at_ends_with_its_lease(store: Store, clock: Clock) -> None:
    ask(store, READER)
    box = Outbox(People(store))
    assert box.claim("elsewhere:1:x", Keys(confirm="1", way_out="2"), clock())
    assert box.recover(lambda name: alive(name, worker_name()), clock()) == (0, 0)
    clock.now += LEASE
    assert box.recover(lambda name: alive(name, worker_name()), clock()) == (1, 0)


def test_a_lease_is_longer_than_one_mail_can_take() -> None:
    greeting, commands = 4, 5  # connect, hello, encryption, password; sender, receiver, data, the mail, the answer
    assert LEASE.total_seconds() > greeting * CONNECT_SECONDS + commands * REPLY_SECONDS


def test_a_worker_is_known_to_be_dead_or_alive() -> None:
    own = worker_name()
    host = own.split(":")[0]
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert alive(own, own)
    assert alive("other-host:1:x", own)
    assert alive(f"{host}:{os.getppid()}:x", own)
    assert not alive(f"{host}:{ended.pid}:x", own)
    assert not alive(f"{host}:{os.getpid()}:earlier", own)


def command(store: Store, mailbox: Mailbox, *more: str) -> list[str]:
    options = ["--smtp", mailbox.url, "--base-url", SITE.base_url, "--sender", SITE.sender or ""]
    return [sys.executable, "-m", "dateline", "send", "--store", store.address, *options, *more]


def test_a_sender_killed_at_any_moment_sends_nothing_twice_and_loses_nothing(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    clock.now = NOON.replace(year=2021)  # the child runs by the real clock
    readers = [f"r{n:02}@example.org" for n in range(12)]
    subscribe(store, mailbox, clock, *readers)
    mailbox.behave("slow")
    for moment in (1, 2, 4):
        with subprocess.Popen(command(store, mailbox), cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as child:
            while len(mailbox.mails()) < moment and child.poll() is None:
                time.sleep(0.02)
            child.send_signal(signal.SIGKILL)
            child.wait()
    mailbox.behave("accept")
    done = subprocess.run(command(store, mailbox), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr
    received = Counter(mailbox.receivers())
    assert max(received.values()) == 1
    counts = Outbox(People(store)).counts()
    assert counts.get("uncertain", 0) <= 3
    assert counts["sent"] + counts.get("uncertain", 0) == len(readers) * 2  # confirmations and letters
    assert set(received) <= set(readers)
    assert len(received) >= len(readers) - counts.get("uncertain", 0)


def test_two_senders_at_once_send_nothing_twice(store: Store, mailbox: Mailbox, clock: Clock) -> None:
    clock.now = NOON.replace(year=2021)
    readers = [f"r{n:02}@example.org" for n in range(20)]
    subscribe(store, mailbox, clock, *readers)
    pair = [
        subprocess.Popen(command(store, mailbox), cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for child in pair:
        _, errors = child.communicate()
        assert child.returncode == 0, errors
    assert sorted(mailbox.receivers()) == readers

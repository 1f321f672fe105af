"""`dateline send` killed at any moment: every letter goes out at most once, and none is forgotten."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from dateline.jobs.subscriptions import Filled, confirm, sign_up, verify
from dateline.model import Site
from dateline.store import Store
from tests.durable.conftest import FEWER, Runner, killed_runs
from tests.servers.mailbox import Mailbox, mail_server, text_of
from tests.servers.stores import Stores, told
from tests.subscribe.port import STORY, port, wire

READERS = tuple(f"reader{n}@example.org" for n in range(4))
SITE = Site(base_url="https://desk.example.org", name="Amber Desk", sender="letters@desk.example.org")


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mailbox]:
    with mail_server(tmp_path_factory.mktemp("mail")) as found:
        yield found


def _send(mailbox: Mailbox, store: str) -> list[object]:
    return ["send", "--now", "--smtp", mailbox.url, "--store", store, "--base-url", SITE.base_url, "--sender", SITE.sender or ""]


@pytest.fixture(scope="module")
def waiting(runner: Runner, mailbox: Mailbox, module_stores: Stores) -> str:
    """A store in which every reader has confirmed and waits for the first letter."""
    store = port(module_stores("base"), wire())
    path = store.address
    for reader in READERS:
        filled = Filled(address=reader, story=STORY.slug, frequency="daily", agreed=True)
        assert sign_up(store, SITE, filled, form_html="<form>the form</form>", client=None).outcome == "taken"
    runner.must(*_send(mailbox, path))
    for mail in mailbox.mails():
        found = re.search(r"/confirm/([\w-]+)", text_of(mail))
        assert found
        assert confirm(store, found[1])
    store.close()
    return path


def _empty(mailbox: Mailbox) -> None:
    for path in mailbox.folder.glob("*.eml"):
        path.unlink()


def _fates(store: str) -> dict[str, str]:
    """State of every letter in the outbox, by its receiver's address."""
    query = "SELECT person.address, outbox.state FROM outbox JOIN person ON person.id = outbox.person_id WHERE outbox.kind = 'letter'"
    return {str(address): str(state) for address, state in told(store, query)}


def test_no_kill_sends_anything_twice_or_forgets_anybody(runner: Runner, mailbox: Mailbox, waiting: str, module_stores: Stores) -> None:
    def copied(number: object) -> str:
        return module_stores.copied(waiting, str(number))

    _empty(mailbox)
    undisturbed = runner.must(*_send(mailbox, copied("whole")))
    assert sorted(mailbox.receivers()) == sorted(READERS)
    _empty(mailbox)
    for number, cut in killed_runs(runner, undisturbed.seconds, lambda n: _send(mailbox, copied(n)), kills=FEWER[module_stores.engine]):
        store = copied(number)
        assert len(re.findall(r"^sent +letter", cut.printed, re.MULTILINE)) <= len(mailbox.receivers())
        again = runner.run(*_send(mailbox, store))
        assert again.status in (0, 3), again.printed
        fates, came = _fates(store), Counter(mailbox.receivers())
        assert set(fates) == set(READERS)
        assert max(came.values()) == 1
        assert {reader for reader, state in fates.items() if state == "sent"} <= set(came)
        assert set(fates.values()) <= {"sent", "uncertain"}
        assert list(fates.values()).count("uncertain") <= 1
        with Store.open(store, create=False) as opened:
            assert verify(opened).broken is None
        _empty(mailbox)

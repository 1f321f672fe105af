"""A conversation with a real mail server that behaves well or badly."""

import socket
from collections.abc import Callable, Iterator

import pytest

from dateline.model.errors import UsageError
from dateline.subscribe.smtp import Conversation, MailServer, parse_server
from tests.servers.mailbox import Mailbox

MESSAGE = b"Subject: One\r\n\r\nLine.\r\n.\r\n..dots\r\nEnd."


@pytest.fixture
def talk(mailbox: Mailbox) -> Iterator[Conversation]:
    conversation = Conversation(parse_server(mailbox.url), "letters@example.org")
    yield conversation
    conversation.close()


def test_a_mail_arrives_as_it_was_given_dots_and_all(mailbox: Mailbox, talk: Conversation) -> None:
    assert talk.give(MESSAGE, "reader@example.org", lambda: True).fate == "sent"
    (path,) = mailbox.folder.glob("*.eml")
    assert path.read_bytes().endswith(MESSAGE + b"\r\n")
    assert mailbox.receivers() == ["reader@example.org"]


def test_many_mails_go_through_one_conversation(mailbox: Mailbox, talk: Conversation) -> None:
    for n in range(5):
        assert talk.give(MESSAGE, f"r{n}@example.org", lambda: True).fate == "sent"
    assert mailbox.receivers() == [f"r{n}@example.org" for n in range(5)]


@pytest.mark.parametrize(
    ("mode", "fate", "broken"),
    [
        ("busy", "again", False),
        ("unknown", "no-such-address", False),
        ("blocked", "failed", False),
        ("refuse", "failed", False),
        ("sender", "again", True),
        ("otherwise", "sent", False),
        ("garbled", "uncertain", True),
        ("later", "again", False),
        ("drop-before", "again", True),
        ("drop-after", "uncertain", True),
        ("slow", "sent", False),
    ],
)
def test_what_became_of_a_mail_is_known(mailbox: Mailbox, talk: Conversation, mode: str, fate: str, broken: bool) -> None:
    mailbox.behave(mode)
    outcome = talk.give(MESSAGE, "nobody@example.org", lambda: True)
    assert (outcome.fate, outcome.broken) == (fate, broken)
    assert outcome.reply
    assert "nobody@" not in outcome.reply
    assert len(mailbox.mails()) == (fate in ("sent", "uncertain"))
    mailbox.behave("accept")
    assert talk.give(MESSAGE, "next@example.org", lambda: True).fate == "sent"


def noted(asked: list[str], mode: str) -> Callable[[], bool]:
    """Agrees, and notes that it was asked."""

    def agree() -> bool:
        asked.append(mode)
        return True

    return agree


def test_the_last_word_before_a_mail_is_handed_over_comes_after_the_receiver_is_agreed(mailbox: Mailbox, talk: Conversation) -> None:
    asked: list[str] = []
    for mode in ("busy", "accept"):
        mailbox.behave(mode)
        talk.give(MESSAGE, "reader@example.org", noted(asked, mode))
    assert asked == ["accept"]


def test_a_mail_that_is_withdrawn_at_the_last_moment_is_not_sent(mailbox: Mailbox, talk: Conversation) -> None:
    assert talk.give(MESSAGE, "reader@example.org", lambda: False).fate == "unsent"
    assert talk.give(MESSAGE, "other@example.org", lambda: True).fate == "sent"
    assert mailbox.receivers() == ["other@example.org"]


def test_an_address_beyond_ascii_is_given_where_the_server_takes_it(mailbox: Mailbox, talk: Conversation) -> None:
    assert talk.give(MESSAGE, "чтец@example.org", lambda: True).fate == "sent"
    assert mailbox.receivers() == ["чтец@example.org"]


def test_a_server_that_is_not_there_is_tried_again_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    outcome = Conversation(MailServer(host="127.0.0.1", port=port, security="offered"), "a@example.org").give(
        b"", "b@example.org", lambda: True
    )
    assert (outcome.fate, outcome.broken) == ("again", True)
    assert "no conversation with the mail server" in outcome.reply


def test_a_password_is_not_given_to_a_server_without_encryption(mailbox: Mailbox) -> None:
    port = int(mailbox.url.rpartition(":")[2])
    server = MailServer(host="127.0.0.1", port=port, security="starttls", user="u", password="secret")  # noqa: S106 - of nobody
    outcome = Conversation(server, "a@example.org").give(MESSAGE, "b@example.org", lambda: True)
    assert (outcome.fate, outcome.broken) == ("again", True)
    assert "secret" not in outcome.reply


def test_a_mail_server_never_shows_its_password() -> None:
    assert "secret" not in repr(parse_server("smtps://user:secret@mail.example.org"))


@pytest.mark.parametrize(
    ("address", "host", "port", "security", "user", "password"),
    [
        ("smtp://mail.example.org", "mail.example.org", 25, "offered", None, None),
        ("smtp://u:p@mail.example.org", "mail.example.org", 587, "offered", "u", "p"),
        ("smtps://u%40x:p%2F%40@mail.example.org", "mail.example.org", 465, "tls", "u@x", "p/@"),
        ("starttls://mail.example.org:2525/", "mail.example.org", 2525, "starttls", None, None),
        ("smtp+starttls://u:p@mail.example.org", "mail.example.org", 587, "starttls", "u", "p"),
        ("smtp://[::1]:25", "::1", 25, "offered", None, None),
    ],
)
def test_a_server_is_named_by_an_address(address: str, host: str, port: int, security: str, user: str | None, password: str | None) -> None:
    found = parse_server(address)
    assert (found.host, found.port, found.security, found.user, found.password) == (host, port, security, user, password)


@pytest.mark.parametrize(
    "address", ["", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://h:99999", "smtp://h/path", "smtp://h?x=1"]
)
def test_what_names_no_server_is_refused_with_the_form(address: str) -> None:
    with pytest.raises(UsageError, match=r"smtp://user:password@host:port"):
        parse_server(address)

"""Mails as they go over the wire: their headers, and that nobody can put one in."""

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

import pytest

from dateline.model import Site
from dateline.model.errors import BadAddress, DatelineError, MailFailed, UsageError
from dateline.model.subscriber import Issue, Parcel
from dateline.subscribe.mail import Mail, message_bytes
from dateline.subscribe.write import confirmation_mail, letter_mail
from tests.subscribe.port import SITE, moment

NOW = moment("2031-05-05T12:30")
BREAKS = (
    "\r\n",
    "\n",
    "\r",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\x00",
    "\r\n ",
    "\r\n\t",
    "%0d%0a",
    "\\r\\n",
    "=0D=0A",
    "\ud80a",
)
INJECTED = (
    "Bcc: victim@example.com",
    "\r\nBcc: victim@example.com",
    "Content-Type: text/html\r\n\r\n<b>x</b>",
    "\r\n.\r\nMAIL FROM:<x@example.com>",
)
PAYLOADS = tuple(f"Velmar{b}{i}" for b in BREAKS for i in INJECTED)
HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID", "Auto-Submitted",
    "MIME-Version", "Content-Type",
}  # fmt: skip


def parcel(**given: object) -> Parcel:
    values = {
        "id": "p",
        "kind": "letter",
        "address": "reader@example.org",
        "message_id": "0123",
        "attempts": 0,
        "story": "velmar",
        "frequency": "daily",
    }
    return Parcel(**(values | given))  # type: ignore[arg-type]  # values of a test


def issue(title: str = "The port", subject: str = "The port: 1 new report") -> Issue:
    return Issue(
        id="n-1",
        story="velmar",
        title=title,
        since=NOW,
        until=NOW,
        subject=subject,
        text="It is open.\n",
        html="<p>It is open.</p>",
        reports=(),
    )


def read(raw: bytes) -> EmailMessage:
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


def letter(title: str = "The port", subject: str = "The port: 1 new report", site: Site = SITE) -> EmailMessage:
    found = issue(title, subject)
    return read(message_bytes(letter_mail(parcel(issue=found), found, site, "t" * 43, NOW), site))


def test_a_letter_has_the_headers_that_end_it_in_one_click_and_stop_automatic_answers() -> None:
    mail = letter()
    assert mail["List-Unsubscribe"] == f"<https://desk.example.org/unsubscribe/{'t' * 43}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Id"] == "<velmar.desk.example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == "<0123@desk.example.org>"
    assert mail["Date"] == "Mon, 05 May 2031 12:30:00 +0000"
    assert str(mail["From"]) == "Amber Desk <letters@desk.example.org>"
    assert set(mail.keys()) == HEADERS


def test_a_letter_holds_text_and_page_with_why_it_comes_and_how_it_ends() -> None:
    mail = letter()
    assert mail.get_content_type() == "multipart/alternative"
    assert [p.get_content_type() for p in mail.iter_parts()] == ["text/plain", "text/html"]
    for part in mail.iter_parts():
        content = part.get_content()
        assert "It is open." in content
        assert "because you asked Amber Desk" in " ".join(content.split())
        assert f"https://desk.example.org/unsubscribe/{'t' * 43}" in content
        assert "https://desk.example.org/subscribe?story=velmar" in content
        assert "people@desk.example.org" in content


def test_the_page_of_a_letter_loads_nothing_and_runs_nothing() -> None:
    page = letter().get_body(("html",))
    assert page is not None
    content = page.get_content()
    assert not re.search(r"<(script|img|link|iframe|object|form|video|audio|svg)\b|url\(|@import|\bon\w+=", content)
    assert "prefers-color-scheme: dark" in content


def test_long_links_stay_whole_on_one_line_of_the_header() -> None:
    site = Site(base_url=f"https://{'very-' * 10}long.example.org/{'folder/' * 10}desk", sender="a@example.org")
    found = issue()
    raw = message_bytes(letter_mail(parcel(issue=found), found, site, "t" * 43, NOW), site)
    line = next(x for x in raw.split(b"\r\n") if x.startswith(b"List-Unsubscribe:"))
    assert line == f"List-Unsubscribe: <{site.base_url}/unsubscribe/{'t' * 43}>".encode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_title_subject_or_name_puts_a_header_into_a_mail(payload: str) -> None:
    site = Site(base_url=SITE.base_url, name=payload, sender=SITE.sender)
    raw = letter(title=payload.encode("utf-8", "replace").decode(), subject=payload, site=site)
    assert set(raw.keys()) == HEADERS
    assert "\n" not in str(raw["Subject"])
    assert raw["Bcc"] is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_address_message_id_or_header_value_puts_a_header_into_a_mail(payload: str) -> None:
    for given in ({"to": f"a@example.org{payload}"}, {"message_id": payload}, {"headers": {"List-Id": payload}}):
        values = {"to": "a@example.org", "subject": "s", "text": "t", "html": "h", "message_id": "1", "date": NOW, **given}
        try:
            raw = message_bytes(Mail(**values), SITE)  # type: ignore[arg-type]  # values of a test
        except (DatelineError, ValueError):
            continue
        mail = read(raw)
        assert mail["Bcc"] is None
        assert set(mail.keys()) <= HEADERS


@pytest.mark.parametrize("sender", ["no address", "a@example.org\r\nBcc: b@example.org", "Name <a@example.org>", "a@b@c"])
def test_a_sender_that_is_no_address_is_refused(sender: str) -> None:
    with pytest.raises(BadAddress):
        message_bytes(Mail(to="a@example.org", subject="s", text="t", html="h", message_id="1", date=NOW), Site(sender=sender))


def test_a_site_without_a_sender_is_told_to_name_one() -> None:
    with pytest.raises(UsageError, match="DATELINE_SENDER"):
        message_bytes(Mail(to="a@example.org", subject="s", text="t", html="h", message_id="1", date=NOW), Site())


def test_a_header_value_beyond_ascii_is_refused_not_encoded() -> None:
    with pytest.raises(MailFailed):
        message_bytes(Mail(to="a@example.org", subject="s", text="t", html="h", message_id="ü", date=NOW), SITE)


@pytest.mark.parametrize(
    "words",
    [
        "Порт Велмар – «открыт» и снова и снова и снова и снова и снова и снова",
        "Порт " * 20,
        "=?utf-8?q?Bcc?= plain",
        'Port, open; "yes" <no>',
        "木" * 100,
    ],
)
def test_subjects_and_names_arrive_as_they_are(words: str) -> None:
    words = words.strip()
    site = Site(base_url=SITE.base_url, name=words, sender=SITE.sender)
    found = issue(subject=words)
    raw = message_bytes(letter_mail(parcel(issue=found), found, site, "t", NOW), site)
    head = message_from_bytes(raw)  # the library's old reader, which leaves encoded words to `decode_header`
    shown = words.replace("=?", "= ?")
    assert str(make_header(decode_header(head["Subject"]))) == shown
    name, address = parseaddr(head["From"].replace("\r\n", ""))
    assert (str(make_header(decode_header(name))), address) == (shown, SITE.sender)
    read(raw)
    assert all(len(line) <= 78 for line in raw.split(b"\r\n\r\n")[0].splitlines() if not line.startswith(b"List-"))


def test_a_dot_alone_on_a_line_of_a_letter_does_not_end_it() -> None:
    found = issue()
    lined = Issue(**{**{n: getattr(found, n) for n in found.__slots__}, "text": "One.\n.\nTwo.\n"})
    mail = read(message_bytes(letter_mail(parcel(issue=lined), lined, SITE, "t", NOW), SITE))
    part = mail.get_body(("plain",))
    assert part is not None
    assert part.get_content().splitlines()[:3] == ["One.", ".", "Two."]


def test_the_mail_that_asks_to_confirm_says_what_was_asked_and_what_to_do() -> None:
    mail = read(message_bytes(confirmation_mail(parcel(kind="confirmation"), "The port", SITE, "c" * 43, "w" * 43, NOW), SITE))
    assert mail["Subject"] == "Please confirm: letters about The port"
    assert mail["List-Unsubscribe"] == f"<https://desk.example.org/unsubscribe/{'w' * 43}>"
    for part in mail.iter_parts():
        words = " ".join(part.get_content().split())
        assert f"https://desk.example.org/confirm/{'c' * 43}" in words
        assert "letters about “The port”, once a day" in words
        assert "If it was not you, do nothing" in words


def test_a_mail_about_a_change_says_what_is_now() -> None:
    changed = parcel(kind="confirmation", before="weekly")
    mail = read(message_bytes(confirmation_mail(changed, "The port", SITE, "c", "w", NOW), SITE))
    part = mail.get_body(("plain",))
    assert part is not None
    assert "come to you already (once a week" in " ".join(part.get_content().split())

"""Mails that come back."""

import pytest

from dateline.subscribe.bounces import read_returned

HEAD = "From: MAILER-DAEMON@mx.example\r\nTo: letters@desk.example.org\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
OURS = "From: letters@desk.example.org\r\nMessage-ID: <0123456789abcdef@desk.example.org>\r\nSubject: The port\r\n"


def report(action: str, status: str, *, headers_only: bool = False, returned: str = OURS) -> bytes:
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    return (
        f'{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nYour mail did not arrive.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; reader@example.org\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 <reader@example.org> no mailbox\r\n here\r\n\r\n--b\r\nContent-Type: {kind}\r\n\r\n{returned}\r\nIt is open.\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize("headers_only", [True, False])
@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        ("failed", "5.1.1", "hard"),
        ("failed", "5.1.10", "hard"),
        ("failed", "5.0.0", "hard"),
        ("failed", "5.2.1", "hard"),
        ("Failed", "5.2.2", "soft"),
        ("failed", "5.7.1", "soft"),
        ("failed", "4.4.7", "soft"),
        ("delayed", "4.4.1", "delayed"),
        ("delivered", "2.0.0", "delayed"),
        ("failed", "", "soft"),
    ],
)
def test_a_delivery_report_tells_whether_the_address_is_no_more(action: str, status: str, kind: str, headers_only: bool) -> None:
    found = read_returned(report(action, status, headers_only=headers_only))
    assert (found.kind, found.message_id, found.status) == (kind, "0123456789abcdef", status)
    assert found.detail == "smtp; 550 <…> no mailbox here"


def test_a_complaint_is_one() -> None:
    raw = (
        f'{HEAD}Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nComplaint.\r\n"
        "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\n{OURS}\r\nIt is open.\r\n--b--\r\n"
    ).encode()
    found = read_returned(raw)
    assert (found.kind, found.message_id) == ("complaint", "0123456789abcdef")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        f"{HEAD}Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nI am away. <0123456789abcdef@desk.example.org>".encode(),
        f'{HEAD}Content-Type: multipart/report; boundary="b"\r\n\r\n--b--\r\n'.encode(),
        f'{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\nnothing of it'.encode(),
    ],
)
def test_what_is_no_report_is_ignored(raw: bytes) -> None:
    assert read_returned(raw).kind == "other"


def test_a_report_about_no_mail_names_none() -> None:
    assert read_returned(report("failed", "5.1.1", returned="Subject: Something else\r\n")).message_id is None

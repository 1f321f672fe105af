"""Mails that come back: delivery reports (RFC 3464) and complaints (RFC 5965) → what happened to which mail of ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Literal

from dateline.subscribe.addresses import without_addresses

LARGEST = 5_000_000
_ID = re.compile(r"<([^<>\s@]{1,200})@[^<>\s]{1,255}>")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_HARD = re.compile(r"5\.(0\.\d+|1\.\d+|2\.1)")
"""No such address, or one that takes mail no more. A full mailbox (5.2.2), policy (5.7.x) and the like may pass."""
_LONGEST_DETAIL = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What a returned mail tells.

    Attributes:
        kind: `hard` (will never arrive), `soft` (did not arrive), `complaint`, `delayed` (still being tried), `other` (no report at
            all: an out-of-office note, spam).
        message_id: the Message-ID of our mail; None where the report does not hold it.
        status: the status it gives.
        detail: what the other mail server said, without mail addresses.
    """

    kind: Literal["hard", "soft", "complaint", "delayed", "other"]
    message_id: str | None = None
    status: str = ""
    detail: str = ""


def read_returned(raw: bytes) -> Returned:
    """What a mail that came back tells. Anything that is no report is `other`."""
    message = message_from_bytes(raw[:LARGEST], policy=policy.default)
    if message.get_content_type() != "multipart/report" or not isinstance(message, EmailMessage):
        return Returned(kind="other")
    ours = _message_id(message)
    kind = str(message.get_param("report-type", "")).lower()
    if kind == "feedback-report":
        return Returned(kind="complaint", message_id=ours)
    recipients = [r for r in _recipients(message) if r.get("Action")]
    if not recipients:
        return Returned(kind="other", message_id=ours)
    return _judged(recipients[0], ours)


def _judged(recipient: Message, ours: str | None) -> Returned:
    action = str(recipient.get("Action", "")).strip().lower()
    status = _STATUS.search(str(recipient.get("Status", "")))
    shown = status[0] if status else ""
    detail = without_addresses(" ".join(str(recipient.get("Diagnostic-Code", "")).split()))[:_LONGEST_DETAIL]
    if action in ("delayed", "relayed", "delivered", "expanded"):
        return Returned(kind="delayed", message_id=ours, status=shown, detail=detail)
    kind: Literal["hard", "soft"] = "hard" if _HARD.fullmatch(shown) else "soft"
    return Returned(kind=kind, message_id=ours, status=shown, detail=detail)


def _recipients(message: EmailMessage) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            if isinstance(blocks, list):
                yield from (b for b in blocks if isinstance(b, Message))


def _message_id(message: EmailMessage) -> str | None:
    """The Message-ID of the mail that is returned, whole or by its headers."""
    for part in message.walk():
        if part is message or part.get_content_maintype() == "multipart":
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            found = _ID.search(str(inner[0].get("Message-ID", ""))) if isinstance(inner, list) and isinstance(inner[0], Message) else None
        elif part.get_content_type() in ("text/rfc822-headers", "message/rfc822-headers"):
            raw = part.get_payload(decode=True)
            text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(part.get_payload())
            heads = re.search(r"(?im)^message-id:\s*(.*(?:\n[ \t].*)*)", text)
            found = _ID.search(heads[1]) if heads else None
        else:
            continue
        if found:
            return found[1]
    return None

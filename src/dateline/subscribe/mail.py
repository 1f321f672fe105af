"""A letter or confirmation as a mail: headers that cannot be injected, text and page side by side."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, EmailPolicy
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from dateline.model import Site
from dateline.model.errors import MailFailed, UsageError
from dateline.subscribe.addresses import normal_address
from dateline.subscribe.sentences import seen

LONGEST_TITLE = 150
_WHOLE = frozenset({"list-unsubscribe", "list-unsubscribe-post", "list-id", "message-id", "feedback-id"})
_FOLDED = 75
_TOKEN = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
LONGEST_LINE = 998
"""RFC 5322: octets of a line, and of a header that must not be folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail holds, before it is written.

    Attributes:
        to: normalised address of who gets it.
        subject: any words; what cannot stand in a header is taken out.
        text, html: its two forms.
        message_id: local part of its Message-ID.
        date: moment (UTC, without a zone).
        headers: further headers, ASCII.
    """

    to: str
    subject: str
    text: str
    html: str
    message_id: str
    date: datetime
    headers: Mapping[str, str] = field(default_factory=dict)


class _Headers(EmailPolicy):
    """Writes the headers that machines read on one line, where folding would turn a long link into encoded words; and words beyond
    ASCII as RFC 2047 has it, where the library would lose spaces between them."""  # noqa: D205, D209 - one sentence too long for a line

    def fold(self, name: str, value: Any) -> str:
        """One header as text."""
        low = name.lower()
        if low in _WHOLE:
            return f"{name}: {value}{self.linesep}"
        if low == "subject":
            return f"{name}: {_encoded(str(value), name)}{self.linesep}"
        if low == "from":
            (sender,) = value.addresses
            return f"{name}: {_encoded(sender.display_name, name)}{self.linesep} <{sender.addr_spec}>{self.linesep}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header as bytes."""
        return self.fold(name, value).encode("utf-8")


def _encoded(words: str, name: str) -> str:
    """Words as encoded words, over several lines where they are long."""
    plain = words.isascii() and len(words) + len(name) < _FOLDED and re.fullmatch(r"[\w .:,'!?-]*", words) and "=?" not in words
    if plain and (name != "From" or re.fullmatch(r"[\w '!-]*", words)):
        return words
    return Header(words, "utf-8", header_name=name, maxlinelen=_FOLDED).encode(linesep="\r\n")


def message_bytes(mail: Mail, site: Site) -> bytes:
    """The mail as it goes over the wire, but for the doubling of leading dots.

    Raises:
        MailFailed: the site names no sender, or a header holds what it must not.
    """
    message = EmailMessage(policy=_policy(mail.to))
    message["From"] = Address(display_name=title_words(site.name), addr_spec=sender_of(site))
    message["To"] = Address(addr_spec=mail.to) if mail.to.isascii() else mail.to
    message["Subject"] = title_words(mail.subject)
    message["Date"] = format_datetime(mail.date.replace(tzinfo=UTC))
    for name, value in {"Message-ID": f"<{mail.message_id}@{site_host(site)}>", **mail.headers}.items():
        message[name] = checked(value)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(seen(mail.text), cte="quoted-printable")
    message.add_alternative(seen(mail.html), subtype="html", cte="quoted-printable")
    return message.as_bytes()


def list_headers(site: Site, story: str, way_out: str) -> dict[str, str]:
    """Headers by which a mail program can end letters in one click (RFC 8058), and tell what list they are of (RFC 2919)."""
    return {
        "List-Id": f"<{story}.{site_host(site)}>",
        "List-Unsubscribe": f"<{way_out}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Feedback-ID": f"{story}:letter:{site_host(site)}",
    }


def title_words(words: str) -> str:
    """Words that may stand in a header: no line breaks, nothing unseen, not too long."""
    seen = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in words)
    folded = " ".join(seen.split()).replace("=?", "= ?")  # no word of ours is mistaken for an encoded one
    return folded if len(folded) <= LONGEST_TITLE else f"{folded[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def checked(value: str) -> str:
    """A value for a header that machines read.

    Raises:
        MailFailed: it holds anything but printable ASCII, or is too long for a line.
    """
    if not _TOKEN.fullmatch(value) or len(value) > LONGEST_LINE - 40:
        raise MailFailed(f"The header value {value[:80]!r} holds characters that a mail must not hold. Check the site's address and name.")
    return value


def site_host(site: Site) -> str:
    """The name of the site's machine in ASCII, for ids."""
    host = urlsplit(site.base_url).hostname or "localhost"
    return host.encode("idna").decode() if not host.isascii() else host


def sender_of(site: Site) -> str:
    """The address letters come from.

    Raises:
        UsageError: the site names none.
    """
    if not site.sender:
        raise UsageError("Letters need a sender. Name one with --sender or DATELINE_SENDER, for example letters@news.example.org.")
    return normal_address(site.sender)


def _policy(to: str) -> EmailPolicy:
    base = SMTP if to.isascii() else SMTPUTF8
    return _Headers(linesep=base.linesep, utf8=base.utf8)

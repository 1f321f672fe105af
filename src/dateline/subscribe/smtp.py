"""Handing mails to a mail server, so that it is always known whether it may have taken one."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from dateline.model.errors import UsageError
from dateline.subscribe.addresses import without_addresses

CONNECT_SECONDS = 30.0
REPLY_SECONDS = 300.0
"""Some servers look through a mail for minutes before they say whether they take it (RFC 5321 asks for ten at most)."""
MAILS_A_CONNECTION = 100
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
Fate = Literal["sent", "again", "failed", "no-such-address", "uncertain", "unsent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A mail server that takes letters.

    Attributes:
        host, port: where it listens.
        security: `tls` from the start (smtps), `starttls` (asked for and required), `offered` (starttls where the server has it;
            not on this very machine, where certificates are rarely real).
        user, password: None where it asks for none.
    """

    host: str
    port: int
    security: Literal["tls", "starttls", "offered"]
    user: str | None = None
    password: str | None = None

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port})"  # never the password


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a mail.

    Attributes:
        fate: `sent`; `again` (not taken now, may be later); `failed` (never taken); `no-such-address`; `uncertain` (nobody can
            tell whether it was taken); `unsent` (whoever was asked before the mail was handed over said no).
        reply: what the server said, without mail addresses.
        broken: the connection, or the server as a whole, is the trouble: other mails would fare the same.
    """

    fate: Fate
    reply: str
    broken: bool = False


def parse_server(address: str) -> MailServer:
    """A mail server by its address: `smtp://user:password@host:port`, `smtps://…` or `starttls://…`.

    Raises:
        UsageError: it is no such address.
    """
    found = urlsplit(address)
    kinds: dict[str, tuple[Literal["tls", "starttls", "offered"], int]] = {
        "smtp": ("offered", 587 if found.username else 25),
        "starttls": ("starttls", 587),
        "smtp+starttls": ("starttls", 587),
        "smtps": ("tls", 465),
    }
    try:
        security, port = kinds[found.scheme][0], found.port or kinds[found.scheme][1]
    except (KeyError, ValueError) as error:
        raise UsageError(_FORM) from error
    if not found.hostname or found.path not in ("", "/") or found.query or found.fragment:
        raise UsageError(_FORM)
    user = unquote(found.username) if found.username else None
    return MailServer(
        host=found.hostname, port=port, security=security, user=user, password=unquote(found.password or "") if user else None
    )


_FORM = (
    "The mail server is not given as smtp://user:password@host:port (or smtps://… for TLS from the start, starttls://… to insist on it). "
    "Characters such as @ and / in the password are written as %40 and %2F."
)


class Conversation:
    """A conversation with a mail server, opened when the first mail comes and opened anew after trouble."""

    def __init__(self, server: MailServer, sender: str) -> None:
        self._server = server
        self._sender = sender
        self._client: smtplib.SMTP | None = None
        self._count = 0

    def give(self, message: bytes, to: str, before: Callable[[], bool]) -> Outcome:
        """Hand over one mail.

        Args:
            message: the mail.
            to: envelope address.
            before: called when the server agreed to take a mail for this address and before it gets the first byte of it;
                if it returns False, nothing is handed over.
        """
        try:
            client = self._ready()
            refusal = self._envelope(client, to)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return _trouble(error)
        if refusal is not None:
            self._reset()
            return refusal
        if not before():
            self._reset()
            return Outcome(fate="unsent", reply="it was withdrawn")
        return self._data(client, message)

    def close(self) -> None:
        """End the conversation."""
        client, self._client, self._count = self._client, None, 0
        if client is not None:
            with suppress(OSError, smtplib.SMTPException):
                client.quit()
            client.close()

    def _ready(self) -> smtplib.SMTP:
        if self._client is not None and self._count >= MAILS_A_CONNECTION:
            self.close()
        if self._client is None:
            self._client = _connected(self._server)
        self._count += 1
        return self._client

    def _envelope(self, client: smtplib.SMTP, to: str) -> Outcome | None:
        """Sender and receiver; None where the server agrees to both."""
        options = []
        if not to.isascii():
            if not client.has_extn("smtputf8"):
                return Outcome(fate="failed", reply="the mail server takes no addresses beyond ASCII before the @ (SMTPUTF8)")
            options = ["SMTPUTF8", "BODY=8BITMIME"]
            client.command_encoding = "utf-8"
        code, reply = client.mail(self._sender, options)
        if code != _OK:  # it is we who are refused, not this reader: the mail waits until that is mended
            return Outcome(fate="again", reply=_line(code, reply), broken=True)
        code, reply = client.rcpt(to)
        if code in (_OK, 251):
            return None
        outcome = _refused(code, reply, broken=code == _CLOSING)
        return Outcome(fate="no-such-address", reply=outcome.reply) if outcome.fate == "failed" and _no_such(outcome.reply) else outcome

    def _data(self, client: smtplib.SMTP, message: bytes) -> Outcome:
        try:
            code, reply = client.docmd("DATA")
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return _trouble(error)  # not a byte of the mail was given
        if code != _GO_ON:
            self._reset()
            return _refused(code, reply)
        try:
            client.send(_stuffed(message))
            code, reply = client.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._client = None
            client.close()
            return Outcome(fate="uncertain", reply=f"the connection broke while the mail was being given: {_said(error)}", broken=True)
        return _judged(code, reply)

    def _reset(self) -> None:
        if self._client is not None:
            try:
                self._client.rset()
            except (OSError, smtplib.SMTPException):
                self.close()


_OK, _GO_ON, _CLOSING = 250, 354, 421


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.security == "tls":
        client: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=CONNECT_SECONDS, context=context)
    else:
        client = smtplib.SMTP(server.host, server.port, timeout=CONNECT_SECONDS)
    try:
        client.ehlo_or_helo_if_needed()
        encrypted = server.security == "tls"
        wanted = server.security == "offered" and client.has_extn("starttls") and server.host not in _LOOPBACK
        if server.security == "starttls" or wanted:
            client.starttls(context=context)
            client.ehlo()
            encrypted = True
        if server.user is not None:
            _log_in(client, server, safe=encrypted or server.host in _LOOPBACK)
        if client.sock is not None:
            client.sock.settimeout(REPLY_SECONDS)
    except BaseException:
        client.close()
        raise
    return client


def _log_in(client: smtplib.SMTP, server: MailServer, *, safe: bool) -> None:
    if not safe:
        raise smtplib.SMTPNotSupportedError("it offers no encryption, so the password is not given to it; use smtps:// or another server")
    client.login(server.user or "", server.password or "")


def _refused(code: int, reply: bytes, *, broken: bool = False) -> Outcome:
    temporary = 400 <= code < 500  # noqa: PLR2004 - the classes of RFC 5321
    return Outcome(fate="again" if temporary else "failed", reply=_line(code, reply), broken=broken)


def _judged(code: int, reply: bytes) -> Outcome:
    """What an answer to a whole mail says of it."""
    if code // 100 == _OK // 100:
        return Outcome(fate="sent", reply=_line(code, reply))
    if code // 100 in (4, 5):
        return _refused(code, reply, broken=code == _CLOSING)
    return Outcome(fate="uncertain", reply=f"the mail server gave an answer that is none: {_line(code, reply)}", broken=True)


def _no_such(reply: str) -> bool:
    """Whether a refusal is about the address. One that is about us (5.7.x: policy, block lists) says nothing about it."""
    found = _ENHANCED.search(reply)
    return found is None or found[2] in ("0", "1") or (found[2], found[3]) == ("2", "1")


def _trouble(error: Exception) -> Outcome:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Outcome(fate="again", reply=f"the mail server refuses user and password: {_said(error)}", broken=True)
    return Outcome(fate="again", reply=f"no conversation with the mail server: {_said(error)}", broken=True)


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        raw = error.smtp_error
        return _line(error.smtp_code, raw if isinstance(raw, bytes) else str(raw).encode())
    return " ".join(str(error).split()) or type(error).__name__


def _line(code: int, reply: bytes) -> str:
    return without_addresses(" ".join(f"{code} {reply.decode('utf-8', 'replace')}".split()))[:500]


def _stuffed(message: bytes) -> bytes:
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    ended = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended) + b".\r\n"

"""A mail server for the demo and the tests: it listens on this machine alone and writes every mail into a folder.

    python tools/mailbox.py FOLDER [--port N]

Prints one line, `listening 127.0.0.1:PORT`, and runs until it is ended. Each mail is FOLDER/NNNNN.eml, with the envelope in front
(`X-Envelope-From`, `X-Envelope-To`). How it behaves stands in FOLDER/mode, looked at before every answer; nothing there = `accept`:

    accept        take everything
    busy          450 to every receiver
    unknown       550 5.1.1 to every receiver whose address holds `nobody`
    blocked       550 5.7.1 to every receiver
    sender        553 5.7.1 to every sender
    refuse        554 after the mail
    later         451 after the mail
    otherwise     keep the mail, and say so by 251
    garbled       keep the mail, and answer in no words of SMTP
    drop-before   break the connection when a mail is about to be given
    drop-after    keep the mail, then break the connection without an answer
    slow          wait 0.2 seconds before and after a mail is kept
    stuck         keep the mail, then say nothing for an hour
"""

import argparse
import asyncio
import itertools
import os
import signal
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

SLOW_SECONDS = 0.2
STUCK_SECONDS = 3600


class Mailbox:
    """Keeps mails in a folder and answers as the folder's `mode` says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1 + max((int(p.stem) for p in folder.glob("[0-9]*.eml")), default=0))

    async def handle_RCPT(  # noqa: N802 - the name the server looks for
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Agree to a receiver, or not."""
        mode = self._mode()
        if mode == "busy":
            return "450 4.2.0 Try again later"
        if mode == "unknown" and "nobody" in address:
            return f"550 5.1.1 <{address}>: there is no such mailbox"
        if mode == "blocked":
            return "550 5.7.1 Your network is on a list"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        """Keep a mail, or not."""
        mode = self._mode()
        if mode == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        if mode == "refuse":
            return "554 5.6.0 We do not want this mail"
        if mode == "later":
            return "451 4.3.0 Not now"
        self._keep(envelope)
        if mode == "drop-after":
            _drop(server)
        if mode == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        if mode == "stuck":
            await asyncio.sleep(STUCK_SECONDS)
        return {"otherwise": "251 OK", "garbled": "Thank you"}.get(mode, "250 OK")

    async def handle_MAIL(  # noqa: N802 - as above
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Agree to a sender."""
        if self._mode() == "sender":
            return "553 5.7.1 You may not send for this address"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    def breaks_before_data(self) -> bool:
        """Whether the connection is to break now."""
        return self._mode() == "drop-before"

    def _mode(self) -> str:
        path = self._folder / "mode"
        return path.read_text(encoding="utf-8").strip() if path.exists() else "accept"

    def _keep(self, envelope: Envelope) -> None:
        head = f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {', '.join(envelope.rcpt_tos)}\r\n"
        content = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        number = next(self._numbers)
        part = self._folder / f"{number:05}.part"
        part.write_bytes(head.encode("utf-8", "surrogateescape") + content)
        part.replace(part.with_suffix(".eml"))


class Server(SMTP):
    """The protocol, able to break off before a mail is given."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - as above
        """The DATA command."""
        mailbox: Mailbox = self.event_handler
        if mailbox.breaks_before_data():
            _drop(self)
            return
        await super().smtp_DATA(arg)


def _drop(server: SMTP) -> None:
    if isinstance(server.transport, asyncio.Transport):
        server.transport.abort()


async def serve(folder: Path, port: int) -> None:
    """Run until the process is told to end."""
    mailbox = Mailbox(folder)
    loop = asyncio.get_running_loop()
    end = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    listening = await loop.create_server(
        lambda: Server(mailbox, hostname="mailbox.example", enable_SMTPUTF8=True, loop=loop), "127.0.0.1", port
    )
    print(f"listening 127.0.0.1:{listening.sockets[0].getsockname()[1]}", flush=True)
    await end.wait()
    listening.close()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(description="A mail server that writes every mail into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(serve(given.folder, given.port))
    sys.stdout.flush()
    os._exit(0)  # conversations that hang are left


if __name__ == "__main__":
    main()

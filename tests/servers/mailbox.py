"""The real mail server of `tools/mailbox.py` in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "mailbox.py"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A running mail server: its address for `--smtp`, and the folder its mails lie in."""

    url: str
    folder: Path

    def behave(self, mode: str) -> None:
        """How it answers from now on (see `tools/mailbox.py`)."""
        (self.folder / "mode").write_text(mode)

    def mails(self) -> list[EmailMessage]:
        """The mails it has kept, in the order they came."""
        return [parsed(path.read_bytes()) for path in sorted(self.folder.glob("*.eml"))]

    def receivers(self) -> list[str]:
        """Who the mails it has kept went to, in the order they came."""
        return [str(mail["X-Envelope-To"]) for mail in self.mails()]


@contextmanager
def mail_server(folder: Path) -> Iterator[Mailbox]:
    """A mail server that keeps its mails in a folder."""
    command = [sys.executable, str(SCRIPT), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("listening "), line
        try:
            yield Mailbox(f"smtp://{line.split()[1]}", folder)
        finally:
            process.terminate()


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def page_of(mail: EmailMessage) -> str:
    """The HTML of a mail."""
    part = mail.get_body(("html",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def parsed(raw: bytes) -> EmailMessage:
    """A mail from its bytes."""
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail

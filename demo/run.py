"""The whole way on one machine, offline: feeds → record → desk → subscriber → letter → files. `make demo` runs it.

Everything is done as a person would do it: by the commands of `dateline`, and by forms sent to the desk over HTTP.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from demo.forms import Form, first_form
from demo.news import News, on_the_web

ROOT = Path(__file__).resolve().parents[1]
NEWS_PORT = 8767
DESK_PORT = 8765
"""Where `make serve` listens too, so that the links of the letters lead somewhere afterwards."""
STORY = ("gate-4", "Shooting at Gate 4", "klaipeda")
KILLED = "klaipeda killed:>=1"
READER = "reader@subscriber.example"
EXPORTS = (("statements", "csv"), ("tolls", "csv"), ("events", "geojson"), ("tallies", "parquet"), ("reports", "jsonl"))
WAIT_SECONDS = 20
FIRST_LINES = 32


class Demo:
    """One run of the demo into a folder."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.store = out / "desk.sqlite"
        self.mail = out / "mail"
        self.desk = f"http://127.0.0.1:{DESK_PORT if is_free(DESK_PORT) else free_port()}"

    def dateline(self, *arguments: str, quiet: bool = False) -> str:
        """Run a command of Dateline on the demo's store; its output is shown unless `quiet`."""
        command = [str(Path(sys.executable).with_name("dateline")), *arguments]
        if not quiet:
            shown = " ".join(f"'{a}'" if " " in a else a for a in map(self._short, arguments))
            print(f"$ dateline {shown}", flush=True)
        done = subprocess.run(
            command, env=self.environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, cwd=ROOT
        )
        if done.returncode or not quiet:
            print(done.stdout.replace(f"{self.out}{os.sep}", f"{self.out.name}/"), end="", flush=True)
        if done.returncode:
            sys.exit(f"The demo stopped: `dateline {arguments[0]}` ended with status {done.returncode}.")
        return done.stdout

    def environment(self) -> dict[str, str]:
        """What all commands of the demo are told."""
        return {
            **os.environ,
            "DATELINE_STORE": str(self.store),
            "DATELINE_BASE_URL": self.desk,
            "DATELINE_SITE_NAME": "The Amber Coast desk",
            "DATELINE_SENDER": "desk@amber-coast.example",
            "DATELINE_CONTACT": "editor@amber-coast.example",
        }

    def _short(self, argument: str) -> str:
        return argument.replace(str(self.out), self.out.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Go the whole way; 0 when all of it went well."""
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "demo-out", help="folder to write to; an older demo in it is replaced")
    demo = Demo(parser.parse_args(arguments).out.resolve())
    empty(demo.out)
    demo.out.mkdir(parents=True)
    start = time.monotonic()
    with on_the_web(NEWS_PORT if is_free(NEWS_PORT) else 0) as news:
        watched(demo, news)
        with mailbox(demo.mail) as smtp, desk(demo):
            subscribed(demo, smtp)
            heading("An outlet changes what it published, without a word: what is claimed otherwise, and the letter about it")
            news.correct()
            demo.dateline("watch", "--sources", str(demo.out / "sources.toml"), "--once", "--again")
            demo.dateline("diff", news.changed)
            demo.dateline("send", "--now", "--smtp", smtp)
            print(text_of(newest(demo.mail)))
        taken_away(demo)
    shown(demo, time.monotonic() - start)
    return 0


def watched(demo: Demo, news: News) -> None:
    """Four feeds are watched, the record is built, a story is saved."""
    heading("Four outlets publish eleven reports; their feeds are watched")
    (demo.out / "sources.toml").write_text(news.sources(), encoding="utf-8")
    demo.dateline("watch", "--sources", str(demo.out / "sources.toml"), "--once")
    heading("A story is a saved query")
    slug, title, query = STORY
    demo.dateline("story", "add", slug, "--title", title, "--query", query)
    heading("The story at a glance: events with grades and counts, what is contested, tolls, one text in two outlets")
    demo.dateline("story", slug)
    heading("Who contradicts whom, in whose words; who corrects, who admits")
    demo.dateline("disputes", query, "--links")
    heading("The dead of Gate 4, number by number")
    demo.dateline("tolls", KILLED, "--no-rules")


def subscribed(demo: Demo, smtp: str) -> None:
    """A reader fills in the form, confirms by the mail that comes, and gets a letter."""
    heading("A reader subscribes on the desk and confirms by mail")
    page, form = form_at(f"{demo.desk}/subscribe?story={STORY[0]}")
    said(form.send(page, {"address": READER, "frequency": "as-it-comes", "agreed": True}))
    demo.dateline("send", "--smtp", smtp)
    link = next(iter(re.findall(rf"{re.escape(demo.desk)}/confirm/\S+", text_of(newest(demo.mail)))))
    page, form = form_at(link)
    said(form.send(page, {}))
    heading("The first letter")
    demo.dateline("send", "--smtp", smtp)
    lines = text_of(newest(demo.mail)).splitlines()
    print("\n".join(lines[:FIRST_LINES]), f"\n\n… and {len(lines) - FIRST_LINES} lines more in {demo.out.name}/mail/")


def taken_away(demo: Demo) -> None:
    """Files and a static copy of the desk."""
    heading("The record is taken away: files, and a copy of the desk that needs no server")
    (demo.out / "exports").mkdir()
    for table, form in EXPORTS:
        demo.dateline("export", STORY[2], "--format", form, "--table", table, "-o", str(demo.out / "exports" / f"{table}.{form}"))
    demo.dateline("site", str(demo.out / "site"))


def shown(demo: Demo, seconds: float) -> None:
    """What to look at now."""
    name = demo.out.name
    heading(f"Done in {seconds:.0f} seconds. Look at")
    for where, what in (
        ("site/index.html", "the desk, as files: open it in a browser"),
        ("exports/", "CSV with HXL tags, Parquet, GeoJSON, JSON lines"),
        ("mail/", "the letters the reader got"),
        ("desk.sqlite", "the store; the evidence lies in desk.sqlite.evidence/ as WARC"),
    ):
        print(f"  {name}/{where:18} {what}")
    print("\nThe whole record in the terminal: DATELINE_STORE=demo-out/desk.sqlite .venv/bin/dateline show --all")
    print("To open the desk itself in a browser: make serve")


@contextmanager
def mailbox(folder: Path) -> Iterator[str]:
    """A mail server of this machine that writes every letter into a folder; gives its address."""
    command = [sys.executable, "-m", "tools.mailbox", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as server:
        said = server.stdout.readline().split() if server.stdout else []
        try:
            yield f"smtp://{said[-1]}"
        finally:
            server.terminate()


@contextmanager
def desk(demo: Demo) -> Iterator[None]:
    """The desk, served while the block runs."""
    port = demo.desk.rpartition(":")[2]
    command = [str(Path(sys.executable).with_name("dateline")), "serve", "--port", port]
    with subprocess.Popen(command, env=demo.environment(), cwd=ROOT, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"{demo.desk}/healthz")
            yield
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    """Wait until a page answers."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            urlopen(address, timeout=2).close()
        except (URLError, TimeoutError):
            if time.monotonic() > until:
                sys.exit(f"The demo stopped: {address} does not answer.")
            time.sleep(0.1)
        else:
            return


def form_at(address: str) -> tuple[str, Form]:
    """The first form of a page that posts."""
    with urlopen(address, timeout=10) as answer:
        return address, first_form(answer.read().decode())


def said(text: str) -> None:
    """What the desk answers."""
    print(f"  the desk says: {text}")


def newest(folder: Path) -> EmailMessage:
    """The letter that came last."""
    letters = sorted(folder.glob("*.eml"))
    if not letters:
        sys.exit("The demo stopped: no letter came.")
    message = message_from_bytes(letters[-1].read_bytes(), policy=policy.default)
    return message if isinstance(message, EmailMessage) else EmailMessage()


def text_of(message: EmailMessage) -> str:
    """Head and plain text of a letter."""
    body = message.get_body(("plain",))
    head = "".join(f"{name}: {message[name]}\n" for name in ("From", "To", "Subject"))
    return f"{head}\n{body.get_content() if body else ''}"


def empty(folder: Path) -> None:
    """Remove an older demo; a folder that is none is left alone."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "desk.sqlite").exists():
        sys.exit(f"{folder} holds something else than an older demo. Name another folder with --out.")
    shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


def is_free(port: int) -> bool:
    """Whether nobody listens at a port."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def heading(text: str) -> None:
    """A line between the steps."""
    print(f"\n== {text}\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())

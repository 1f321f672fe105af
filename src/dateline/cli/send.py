"""`dateline send`, `outbox`, `bounce`: letters to subscribers go out, and some come back."""

import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import site_options, store_option
from dateline.cli.output import safe
from dateline.cli.status import SOME_SET_ASIDE
from dateline.model.errors import DatelineError, MailFailed, NotFound, UsageError

if TYPE_CHECKING:
    from types import FrameType

    from dateline.jobs.send import Round

_LOCAL = ("http://127.0.0.1", "http://localhost", "http://[::1]", "https://")


class MailTalk:
    """Says on standard error what became of every mail; addresses are not told."""

    def mail(self, kind: str, fate: str, reply: str) -> None:
        """One mail was dealt with."""
        click.echo(f"{fate:<15} {kind}: {safe(reply)}", err=True)

    def trouble(self, what: str) -> None:
        """Something an operator should look at."""
        click.echo(f"{'look here':<15} {safe(what)}", err=True)


@click.command(short_help="Letters to subscribers.")
@click.option(
    "--smtp",
    envvar="DATELINE_SMTP",
    show_envvar=True,
    metavar="URL",
    help="The mail server: smtp://user:password@host:port, smtps://…, starttls://….",
)
@click.option("--every", type=click.IntRange(1), metavar="SECONDS", help="Go on: a round every so many seconds, until interrupted.")
@click.option("--now", "at_once", is_flag=True, help="Do not wait for the end of a day or week, nor for the next try.")
@click.option("--status", is_flag=True, help="Only show the outbox (as `dateline outbox` does).")
@store_option
@site_options
def send(*, smtp: str | None, every: int | None, at_once: bool, status: bool, store: str, site: Any) -> int:
    """Make the letters that are due and deliver what the outbox holds, at most once per subscriber and letter.

    What the mail server does not take for the time being is tried again later, for about three days. Whoever it says does not
    exist gets nothing any more. A mail that was being handed over when the program died is uncertain: it is never sent again
    by itself (see `dateline outbox`).
    """
    from dateline.store import Store
    from dateline.subscribe.mail import sender_of
    from dateline.subscribe.smtp import parse_server

    if status:
        return _show(store)
    if not smtp:
        raise UsageError(
            "Letters need a mail server. Name one with --smtp or DATELINE_SMTP, for example smtps://user:password@mail.example.org."
        )
    server = parse_server(smtp)
    sender_of(site)
    if not site.base_url.startswith(_LOCAL):
        click.echo("Letters ended by one click need an address with https://; --base-url has none.", err=True)
    with Store.open(store, create=False) as opened:
        return _rounds(opened, server, site, at_once=at_once, every=every)


def _rounds(store: Any, server: Any, site: Any, *, at_once: bool, every: int | None) -> int:
    from dateline.jobs.send import send as send_round

    end = threading.Event()

    def stop(_number: int, _frame: "FrameType | None") -> None:
        end.set()

    if every is None:
        status = _ended(send_round(store, server, site, at_once=at_once, talk=MailTalk()))
        _say_waiting(store)
        return status
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        while not end.is_set():
            try:
                _say(send_round(store, server, site, at_once=at_once, talk=MailTalk()))
            except DatelineError as error:  # the store is busy or away for the moment
                click.echo(f"error: {safe(error.message)} The next round tries again.", err=True)
            end.wait(every)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def _ended(done: "Round") -> int:
    _say(done)
    if done.broken:
        raise MailFailed(
            f"The mail server took no more: {done.broken}. What is left stays in the outbox and is tried again later, or at once with --now."
        )
    return SOME_SET_ASIDE if done.uncertain or done.fates.get("uncertain") else 0


def _say(done: "Round") -> None:
    fates = ", ".join(f"{count} {fate}" for fate, count in sorted(done.fates.items())) or "no mail was due"
    click.echo(f"{done.made} letters made; {fates}.")
    if done.recovered:
        click.echo(f"{done.recovered} mails of a round that died were not handed over yet, and are sent as if nothing had been.", err=True)
    if done.uncertain:
        click.echo(f"{done.uncertain} mails of a round that died are uncertain. `dateline outbox` says what to do.", err=True)


def _say_waiting(store: Any) -> None:
    """Of mails that a server did not take: when the next one is tried again, and why it waits."""
    from dateline.jobs.subscriptions import now_utc
    from dateline.store.outbox import Outbox
    from dateline.store.people import People

    mail = Outbox(People(store)).next_try(now_utc())
    if mail is not None:
        click.echo(f"Next try: {mail.due:%Y-%m-%d %H:%M} UTC, or `dateline send --now`. The last one: {safe(mail.reply or '')}", err=True)


@click.group(invoke_without_command=True, short_help="Mails that wait, failed, or are uncertain.")
@store_option
@click.pass_context
def outbox(context: click.Context, *, store: str) -> int | None:
    """Show the outbox: how many mails are in each state, and those a person should look at."""
    context.obj = store
    return None if context.invoked_subcommand else _show(store)


@outbox.command(short_help="Send an uncertain or failed mail once more.")
@click.argument("id_", metavar="ID")
@click.pass_obj
def again(store: str, id_: str) -> None:
    """Send the mail whose id begins with ID once more. If the first one arrived after all, its reader gets two."""
    _decide(store, id_, again=True)
    click.echo("It goes out with the next `dateline send`.")


@outbox.command(short_help="Take an uncertain or failed mail as done.")
@click.argument("id_", metavar="ID")
@click.pass_obj
def settle(store: str, id_: str) -> None:
    """Take the mail whose id begins with ID as done: it is not sent again."""
    _decide(store, id_, again=False)
    click.echo("It is taken as done.")


def _decide(store: str, id_: str, *, again: bool) -> None:
    from dateline.jobs.subscriptions import now_utc
    from dateline.store import Store
    from dateline.store.outbox import Outbox
    from dateline.store.people import People

    with Store.open(store, create=False) as opened:
        if not Outbox(People(opened)).decide(id_, again=again, now=now_utc()):
            raise NotFound(f"No single uncertain or failed mail has an id that begins with {id_!r}. `dateline outbox` shows them.")


def _show(store: str) -> int:
    from dateline.store import Store
    from dateline.store.outbox import Outbox
    from dateline.store.people import People

    with Store.open(store, create=False) as opened:
        box = Outbox(People(opened))
        counts, shown = box.counts(), box.mails("uncertain", "failed")
        for state in ("queued", "claimed", "sent", "failed", "suppressed", "uncertain"):
            click.echo(f"{state:<11} {counts.get(state, 0):>7}")
        _say_waiting(opened)
    for mail in shown:
        handed = f", handed over {mail.handed:%Y-%m-%d %H:%M} UTC" if mail.handed else ""
        click.echo(f"{mail.state}: {mail.id[:12]}, {mail.kind} about {safe(mail.story)}{handed}: {safe(mail.reply or 'no reason known')}")
    if any(mail.state == "uncertain" for mail in shown):
        click.echo(
            "Uncertain mails may have arrived or not. Look for their Message-ID (it begins with the id) in the log of the mail server; then "
            "`dateline outbox settle ID` if it arrived, `dateline outbox again ID` if not.",
            err=True,
        )
        return SOME_SET_ASIDE
    return 0


@click.command(short_help="Mails that came back.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, readable=False, allow_dash=True))
@store_option
def bounce(paths: tuple[Path, ...], *, store: str) -> int:
    """Read mails that came back (delivery reports, complaints), from files or - for standard input.

    An address that does not exist gets nothing any more; other failures are counted, and five in thirty days pause it; who
    complains is unsubscribed at once. Out-of-office notes and other mails are ignored.
    """
    from dateline.jobs.subscriptions import returned
    from dateline.store import Store

    unknown = 0
    with Store.open(store, create=False) as opened:
        for path in paths:
            told, done = returned(opened, _bytes(path))
            unknown += done == "unknown"
            about = " ".join(filter(None, (told.status, safe(told.detail))))
            click.echo(f"{told.kind}: {_DONE[done]}{f' ({about})' if about else ''}")
    return SOME_SET_ASIDE if unknown else 0


_DONE = {
    "suppressed": "nothing is sent to that address any more",
    "counted": "counted",
    "paused": "its letters pause; `dateline subscribers release ADDRESS` lets them go on",
    "unsubscribed": "unsubscribed",
    "nothing": "ignored",
    "unknown": "about no mail of this store; if you know the address, `dateline subscribers suppress ADDRESS`",
}


def _bytes(path: Path) -> bytes:
    import sys

    from dateline.acquire.files import problem

    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise problem(error, path) from error

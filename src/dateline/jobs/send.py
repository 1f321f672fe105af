"""Letters that are due are made, and the outbox is emptied: at most one letter per subscriber and issue, however often this dies."""

import os
import platform
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from dateline.jobs.brief import compose_new
from dateline.jobs.select import Selection, select
from dateline.jobs.subscriptions import now_utc
from dateline.model import DatelineError, Site, Story
from dateline.model.subscriber import Issue, Parcel, Subscription
from dateline.query import parse
from dateline.store.letters import Letters
from dateline.store.outbox import Keys, Outbox
from dateline.store.people import People
from dateline.store.store import Store
from dateline.store.stories import Stories
from dateline.subscribe.mail import message_bytes, sender_of
from dateline.subscribe.page import fragment
from dateline.subscribe.plain import plain
from dateline.subscribe.schedule import covers_until
from dateline.subscribe.smtp import Conversation, MailServer, Outcome
from dateline.subscribe.tokens import new_token, token_hash
from dateline.subscribe.write import confirmation_mail, letter_mail

Clock = Callable[[], datetime]
MOST_TRIES = 8
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=24)


class Talk(Protocol):
    """Who is told of every mail."""

    def mail(self, kind: str, fate: str, reply: str) -> None:
        """One mail was dealt with; no address is told."""

    def trouble(self, what: str) -> None:
        """Something an operator should look at."""


class Silence:
    """Tells nobody."""

    def mail(self, kind: str, fate: str, reply: str) -> None:
        """Nothing."""

    def trouble(self, what: str) -> None:
        """Nothing."""


@dataclass(slots=True, kw_only=True)
class Round:
    """One round of sending.

    Attributes:
        made: letters put into the outbox.
        fates: how many mails had which fate.
        recovered, uncertain: mails of a round that died: queued again, or left to a person.
        broken: what the mail server said when the round had to stop; None where it did not.
    """

    made: int = 0
    fates: dict[str, int] = field(default_factory=dict)
    recovered: int = 0
    uncertain: int = 0
    broken: str | None = None


def send(store: Store, server: MailServer, site: Site, *, at_once: bool = False, talk: Talk | None = None, clock: Clock = now_utc) -> Round:
    """One round: see to what died, forget old requests, make the letters that are due, deliver what the outbox holds.

    Args:
        store: where subscribers and reports are.
        server: the mail server.
        site: who sends.
        at_once: do not wait for the end of a day or week, nor for the next try of what was refused for the time being.
        talk: told of every mail.
        clock: gives the moment (UTC).

    Raises:
        UsageError: the site names no sender.
    """
    sender, told, people = sender_of(site), talk or Silence(), People(store)
    outbox, worker = Outbox(people), worker_name()
    people.purge(clock())
    done = Round()
    done.recovered, done.uncertain = outbox.recover(lambda name: alive(name, worker), clock())
    done.made = make_letters(store, site, at_once=at_once, talk=told, clock=clock)
    if at_once:
        outbox.hasten(clock())
    with people.held():
        _deliver(_Errand(store=store, outbox=outbox, site=site, worker=worker, clock=clock), Conversation(server, sender), done, told)
    return done


def make_letters(store: Store, site: Site, *, at_once: bool = False, talk: Talk | None = None, clock: Clock = now_utc) -> int:
    """Put the letters that are due into the outbox. Returns how many."""
    people = People(store)
    letters, outbox = Letters(people), Outbox(people)
    now = letters.note(clock)
    made = 0
    chosen: dict[str, Selection] = {}
    for (story, since, until), due in _due(store, letters, now, at_once=at_once, talk=talk or Silence()):
        fresh = letters.fresh(since, until)
        if not fresh:
            continue
        if story.slug not in chosen:  # readers of one story may have been told until many moments; they come one after the other
            chosen = {story.slug: select(store, parse(story.query))}
        issue = _issue(store, chosen[story.slug], story, since=since, until=until, fresh=fresh, site=site)
        if issue is not None:
            made += outbox.post(issue, due, clock())
        else:
            letters.nothing_new(due, until)
    return made


_Group = tuple[tuple[Story, datetime, datetime], list[Subscription]]


def _due(store: Store, letters: Letters, now: datetime, *, at_once: bool, talk: Talk) -> Iterator[_Group]:
    """Subscriptions that are due, those of one letter together."""
    stories = {s.slug: s for s in Stories(store).all()}
    groups: dict[tuple[str, datetime, datetime], list[Subscription]] = defaultdict(list)
    for subscription in letters.subscriptions():
        until = covers_until(subscription, now, at_once=at_once)
        if until is not None:
            groups[subscription.story, subscription.since, until].append(subscription)
    for (slug, since, until), due in groups.items():
        if slug in stories:
            yield (stories[slug], since, until), due
        else:
            talk.trouble(f"The story {slug!r} has {len(due)} subscriptions, but is no more. Save it again, or let people know.")


def _issue(
    store: Store, chosen: Selection, story: Story, *, since: datetime, until: datetime, fresh: frozenset[str], site: Site
) -> Issue | None:
    """The letter about a story between two moments; None where there is nothing new."""
    mine = tuple(sorted({r.report.id for r in chosen.record.readings} & fresh))
    period = f"What came in between {_moment(since)} and {_moment(until)}"
    digest = compose_new(chosen, store, story, fresh=mine, period=period, site=site)
    if digest.empty:
        return None
    key = f"{story.slug}\x1f{since.isoformat()}\x1f{until.isoformat()}"
    return Issue(
        id=f"n-{sha256(key.encode()).hexdigest()[:32]}",
        story=story.slug,
        title=digest.story,
        since=since,
        until=until,
        subject=digest.subject,
        text=plain(digest),
        html=fragment(digest),
        reports=mine,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    store: Store
    outbox: Outbox
    site: Site
    worker: str
    clock: Clock


def _deliver(errand: _Errand, conversation: Conversation, done: Round, talk: Talk) -> None:
    titles = {s.slug: s.title for s in Stories(errand.store).all()}
    try:
        while done.broken is None:
            confirm, leave = new_token(), new_token()
            parcel = errand.outbox.claim(errand.worker, Keys(confirm=token_hash(confirm), way_out=token_hash(leave)), errand.clock())
            if parcel is None:
                return
            outcome = _hand_over(errand, conversation, parcel, confirm, leave, titles.get(parcel.story, parcel.story))
            done.fates[outcome.fate] = done.fates.get(outcome.fate, 0) + 1
            done.broken = outcome.reply if outcome.broken else None
            talk.mail(parcel.kind, outcome.fate, outcome.reply)
    finally:
        conversation.close()


def _hand_over(errand: _Errand, conversation: Conversation, parcel: Parcel, confirm: str, leave: str, title: str) -> Outcome:
    try:
        if parcel.issue is not None:
            mail = letter_mail(parcel, parcel.issue, errand.site, leave, errand.clock())
        else:
            mail = confirmation_mail(parcel, title, errand.site, confirm, leave, errand.clock())
        message = message_bytes(mail, errand.site)
    except (DatelineError, ValueError) as error:
        outcome = Outcome(fate="failed", reply=str(error))
    else:
        outcome = conversation.give(message, parcel.address, lambda: errand.outbox.hand(parcel, errand.worker, errand.clock()))
    _note(errand, parcel, outcome)
    return outcome


def _note(errand: _Errand, parcel: Parcel, outcome: Outcome) -> None:
    """Write down how it ended."""
    outbox, now = errand.outbox, errand.clock()
    if outcome.fate == "again" and parcel.attempts + 1 < MOST_TRIES:
        outbox.again(parcel, errand.worker, outcome.reply, now + wait(parcel.attempts))
    elif outcome.fate in ("sent", "uncertain"):
        outbox.settle(parcel, errand.worker, "sent" if outcome.fate == "sent" else "uncertain", outcome.reply, now)
    elif outcome.fate != "unsent":
        outbox.settle(parcel, errand.worker, "failed", outcome.reply, now, no_such_address=outcome.fate == "no-such-address")


def wait(attempts: int) -> timedelta:
    """How long to wait after so many tries and one more: 5 minutes, then three times as long each time, a day at most."""
    return min(LONGEST_WAIT, FIRST_WAIT * int(3**attempts))


def worker_name() -> str:
    """Names this round: machine, process, and something random."""
    return f"{platform.node()}:{os.getpid()}:{secrets.token_hex(8)}"


def alive(worker: str, own: str) -> bool:
    """Whether a worker may still run. Of another machine nobody here can tell, so it may, until its claim is too old."""
    host, _, rest = worker.rpartition(":")[0].partition(":")
    own_host, _, own_pid = own.rpartition(":")[0].partition(":")
    if worker == own:
        return True
    if host != own_host or os.name != "posix":
        return True
    if rest == own_pid:
        return False  # an earlier process, or an earlier round, with our number
    try:
        os.kill(int(rest), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def _moment(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"

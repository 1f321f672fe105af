"""The outbox: every mail is handed over at most once. Every method is one transaction that outlives a loss of power.

`queued` → `claimed` by one worker → `sent`, `failed`, `suppressed`, or `queued` again while nothing was handed over. `handed` is
written before the mail server is given the first byte of a mail; whoever dies after that leaves it `uncertain`, and only a person
decides whether it goes out again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from dateline.model.consent import Consent
from dateline.model.subscriber import Issue, MailKind, MailState, Parcel, Posted, Subscription
from dateline.store.consent import append
from dateline.store.people import People
from dateline.store.rights import refused
from dateline.store.tables.outbox import issue, issue_report, outbox
from dateline.store.tables.people import person, request, subscription, suppression, way_out

BATCH = 200
TOKEN_LIVES = timedelta(hours=48)
LEASE = timedelta(minutes=30)
"""After so long a claim of a worker we cannot look at is taken to be dead: longer than all its timeouts together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Hashes of the tokens that the next mail will hold: to confirm, and to unsubscribe."""

    confirm: str
    way_out: str


class Outbox:
    """The outbox of a store."""

    def __init__(self, people: People) -> None:
        self._people = people

    def claim(self, worker: str, keys: Keys, now: datetime) -> Parcel | None:
        """Take the mail that is due first; nobody else gets it. What may no longer be sent is put by on the way.

        Args:
            worker: names who takes it.
            keys: hashes of fresh tokens; those of the mail that is taken count from now on.
            now: moment (UTC).
        """
        with self._people.begin() as connection:
            while (row := connection.execute(_due(now)).first()) is not None:
                reason = "suppressed" if row.ban else "unsubscribed" if row.ended else None
                if reason:
                    _set(connection, row.id, state="suppressed", done=now, reply=reason)
                    continue
                _set(connection, row.id, state="claimed", worker=worker, claimed=now, handed=None)
                _arm(connection, row, keys, now)
                return _parcel(connection, row)
        return None

    def hand(self, parcel: Parcel, worker: str, now: datetime) -> bool:
        """Note that the mail server is about to be given the mail. False where it may not be: it was taken or ended meanwhile."""
        mine = (outbox.c.id == parcel.id, outbox.c.state == "claimed", outbox.c.worker == worker)
        with self._people.begin() as connection:
            return connection.execute(update(outbox).where(*mine).values(handed=now)).rowcount == 1

    def settle(self, parcel: Parcel, worker: str, state: MailState, reply: str, now: datetime, *, no_such_address: bool = False) -> None:
        """Note how it ended. What was thought dead and is uncertain since may still be settled by its worker."""
        with self._people.begin() as connection:
            row = connection.execute(select(outbox).where(outbox.c.id == parcel.id)).first()
            if row is None or (row.worker != worker and row.state != "uncertain"):  # erased meanwhile, or no longer ours
                return
            _set(connection, parcel.id, state=state, done=now, reply=reply, attempts=parcel.attempts + 1)
            if state == "sent" and row.kind == "confirmation":
                append(connection, _confirmation_sent(connection, row, now))
            if no_such_address:
                refused(connection, row.person_id, reply, now)

    def again(self, parcel: Parcel, worker: str, reply: str, due: datetime) -> None:
        """Put a mail back that was not handed over, unless somebody else has it now."""
        mine = (outbox.c.id == parcel.id, outbox.c.state == "claimed", outbox.c.worker == worker)
        values = {"state": "queued", "worker": None, "handed": None, "reply": reply, "due": due, "attempts": parcel.attempts + 1}
        with self._people.begin() as connection:
            connection.execute(update(outbox).where(*mine).values(**values))

    def recover(self, alive: Callable[[str], bool], now: datetime) -> tuple[int, int]:
        """Deal with mails whose worker died.

        Args:
            alive: whether a worker still runs, as far as can be told here.
            now: moment (UTC).

        Returns:
            How many are queued again, how many are uncertain.
        """
        counts = [0, 0]
        with self._people.begin() as connection:
            for row in connection.execute(select(outbox).where(outbox.c.state == "claimed")).all():
                if alive(row.worker) and row.claimed > now - LEASE:
                    continue
                state = "queued" if row.handed is None else "uncertain"
                reply = row.reply if row.handed is None else "the program ended while the mail server was being given this mail"
                _set(connection, row.id, state=state, worker=None, reply=reply)
                counts[state == "uncertain"] += 1
        return counts[0], counts[1]

    def hasten(self, now: datetime) -> None:
        """Let mails that wait for another try be tried now."""
        waiting = (outbox.c.state == "queued", outbox.c.attempts > 0)
        with self._people.begin() as connection:
            connection.execute(update(outbox).where(*waiting).values(due=now))

    def post(self, letter: Issue, receivers: Sequence[Subscription], now: datetime) -> int:
        """Put a letter into the outbox for subscriptions. Those that were told, or ended, meanwhile are passed over.

        Returns:
            For how many it was put there.
        """
        posted = 0
        for start in range(0, len(receivers), BATCH):
            with self._people.begin() as connection:
                _keep(connection, letter, now)
                posted += sum(_post(connection, letter, receiver, now) for receiver in receivers[start : start + BATCH])
        return posted

    def counts(self) -> dict[str, int]:
        """How many mails are in each state."""
        with self._people.look() as connection:
            rows = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state)).all()
        return {row[0]: row[1] for row in rows}

    def mails(self, *states: MailState) -> tuple[Posted, ...]:
        """The mails in these states, the oldest first."""
        query = select(outbox).where(outbox.c.state.in_(states)).order_by(outbox.c.made, outbox.c.id)
        with self._people.look() as connection:
            return tuple(_posted(row) for row in connection.execute(query))

    def next_try(self, now: datetime) -> Posted | None:
        """The mail that was tried and is tried again first, after `now` (UTC); None where none waits so."""
        waiting = (outbox.c.state == "queued", outbox.c.attempts > 0, outbox.c.due > now)
        with self._people.look() as connection:
            row = connection.execute(select(outbox).where(*waiting).order_by(outbox.c.due, outbox.c.id).limit(1)).first()
        return _posted(row) if row is not None else None

    def decide(self, id_prefix: str, *, again: bool, now: datetime) -> bool:
        """What a person decides on uncertain or failed mails whose id begins so: once more, or let it be as sent.

        Returns:
            Whether there was exactly one such mail.
        """
        with self._people.begin() as connection:
            about = (func.substr(outbox.c.id, 1, len(id_prefix)) == id_prefix, outbox.c.state.in_(("uncertain", "failed")))
            ids = connection.scalars(select(outbox.c.id).where(*about).limit(2)).all()
            if len(ids) != 1 or not id_prefix:
                return False
            changes: dict[str, Any] = {"state": "queued", "due": now, "attempts": 0, "handed": None} if again else {"state": "sent"}
            _set(connection, ids[0], reply="decided by the operator", **changes)
            return True


def _post(connection: Connection, letter: Issue, receiver: Subscription, now: datetime) -> bool:
    about = (subscription.c.id == receiver.id, subscription.c.told_until == receiver.since, subscription.c.ended.is_(None))
    if not connection.execute(update(subscription).where(*about).values(told_until=letter.until, first=0)).rowcount:
        return False
    id_ = sha256(f"{letter.id}\x1f{receiver.id}".encode()).hexdigest()[:32]
    if connection.scalar(select(outbox.c.id).where(outbox.c.id == id_)) is not None:
        return False
    mail = {"id": id_, "kind": "letter", "person_id": receiver.person, "story": letter.story, "message_id": id_}
    keys = {"subscription_id": receiver.id, "issue_id": letter.id}
    connection.execute(insert(outbox).values(state="queued", attempts=0, made=now, due=now, **mail, **keys))
    return True


def _due(now: datetime) -> Any:
    """The mail that is due first, confirmations before letters. Letters of paused people wait."""
    return (
        select(outbox, person.c.address, suppression.c.reason.label("ban"), subscription.c.ended, subscription.c.frequency)
        .join(person, person.c.id == outbox.c.person_id)
        .outerjoin(suppression, suppression.c.address_hash == person.c.address_hash)
        .outerjoin(subscription, subscription.c.id == outbox.c.subscription_id)
        .where(outbox.c.state == "queued", outbox.c.due <= now, (outbox.c.kind == "confirmation") | person.c.paused.is_(None))
        .order_by(outbox.c.kind, outbox.c.due, outbox.c.id)
        .limit(1)
    )


def _set(connection: Connection, id_: str, **values: Any) -> None:
    connection.execute(update(outbox).where(outbox.c.id == id_).values(**values))


def _arm(connection: Connection, row: Row[Any], keys: Keys, now: datetime) -> None:
    """Make the tokens of a mail count. Earlier ones to unsubscribe keep working; an earlier one to confirm does not."""
    connection.execute(insert(way_out).values(token_hash=keys.way_out, person_id=row.person_id, story=row.story, made=now))
    if row.request_id is not None:
        values = {"token_hash": keys.confirm, "expires": now + TOKEN_LIVES}
        connection.execute(update(request).where(request.c.id == row.request_id).values(**values))


def _parcel(connection: Connection, row: Row[Any]) -> Parcel:
    common: dict[str, Any] = {
        "id": row.id,
        "kind": row.kind,
        "address": row.address,
        "message_id": row.message_id,
        "attempts": row.attempts,
    }
    if row.kind == "letter":
        return Parcel(**common, story=row.story, frequency=row.frequency, issue=_issue(connection, row.issue_id))
    asked = connection.execute(select(request).where(request.c.id == row.request_id)).one()
    about = (subscription.c.person_id == row.person_id, subscription.c.story == row.story, subscription.c.ended.is_(None))
    before = connection.scalar(select(subscription.c.frequency).where(*about))
    return Parcel(**common, story=row.story, frequency=asked.frequency, request=asked.id, before=before)


def _issue(connection: Connection, id_: str) -> Issue:
    row = connection.execute(select(issue).where(issue.c.id == id_)).one()
    ids = connection.scalars(select(issue_report.c.report_id).where(issue_report.c.issue_id == id_).order_by(issue_report.c.report_id))
    names = ("id", "story", "title", "since", "until", "subject", "text", "html")
    return Issue(**{name: getattr(row, name) for name in names}, reports=tuple(ids))


def _keep(connection: Connection, letter: Issue, now: datetime) -> None:
    if connection.scalar(select(issue.c.id).where(issue.c.id == letter.id)) is not None:
        return
    names = ("id", "story", "title", "since", "until", "subject", "text", "html")
    connection.execute(insert(issue).values({name: getattr(letter, name) for name in names} | {"made": now}))
    if letter.reports:
        connection.execute(insert(issue_report), [{"issue_id": letter.id, "report_id": r} for r in letter.reports])


def _confirmation_sent(connection: Connection, row: Row[Any], now: datetime) -> Consent:
    asked = connection.execute(select(request).where(request.c.id == row.request_id)).first()
    hash_ = asked.token_hash if asked else None
    return Consent(person=row.person_id, kind="confirmation_sent", at=now, method="mail", story=row.story, token_hash=hash_)


def _posted(row: Row[Any]) -> Posted:
    kind: MailKind = row.kind
    return Posted(
        id=row.id,
        kind=kind,
        state=row.state,
        person=row.person_id,
        story=row.story,
        attempts=row.attempts,
        due=row.due,
        handed=row.handed,
        reply=row.reply,
    )

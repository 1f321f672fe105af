"""What a person may ask for, and an operator for them: what is held, to be forgotten, to be left alone."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.model.consent import Consent, ConsentKind, Method
from dateline.model.errors import StoreProblem
from dateline.model.subscriber import Ban
from dateline.store.consent import append, links
from dateline.store.people import People, end, new_id
from dateline.store.tables.outbox import issue, outbox
from dateline.store.tables.people import bounce, person, request, subscription, suppression, wording

SOFT_BOUNCES = 5
SOFT_DAYS = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """One line of the list of subscribers.

    Attributes:
        person: random id; address: the mail address.
        story, frequency: what was asked for.
        state: `waiting` (to be confirmed), `active`, `paused` (after soft bounces), `ended`, `suppressed`.
        since: when that was asked for or confirmed (UTC).
    """

    person: str
    address: str
    story: str
    frequency: str
    state: str
    since: datetime


class Rights:
    """The rights of the people of a store."""

    def __init__(self, people: People) -> None:
        self._people = people

    def subscribers(self) -> tuple[Subscriber, ...]:
        """Who asked for what, by address and story."""
        with self._people.look() as connection:
            found = [*_bound(connection), *_waiting(connection)]
        return tuple(sorted(found, key=lambda s: (s.address, s.story, s.state)))

    def export(self, address: str) -> dict[str, Any] | None:
        """Everything held on an address, as plain values; None where nothing is."""
        address_hash = self._people.address_hash(address)
        with self._people.look() as connection:
            ban = connection.execute(select(suppression).where(suppression.c.address_hash == address_hash)).first()
            who = connection.execute(select(person).where(person.c.address_hash == address_hash)).first()
            if who is None and ban is None:
                return None
            held: dict[str, Any] = {"address": address, "suppressed": _plain(ban, "reason", "at") if ban else None}
            return held if who is None else {**held, **_held(connection, who)}

    def erase(self, address: str, now: datetime) -> bool:
        """Forget an address: what stays is a salted hash, so that nothing is ever sent to it, and the sealed chain without it.

        Returns:
            Whether anything was held.

        Raises:
            StoreProblem: it is forgotten, but another program reads the store so long that SQLite's log still holds it.
        """
        address_hash = self._people.address_hash(address)
        with self._people.begin() as connection:
            who = connection.scalar(select(person.c.id).where(person.c.address_hash == address_hash))
            if who is None:
                return False
            append(connection, Consent(person=who, kind="erased", at=now, method="admin"))
            connection.execute(delete(person).where(person.c.id == who))
            _ban(connection, address_hash, "erased", now)
        self._sweep()
        return True

    def _sweep(self) -> None:
        """Take what was deleted out of SQLite's log too."""
        with self._people.look() as connection:
            if connection.dialect.name == "sqlite":
                connection.rollback()
                raw = connection.connection.driver_connection
                if raw is not None and raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                    raise StoreProblem(
                        "The address is forgotten, but another program reads the store and keeps SQLite's log from being emptied, so the "
                        "log (…-wal) still holds it. It goes when that program ends; any later use of the store then empties the log."
                    )

    def suppress(self, address: str, reason: Ban, *, method: Method, now: datetime) -> None:
        """Send nothing to an address any more."""
        address_hash = self._people.address_hash(address)
        with self._people.begin() as connection:
            _ban(connection, address_hash, reason, now)
            who = connection.scalar(select(person.c.id).where(person.c.address_hash == address_hash))
            if who is not None:
                _silence(connection, who, reason, method, now)

    def release(self, address: str, now: datetime) -> bool:
        """Lift the ban on an address, and the pause after soft bounces. Returns whether there was one."""
        address_hash = self._people.address_hash(address)
        with self._people.begin() as connection:
            lifted = connection.execute(delete(suppression).where(suppression.c.address_hash == address_hash)).rowcount
            who = connection.execute(select(person).where(person.c.address_hash == address_hash)).first()
            if who is not None:
                lifted += who.paused is not None
                connection.execute(update(person).where(person.c.id == who.id).values(paused=None))
                connection.execute(delete(bounce).where(bounce.c.person_id == who.id))
                if lifted:
                    append(connection, Consent(person=who.id, kind="released", at=now, method="admin"))
            return lifted > 0

    def bounced(self, message_id: str, *, status: str, detail: str, hard: bool, now: datetime) -> str | None:
        """Note that a mail came back.

        Returns:
            What was done (`suppressed`, `counted`, `paused`); None where no mail of ours has this Message-ID.
        """
        with self._people.begin() as connection:
            who = _addressee(connection, message_id)
            if who is None:
                return None
            connection.execute(insert(bounce).values(id=new_id(), person_id=who, at=now, status=status, detail=detail))
            if hard:
                _ban_person(connection, who, "bounced", "bounce", now)
                return "suppressed"
            recent = connection.scalar(select(func.count()).where(bounce.c.person_id == who, bounce.c.at >= now - SOFT_DAYS)) or 0
            if recent < SOFT_BOUNCES:
                return "counted"
            connection.execute(update(person).where(person.c.id == who, person.c.paused.is_(None)).values(paused=now))
            return "paused"

    def complained(self, message_id: str, now: datetime) -> bool:
        """Note that somebody marked a mail as unwanted: letters end at once. False where no mail of ours has this Message-ID."""
        with self._people.begin() as connection:
            who = _addressee(connection, message_id)
            if who is not None:
                _ban_person(connection, who, "complained", "mail", now)
            return who is not None


def refused(connection: Connection, who: str, reply: str, now: datetime) -> None:
    """A mail server said, while we spoke to it, that there is no such address."""
    connection.execute(insert(bounce).values(id=new_id(), person_id=who, at=now, status=reply[:3], detail=reply))
    _ban_person(connection, who, "bounced", "bounce", now)


def _addressee(connection: Connection, message_id: str) -> str | None:
    local = message_id.strip().strip("<>").partition("@")[0]
    found: str | None = connection.scalar(select(outbox.c.person_id).where(outbox.c.message_id == local))
    return found


def _ban_person(connection: Connection, who: str, reason: Ban, method: Method, now: datetime) -> None:
    address_hash = connection.scalar(select(person.c.address_hash).where(person.c.id == who))
    _ban(connection, str(address_hash), reason, now)
    _silence(connection, who, reason, method, now)


def _ban(connection: Connection, address_hash: str, reason: Ban, now: datetime) -> None:
    there = suppression.c.address_hash == address_hash
    if reason == "erased":
        connection.execute(delete(suppression).where(there))
    if connection.scalar(select(suppression.c.at).where(there)) is None:
        connection.execute(insert(suppression).values(address_hash=address_hash, reason=reason, at=now))


def _silence(connection: Connection, who: str, reason: Ban, method: Method, now: datetime) -> None:
    kind: ConsentKind = "complained" if reason == "complained" else "suppressed"
    append(connection, Consent(person=who, kind=kind, at=now, method=method))
    if reason in ("complained", "asked"):
        end(connection, who, None, method=method, token_hash=None, now=now)
    queued = (outbox.c.person_id == who, outbox.c.state == "queued")
    connection.execute(update(outbox).where(*queued).values(state="suppressed", done=now, reply=reason))


def _bound(connection: Connection) -> list[Subscriber]:
    query = (
        select(subscription, person.c.address, person.c.paused, suppression.c.reason)
        .join(person, person.c.id == subscription.c.person_id)
        .outerjoin(suppression, suppression.c.address_hash == person.c.address_hash)
    )
    return [
        Subscriber(
            person=row.person_id,
            address=row.address,
            story=row.story,
            frequency=row.frequency,
            state="ended" if row.ended else "suppressed" if row.reason else "paused" if row.paused else "active",
            since=row.created,
        )
        for row in connection.execute(query)
    ]


def _waiting(connection: Connection) -> list[Subscriber]:
    query = select(request, person.c.address).join(person, person.c.id == request.c.person_id).where(request.c.used.is_(None))
    return [
        Subscriber(person=r.person_id, address=r.address, story=r.story, frequency=r.frequency, state="waiting", since=r.created)
        for r in connection.execute(query)
    ]


def _held(connection: Connection, who: Any) -> dict[str, Any]:
    events = [asdict(link) for link in links(connection, who.id)]
    hashes = {e["event"][name] for e in events for name in ("terms_sha256", "form_sha256")} - {None}
    mails = (
        select(outbox, issue.c.subject, issue.c.text).outerjoin(issue, issue.c.id == outbox.c.issue_id).where(outbox.c.person_id == who.id)
    )
    return {
        "person": who.id,
        "language": who.language,
        "first_known": _day(who.created),
        "paused": _day(who.paused),
        "requests": _rows(connection, request, who.id, "story", "frequency", "created", "used"),
        "subscriptions": _rows(connection, subscription, who.id, "story", "frequency", "created", "ended"),
        "consent": [{**e, "event": {k: _day(v) for k, v in e["event"].items()}} for e in events],
        "shown": [
            _plain(row, "kind", "version", "sha256", "body", "first_shown")
            for row in connection.execute(select(wording).where(wording.c.sha256.in_(hashes)).order_by(wording.c.kind, wording.c.version))
        ],
        "mails": [
            _plain(row, "kind", "story", "state", "made", "done", "reply", "subject", "text")
            for row in connection.execute(mails.order_by(outbox.c.made, outbox.c.id))
        ],
        "bounces": _rows(connection, bounce, who.id, "at", "status", "detail"),
    }


def _rows(connection: Connection, table: Any, who: str, *names: str) -> list[dict[str, Any]]:
    return [_plain(row, *names) for row in connection.execute(select(table).where(table.c.person_id == who).order_by(table.c.id))]


def _plain(row: Any, *names: str) -> dict[str, Any]:
    return {name: _day(getattr(row, name)) for name in names}


def _day(value: Any) -> Any:
    return f"{value.isoformat(timespec='seconds')}Z" if isinstance(value, datetime) else value

"""Subscribers in the store: they ask, confirm, leave. Every method is one transaction that outlives a loss of power."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dateline.model.consent import Consent, Link, Method
from dateline.model.subscriber import Request, Wish
from dateline.store.connect import durable, explained
from dateline.store.consent import append, links
from dateline.store.store import Store
from dateline.store.tables.outbox import outbox
from dateline.store.tables.people import attempt, person, request, secret, subscription, suppression, way_out, wording

DAY = timedelta(days=1)
UNCONFIRMED_KEPT = timedelta(days=7)
FIRST_LETTER_REACHES_BACK = timedelta(days=7)
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
"""Slow enough that a stolen list of hashes is no list of addresses; 16 MiB and some hundredths of a second each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How often forms may be sent in: by one client in an hour, for one address in a day."""

    per_client: int = 20
    per_address: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who a way out belongs to. `active`: letters about the story are still coming."""

    person: str
    story: str
    active: bool


class People:
    """Subscribers of a store.

    Args:
        store: the store they are kept in.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._salt: bytes | None = None

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that writes."""
        with explained(self._store.address), durable(self._store.engine).begin() as connection:
            yield connection

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with explained(self._store.address), self._store.engine.connect() as connection:
            yield connection

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the database open over many transactions: SQLite tidies its log whenever the last connection closes."""
        with self.look() as connection:
            connection.exec_driver_sql("SELECT 1")
            connection.rollback()  # open, but in nobody's way
            yield

    def address_hash(self, address: str) -> str:
        """What stands for an address where the address itself must not: salted, and slow to guess; the same however its case is.

        Hardly a mail server tells `Ana@…` from `ana@…`, so a ban and a limit on one hold for the other.
        """
        return hashlib.scrypt(address.lower().encode("utf-8"), salt=self._key(), **_SCRYPT).hex()

    def _key(self) -> bytes:
        if self._salt is None:
            with self.begin() as connection:
                found = connection.scalar(select(secret.c.value).where(secret.c.name == "salt"))
                if found is None:
                    found = secrets.token_hex(32)
                    connection.execute(insert(secret).values(name="salt", value=found))
            self._salt = bytes.fromhex(found)
        return self._salt

    def ask(self, wish: Wish, *, client: str | None, limits: Limits, now: datetime) -> Literal["taken", "quiet", "too-many"]:
        """Keep a wish and put its confirmation into the outbox.

        Returns:
            `taken`; `quiet` where nothing is to be sent and nobody is to notice (suppressed, or too often for this address);
            `too-many` where one client sends in too many forms.
        """
        address_hash = self.address_hash(wish.address)
        client_hash = hmac.new(self._key(), (client or "").encode(), "sha256").hexdigest()
        with self.begin() as connection:
            connection.execute(delete(attempt).where(attempt.c.at < now - DAY))
            if client is not None and not _allowed(connection, client_hash, limits.per_client, now - timedelta(hours=1), now):
                return "too-many"
            allowed = _allowed(connection, address_hash, limits.per_address, now - DAY, now)
            banned = connection.scalar(select(suppression.c.at).where(suppression.c.address_hash == address_hash))
            if not allowed or banned is not None:
                return "quiet"
            _take(connection, wish, _person(connection, wish, address_hash, now), now)
        return "taken"

    def pending(self, token_hash: str, now: datetime) -> Request | None:
        """The request a token confirms; None where it is unknown, used or too old."""
        with self.look() as connection:
            found = connection.execute(_open(token_hash, now)).first()
            return _as_request(connection, found) if found else None

    def confirm(self, token_hash: str, now: datetime) -> Request | None:
        """Use a token: letters come from now on. None where it is unknown, used or too old."""
        with self.begin() as connection:
            found = connection.execute(_open(token_hash, now)).first()
            if found is None:
                return None
            asked = _as_request(connection, found)
            connection.execute(update(request).where(request.c.id == found.id).values(used=now))
            connection.execute(update(person).where(person.c.id == found.person_id).values(paused=None))
            _subscribe(connection, asked, now)
            kind: Literal["confirmed", "preferences_changed"] = "preferences_changed" if asked.before else "confirmed"
            append(connection, _event(found, kind, "page", now))
            return asked

    def way_out(self, token_hash: str) -> Known | None:
        """Who and what an unsubscribe token is about; None where it is unknown."""
        with self.look() as connection:
            return _known(connection, token_hash)

    def leave(self, token_hash: str, *, method: Method, everything: bool, now: datetime) -> Known | None:
        """End letters by an unsubscribe token, and withdraw what waits to be confirmed. Doing it again changes nothing.

        Returns:
            What was known before; None where the token is unknown.
        """
        with self.begin() as connection:
            known = _known(connection, token_hash)
            if known is not None:
                end(connection, known.person, None if everything else known.story, method=method, token_hash=token_hash, now=now)
            return known

    def purge(self, now: datetime) -> int:
        """Forget requests nobody confirmed in seven days, and whom we then know nothing else of. Returns how many people."""
        with self.begin() as connection:
            connection.execute(delete(request).where(request.c.used.is_(None), request.c.created < now - UNCONFIRMED_KEPT))
            asked, bound = select(request.c.person_id), select(subscription.c.person_id)
            gone = connection.scalars(select(person.c.id).where(person.c.id.not_in(asked), person.c.id.not_in(bound))).all()
            for id_ in gone:
                append(connection, Consent(person=id_, kind="lapsed", at=now, method="timer"))
            connection.execute(delete(person).where(person.c.id.in_(gone)))
            return len(gone)

    def links(self) -> Iterator[Link]:
        """The whole chain of consent."""
        with self.look() as connection:
            yield from links(connection)

    def shown(self, kind: Literal["form", "terms"], version: str, sha256: str, body: str, now: datetime) -> None:
        """Keep the wording of a form or of terms once, by its hash."""
        with self.look() as connection:
            if connection.scalar(select(wording.c.sha256).where(wording.c.sha256 == sha256)) is not None:
                return
        with self.begin() as connection:
            if connection.scalar(select(wording.c.sha256).where(wording.c.sha256 == sha256)) is None:
                connection.execute(insert(wording).values(sha256=sha256, kind=kind, version=version, body=body, first_shown=now))


def new_id() -> str:
    """A random id of 128 bits."""
    return secrets.token_hex(16)


def end(connection: Connection, who: str, story: str | None, *, method: Method, token_hash: str | None, now: datetime) -> bool:
    """End a person's letters about one story (None = all). Returns whether there was anything to end."""
    about = [subscription.c.person_id == who, subscription.c.ended.is_(None)]
    asked = [request.c.person_id == who, request.c.used.is_(None)]
    queued = [outbox.c.person_id == who, outbox.c.state == "queued", outbox.c.kind == "letter"]
    if story is not None:
        about.append(subscription.c.story == story)
        asked.append(request.c.story == story)
        queued.append(outbox.c.story == story)
    ended = connection.execute(update(subscription).where(*about).values(ended=now)).rowcount
    ended += connection.execute(delete(request).where(*asked)).rowcount
    connection.execute(update(outbox).where(*queued).values(state="suppressed", done=now, reply="unsubscribed"))
    if ended:
        append(connection, Consent(person=who, kind="unsubscribed", at=now, method=method, story=story, token_hash=token_hash))
    return ended > 0


def _allowed(connection: Connection, who: str, most: int, since: datetime, now: datetime) -> bool:
    count = connection.scalar(select(func.count()).where(attempt.c.who == who, attempt.c.at >= since)) or 0
    if count < most:
        connection.execute(insert(attempt).values(id=new_id(), who=who, at=now))
    return count < most


def _person(connection: Connection, wish: Wish, address_hash: str, now: datetime) -> str:
    found: str | None = connection.scalar(select(person.c.id).where(person.c.address_hash == address_hash))
    if found is not None:
        return found
    id_ = new_id()
    values = {"address": wish.address, "address_hash": address_hash, "language": wish.language, "created": now}
    connection.execute(insert(person).values(id=id_, **values))
    return id_


def _take(connection: Connection, wish: Wish, who: str, now: datetime) -> None:
    """Keep a request. One that waits unsent for the same story gives way, so that one mail is enough."""
    waiting = select(request.c.id).join(outbox, outbox.c.request_id == request.c.id)
    waiting = waiting.where(request.c.person_id == who, request.c.story == wish.story, outbox.c.state == "queued")
    connection.execute(delete(request).where(request.c.id.in_(connection.scalars(waiting).all())))
    values: dict[str, Any] = {name: getattr(wish, name) for name in ("story", "frequency", *_SHOWN)}
    id_ = new_id()
    connection.execute(insert(request).values(id=id_, person_id=who, created=now, **values))
    last = connection.scalar(select(func.max(outbox.c.due)).where(outbox.c.person_id == who, outbox.c.kind == "confirmation"))
    mail = {"id": new_id(), "kind": "confirmation", "person_id": who, "story": wish.story, "request_id": id_, "message_id": new_id()}
    due = now if last is None else max(now, last + DAY)
    connection.execute(insert(outbox).values(state="queued", attempts=0, made=now, due=due, **mail))
    append(connection, Consent(person=who, kind="requested", at=now, method="form", **values))


_SHOWN = ("form_id", "form_sha256", "terms_version", "terms_sha256", "language")


def _open(token_hash: str, now: datetime) -> Any:
    return select(request).where(request.c.token_hash == token_hash, request.c.used.is_(None), request.c.expires > now)


def _as_request(connection: Connection, row: Row[Any]) -> Request:
    about = (subscription.c.person_id == row.person_id, subscription.c.story == row.story, subscription.c.ended.is_(None))
    before = connection.scalar(select(subscription.c.frequency).where(*about))
    return Request(id=row.id, person=row.person_id, story=row.story, frequency=row.frequency, before=before)


def _subscribe(connection: Connection, asked: Request, now: datetime) -> None:
    about = (subscription.c.person_id == asked.person, subscription.c.story == asked.story)
    if asked.before is not None:
        connection.execute(update(subscription).where(*about).values(frequency=asked.frequency))
        return
    fresh = {"frequency": asked.frequency, "ended": None, "told_until": now - FIRST_LETTER_REACHES_BACK, "first": 1}
    if not connection.execute(update(subscription).where(*about).values(**fresh)).rowcount:
        key = {"id": new_id(), "person_id": asked.person, "story": asked.story, "created": now}
        connection.execute(insert(subscription).values(**key, **fresh))


def _event(row: Row[Any], kind: Literal["confirmed", "preferences_changed"], method: Method, now: datetime) -> Consent:
    values = {name: getattr(row, name) for name in ("story", "frequency", "token_hash", *_SHOWN)}
    return Consent(person=row.person_id, kind=kind, at=now, method=method, **values)


def _known(connection: Connection, token_hash: str) -> Known | None:
    row = connection.execute(select(way_out).where(way_out.c.token_hash == token_hash)).first()
    if row is None:
        return None
    about = (subscription.c.person_id == row.person_id, subscription.c.story == row.story, subscription.c.ended.is_(None))
    active = connection.scalar(select(subscription.c.id).where(*about)) is not None
    return Known(person=row.person_id, story=row.story, active=active)

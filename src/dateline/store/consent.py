"""The chain of consent in the store: events are added at its end, inside the transaction of whatever they tell of."""

from collections.abc import Iterator
from dataclasses import fields

from sqlalchemy import Connection, insert, select, text

from dateline.model.consent import NOTHING_BEFORE, Consent, Link, sealed
from dateline.store.tables.people import consent

_FIELDS = tuple(f.name for f in fields(Consent))


def append(connection: Connection, event: Consent) -> Link:
    """Add an event at the end of the chain."""
    alone(connection, "consent")
    last = connection.execute(select(consent.c.number, consent.c.hash).order_by(consent.c.number.desc()).limit(1)).first()
    number, previous = (last.number + 1, last.hash) if last else (1, NOTHING_BEFORE)
    link = sealed(number, event, previous)
    values = {name: getattr(event, name) for name in _FIELDS}
    connection.execute(insert(consent).values(number=number, previous=previous, hash=link.hash, **values))
    return link


def links(connection: Connection, person: str | None = None) -> Iterator[Link]:
    """The chain from its beginning, or the events of one person."""
    query = select(consent).order_by(consent.c.number)
    for row in connection.execute(query if person is None else query.where(consent.c.person == person)):
        event = Consent(**{name: getattr(row, name) for name in _FIELDS})
        yield Link(number=row.number, event=event, previous=row.previous, hash=row.hash)


def alone(connection: Connection, table: str) -> None:
    """Let nobody else write a table until this transaction ends. On SQLite a transaction that writes is alone already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"))

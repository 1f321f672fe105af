"""The chain of consent in the store: events are added at its end, inside the transaction of whatever they tell of.

Transactions that write come one after the other (`store.engines`), so nobody else adds to the end meanwhile.
"""

from collections.abc import Iterator
from dataclasses import fields

from sqlalchemy import Connection, insert, select

from dateline.model.consent import NOTHING_BEFORE, Consent, Link, sealed
from dateline.store.tables.people import consent

_FIELDS = tuple(f.name for f in fields(Consent))


def append(connection: Connection, event: Consent) -> Link:
    """Add an event at the end of the chain."""
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

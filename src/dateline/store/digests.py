"""Whether what is kept of some reports is still the same, without reading any of it."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from dateline.store.connect import explained
from dateline.store.store import Store, batches
from dateline.store.tables import corrections as layers
from dateline.store.tables import reports as schema

_OF, _CORRECTION = layers.correction_report, layers.correction


def digest(store: Store, ids: Sequence[str]) -> str:
    """A digest of what is kept of these reports, in this order: it changes with their readings, with what is known of them, and with what persons say of them.

    Args:
        store: where they are kept.
        ids: of reports; those that are not kept count as such.

    Returns:
        64 hex digits, the same for the same on both engines.
    """
    found = hashlib.sha256()
    for part in batches(ids, 500):
        with explained(store.address), store.engine.connect() as connection:
            rows = {row[0]: row for row in _rows(connection, part)}
            said = list(_said(connection, part))
        for id_ in part:
            found.update(repr((id_, tuple(rows[id_]) if id_ in rows else None)).encode("utf-8", "surrogatepass"))
        found.update(repr(said).encode())
    return found.hexdigest()


def _rows(connection: Connection, part: Sequence[str]) -> Iterator[Any]:
    read = schema.reading.c
    columns = [c for c in schema.report.c if c.name != "indexed"]
    query = select(*columns, read.program, read.schema_version, read.body).join(schema.reading).where(schema.report.c.id.in_(part))
    yield from connection.execute(query)


def _said(connection: Connection, part: Sequence[str]) -> Iterator[str]:
    """Ids of the corrections that speak of them; those that take such back, or keep them, speak of the same reports."""
    about = select(_OF.c.correction_id).where(_OF.c.report_id.in_(part))
    yield from connection.scalars(select(_CORRECTION.c.id).where(_CORRECTION.c.id.in_(about)).order_by(_CORRECTION.c.id))

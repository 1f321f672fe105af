"""The log of corrections in a store: it only grows. What is added changes the rows to search in the same transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from dateline.model.codec import to_plain
from dateline.model.correction import Correction, json_text
from dateline.model.errors import NotFound
from dateline.model.inforce import in_order
from dateline.store.connect import durable, explained
from dateline.store.layers import corrections_of, keep_marks, layered, made_of
from dateline.store.rows import make_rows
from dateline.store.store import Store, batches, machine_readings
from dateline.store.tables import corrections as schema

_CORRECTION, _OF = schema.correction, schema.correction_report
_SHOWN = 3


class Corrections:
    """The corrections of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def append(self, corrections: Iterable[Correction]) -> int:
        """Keep corrections, all or none of them; gives how many were not there yet. Once it returns they outlive a loss of power.

        Raises:
            NotFound: one takes back, or keeps, a correction that is not there.
        """
        with explained(self._store.address), durable(self._store.engine).begin() as connection:
            new = _unknown(connection, in_order(corrections))
            reports: set[str] = set()
            for correction in new:
                reports |= _insert(connection, correction)
            for part in batches(sorted(reports)):
                for reading in layered(connection, machine_readings(connection, part)):
                    make_rows(connection, reading)
                    keep_marks(connection, reading)
        return len(new)

    def all(self) -> tuple[Correction, ...]:
        """All corrections, oldest first, those taken back among them."""
        with explained(self._store.address), self._store.engine.connect() as connection:
            return made_of(connection.scalars(select(_CORRECTION.c.body)))

    def latest(self) -> datetime | None:
        """When the latest was made (UTC, no zone); None where there are none."""
        with explained(self._store.address), self._store.engine.connect() as connection:
            found: datetime | None = connection.scalar(select(func.max(_CORRECTION.c.made)))
        return found

    def of_reports(self, report_ids: Sequence[str]) -> tuple[Correction, ...]:
        """Those that speak of these reports, and all that take such back or keep them, oldest first."""
        with explained(self._store.address), self._store.engine.connect() as connection:
            return in_order(c for part in batches(report_ids) for c in corrections_of(connection, part))

    def named(self, id_prefix: str) -> Correction:
        """The one correction whose id begins so, with or without its `c-`.

        Raises:
            NotFound: there is none, or more than one.
        """
        wanted = "c-" + id_prefix.lower().removeprefix("c-")
        c = _CORRECTION.c
        query = select(c.id, c.body).where(func.substr(c.id, 1, len(wanted)) == wanted).order_by(c.id).limit(_SHOWN + 1)
        with explained(self._store.address), self._store.engine.connect() as connection:
            found = connection.execute(query).all()
        if len(found) != 1:
            names = ", ".join(row.id for row in found[:_SHOWN])
            many = f"more than one correction ({names} …). Write more of the id."
            raise NotFound(f"The id {id_prefix!r} names {many if found else 'no correction. `dateline corrections` shows all ids.'}")
        return made_of([found[0].body])[0]


def _unknown(connection: Connection, corrections: Sequence[Correction]) -> list[Correction]:
    known = set(connection.scalars(select(_CORRECTION.c.id)))
    there = known | {c.id for c in corrections}
    for correction in corrections:
        if correction.of is not None and correction.of not in there:
            raise NotFound(
                f"The correction {correction.id} is about {correction.of}, which is not there. Take in the log it stands in first."
            )
    return [c for c in corrections if c.id not in known]


def _insert(connection: Connection, correction: Correction) -> set[str]:
    """Insert one; gives the reports it speaks of, itself or by the correction it is about."""
    kept = {"id": correction.id, "made": correction.made, "author": correction.author, "action": correction.action}
    connection.execute(insert(_CORRECTION).values(body=json_text(to_plain(correction)), **kept))
    about = {a.report_id for a in correction.anchors}
    if correction.of is not None:
        about |= set(connection.scalars(select(_OF.c.report_id).where(_OF.c.correction_id == correction.of)))
    if about:
        connection.execute(insert(_OF), [{"correction_id": correction.id, "report_id": r} for r in sorted(about)])
    return about

"""Corrections laid over what is kept, inside the transaction that reads or writes it."""

import json
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from dateline.model import Reading
from dateline.model.codec import from_plain
from dateline.model.correction import Correction
from dateline.model.inforce import in_order
from dateline.model.laying import corrected
from dateline.model.touched import review_codes
from dateline.store.tables import corrections as schema

_CORRECTION, _OF, _TOUCHED = schema.correction, schema.correction_report, schema.touched


def layered(connection: Connection, readings: Sequence[Reading]) -> Sequence[Reading]:
    """Readings as the machine made them → the same with what persons say of them laid over."""
    found = corrections_of(connection, [r.report.id for r in readings])
    return tuple(corrected(readings, found)) if found else readings


def corrections_of(connection: Connection, report_ids: Collection[str]) -> tuple[Correction, ...]:
    """All corrections that speak of these reports, and all that take such back or keep them, oldest first."""
    return made_of(connection.scalars(_speaking(), {"ids": list(report_ids)}))


@cache
def _speaking() -> Select[tuple[str]]:
    wanted = select(_OF.c.correction_id).where(_OF.c.report_id.in_(bindparam("ids", expanding=True)))
    return select(_CORRECTION.c.body).where(_CORRECTION.c.id.in_(wanted))


def made_of(bodies: Iterable[str]) -> tuple[Correction, ...]:
    """Corrections from how they are kept, oldest first.

    Raises:
        BadRecord: one was made by a newer version.
    """
    return in_order(from_plain(Correction, json.loads(body)) for body in bodies)


def keep_marks(connection: Connection, reading: Reading) -> None:
    """Say anew which rows of a reading persons touched, so that queries find them."""
    connection.execute(delete(_TOUCHED).where(_TOUCHED.c.report_id == reading.report.id))
    rows = [{"item_id": m.target, "code": code, "report_id": reading.report.id} for m in reading.marks for code in review_codes(m)]
    if rows:
        connection.execute(insert(_TOUCHED), rows)

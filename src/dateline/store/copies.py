"""Which reports are copies: most of their runs of words stand in a report that another outlet published before.

The rule is that of fusing (`query.runs`), over all reports of the store. What is a copy follows from the set of reports, not from their order.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, or_, select, update

from dateline.query.runs import COPIED_SHARE, FEWEST, Rank, copied, rank
from dateline.store.tables import reports as report_schema
from dateline.store.tables import search as schema

BATCH = 500
_REPORT = report_schema.report
_ITEM = schema.item
_SHINGLE = schema.shingle


def keep_runs(connection: Connection, seq: int, hashes: Iterable[int]) -> None:
    """Keep the runs of the report whose row is `seq`."""
    if rows := [{"hash": h, "seq": seq} for h in sorted(hashes)]:
        connection.execute(insert(_SHINGLE), rows)


def near(connection: Connection, report_id: str) -> list[str]:
    """Ids of the reports whose being a copy may depend on this one, itself among them."""
    inside = [row.report_id for row in _sharing(connection, report_id) if copied(row.shared, row.their_runs)]
    return [report_id, *_with_equal_text(connection, report_id), *inside]


def settle_new(connection: Connection, report_id: str) -> None:
    """Say of a report that has come whether it is a copy, and of those it makes copies of, that they are."""
    sharing, equal = _sharing(connection, report_id), _with_equal_text(connection, report_id)
    around = {*equal, *(row.report_id for row in sharing if copied(row.shared, row.own_runs))}
    inside = {*equal, *(row.report_id for row in sharing if copied(row.shared, row.their_runs))}
    ranked = {row.id: row for row in connection.execute(_ranked(), {"ids": sorted({report_id, *around, *inside})})}
    own = ranked[report_id]  # a report whose rows are being made anew is not there yet, and is settled when it comes
    fates = {report_id: any(_before(ranked[other], own) for other in around & ranked.keys())}
    fates |= {other: True for other in inside & ranked.keys() if _before(own, ranked[other])}
    for is_copy in (False, True):
        changed = sorted(id_ for id_, fate in fates.items() if fate is is_copy and ranked[id_].copy != fate)
        for start in range(0, len(changed), BATCH):
            connection.execute(update(_REPORT).where(_REPORT.c.id.in_(changed[start : start + BATCH])).values(copy=is_copy))


def settle(connection: Connection, report_ids: Iterable[str]) -> None:
    """Say anew of these reports whether they are copies."""
    for id_ in sorted(set(report_ids)):
        inside = [row.report_id for row in _sharing(connection, id_) if copied(row.shared, row.own_runs)]
        ranked = {row.id: row for row in connection.execute(_ranked(), {"ids": [id_, *_with_equal_text(connection, id_), *inside]})}
        if own := ranked.get(id_):
            is_copy = any(_before(other, own) for other in ranked.values())
            if own.copy != is_copy:
                connection.execute(update(_REPORT).where(_REPORT.c.id == id_).values(copy=is_copy))


def _with_equal_text(connection: Connection, report_id: str) -> Sequence[str]:
    return connection.scalars(_equal(), {"id": report_id}).all()


def _sharing(connection: Connection, report_id: str) -> Sequence[Any]:
    return connection.execute(_shared(), {"id": report_id}).all()


# The questions are put together once: they are asked for every report that is added.


@cache
def _equal() -> Select[Any]:
    """Other reports with the same words."""
    own, c = _REPORT.alias("own"), _REPORT.c
    return select(c.id).join(own, own.c.text_key == c.text_key).where(own.c.id == bindparam("id"), c.id != own.c.id)


@cache
def _shared() -> Select[Any]:
    """Reports that share so many runs with one report that either may be a copy: how many, and how many each of the two has.

    Many share a few; they are counted in the index and go no further.
    """
    own, other = _SHINGLE.alias("own"), _SHINGLE.alias("other")
    c = _REPORT.c
    seq = select(_ITEM.c.seq).where(_ITEM.c.report_id == bindparam("id"), _ITEM.c.kind == "report").scalar_subquery()
    shared = (
        select(other.c.seq, func.count().label("shared"))
        .select_from(own.join(other, and_(other.c.hash == own.c.hash, other.c.seq != own.c.seq)))
        .where(own.c.seq == seq)
        .group_by(other.c.seq)
        .having(func.count() >= COPIED_SHARE * FEWEST)
        .subquery()
    )
    asked = _REPORT.alias("asked")
    own_runs = select(asked.c.runs).where(asked.c.id == bindparam("id")).scalar_subquery()
    found = select(_ITEM.c.report_id, shared.c.shared, c.runs.label("their_runs"), own_runs.label("own_runs"))
    enough = or_(shared.c.shared >= COPIED_SHARE * c.runs, shared.c.shared >= COPIED_SHARE * own_runs)
    return found.select_from(shared.join(_ITEM, _ITEM.c.seq == shared.c.seq).join(_REPORT, c.id == _ITEM.c.report_id)).where(enough)


@cache
def _ranked() -> Select[Any]:
    """Of some reports what decides which comes first."""
    c = _REPORT.c
    return (
        select(c.id, c.outlet, c.published, c.credited, c["copy"], c.runs.label("n_runs"))
        .join(_ITEM, and_(_ITEM.c.report_id == c.id, _ITEM.c.kind == "report"))
        .where(c.id.in_(bindparam("ids", expanding=True)))
    )


def _before(other: Any, row: Any) -> bool:
    """Whether another outlet's report comes first."""
    if other.outlet is None or row.outlet is None or other.outlet == row.outlet:
        return False
    return _rank(other) < _rank(row)


def _rank(row: Any) -> Rank:
    return rank(credited=bool(row.credited), published=str(row.published or ""), n_runs=row.n_runs, report_id=row.id)

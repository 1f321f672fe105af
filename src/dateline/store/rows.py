"""Keeping the rows to search in step with the readings: made when a report is added, gone when it goes.

Which version of a page is the current one, and which report is a copy, follow from all reports of that page or text, so
the order in which they come plays no part.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, Select, Text, Update, bindparam, delete, insert, select, update

from dateline.model import Reading, Report
from dateline.query.runs import runs, told_words
from dateline.store import copies
from dateline.store.connect import writing
from dateline.store.fulltext import keep_words
from dateline.store.index import Item, index_version, items, text_key, to_body
from dateline.store.tables import reports as report_schema
from dateline.store.tables import search as schema

BATCH = 64
_REPORT = report_schema.report
_ITEM = schema.item
Age = tuple[int, str, str, str]


def age(report: Any) -> Age:
    """What orders the versions of one page (a `Report`, or a row with its columns), the newest last."""
    return report.version, str(report.retrieved or ""), str(report.published or ""), report.id


def standing(row: Any) -> tuple[str, Age]:
    """What orders the versions of one page by when it was last found to carry them, the current one last.

    A page may go back to an earlier text, so this need not be the order of their ages.
    """
    return str(row.seen or row.retrieved or ""), age(row)


def saw(connection: Connection, report: Report, at: datetime) -> None:
    """Note that its page carried the text of a report that is kept, and say anew which version is current."""
    c = _REPORT.c
    later = c.seen.is_(None) | (c.seen < at)
    if connection.execute(update(_REPORT).where(c.id == report.id, later).values(seen=at)).rowcount:
        _settle_versions(connection, report)


def number_version(connection: Connection, report: Report) -> Report:
    """The report with its number among the versions of its page; those whose number it changes are given theirs.

    Versions are numbered by the time they were taken in (unknown first), day of publication and id, whatever number they came with,
    so that the order in which they come plays no part. A report of no known page keeps the number it came with.
    """
    if report.url is None:
        return report
    of_page = connection.execute(_of_page(), {"url": report.url, "outlet": report.outlet}).all()
    others = [row for row in of_page if row.id != report.id]
    versions: list[Any] = sorted([*others, report], key=_taken)
    numbers = {row.id: n for n, row in enumerate(versions, 1)}
    for row in others:
        if row.version != numbers[row.id]:
            _renumber(connection, row.id, numbers[row.id])
    return replace(report, version=numbers[report.id])


def _taken(report: Any) -> tuple[str, str, str]:
    return str(report.retrieved or ""), str(report.published or ""), report.id


def _renumber(connection: Connection, report_id: str, number: int) -> None:
    connection.execute(update(_REPORT).where(_REPORT.c.id == report_id).values(version=number))
    row = schema.item_row
    bodies = select(row.c.seq, row.c.body).join(_ITEM, _ITEM.c.seq == row.c.seq).where(_ITEM.c.report_id == report_id)
    for seq, body in connection.execute(bodies).all():
        changed = to_body({**json.loads(body), "doc_version": number})
        connection.execute(update(row).where(row.c.seq == seq).values(body=changed))


def make_rows(connection: Connection, reading: Reading, *, anew: bool = True) -> None:
    """Make the rows of a reading whose report is kept, and say anew what is current and what is a copy; `anew`: it may have rows already."""
    report = reading.report
    if anew:
        connection.execute(delete(_ITEM).where(_ITEM.c.report_id == report.id))
    words = told_words(reading)
    key = text_key(words)
    kept = runs(words) if key else frozenset()
    made = {
        "text_key": key,
        "runs": len(kept),
        "credited": reading.credit is not None,
        "indexed": index_version(),
        "current": True,
    }  # current as its rows are at first
    connection.execute(_made(), {"report": report.id, **made})
    seq = _insert(connection, reading)
    copies.keep_runs(connection, seq, kept)
    _settle_versions(connection, report)
    copies.settle_new(connection, report.id)


@cache
def _made() -> Update:
    """What making its rows says of a report."""
    names = ("text_key", "runs", "credited", "indexed", "current")
    return update(_REPORT).where(_REPORT.c.id == bindparam("report")).values({name: bindparam(name) for name in names})


def forget(connection: Connection, report: Report) -> None:
    """Take out a report with all its rows."""
    near = copies.near(connection, report.id)
    connection.execute(delete(_REPORT).where(_REPORT.c.id == report.id))
    _settle_versions(connection, report)
    copies.settle(connection, near)


def make_rows_anew(engine: Engine, readings: Callable[[list[str]], Iterable[Reading]]) -> None:
    """Make the rows of reports that have none, or such as another version of Dateline made; does nothing where all is well."""
    stale = select(_REPORT.c.id).where(_REPORT.c.indexed.is_distinct_from(index_version()))
    with engine.connect() as connection:
        if connection.execute(stale.limit(1)).first() is None:
            return
    with writing(engine).begin() as connection:  # nothing is compared with rows that another version made
        connection.execute(delete(_ITEM).where(_ITEM.c.report_id.in_(stale)))
        connection.execute(update(_REPORT).where(_REPORT.c.id.in_(stale)).values(copy=False))
    stale = stale.order_by(_REPORT.c.id).limit(BATCH)
    while True:
        with engine.connect() as connection:
            ids = list(connection.scalars(stale))
        if not ids:
            return
        made = list(readings(ids))
        with writing(engine).begin() as connection:
            kept = set(connection.scalars(select(_REPORT.c.id).where(_REPORT.c.id.in_(ids))))
            connection.execute(update(_REPORT).where(_REPORT.c.id.in_(ids)).values(indexed=index_version()))
            for reading in made:
                if reading.report.id in kept:
                    make_rows(connection, _numbered(connection, reading))


def _numbered(connection: Connection, reading: Reading) -> Reading:
    report = number_version(connection, reading.report)
    if report.version != reading.report.version:
        _renumber(connection, report.id, report.version)
    return replace(reading, report=report)


def _insert(connection: Connection, reading: Reading) -> int:
    """Insert the rows; gives the number of the report's own."""
    first, *others = items(reading)
    shared = {"published": reading.report.published, "language": reading.language, "report_id": reading.report.id, "current": True}
    top = connection.scalar(_top()) or 0
    numbered = list(enumerate((first, *others), start=top + 1))
    connection.execute(insert(_ITEM), [_columns(item) | shared | {"seq": seq, "report_seq": top + 1} for seq, item in numbered])
    connection.execute(insert(schema.item_row), [{"seq": seq, "body": item.body} for seq, item in numbered])
    keep_words(connection, schema.report_words, [_words(top + 1, first, schema.REPORT_WORDS)])
    if others:
        keep_words(connection, schema.item_words, [_words(seq, item, schema.ITEM_WORDS) for seq, item in numbered[1:]])
    return top + 1


@cache
def _top() -> Select[Any]:
    return select(_ITEM.c.seq).order_by(_ITEM.c.seq.desc()).limit(1)


_OWN_COLUMNS = tuple(c.name for c in _ITEM.columns if c.name not in ("seq", "report_seq", "published", "language", "report_id", "current"))


def _columns(item: Item) -> dict[str, Any]:
    given = {"id": item.id, "kind": item.kind, "position": item.position, **item.columns}
    return {name: given.get(name) for name in _OWN_COLUMNS}


def _words(seq: int, item: Item, names: Sequence[str]) -> dict[str, Any]:
    return {"rowid": seq, **{name: item.words.get(name, "") for name in names}}


@cache
def _of_page() -> Select[Any]:
    """The reports of a page, which is an address as one outlet's: the same address listed under another name is another page."""
    c = _REPORT.c
    columns = (c.id, c.version, c.retrieved, c.seen, c.published, c.current)
    return select(*columns).where(c.url == bindparam("url"), c.outlet.is_not_distinct_from(bindparam("outlet", type_=Text)))


def _settle_versions(connection: Connection, report: Report) -> None:
    """Of the reports of one page only the one last seen on it is current. Reports of no known page are all current."""
    if report.url is None:
        return
    of_page = connection.execute(_of_page(), {"url": report.url, "outlet": report.outlet}).all()
    if not of_page:
        return
    carried = max(of_page, key=standing)
    for row in of_page:
        if row.current != (row.id == carried.id):
            _mark(connection, row.id, current=row.id == carried.id)


def _mark(connection: Connection, report_id: str, *, current: bool) -> None:
    connection.execute(update(_REPORT).where(_REPORT.c.id == report_id).values(current=current))
    connection.execute(update(_ITEM).where(_ITEM.c.report_id == report_id).values(current=current))

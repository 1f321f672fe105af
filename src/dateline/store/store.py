"""The store: readings and reports set aside, each kept in a transaction of its own."""

import json
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, Row, bindparam, delete, func, insert, select

from dateline.model import SCHEMA_VERSION, Codebook, DatelineError, Reading, Report
from dateline.model.codec import from_plain, to_plain
from dateline.model.errors import BadRecord, NotFound
from dateline.model.laying import beneath
from dateline.model.report import report_id as id_of
from dateline.store.connect import explained, named, open_engine, writing
from dateline.store.layers import keep_marks, layered
from dateline.store.rows import age, forget, make_rows, make_rows_anew, number_version, saw
from dateline.store.tables import reports as schema

Outcome = Literal["added", "changed", "same"]

BATCH = 64
_REPORT_FIELDS = tuple(f.name for f in fields(Report))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A report that could not be read: where it was, the code of the error, its words, and when it was first met (UTC)."""

    where: str
    code: str
    reason: str
    first_seen: datetime


class Store:
    """Readings by report, with what persons corrected. The order in which reports come makes no difference to what is given back."""

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self._address = address
        self._let_go = weakref.finalize(self, engine.dispose)  # of a server's connections, also where `close` is forgotten

    @classmethod
    def open(cls, address: Path | str, *, create: bool = True, busy_seconds: float = 10) -> Self:
        """Open the store at a path or an SQLAlchemy address, making it if there is none.

        Args:
            address: path of the file, or an address such as `postgresql://ana@host/desk`.
            create: whether a store that is not there is made.
            busy_seconds: how long to wait for another program that writes.

        Raises:
            NotFound: there is no store, and none is to be made.
            StoreProblem: the store cannot be opened, or is none, or is of a newer version.
        """
        opened = cls(open_engine(str(address), create=create, busy_seconds=busy_seconds), named(str(address)))
        with explained(opened.address):
            make_rows_anew(opened.engine, lambda ids: _readable(opened, ids))
        return opened

    @property
    def engine(self) -> Engine:
        """The database, for what else is kept in it: search, stories, sources, subscribers, the outbox."""
        return self._engine

    @property
    def address(self) -> str:
        """Its address as it may be shown: without a password."""
        return self._address

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. It can be used again all the same; forgetting this loses nothing."""
        self._engine.dispose()

    def add(self, reading: Reading) -> Outcome:
        """Keep a reading; one of the same report gives way to it, unless that report is known more fully."""
        return self.add_all([reading])[0]

    def add_all(self, readings: Iterable[Reading]) -> list[Outcome]:
        """Keep several readings, all or none of them: what `add` does, in one transaction."""
        with explained(self._address), writing(self._engine).begin() as connection:
            return [_kept(connection, reading) for reading in readings]

    def has(self, report_id: str) -> bool:
        """Whether a reading of this report is kept."""
        with explained(self._address), self._engine.connect() as connection:
            return connection.execute(select(schema.report.c.id).where(schema.report.c.id == report_id)).first() is not None

    def as_kept(self, report: Report) -> Report:
        """The report under the id it is kept by: one that came before headlines were part of ids is found by its text, address and headline."""
        if not (report.url and report.title):
            return report
        with explained(self._address), self._engine.connect() as connection:
            early = _stored_report(connection, id_of(report.text, report.outlet, report.url))
        return replace(report, id=early.id) if early is not None and early.title == report.title else report

    def saw(self, report_id: str, at: datetime) -> None:
        """Note that at this time (UTC without a zone) the page of a kept report carried its text, if nothing later is known.

        Of the versions of a page the one seen last is current: a page may go back to an earlier text.
        """
        c = schema.report.c
        with explained(self._address), self._engine.connect() as connection:
            known = connection.execute(select(c.seen, c.retrieved).where(c.id == report_id)).first()
        if known is None or ((latest := known.seen or known.retrieved) and latest >= at):
            return
        with explained(self._address), writing(self._engine).begin() as connection:
            if report := _stored_report(connection, report_id):
                saw(connection, report, at)

    def up_to_date(self, report: Report, codebook: Codebook | None = None, lists: Sequence[Codebook] | None = None) -> bool:
        """Whether a reading of this report, described just so, by this version of Dateline, this ontology and these lists (None = any) is kept."""
        with explained(self._address), self._engine.connect() as connection:
            kept = connection.execute(_reading_columns().where(schema.reading.c.report_id == report.id)).first()
            current = kept is not None and tuple(kept[:2]) == (_program(), SCHEMA_VERSION) and _made_by(kept.body, codebook, lists)
            return current and _stored_report(connection, report.id) == report

    def completed(self, report: Report) -> Report:
        """The report with what the store knows of it besides: of two days or titles the lesser, so that order plays no part."""
        report = self.as_kept(report)
        with explained(self._address), self._engine.connect() as connection:
            stored = _stored_report(connection, report.id)
        return report if stored is None else _joined(stored, report)

    def readings(self) -> Iterator[Reading]:
        """All readings, by day of publication (unknown first) and id.

        Raises:
            BadRecord: one was made by another version; `dateline reread` reads it anew.
        """
        yield from self.readings_of(self.ids())

    def reports(self, ids: Sequence[str]) -> Iterator[Report]:
        """These reports as they came in, in the order of their ids as given, whatever version read them."""
        for part in batches(ids):
            with explained(self._address), self._engine.connect() as connection:
                rows = {row.id: row for row in connection.execute(select(schema.report).where(schema.report.c.id.in_(part)))}
            yield from (_report(rows[id_]) for id_ in part if id_ in rows)

    def ids(self) -> list[str]:
        """The ids of all reports, older versions of pages among them, by day of publication (unknown first) and id."""
        day = schema.report.c.published
        with explained(self._address), self._engine.connect() as connection:
            return list(connection.scalars(select(schema.report.c.id).order_by(day.is_not(None), day, schema.report.c.id)))

    def reading(self, id_prefix: str) -> Reading:
        """The reading of the one report whose id begins so.

        Raises:
            NotFound: there is none, or more than one.
        """
        column = schema.report.c.id
        query = select(column).where(func.substr(column, 1, len(id_prefix)) == id_prefix.lower()).order_by(column).limit(4)
        with explained(self._address), self._engine.connect() as connection:
            ids = connection.scalars(query).all()
        if len(ids) != 1 or not id_prefix:
            found = (
                f"more than one report ({', '.join(ids[:3])} …). Write more of the id."
                if ids
                else "no report. `dateline list` shows all ids."
            )
            raise NotFound(f"The id {id_prefix!r} names {found}")
        return next(self._by_ids(list(ids)))

    def readings_of(self, ids: Sequence[str]) -> Iterator[Reading]:
        """The readings of these reports, in the order of their ids as given; ids that are not kept are passed over.

        What persons corrected is laid over them (`Reading.marks`); `model.laying.beneath` gives the machine's own.

        Raises:
            BadRecord: one was made by another version; `dateline reread` reads it anew.
        """
        for part in batches(ids):
            yield from self._by_ids(list(part))

    def versions(self, url: str) -> tuple[Report, ...]:
        """The reports kept of one page, oldest version first: by number, time it was taken in, day of publication and id."""
        with explained(self._address), self._engine.connect() as connection:
            rows = connection.execute(select(schema.report).where(schema.report.c.url == url)).all()
        return tuple(sorted(map(_report, rows), key=age))

    def _by_ids(self, ids: list[str]) -> Iterator[Reading]:
        with explained(self._address), self._engine.connect() as connection:
            return iter(layered(connection, machine_readings(connection, ids)))

    def set_aside(self, where: str, error: DatelineError) -> None:
        """Remember that a place gave no report, and why; the day it was first met stays."""
        table = schema.set_aside
        with explained(self._address), writing(self._engine).begin() as connection:
            seen = connection.scalar(select(table.c.first_seen).where(table.c.place == where))
            connection.execute(delete(table).where(table.c.place == where))
            first = seen or datetime.now(UTC).replace(tzinfo=None)
            connection.execute(insert(table).values(place=where, code=error.code, reason=error.message, first_seen=first))

    def readmit(self, where: str) -> None:
        """Forget that a place was set aside: it gives a report now."""
        with explained(self._address), writing(self._engine).begin() as connection:
            connection.execute(delete(schema.set_aside).where(schema.set_aside.c.place == where))

    def aside(self) -> tuple[SetAside, ...]:
        """What was set aside, by place."""
        with explained(self._address), self._engine.connect() as connection:
            rows = connection.execute(select(schema.set_aside).order_by(schema.set_aside.c.place)).all()
        return tuple(SetAside(where=r.place, code=r.code, reason=r.reason, first_seen=r.first_seen) for r in rows)


def machine_readings(connection: Connection, ids: Sequence[str]) -> list[Reading]:
    """The readings of these reports as the machine made them, in this order; ids that are not kept are passed over.

    Raises:
        BadRecord: one was made by another version.
    """
    rows: dict[str, Row[Any]] = {}
    for some in batches(ids):
        part = schema.report.c.id.in_(some)
        rows.update(
            (row.id, row) for row in connection.execute(select(schema.report, schema.reading.c.body).join(schema.reading).where(part))
        )
    return [_reading(rows[i]) for i in ids if i in rows]


def batches(ids: Sequence[str], size: int = BATCH) -> Iterator[Sequence[str]]:
    """Ids in parts small enough for one question."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _readable(store: Store, ids: list[str]) -> Iterator[Reading]:
    for id_ in ids:
        try:
            yield from store.readings_of([id_])
        except BadRecord:  # made by another version; `dateline reread` reads it anew, and its rows come then
            continue


def _kept(connection: Connection, reading: Reading) -> Outcome:
    reading = beneath(reading)
    wanted = (_program(), SCHEMA_VERSION, _body(reading))
    stored = _stored_report(connection, reading.report.id)
    seen = _seen(connection, reading.report, stored)
    if stored is not None:
        reading = replace(reading, report=replace(reading.report, version=stored.version))
        kept = connection.execute(_reading_columns().where(schema.reading.c.report_id == stored.id)).one()
        if (stored == reading.report and tuple(kept) == wanted) or _joined(stored, reading.report) != reading.report:
            return "same"
        forget(connection, stored)
    reading = replace(reading, report=number_version(connection, reading.report))
    described = {name: getattr(reading.report, name) for name in _REPORT_FIELDS}
    connection.execute(insert(schema.report), {**described, "seen": seen})
    names = ("report_id", "program", "schema_version", "body")
    connection.execute(insert(schema.reading), dict(zip(names, (reading.report.id, *wanted), strict=True)))
    (shown,) = layered(connection, [reading])
    make_rows(connection, shown, anew=False)
    if shown.marks:
        keep_marks(connection, shown)
    return "added" if stored is None else "changed"


def _seen(connection: Connection, report: Report, stored: Report | None) -> datetime | None:
    """When the page of a report was last found to carry its text, by what is kept and what comes."""
    kept = connection.scalar(select(schema.report.c.seen).where(schema.report.c.id == report.id)) if stored else None
    return max((at for at in (kept, report.retrieved, stored and stored.retrieved) if at), default=None)


@cache
def _program() -> str:
    from importlib.metadata import version

    return version("dateline")


def _body(reading: Reading) -> str:
    plain = to_plain(reading)
    del plain["report"], plain["marks"]  # they have tables of their own
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _made_by(body: str, codebook: Codebook | None, lists: Sequence[Codebook] | None) -> bool:
    if codebook is None and lists is None:
        return True
    kept = json.loads(body)
    same = codebook is None or kept.get("codebook") == to_plain(codebook)
    return same and (lists is None or kept.get("lists", []) == [to_plain(listed) for listed in lists])


def _reading_columns() -> Any:
    return select(schema.reading.c.program, schema.reading.c.schema_version, schema.reading.c.body)


def _reading(row: Row[Any]) -> Reading:
    return from_plain(Reading, {**json.loads(row.body), "report": to_plain(_report(row))})


def _report(row: Row[Any]) -> Report:
    return Report(**{name: getattr(row, name) for name in _REPORT_FIELDS})


def _stored_report(connection: Connection, report_id: str) -> Report | None:
    row = connection.execute(_one_report(), {"id": report_id}).first()
    return _report(row) if row else None


@cache
def _one_report() -> Any:
    return select(schema.report).where(schema.report.c.id == bindparam("id"))


def _joined(stored: Report, report: Report) -> Report:
    known = {name: [v for v in (getattr(stored, name), getattr(report, name)) if v is not None] for name in _REPORT_FIELDS}
    return replace(report, **{name: min(values) for name, values in known.items() if values} | {"version": stored.version})

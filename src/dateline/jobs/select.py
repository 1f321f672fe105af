"""What a query finds, as a record: the newest reports found, each reading restricted to what is found in it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from dateline.fuse import fuse
from dateline.fuse.changes import find_changes
from dateline.jobs.versions import revisions
from dateline.model import Reading, Record, Statement, Tally
from dateline.model.tables import Row, rows
from dateline.query import Query
from dateline.store.index import ROW_TABLES
from dateline.store.search import Search
from dateline.store.store import Store

MOST = 300
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The record of what a query finds.

    Attributes:
        query: what was asked.
        record: the readings found, restricted to the rows found and what they rest on, and what follows from them together.
        n_reports: how many reports the query finds.
        left_out: how many of them, the oldest, are not in the record.
    """

    query: Query
    record: Record
    n_reports: int
    left_out: int


def select(store: Store, query: Query, *, most: int | None = MOST) -> Selection:
    """The record of what a query finds.

    Args:
        store: where to look.
        query: what to find.
        most: how many reports, the newest, the record may have; None = all.
    """
    search = Search(store)
    ids = search.report_ids(query, limit=most)
    found = search.count(query, "reports") if len(ids) == most else len(ids)
    record = fuse(found_readings(store, query, ids))
    if record.changes and not query.everything:
        record = replace(record, changes=find_changes(store.readings_of(ids)))  # of whole reports, whatever is found in them
    return Selection(query=query, record=record, n_reports=found, left_out=max(0, found - len(record.readings)))


def found_readings(store: Store, query: Query, ids: list[str]) -> Iterator[Reading]:
    """The readings of these reports, in their order, each restricted to what the query finds in it."""
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        if query.everything:
            yield from store.readings_of(part)
        else:
            kept = Search(store).item_ids(query, part)
            yield from (restricted(reading, kept) for reading in store.readings_of(part))


def all_readings(store: Store, query: Query) -> Iterator[Reading]:
    """The readings of all reports found, by day of publication (unknown first) and id, each restricted to what is found in it."""
    return found_readings(store, query, Search(store).report_ids(query, newest_first=False))


def table_rows(store: Store, query: Query, table: str) -> Iterator[Row]:
    """The rows of any table that a query finds; what stands on one report is read row by row, what is fused, all at once."""
    if table in ROW_TABLES:
        yield from Search(store).iter_rows(query, table)
    elif table == "issues":
        for reading in all_readings(store, query):
            yield from rows(Record(readings=(reading,)), table)
    elif table == "changes":
        for made in revisions(store, query):
            yield from rows(Record(readings=(made.old, made.new), changes=made.changes), table)
    elif table == "actors":
        yield from rows(Record(readings=tuple(all_readings(store, query))), table)
    else:
        yield from rows(select(store, query, most=None).record, table)


def restricted(reading: Reading, kept: Collection[str]) -> Reading:
    """A reading with only the statements, events and counts of these ids, and those they rest on.

    An event and a count rest on their statements, a statement on the one it stands in, a count of a part on the count of the
    whole. Actors nobody there names any more are left out; places, times and doubts of the report stay.
    """
    tallies = _with_wholes(reading, kept)
    events = tuple(e for e in reading.events if e.id in kept)
    needed = {s.id for s in reading.statements if s.id in kept}
    needed |= {i for e in events for i in e.statements} | {t.statement for t in tallies if t.statement}
    statements = _with_outer(reading, needed)
    if (len(statements), len(events), len(tallies)) == (len(reading.statements), len(reading.events), len(reading.tallies)):
        return reading
    named = {a for s in statements for a in (s.speaker, *(link.actor for link in s.chain))}
    named |= {p.actor for e in events for p in e.actors + e.recipients}
    actors = tuple(a for a in reading.actors if a.id in named)
    return replace(reading, statements=statements, events=events, tallies=tallies, actors=actors)


def _with_wholes(reading: Reading, kept: Collection[str]) -> tuple[Tally, ...]:
    by_id = {t.id: t for t in reading.tallies}
    needed: set[str] = set()
    for id_ in by_id:
        wanted: str | None = id_ if id_ in kept else None
        while wanted in by_id and wanted not in needed:
            needed.add(wanted)
            wanted = by_id[wanted].part_of
    return tuple(t for t in reading.tallies if t.id in needed)


def _with_outer(reading: Reading, kept: Collection[str]) -> tuple[Statement, ...]:
    by_id = {s.id: s for s in reading.statements}
    needed: set[str] = set()
    for id_ in kept:
        wanted: str | None = id_
        while wanted in by_id and wanted not in needed:
            needed.add(wanted)
            wanted = by_id[wanted].within
    return tuple(s for s in reading.statements if s.id in needed)

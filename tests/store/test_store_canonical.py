"""One set of reports, one export: byte for byte the same in whatever order, in however many batches, on whichever engine they come."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.cli.export import _line
from dateline.jobs.select import table_rows
from dateline.model import Reading
from dateline.query import parse
from dateline.store import Store
from dateline.store.index import ROW_TABLES
from dateline.store.search import Search
from tests.servers.postgres import Postgres
from tests.store.readings import march, several, shots
from tests.subscribe.port import daily, described, wire, wire_changed

PAGE = "https://amber-wire.example/page"
at = datetime.fromisoformat


def shot(outlet: str, published: date | None = date(2026, 3, 5), **given: Any) -> Reading:
    return described(shots(outlet, published), **given)


def marched(outlet: str, **given: Any) -> Reading:
    return described(march(outlet), **given)


WIDE = 2**40
MORE = f"{shots().report.text} More."
POOL: tuple[Reading, ...] = (
    *several(),
    wire(),
    wire_changed(),
    daily(),
    # five versions of one page, two of them taken in within one second, two at an unknown time
    shot("Amber Wire", url=PAGE, retrieved=at("2026-03-09T01:00")),
    marched("Amber Wire", url=PAGE, retrieved=at("2026-03-09T02:00")),
    shot("Amber Wire", url=PAGE, text=MORE, retrieved=at("2026-03-09T02:00")),
    shot("Amber Wire", url=PAGE, text=f"{MORE} And more."),
    shot("Amber Wire", None, url=PAGE, text=f"{MORE} Yet more.", version=7),
    # one text under three headlines
    *(
        shot("Amber Wire", url=f"{PAGE}/2", title=title, retrieved=at(when))
        for title, when in (
            ("Shots at Gate 4", "2026-03-09T03:00"),
            ("Guards open fire", "2026-03-09T02:00"),
            ("A  third", "2026-03-09T04:00"),
        )
    ),
    # one report told of more and less fully, and taken in more than once
    shot("Harbour Daily", None),
    shot("Harbour Daily", date(2026, 3, 7), title="Zwölf Schüsse"),
    shot("Harbour Daily", date(2026, 3, 6), byline="Ana Kell", retrieved=at("2026-03-09T05:00")),
    shot("Harbour Daily", date(2026, 3, 8), retrieved=at("2026-03-09T04:00")),
    # texts that engines may order or keep otherwise
    *(shots(outlet) for outlet in ("amber wire", "Ämber Wire", "ämber\u200bwire", "'; DROP TABLE item; --", "%_\\", "𝔄mber", "x" * 3000)),
    replace(march("Wide"), tallies=tuple(replace(t, low=WIDE, best=WIDE, high=WIDE) for t in march("Wide").tallies)),
)


def exported(store: Store) -> bytes:
    """What `dateline export --format jsonl` gives, and every table of rows."""
    lines = b"".join(_line(reading) for reading in store.readings())
    asked = [parse(query) for query in ("version:any", "", "is:copy", "guards or marched", "killed:>=5", "crowd:>=1,000,000,000,000")]
    tables = {t: [list(table_rows(store, query, t)) for query in asked] for t in ROW_TABLES}
    ids = [Search(store).report_ids(query) for query in asked]
    told = json.dumps([tables, ids, repr(Search(store).facets(parse("version:any")))], ensure_ascii=False).encode()
    return lines + told


def keep(store: Store, reading: Reading) -> None:
    """Keep a reading as `dateline add` does."""
    store.add(replace(reading, report=store.completed(reading.report)))
    if reading.report.retrieved:
        store.saw(reading.report.id, reading.report.retrieved)


def added(address: str, batches: Sequence[Sequence[int]]) -> bytes:
    """The export of a store into which the pool comes in these batches; each a run of `add` of its own."""
    for batch in batches:
        with Store.open(address) as store:
            for number in batch:
                keep(store, POOL[number])
    with Store.open(address, create=False) as store:
        return exported(store)


@st.composite
def ways(draw: st.DrawFn) -> list[list[int]]:
    """All of the pool in some order, cut into batches; some come twice."""
    order = draw(st.permutations(range(len(POOL)))) + draw(st.lists(st.integers(0, len(POOL) - 1), max_size=4))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=20)))
    return [list(order[a:b]) for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@cache
def in_one_batch() -> bytes:
    with TemporaryDirectory() as folder:
        return added(f"{folder}/whole.sqlite", [range(len(POOL))])


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches=ways())
def test_any_order_in_any_batches_gives_the_same_bytes(batches: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        assert added(f"{folder}/other.sqlite", batches) == in_one_batch()


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches=ways())
def test_postgresql_gives_the_bytes_that_sqlite_gives(batches: list[list[int]], postgres: Postgres) -> None:
    address = postgres.fresh_store()
    try:
        assert added(address, batches) == in_one_batch()
    finally:
        postgres.drop(address)


def test_the_readings_of_one_transaction_may_come_in_any_order_too(tmp_path: Path, postgres: Postgres) -> None:
    distinct = [r for n, r in enumerate(POOL) if r.report.id not in {earlier.report.id for earlier in POOL[:n]}]
    found = set()
    for number, address in enumerate((str(tmp_path / "a.sqlite"), postgres.fresh_store(), postgres.fresh_store())):
        with Store.open(address) as store:
            store.add_all(distinct[::-1] if number % 2 else distinct)
            found.add(exported(store))
    assert len(found) == 1

"""What queries find: every rule of the language on a handful of reports."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.acquire.text import checked_report
from dateline.model import Passage, Reading, Record, Span, make_report
from dateline.model.columns import TABLES
from dateline.model.tables import rows
from dateline.pipeline import read_report
from dateline.query import Query, parse
from dateline.store import Store
from dateline.store.index import ROW_TABLES
from dateline.store.search import Search
from tests.query.queries import queries
from tests.servers.stores import Stores
from tests.store.oracle import found_ids
from tests.store.readings import march, several, shots

READINGS = several()
NAMES = {r.report.id: name for r, name in zip(READINGS, ("shots", "copy", "old", "march", "bare"), strict=True)}


@pytest.fixture(scope="module")
def search(module_stores: Stores) -> Iterator[Search]:
    with Store.open(module_stores()) as store:
        store.add_all(READINGS)
        yield Search(store)


def found(search: Search, query: str) -> list[str]:
    """Rows found, without those of the copy: `shots:s1`, `march` …; of reports only those found by their own row."""
    asked = parse(query)
    ids = set(search.item_ids(asked, list(NAMES)))
    own = {row["report_id"] for row in search.rows(parse(f"({query}) kind:report"), "reports", limit=99)}
    named = sorted(NAMES[i.partition(":")[0]] + i[16:] for i in ids | own)
    return [n for n in named if not n.startswith("copy")]


SHOT_ROWS = ["shots", "shots:e1", "shots:e2", "shots:s1", "shots:s2", "shots:t1"]
MARCH_ROWS = ["march", "march:s1", "march:t1"]
OLD_ROWS = ["old", "old:e1", "old:t1", "old:t2"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        # words of the report are found in all of its rows; forms are not read
        ("*", ["bare", *MARCH_ROWS, *SHOT_ROWS]),
        ("fire", SHOT_ROWS),
        ("Gate", SHOT_ROWS),
        ('"gate 4"', SHOT_ROWS),
        ('"4 gate"', []),
        ('title:"gate 4"', SHOT_ROWS),
        ('text:"gate 4"', []),
        ("letter", []),
        ("KLAIPEDA", SHOT_ROWS),
        ("klaip*", SHOT_ROWS),
        ("klaip", []),
        ('"opened fi"*', SHOT_ROWS),
        ("outlet:wire", SHOT_ROWS),
        ("url:amber-wire.example", SHOT_ROWS),
        ("outlet:none", ["bare"]),
        ("published:none", ["bare"]),
        ("title:any", [*MARCH_ROWS, *SHOT_ROWS]),
        ("language:en kind:report", ["bare", "march", "shots"]),
        ("language:de", []),
        # days of publication and of taking in
        ("published:2026-03-05", SHOT_ROWS),
        ("published:<2026-03-06", SHOT_ROWS),
        ("published:>2026-03-05 outlet:harbour", MARCH_ROWS),
        ("published:2025", []),
        ("retrieved:2026-03-09", MARCH_ROWS),
        ("retrieved:..2026-03-08 version:any", OLD_ROWS),
        # versions
        ("children", []),
        ("children version:any", OLD_ROWS),
        ("version:old", OLD_ROWS),
        ("version:1 marched", OLD_ROWS),
        ("version:2", MARCH_ROWS),
        ("version:any marched kind:report", ["march", "old"]),
        ("version:current marched kind:report", ["march"]),
        # who says so, inherited by what rests on it
        ("speaker:Brandt", ["shots:s1", "shots:t1"]),
        ('speaker:"brandt ilze"', []),
        ("speaker:union", ["shots:s1", "shots:t1"]),
        ("speaker:ministry", ["shots:e2", "shots:s2"]),
        ("speaker_kind:state", ["shots:e2", "shots:s2"]),
        ("stance:denies", ["shots:e2", "shots:s2"]),
        ("class:denies", ["shots:e2", "shots:s2"]),
        ("cue:told", ["shots:s1", "shots:t1"]),
        ("quoted:indirect fire", ["shots:e2", "shots:s1", "shots:s2", "shots:t1"]),
        ('through:"amber wire"', ["shots:s1", "shots:t1"]),
        ("confidence:<0.5", ["shots:s1", "shots:t1"]),
        ("confidence:0.42..0.89", ["shots:s1", "shots:t1"]),
        ("confidence:>=0.9", ["shots:e2", "shots:s2"]),
        ("confidence:>0.9", []),
        ("confidence:none kind:event", ["shots:e1"]),
        ("speaker:none kind:event", ["shots:e1"]),
        ("class:none", ["shots:e1"]),
        ("through:none kind:statement fire", ["shots:s2"]),
        ('speaker:"brandt the ministry"', []),
        # events
        ("type:ASSAULT", ["shots:e1", "shots:e2"]),
        ("type:ASSAULT aux:asserted", ["shots:e1"]),
        ("mode:firearms", ["shots:e1"]),
        ("mode:none", ["shots:e2"]),
        ("context:human_rights", ["shots:e1"]),
        ("context:rights", []),
        ("actor:guards", ["shots:e1", "shots:e2"]),
        ("recipient:dockers", ["shots:e1"]),
        ("recipient:LTU", ["shots:e1"]),
        ("recipient:lab", ["shots:e1"]),
        ("words:fire", ["shots:e1"]),
        ("words:fired", ["shots:e2", "shots:s2"]),
        # places
        ("place:klaipeda", ["shots:e1", "shots:t1"]),
        ('place:"klaipeda county"', ["shots:e1", "shots:t1"]),
        ("place:none", ["march:t1", "shots:e2"]),
        ("country:LTU", ["shots:e1", "shots:t1"]),
        ("country:ltu", ["shots:e1", "shots:t1"]),
        ("country:Lithuania", ["shots:e1", "shots:t1"]),
        ("country:BLR", []),
        ("country:none kind:event version:any", ["old:e1", "shots:e2"]),
        # days of events, counts and statements
        ("date:2026-03-04", ["shots:e1", "shots:t1"]),
        ("date:2026-03-05", ["shots:s2", "shots:t1"]),
        ("date:2026-03-07 version:any", ["old:e1"]),
        ("date:2026-03-08..2026-03-20 version:any", ["old:e1"]),
        ("date:>2026-03-08 version:any", []),
        ("date:none kind:event", ["shots:e2"]),
        # counts are compared by the numbers they state
        ("killed:5", ["shots:t1"]),
        ("killed:>=5", ["shots:t1"]),
        ("killed:>=6", []),
        ("killed:any", ["shots:t1"]),
        ("crowd:>=35", ["march:t1"]),
        ("crowd:25..35", ["march:t1"]),
        ("crowd:<20", []),
        ("crowd:<=20", ["march:t1"]),
        ("crowd:41..", []),
        ("injured:any", []),
        ("category:killed", ["shots:t1"]),
        ("scope:docker*", ["shots:t1"]),
        ("qualifier:at-least", ["shots:t1"]),
        ("basis:cumulative", ["march:t1", "shots:t1"]),
        ("aux:planned version:any", ["old:t2"]),
        # one row must meet all of it
        ("speaker:Brandt killed:>=5", ["shots:t1"]),
        ("speaker:ministry killed:>=5", []),
        ("fire speaker:Brandt", ["shots:s1", "shots:t1"]),
        ("type:ASSAULT or killed:any", ["shots:e1", "shots:e2", "shots:t1"]),
        # not is asked of each row
        ("type:ASSAULT not stance:denies", ["shots:e1"]),
        ("kind:statement not speaker:Brandt", ["march:s1", "shots:s2"]),
        ("-fire -kind:report", ["march:s1", "march:t1"]),
        ("not (type:ASSAULT or kind:statement) fire", ["shots", "shots:t1"]),
        ("not *", []),
        ("not not killed:any", ["shots:t1"]),
    ],
)
def test_what_a_query_finds(search: Search, query: str, ids: list[str]) -> None:
    assert found(search, query) == ids


def test_a_copy_is_what_another_outlet_published_before(search: Search) -> None:
    assert {NAMES[i] for i in search.report_ids(parse("is:copy"))} == {"copy"}
    assert "copy" not in {NAMES[i] for i in search.report_ids(parse("not is:copy"))}


def test_a_report_is_found_by_the_beginning_of_its_id_in_any_version(search: Search) -> None:
    for id_ in NAMES:
        assert search.report_ids(parse(f"report:{id_[:9]}")) == [id_]
        assert search.report_ids(parse(f"report:{id_}")) == [id_]


def test_a_report_is_found_once_however_many_of_its_rows_are(search: Search) -> None:
    assert search.count(parse("fire"), "reports") == 2
    assert search.count(parse("speaker:any"), "reports") == 3
    assert len(search.report_ids(parse("speaker:any"))) == 3


def test_pages_are_parts_of_one_order_newest_first_with_unknown_days_last(search: Search) -> None:
    everything = parse("version:any")
    for table in ROW_TABLES:
        whole = search.rows(everything, table, limit=100)
        assert [r for start in range(0, len(whole), 2) for r in search.rows(everything, table, limit=2, offset=start)] == whole
        days = [row["published"] or "" for row in whole]
        assert days == sorted(days, reverse=True)
        assert search.count(everything, table) == len(whole)
        assert sorted(map(json.dumps, search.iter_rows(everything, table))) == sorted(map(json.dumps, whole))


def test_rows_are_those_of_the_tables_in_the_order_of_a_record(search: Search) -> None:
    ordered = sorted(READINGS, key=lambda r: (str(r.report.published or ""), r.report.id))
    for table in ROW_TABLES:
        kept = list(search.iter_rows(parse("version:any"), table))
        assert kept == rows(Record(readings=tuple(ordered)), table)
        assert [list(row) for row in kept] == [list(TABLES[table])] * len(kept)


def test_facets_count_reports_and_rows(search: Search) -> None:
    facets = search.facets(parse("fire"), most=1)
    assert [(c.value, c.n) for c in facets.outlets] == [("Amber Wire", 1)]
    assert [(c.value, c.n) for c in facets.days] == [("2026-03-05", 1)]
    assert [(c.value, c.n) for c in facets.types] == [("ASSAULT", 4)]
    assert [(c.value, c.n) for c in facets.countries] == [("LTU", 4)]


VOCABULARY = st.sampled_from(
    ["fire", "guards", "gate", "Klaipėda", "klaip", "Ilze Brandt", "brandt told", "ministry", "people", "marched on", "old port", "said",
     "amber", "wire amber", "harbour-daily.example", "children", "dockers", "LTU", "opened fire", "march", "letter", "x", "NEAR", "OR"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(query=queries(VOCABULARY, near=True))
def test_the_search_agrees_with_asking_every_row(search: Search, query: Query) -> None:
    wanted = found_ids(query, READINGS)
    assert set(search.report_ids(query)) == wanted["report"], str(query)
    for table, kind in ROW_TABLES.items():
        key = "report_id" if table == "reports" else "id"
        assert {row[key] for row in search.rows(query, table, limit=99)} == wanted[kind]
        assert search.count(query, table) == len(wanted[kind])
    assert search.item_ids(query, list(NAMES)) == wanted["statement"] | wanted["event"] | wanted["tally"]


@settings(max_examples=60, deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text("\"*()^:{}-+ANDORNOTear;'%_\\", max_size=20))
def test_no_words_however_hostile_break_the_search(search: Search, words: str) -> None:
    from dateline.query.folding import folded

    asked = words.replace("\\", "\\\\").replace('"', '\\"')
    if folded(words):
        for query in (f'"{asked}"', f'speaker:"{asked}"*', f'not place:"{asked}"'):
            assert search.count(parse(query), "statements") >= 0


# Versions, copies and rows do not depend on the order of adding.


def everything_of(store: Store) -> object:
    search = Search(store)
    flags = {q: sorted(search.report_ids(parse(q))) for q in ("*", "version:old", "is:copy")}
    return flags, {t: list(search.iter_rows(parse("version:any"), t)) for t in ROW_TABLES}, search.facets(Query())


@pytest.mark.parametrize("order", list(permutations(range(5)))[::23])
def test_the_order_of_adding_makes_no_difference(stores: Stores, order: tuple[int, ...]) -> None:
    with Store.open(stores("a")) as one, Store.open(stores("b")) as other:
        one.add_all(READINGS)
        for n in order:
            other.add(READINGS[n])
        assert everything_of(one) == everything_of(other)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_version_seen_last_on_its_page_is_current_in_whatever_order_the_times_come(stores: Stores, order: tuple[int, ...]) -> None:
    earlier, later = shots(url="https://amber-wire.example/a"), march("Amber Wire", url="https://amber-wire.example/a")
    looks = [(earlier, 1), (later, 2), (earlier, 3), (later, 2)]
    with Store.open(stores()) as store:
        for n in order:
            reading, hour = looks[n]
            seen = datetime(2026, 3, 9, hour, 0)  # noqa: DTZ001 - stored as UTC
            fetched = replace(reading, report=replace(reading.report, retrieved=seen))
            store.add(replace(fetched, report=store.completed(fetched.report)))
            store.saw(fetched.report.id, seen)
        assert Search(store).report_ids(parse("")) == [earlier.report.id]
        assert [v.version for v in store.versions("https://amber-wire.example/a")] == [1, 2]
        assert store.versions("https://amber-wire.example/a")[0].id == earlier.report.id


def test_a_report_that_is_read_anew_stays_the_current_version(stores: Stores) -> None:
    first, second = shots(url="https://amber-wire.example/a"), march("Amber Wire", url="https://amber-wire.example/a")
    times = [datetime(2026, 3, 9, hour, 0) for hour in (1, 2, 3)]  # noqa: DTZ001 - stored as UTC
    with Store.open(stores()) as store:
        for reading, at in zip((first, second), times[:2], strict=True):
            store.add(replace(reading, report=replace(reading.report, retrieved=at)))
        store.saw(first.report.id, times[2])
        kept = store.reading(first.report.id)
        assert store.add(replace(kept, statements=(), events=(), tallies=())) == "changed"
        assert Search(store).report_ids(parse("")) == [first.report.id]


def test_a_report_that_is_read_anew_gives_up_its_old_rows(stores: Stores) -> None:
    before = shots(url="https://amber-wire.example/a")
    after = replace(before, statements=(), events=(), tallies=(), report=replace(before.report, title="Corrected"))
    with Store.open(stores()) as store:
        store.add_all([before, shots("The Amber Post", date(2026, 3, 6))])
        assert store.add(after) == "changed"
        search = Search(store)
        assert search.count(parse("speaker:Brandt"), "statements") == 1
        assert search.report_ids(parse("corrected")) == [before.report.id]
        assert search.count(parse("is:copy"), "reports") == 1
        with store.engine.connect() as connection:
            for table, number in (("item", 7), ("item_row", 7), ("item_words", 5), ("report_words", 2)):
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == number  # noqa: S608 - constants


WIRE = " ".join(f"Line {n} of the long wire story tells what {word} saw at gate {n}." for n, word in enumerate("abcdefghij" * 4))
OTHER = " ".join(f"Row {n} here is about rain over hill {n * n}." for n in range(40))


def told(text: str, outlet: str | None, published: date | None = date(2026, 3, 5)) -> Reading:
    report = make_report(text, outlet=outlet, published=published)
    bare = replace(march(), statements=(), events=(), tallies=(), actors=())
    return replace(bare, report=report, passages=(Passage(span=Span(0, len(text)), kind="body"),))


SHORTER = WIRE[: len(WIRE) * 4 // 5]


@pytest.mark.parametrize(
    ("readings", "copies"),
    [
        ([told(WIRE, "A"), told(WIRE, "B", date(2026, 3, 6))], {"B"}),
        ([told(WIRE, "A"), told(SHORTER + " Our own last line.", "B", date(2026, 3, 6))], {"B"}),
        ([told(SHORTER, "A"), told(WIRE, "B")], {"A"}),
        ([told(WIRE, "A"), told(OTHER + SHORTER, "B", date(2026, 3, 4))], {"A"}),
        ([told(WIRE, "A"), told(WIRE, "B", None)], {"A"}),
        ([told(WIRE, "A"), told(OTHER, "B")], set()),
        ([told(WIRE, "A"), told(OTHER + WIRE[: len(WIRE) // 3], "B")], set()),
        ([told(WIRE, "A"), told(WIRE + " More.", "A", date(2026, 3, 6))], set()),
        ([told(WIRE, "A"), told(WIRE, None, date(2026, 3, 6))], set()),
        ([told("A short text.", "A"), told("A short text.", "B")], set()),
    ],
)
def test_a_copy_holds_mostly_what_another_outlet_published_before(stores: Stores, readings: list[Reading], copies: set[str]) -> None:
    for number, order in enumerate((readings, readings[::-1])):
        with Store.open(stores(str(number))) as store:
            for reading in order:
                store.add(reading)
            assert {row["outlet"] for row in Search(store).rows(parse("is:copy"), "reports", limit=9)} == copies


def test_a_report_is_no_copy_any_more_once_what_it_copied_turns_out_to_be_later(stores: Stores) -> None:
    first, copy = told(WIRE, "A", None), told(WIRE, "B", date(2026, 3, 6))
    with Store.open(stores()) as store:
        store.add_all([first, copy])
        assert Search(store).report_ids(parse("is:copy")) == [copy.report.id]
        store.add(replace(first, report=replace(first.report, published=date(2026, 3, 7))))
        assert Search(store).report_ids(parse("is:copy")) == [first.report.id]


def test_a_count_since_a_day_reaches_to_the_day_of_publication_and_no_further(stores: Stores) -> None:
    text = "At least 13,000 people have been killed since 2014, the mission said."
    reading = read_report(checked_report(text, outlet="The Ofoten Courier", published="2020-09-05"))
    assert reading.tallies[0].period is not None
    with Store.open(stores()) as store:
        store.add(reading)
        found = {q: Search(store).count(parse(f"killed:any {q}"), "tallies") for q in ("date:2016", "date:2020-09-05", "date:>2020-09-05")}
    assert found == {"date:2016": 1, "date:2020-09-05": 1, "date:>2020-09-05": 0}

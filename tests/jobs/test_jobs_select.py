"""What a query finds as a record: valid, restricted, and the same in whatever order reports were added."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse import fuse
from dateline.jobs.select import all_readings, restricted, select, table_rows
from dateline.model import Reading, Record
from dateline.model.columns import TABLES
from dateline.model.tables import rows
from dateline.query import parse
from dateline.store import Store
from dateline.store.search import Search
from tests.store.readings import march, several, shots

QUERIES = ("", "killed:>=5", "speaker:ministry", "type:ASSAULT", "crowd:any version:any", "kind:report", "nowhere")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("select") / "s.sqlite") as opened:
        opened.add_all(several())
        yield opened


def ids_of(reading: Reading) -> list[str]:
    return [*(s.id for s in reading.statements), *(e.id for e in reading.events), *(t.id for t in reading.tallies)]


def assert_valid(reading: Reading) -> None:
    """All that a reading points at is in it."""
    statements = {s.id for s in reading.statements}
    assert {i for e in reading.events for i in e.statements} <= statements
    assert {t.statement for t in reading.tallies if t.statement} <= statements
    assert {s.within for s in reading.statements if s.within} <= statements
    assert {t.part_of for t in reading.tallies if t.part_of} <= {t.id for t in reading.tallies}
    named = {s.speaker for s in reading.statements} | {p.actor for e in reading.events for p in e.actors + e.recipients}
    named |= {link.actor for s in reading.statements for link in s.chain}
    assert named - {None} <= {a.id for a in reading.actors}


def test_everything_is_the_whole_record_of_current_versions(store: Store) -> None:
    current = [r for r in several() if r.report.version != 1 or r.report.title != "March on the port"]
    selection = select(store, parse(""))
    assert selection.record == fuse(current)
    assert (selection.n_reports, selection.left_out) == (4, 0)


def test_a_reading_is_restricted_to_what_is_found_and_what_that_rests_on(store: Store) -> None:
    (reading,) = select(store, parse("killed:>=5 outlet:wire")).record.readings
    assert [t.id[16:] for t in reading.tallies] == [":t1"]
    assert [s.id[16:] for s in reading.statements] == [":s1"]
    assert reading.events == ()
    assert [a.name for a in reading.actors] == ["Ilze Brandt"]
    assert reading.report == several()[0].report


def test_a_count_of_a_part_brings_the_count_of_the_whole(store: Store) -> None:
    (reading,) = select(store, parse("scope:children version:any")).record.readings
    assert [t.scope for t in reading.tallies] == ["people", "children"]


def test_a_report_that_is_found_by_its_words_is_whole(store: Store) -> None:
    assert list(all_readings(store, parse('"opened fire"'))) == several()[:2]


def test_the_newest_reports_make_the_record_and_the_others_are_counted(store: Store) -> None:
    selection = select(store, parse("fire or marched"), most=2)
    assert (selection.n_reports, selection.left_out) == (3, 1)
    assert {str(r.report.published) for r in selection.record.readings} == {"2026-03-06", "2026-03-09"}


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_selected_is_valid(store: Store, query: str) -> None:
    for reading in select(store, parse(query)).record.readings:
        assert_valid(reading)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_restriction_is_valid_keeps_what_is_asked_for_and_can_be_fused(data: st.DataObject) -> None:
    reading = data.draw(st.sampled_from(several()))
    ids = ids_of(reading)
    kept = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set[str]()))
    left = restricted(reading, kept)
    assert_valid(left)
    assert kept <= set(ids_of(left))
    assert restricted(left, kept) == left
    assert fuse([left]).readings == (left,)


def test_a_statement_within_another_brings_the_outer_one() -> None:
    reading = shots()
    inner, outer = reading.statements
    nested = replace(reading, statements=(replace(inner, within=outer.id), outer))
    assert len(restricted(nested, {inner.id}).statements) == 2


@pytest.mark.parametrize("query", QUERIES)
def test_rows_of_a_table_are_those_of_the_record_selected(store: Store, query: str) -> None:
    asked = parse(query)
    record = select(store, asked, most=None).record
    for table in TABLES:
        found = list(table_rows(store, asked, table))
        if table in ("statements", "tallies"):  # the record also has what the rows found rest on
            kept = Search(store).item_ids(asked, [r.report.id for r in record.readings])
            assert found == [row for row in rows(record, table) if row["id"] in kept]
        elif table == "reports":
            assert [row["report_id"] for row in found] == [r.report.id for r in record.readings]
        elif table == "changes":  # the versions before are looked up, though the query finds none but the current
            assert {row["report_id"] for row in found} <= {r.report.id for r in record.readings}
        else:
            assert found == rows(record, table)


def test_selections_do_not_depend_on_the_order_of_adding(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as other:
        for reading in reversed(several()):
            other.add(reading)
        for query in QUERIES:
            asked = parse(query)
            assert select(other, asked, most=2) == select(store, asked, most=2)
            for table in TABLES:
                assert list(table_rows(other, asked, table)) == list(table_rows(store, asked, table))


def test_more_reports_than_fit_in_one_question_are_all_selected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.jobs import select as module

    monkeypatch.setattr(module, "BATCH", 2)
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_all([march(f"Outlet {n}", date(2026, 3, 1 + n)) for n in range(5)])
        selection = select(store, parse("kind:event"), most=None)
        assert selection.n_reports == len(selection.record.events) == 5
        assert isinstance(selection.record, Record)

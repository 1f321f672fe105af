"""Corrections in a store: what it gives back, finds and exports is corrected, on each engine; nothing of the log is ever lost."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import pytest

from dateline.model import Correction, Event, Span
from dateline.model.errors import NotFound
from dateline.model.laying import beneath, corrected
from dateline.query import parse
from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.store.search import Search
from tests.model.correcting import edit, made, reject
from tests.servers.stores import Stores
from tests.store.readings import march, shots

READING = shots(title="Shots at Gate 4")
LOG = (
    edit(READING, "e1", {"mode": "explosives"}),
    reject(READING, "s2", minute=1),
    edit(READING, "t1", {"low": 6, "best": 6, "high": 6, "qualifier": "none"}, by="Bo", minute=2),
)


@pytest.fixture
def store(stores: Stores) -> Iterator[Store]:
    with Store.open(stores()) as opened:
        opened.add_all([READING, march()])
        yield opened


def ids(store: Store, query: str, table: str = "events") -> list[str]:
    return [row["id"].partition(":")[2] for row in Search(store).rows(parse(query), table, limit=9)]


def everything(store: Store) -> list[object]:
    tables = ("reports", "statements", "events", "tallies")
    return [list(store.readings()), *([*Search(store).iter_rows(parse("version:any"), table)] for table in tables)]


def test_readings_and_rows_are_corrected_and_queries_find_by_the_corrected_value(store: Store) -> None:
    assert Corrections(store).append(LOG) == 3
    reading = store.reading(READING.report.id)
    assert reading == next(corrected([READING], LOG))
    assert beneath(reading) == READING
    assert ids(store, "mode:explosives") == ["e1"]
    assert ids(store, "mode:firearms") == []
    assert ids(store, "killed:6", "tallies") == ["t1"]
    assert ids(store, "killed:5", "tallies") == []
    (row,) = Search(store).rows(parse("mode:explosives"), "events", limit=1)
    assert (row["event_mode"], row["corrected"], row["review_state"]) == ("explosives", "mode:Ana", "edited")


def test_a_query_asks_what_persons_have_done(store: Store) -> None:
    Corrections(store).append(LOG)
    assert ids(store, "review:any", "statements") == ids(store, "review:rejected", "statements") == ["s2"]
    assert ids(store, "review:none", "statements") == ["s1"]
    assert ids(store, "corrected:edited") == ["e1"]
    assert ids(store, "not review:any", "tallies") == ["t1", "t2"], "those of the other report"
    assert Search(store).report_ids(parse("review:any")) == [READING.report.id]


def test_taking_back_changes_the_rows_back_and_the_log_keeps_all(store: Store) -> None:
    before = everything(store)
    log = Corrections(store)
    log.append(LOG)
    log.append(made("undo", minute=9, of=c.id) for c in LOG)
    assert everything(store) == before
    assert len(log.all()) == 6
    assert ids(store, "review:any") == []


def test_a_new_reading_of_the_report_keeps_them_and_says_where_to_look_again(store: Store) -> None:
    Corrections(store).append(LOG)
    first = replace(READING.events[0], id=f"{READING.report.id}:e2", mode="aerial")
    new = Event(id=f"{READING.report.id}:e1", type="COERCE", auxiliary="asserted", trigger=Span(0, 6))
    assert store.add(replace(READING, events=(new, first), language="de")) == "changed"
    assert ids(store, "mode:explosives") == ids(store, "review:conflict") == ["e2"]
    assert ids(store, "review:any", "tallies") == ["t1"]
    assert [m.target.partition(":")[2] for m in store.reading(READING.report.id).marks] == ["s2", "e2", "t1"]
    assert store.add(store.reading(READING.report.id)) == "same", "what persons said is not taken for the machine's"


def test_corrections_of_a_report_that_comes_later_wait_for_it(stores: Stores) -> None:
    with Store.open(stores("late")) as late, Store.open(stores("first")) as first:
        first.add(READING)
        assert Corrections(late).append(LOG) == Corrections(first).append(LOG) == 3
        late.add(READING)
        assert everything(late) == everything(first)


def test_the_order_in_which_corrections_come_plays_no_part_and_none_comes_twice(stores: Stores) -> None:
    undo = made("undo", minute=5, of=LOG[0].id)
    with Store.open(stores("whole")) as whole:
        whole.add(READING)
        Corrections(whole).append([*LOG, undo])
        wanted = everything(whole)
    for n, order in enumerate(permutations(LOG)):
        with Store.open(stores(f"s{n}")) as store:
            store.add(READING)
            for correction in (*order, undo):
                assert Corrections(store).append([correction]) == 1
            assert Corrections(store).append(order) == 0
            assert everything(store) == wanted


def test_one_that_is_about_another_needs_it_and_nothing_is_kept_by_half(store: Store) -> None:
    before = everything(store)
    with pytest.raises(NotFound, match="c-0000, which is not there"):
        Corrections(store).append([LOG[0], made("undo", of="c-0000")])
    assert Corrections(store).all() == ()
    assert everything(store) == before


def test_a_correction_is_named_by_the_beginning_of_its_id(store: Store) -> None:
    log = Corrections(store)
    log.append(LOG)
    found: Correction = log.named(LOG[1].id[2:8])
    assert found == LOG[1]
    for wrong, said in (("", "more than one"), ("c-", "more than one"), ("zz", "no correction")):
        with pytest.raises(NotFound, match=said):
            log.named(wrong)
    assert log.of_reports([READING.report.id]) == LOG
    assert log.latest() == LOG[2].made

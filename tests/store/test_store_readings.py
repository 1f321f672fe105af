"""What is kept comes back unchanged, in one order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import permutations

import pytest

from dateline.acquire.text import checked_report
from dateline.model import Issue, Reading, Report, Span, make_report
from dateline.model.errors import BadRecord, EmptyReport, NotFound, OnlyFurniture
from dateline.model.report import report_id
from dateline.store import Store
from dateline.store import store as module
from tests.servers.stores import Stores


def reading_of(report: Report) -> Reading:
    """A small reading of a report."""
    doubt = Issue(code="some-doubt", message="Ein Zweifel – 疑い", span=Span(0, 3))
    return Reading(
        report=report, language="en", passages=(), statements=(), events=(), tallies=(), actors=(), places=(), whens=(), issues=(doubt,)
    )


def made(text: str, published: str | None = None, outlet: str | None = None) -> Reading:
    return reading_of(checked_report(text, published=published, outlet=outlet))


@pytest.fixture
def store(stores: Stores) -> Iterator[Store]:
    with Store.open(stores()) as opened:
        yield opened


def test_a_reading_comes_back_equal(store: Store) -> None:
    reading = made("The dam holds.\r\n\u200f𝔇am e\u0301 'quote'", "2026-03-02", "River Post")
    assert store.add(reading) == "added"
    assert store.reading(reading.report.id[:6]) == reading
    assert list(store.readings()) == [reading]


def test_adding_twice_changes_nothing(store: Store) -> None:
    reading = made("The dam holds.")
    assert [store.add(reading), store.add(reading)] == ["added", "same"]
    assert store.has(reading.report.id)
    assert store.up_to_date(reading.report)
    assert not store.has("feedfeedfeedfeed")


def test_readings_are_ordered_by_day_and_id_over_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    days = ["2026-03-02", None, "2026-01-31", "2026-03-02", None]
    for number, day in enumerate(days):
        store.add(made(f"Report {number}.", day))
    order = [(r.report.published or date.min, r.report.id) for r in store.readings()]
    assert len(order) == len(days)
    assert order == sorted(order)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_several_copies_say_of_a_report_is_joined_in_any_order(stores: Stores, order: tuple[int, ...]) -> None:
    plain = checked_report("The dam holds.")
    copies = [plain, replace(plain, published=date(2026, 3, 3), title="B"), replace(plain, published=date(2026, 3, 2), byline="Ana Kell")]
    with Store.open(stores()) as store:
        for number in order:
            store.add(reading_of(store.completed(copies[number])))
        (kept,) = store.readings()
    assert (kept.report.published, kept.report.title, kept.report.byline) == (date(2026, 3, 2), "B", "Ana Kell")


def test_a_poorer_account_of_a_report_does_not_replace_a_fuller_one(store: Store) -> None:
    fuller = made("The dam holds.", "2026-03-02")
    store.add(fuller)
    assert store.add(made("The dam holds.")) == "same"
    assert list(store.readings()) == [fuller]


def test_a_reading_of_another_version_is_out_of_date(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = made("The dam holds.")
    store.add(reading)
    monkeypatch.setattr(module, "SCHEMA_VERSION", "next")
    assert not store.up_to_date(reading.report)
    assert store.add(reading) == "changed"


def test_a_reading_of_an_unknown_shape_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_body", lambda _reading: '{"tidings":[]}')
    store.add(made("The dam holds."))
    with pytest.raises(BadRecord, match="Read the reports again"):
        list(store.readings())


def test_an_id_must_name_one_report(store: Store) -> None:
    for number in range(17):
        store.add(made(f"Report {number}."))
    doubled = next(d for d in "0123456789abcdef" if sum(r.report.id.startswith(d) for r in store.readings()) > 1)
    with pytest.raises(NotFound, match="more than one"):
        store.reading(doubled)
    with pytest.raises(NotFound, match="no report"):
        store.reading("zz")
    with pytest.raises(NotFound, match="more than one"):
        store.reading("")
    with pytest.raises(NotFound, match="no report"):
        store.reading("%")


def test_what_is_set_aside_keeps_its_first_day_and_its_last_reason(store: Store) -> None:
    store.set_aside("b.txt", EmptyReport("empty"))
    store.set_aside("a.txt", EmptyReport("empty"))
    first = {entry.where: entry.first_seen for entry in store.aside()}
    store.set_aside("b.txt", OnlyFurniture("a form"))
    assert [(entry.where, entry.code) for entry in store.aside()] == [("a.txt", "empty"), ("b.txt", "only-furniture")]
    assert {entry.where: entry.first_seen for entry in store.aside()} == first
    store.readmit("b.txt")
    assert [entry.where for entry in store.aside()] == ["a.txt"]


def test_what_a_name_may_hold_is_kept_or_passed_over_alike(store: Store) -> None:
    address = "https://x.example/" + "".join(sha256(str(n).encode()).hexdigest() for n in range(100))
    reading = replace(made("The dam holds."), report=make_report("The dam holds.", url=address))
    assert store.add(reading) == "added"
    assert store.versions(address) == (reading.report,)
    with pytest.raises(NotFound, match="no report"):
        store.reading("a\0")
    store.set_aside("a\0b.txt", EmptyReport("empty\0"))
    assert len(store.aside()) == 1
    store.readmit("a\0b.txt")
    assert store.aside() == ()


def test_another_headline_is_a_version_where_there_is_an_address_and_a_description_where_there_is_none(store: Store) -> None:
    paged = [
        checked_report("The dam holds.", outlet="Wire", url="https://wire.example/dam", title=title)
        for title in ("Dam", "Dam", "Dam holds")
    ]
    plain = [checked_report("The dam holds.", outlet="Wire", title=title) for title in ("Dam", "Dam holds")]
    for report in (*paged, *plain):
        store.add(reading_of(store.completed(report)))
    assert {r.title: r.version for r in store.versions("https://wire.example/dam")}.keys() == {"Dam", "Dam holds"}
    assert sorted(r.version for r in store.versions("https://wire.example/dam")) == [1, 2]
    assert [r.report.title for r in store.readings() if r.report.url is None] == ["Dam"]


def test_a_report_kept_before_headlines_were_part_of_ids_is_known_again(store: Store) -> None:
    new = checked_report("The dam holds.", outlet="Wire", url="https://wire.example/dam", title="Dam", byline="Ana Kell")
    old = replace(new, id=report_id(new.text, new.outlet, new.url), byline=None)
    store.add(reading_of(old))
    assert new.id != old.id
    assert store.completed(new) == replace(new, id=old.id)
    assert store.as_kept(replace(new, title="Dam holds")) == replace(new, title="Dam holds")

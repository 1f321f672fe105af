"""The sample reports show what Dateline is for."""

from datetime import date
from functools import cache
from pathlib import Path

from dateline.acquire.files import Accepted, take_in
from dateline.acquire.page import Description
from dateline.model import Record
from dateline.model.tables import rows
from dateline.pipeline import read_reports

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@cache
def record() -> Record:
    return read_reports([i.report for i in take_in([SAMPLES], given=Description()) if isinstance(i, Accepted)])


def test_ten_reports_or_more_of_four_outlets_over_several_days() -> None:
    reports = [r.report for r in record().readings]
    assert len(reports) >= 10
    assert len({r.outlet for r in reports}) >= 4
    assert len({r.published for r in reports}) >= 5


def test_every_outlet_is_marked_as_invented_by_its_address() -> None:
    assert all(".example/" in str(r.report.url) for r in record().readings)


def test_there_are_direct_indirect_and_chained_statements() -> None:
    assert {"direct", "indirect"} <= {s.quoted for s in record().statements}
    assert any(s.chain for s in record().statements)


def test_a_denial_is_older_than_the_report_it_answers() -> None:
    published = {s.id: r.report.published or date.max for r in record().readings for s in r.statements}
    links = [link for d in record().disputes for link in d.links if link.kind == "denies"]
    assert any(published[link.source] < published[link.target] for link in links)


def test_a_toll_is_contested_rises_and_is_corrected_downwards() -> None:
    killed = [t for t in record().tolls if t.category == "killed" and t.grade == "contested"]
    assert {"rise", "revision"} <= {e.change for t in killed for e in t.entries}


def test_what_is_feared_or_asked_for_is_not_said_to_have_happened() -> None:
    assert {"hypothetical", "requested"} <= {e.auxiliary for e in record().events}


def test_a_historical_toll_has_a_ledger_of_its_own() -> None:
    ledger = next(t for t in record().tolls if t.low == 131)
    assert len(ledger.entries) == 1


def test_the_copy_of_a_wire_story_counts_once() -> None:
    copies = [row for row in rows(record(), "tolls") if row["copy_of"]]
    assert {row["outlet"] for row in copies} == {"The Amber Post"}


def test_the_sign_up_form_is_marked_and_not_read() -> None:
    assert sum(p.kind == "furniture" for r in record().readings for p in r.passages) == 2


def test_the_text_of_an_agency_in_another_outlet_is_the_copy_and_the_agency_has_the_original() -> None:
    outlets = {r.report.id: r.report.outlet for r in record().readings}
    tallies = {t.id: outlets[r.report.id] for r in record().readings for t in r.tallies}
    copied = {(outlets[e.report], tallies[e.copy_of]) for toll in record().tolls for e in toll.entries if e.copy_of}
    assert copied == {("The Amber Post", "Amber Wire")}

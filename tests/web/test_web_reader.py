"""The reader: a report with its fields, its versions, copies of its text, and what changed."""

from dataclasses import replace
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from dateline.fuse.changes.wording import counts, differences
from dateline.model import Codebook, Passage, Reading, Record, Span, make_report
from dateline.store import Store
from dateline.web.desk import desk
from tests.web.conftest import Kept

URL = "https://courier.example/ferry"
OLD = "The ferry from Moskenes was held up on Monday with eleven people aboard.\n\nThe owner said nothing of the reason.\n"
NEW = "The ferry from Moskenes was held up on Monday with at least 14 people aboard.\n\nThe owner said nothing of the reason.\n\nIt sailed on Tuesday.\n"


def _reading(text: str, outlet: str = "The Ofoten Courier", url: str | None = URL, retrieved: datetime | None = None) -> Reading:
    report = make_report(text, outlet=outlet, url=url, title="Ferry held up", retrieved=retrieved)
    body = (Passage(span=Span(0, len(text) - 1), kind="body", reason=None),)
    return Reading(
        report=report, language="en", passages=body, statements=(), events=(), tallies=(), actors=(), places=(), whens=(), issues=()
    )


@pytest.fixture(scope="module")
def versions() -> tuple[Reading, Reading, Reading]:
    old = _reading(OLD, retrieved=datetime.fromisoformat("2031-03-05T08:00"))
    new = _reading(NEW, retrieved=datetime.fromisoformat("2031-03-05T20:00"))
    return old, new, _reading(NEW, outlet="Nordlys Wire", url="https://nordlys.example/7")


@pytest.fixture(scope="module")
def pages(kept: Kept, versions: tuple[Reading, ...]) -> TestClient:
    return TestClient(desk(kept(*versions)))


def test_a_report_has_its_own_style_rules(client: TestClient, sample: Record) -> None:
    page = f"/reports/{sample.readings[0].report.id}"
    assert f'href="{page}/links.css"' in client.get(page).text
    rules = client.get(f"{page}/links.css")
    assert rules.headers["content-type"].startswith("text/css")
    assert "#s1" in rules.text


def test_the_beginning_of_an_id_leads_to_its_report(client: TestClient, sample: Record) -> None:
    page = f"/reports/{sample.readings[0].report.id}"
    answer = client.get(page[:-4], follow_redirects=False)
    assert answer.headers["location"] == page


def test_a_report_shows_its_hash_and_when_it_was_taken_in(pages: TestClient, versions: tuple[Reading, ...]) -> None:
    report = versions[1].report
    html = pages.get(f"/reports/{report.id}").text
    assert report.sha256
    assert report.sha256 in html
    assert "5 March 2031, 20:00 UTC" in html


def test_a_report_shows_by_which_ontology_its_events_were_coded(pages: TestClient, kept: Kept, versions: tuple[Reading, ...]) -> None:
    assert "not recorded" in pages.get(f"/reports/{versions[0].report.id}").text
    coded = replace(versions[0], codebook=Codebook(name="Harvest watch", digest="0123456789abcdef"))
    html = TestClient(desk(kept(coded))).get(f"/reports/{coded.report.id}").text
    assert "Harvest watch <code>0123456789abcdef</code>" in html


def test_a_superseded_report_says_so_and_leads_to_the_newest(pages: TestClient, versions: tuple[Reading, ...]) -> None:
    old, new, _ = (r.report.id for r in versions)
    html = pages.get(f"/reports/{old}").text
    assert "A newer version has taken its place" in html
    assert f'href="/reports/{new}"' in html
    assert "A newer version" not in pages.get(f"/reports/{new}").text


def test_a_version_whose_page_went_back_to_an_earlier_text_says_so(kept: Kept, versions: tuple[Reading, ...]) -> None:
    old, new, _ = (r.report for r in versions)
    address = kept(*versions)
    with Store.open(address) as store:
        store.saw(old.id, datetime.fromisoformat("2031-03-07T09:00"))
    pages = TestClient(desk(address))
    html = pages.get(f"/reports/{new.id}").text
    assert "Its page carries an earlier version again" in html
    assert f'href="/reports/{old.id}"' in html
    back = pages.get(f"/reports/{old.id}").text
    assert "superseded" not in back
    assert "the current one" in back


def test_what_changed_is_shown_word_by_word(pages: TestClient, versions: tuple[Reading, ...]) -> None:
    html = pages.get(f"/reports/{versions[1].report.id}/changes").text
    assert "<del>eleven </del><ins>at least 14 </ins>" in html
    assert "<ins>It sailed on Tuesday.</ins>" in html
    assert "From <a" in html


def test_the_first_version_has_nothing_to_be_laid_beside(pages: TestClient, versions: tuple[Reading, ...]) -> None:
    assert "nothing to lay beside it" in pages.get(f"/reports/{versions[0].report.id}/changes").text
    assert "nothing to lay beside it" in pages.get(f"/reports/{versions[1].report.id}/changes?against={versions[1].report.id}").text


def test_copies_of_a_text_are_named_as_one_source(pages: TestClient, versions: tuple[Reading, ...]) -> None:
    html = pages.get(f"/reports/{versions[1].report.id}").text
    assert "The same text elsewhere" in html
    assert "Nordlys Wire" in html


def test_words_that_are_not_read_are_marked_as_furniture(client: TestClient, sample: Record) -> None:
    assert 'class="passage furniture unread"' in client.get(f"/reports/{sample.readings[0].report.id}").text


def test_a_disputed_statement_is_shown_with_the_other_side(client: TestClient, sample: Record) -> None:
    html = client.get(f"/reports/{sample.readings[1].report.id}").text
    assert "Side A" in html
    assert "cannot both be right" in html
    assert f'href="/reports/{sample.readings[1].report.id}#s2"' in html


def test_differences_give_back_both_texts() -> None:
    changes = [change for paragraph in differences(OLD, NEW) for change in paragraph.changes]
    old = "".join(c.words for c in changes if c.kind != "new")
    new = "".join(c.words for c in changes if c.kind != "gone")
    assert old.split() == OLD.replace(".\n\n", ".").replace("\n", "").split()
    assert new.split() == NEW.replace(".\n\n", ".").replace("\n", "").split()
    assert counts(differences(OLD, NEW)) == (7, 1)


def test_equal_texts_have_no_differences() -> None:
    assert counts(differences(OLD, OLD)) == (0, 0)


def test_a_paragraph_too_long_to_compare_is_shown_struck_and_new() -> None:
    long = " ".join(f"w{n}" for n in range(2500))
    (paragraph,) = differences(long, f"{long} more")
    assert [c.kind for c in paragraph.changes] == ["gone", "new"]

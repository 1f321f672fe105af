"""The desk shows what persons corrected: in lists, on the page of the report, and nowhere what they rejected but there."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.web.desk import desk
from tests.model.correcting import edit, reject
from tests.store.readings import shots

READING = shots()


def pages(tmp_path: Path) -> TestClient:
    path = str(tmp_path / "s.sqlite")
    with Store.open(path) as store:
        store.add(READING)
        Corrections(store).append(
            [edit(READING, "t1", {"low": 7, "best": 7, "high": 7, "qualifier": "none"}), reject(READING, "e1", minute=1)]
        )
    return TestClient(desk(path))


def test_lists_show_the_corrected_value_and_that_a_person_set_it(tmp_path: Path) -> None:
    client = pages(tmp_path)
    counts = client.get("/tallies").text
    assert "7 killed" in counts
    assert "corrected by a person" in counts
    assert "rejected by a person" in client.get("/events").text
    assert "corrected by a person" not in client.get("/statements").text
    assert "corrected by a person" in client.get("/tallies?q=review%3Aedited").text


def test_the_page_of_the_report_tells_all_and_its_glance_leaves_out_what_was_rejected(tmp_path: Path) -> None:
    html = pages(tmp_path).get(f"/reports/{READING.report.id}").text
    assert "edited by Ana on 9 March 2026: as heard" in html
    assert "rejected by Ana on 9 March 2026: as heard" in html
    assert re.search(r'id="[\w-]*-negated"', html)
    assert not re.search(r'id="[\w-]*-asserted"', html), "the only event that was said to have happened is rejected"


def test_the_claim_board_and_the_toll_page_mark_what_was_corrected_and_tell_nothing_that_was_rejected(tmp_path: Path) -> None:
    client = pages(tmp_path)
    for page in ("/claims", "/tolls"):
        assert "corrected by a person" in client.get(page).text, page
        assert "rejected by a person" not in client.get(page).text, page

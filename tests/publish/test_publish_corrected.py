"""The page of a report says which values a person touched, who did, when and why."""

from dateline.fuse import fuse
from dateline.publish import reader_page
from tests.model.correcting import edit, made, reject
from tests.store.readings import shots

READING = shots()


def test_a_report_nobody_touched_names_no_person() -> None:
    assert "by a person" not in reader_page(fuse([READING]))


def test_the_report_shows_who_did_what_and_why_beside_the_value() -> None:
    log = [
        edit(READING, "e1", {"mode": "explosives"}, reason="a grenade <b>"),
        reject(READING, "s2", by="Bo", minute=1, reason="not said"),
        made("contest", targets=edit(READING, "t1", {"low": 1}).targets, minute=2),
    ]
    page = reader_page(fuse([READING], log))
    assert "corrected by a person" in page
    assert "rejected by a person" in page
    assert "edited by Ana on 9 March 2026: a grenade &lt;b&gt;" in page
    assert "rejected by Bo on 9 March 2026: not said" in page
    assert "contested by Ana on 9 March 2026: as heard" in page

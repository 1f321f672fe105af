"""The record with what persons said: in the package's own words, and in incidents, tolls and disputes."""

import json
from pathlib import Path

import pytest

import dateline
from dateline.fuse import fuse
from dateline.model import Incident, Record
from dateline.model.anchors import anchor_of
from dateline.model.codec import to_plain
from dateline.model.correction import json_text
from tests.model.correcting import edit, made, reject
from tests.store.readings import march, shots

ONE, COPY, OTHER = shots(), shots("Coast Radio"), march()
READINGS = (ONE, COPY, OTHER)
SHOTS, AGAIN, MARCH = (anchor_of(r.events[0]) for r in READINGS)


def incident(record: Record, id_: str) -> Incident:
    return next(i for i in record.incidents if id_ in i.events)


def test_fusing_with_corrections_is_fusing_what_they_are_laid_over_and_leaves_the_machines_record_alone() -> None:
    machine = fuse(READINGS)
    log = [edit(ONE, "t1", {"low": 9, "best": 9, "high": 9}), reject(COPY, "t1", minute=1)]
    record = fuse(READINGS, log)
    assert dateline.correct(machine, log) == record
    assert dateline.correct(record, [made("undo", minute=2, of=c.id) for c in log] + log) == machine
    assert fuse(record.readings) == record
    (toll,) = [t for t in record.tolls if t.category == "killed"]
    assert [(e.tally, e.best) for e in toll.entries] == [(ONE.tallies[0].id, 9)]
    assert [t.low for t in record.tallies if t.category == "killed"] == [9, 5], "what is rejected stays among what was read"


def test_the_record_tells_what_persons_did_and_what_the_machine_read(tmp_path: Path) -> None:
    log = [edit(ONE, "e1", {"mode": "explosives"}, reason="a grenade")]
    (tmp_path / "log.jsonl").write_text("".join(json_text(to_plain(c)) + "\n" for c in log))
    record = dateline.correct(fuse(READINGS), dateline.load_corrections(tmp_path / "log.jsonl"))
    assert [(n.field, n.words) for n in record.notes(SHOTS.id)] == [("mode", "edited by Ana on 9 March 2026: a grenade")]
    assert record.notes(MARCH.id) == ()
    assert record.machine(SHOTS.id) == ONE.events[0]
    assert json.loads(json.dumps(record.to_dict()))["readings"][0]["marks"][0]["touches"][0]["reason"] == "a grenade"
    with pytest.raises(KeyError):
        record.machine("nothing")


def test_a_rejected_statement_is_in_no_dispute() -> None:
    before = fuse(READINGS)
    touched = {s for d in before.disputes for side in d.sides for s in side.statements}
    denial = ONE.statements[1].id
    after = fuse(READINGS, [reject(r, "s2") for r in (ONE, COPY)])
    assert denial not in {s for d in after.disputes for side in d.sides for s in side.statements}
    assert after.disputes == () or touched


def test_what_a_person_merges_is_one_incident_whatever_the_machine_finds_and_says_who_said_so() -> None:
    record = fuse(READINGS, [made("merge", targets=(SHOTS, MARCH), reason="one day of protest")])
    assert incident(record, SHOTS.id) == incident(record, MARCH.id)
    assert any("Ana: one day of protest" in reason for reason in incident(record, SHOTS.id).reasons)


def test_what_a_person_splits_is_two_and_undoing_gives_the_record_before() -> None:
    machine = fuse(READINGS)
    assert incident(machine, SHOTS.id) == incident(machine, AGAIN.id)
    merge = made("merge", targets=(SHOTS, MARCH))
    split = made("split", minute=1, targets=(SHOTS,), rest=(AGAIN, MARCH), reason="two gates")
    parted = fuse(READINGS, [merge, split])
    assert incident(parted, SHOTS.id) != incident(parted, AGAIN.id)
    assert incident(parted, SHOTS.id).events == (SHOTS.id,)
    undos = [made("undo", minute=2, of=split.id), made("undo", minute=3, of=merge.id)]
    assert fuse(READINGS, [merge, split, *undos]) == machine


@pytest.mark.parametrize(("action", "grade"), [("contest", "contested"), ("discount", "discounted")])
def test_a_person_grades_an_incident_and_is_named(action: str, grade: str) -> None:
    given = made("contest" if action == "contest" else "discount", targets=(MARCH,), reason="it was a parade")
    found = incident(fuse(READINGS, [given]), MARCH.id)
    assert found.grade == grade
    assert found.graded_by == "Ana"
    assert incident(fuse(READINGS), MARCH.id).graded_by == "machine"

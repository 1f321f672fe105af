"""A person's word lies over the machine's reading, keeps through a new reading of the same report, and can be taken back."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Actor, Correction, Event, Participant, Reading, Span, Statement, Tally
from dateline.model.anchors import find
from dateline.model.codec import from_plain, to_plain
from dateline.model.editable import FIELDS, checked
from dateline.model.errors import BadCorrection
from dateline.model.inforce import in_force, undone
from dateline.model.laying import beneath, conflicts, corrected
from dateline.model.record import Record
from dateline.model.tables import rows
from dateline.model.touched import corrected_words, mark_of, notes, review_state
from tests.model.correcting import anchors, edit, made, noun, reject
from tests.store.readings import shots

READING = shots()


def laid(*corrections: Correction, reading: Reading = READING) -> Reading:
    (found,) = corrected([reading], corrections)
    return found


def reread(reading: Reading = READING, **changes: object) -> Reading:
    """What a better model makes of the report: an event more at the beginning, so that all ids move, and the first event changed."""
    first, *others = reading.events
    new = Event(id=f"{reading.report.id}:e1", type="COERCE", auxiliary="asserted", trigger=Span(0, 6))
    moved = [replace(e, id=f"{reading.report.id}:e{n}") for n, e in enumerate((replace(first, **changes), *others), start=2)]  # type: ignore[arg-type]  # fields of an event
    return replace(reading, events=(new, *moved))


def test_an_edited_value_stands_and_the_machines_is_kept_beneath() -> None:
    reading = laid(edit(READING, "e1", {"mode": "explosives", "auxiliary": "historical"}))
    assert (reading.events[0].mode, reading.events[0].auxiliary) == ("explosives", "historical")
    mark = mark_of(reading, reading.events[0].id)
    assert mark is not None
    assert mark.machine is not None
    assert json.loads(mark.machine)["mode"] == "firearms"
    assert mark.touches[0].fields == ("mode", "auxiliary")
    assert beneath(reading) == READING
    assert from_plain(Reading, to_plain(reading)) == reading


def test_every_row_says_which_values_a_person_touched_and_who_looked_at_it() -> None:
    reading = laid(
        edit(READING, "e1", {"mode": "explosives"}, by="Ana; B: C"), reject(READING, "s2"), made("contest", targets=anchors(READING, "t1"))
    )
    record = Record(readings=(reading,))
    found = {
        row["id"]: (row["review_state"], row["corrected"]) for table in ("statements", "events", "tallies") for row in rows(record, table)
    }
    id_ = reading.report.id
    assert found[f"{id_}:e1"] == ("edited", "mode:Ana, B C")
    assert found[f"{id_}:s2"] == ("rejected", "rejected:Ana")
    assert found[f"{id_}:t1"] == ("edited", "contested:Ana")
    assert found[f"{id_}:s1"] == found[f"{id_}:e2"] == ("machine", None)
    assert rows(record, "reports")[0]["corrected"] == "rejected:Ana;mode:Ana, B C;contested:Ana"


def test_what_is_accepted_as_a_whole_is_so_named_and_changes_nothing() -> None:
    values = {name: to_plain(getattr(READING.tallies[0], name)) for name in FIELDS["tally"]}
    reading = laid(edit(READING, "t1", values, action="accept", reason=None))
    assert replace(reading, marks=()) == READING
    assert corrected_words(reading.marks) == "accepted:Ana"
    assert review_state(reading.marks) == "accepted"
    assert notes(reading, reading.tallies[0].id)[0].words == "accepted by Ana on 9 March 2026"


def test_a_new_reading_with_other_ids_keeps_what_a_person_said() -> None:
    correction = edit(READING, "e1", {"mode": "explosives"})
    better = reread()
    reading = laid(correction, reading=better)
    assert [e.mode for e in reading.events] == [None, "explosives", None]
    assert reading.marks[0].target == f"{READING.report.id}:e2"
    assert conflicts([better], [correction]) == ()


def test_where_the_machine_changes_its_mind_the_persons_word_stays_and_somebody_is_asked_to_look() -> None:
    correction = edit(READING, "e1", {"mode": "explosives"})
    better = reread(mode="aerial")
    assert laid(correction, reading=better).events[1].mode == "explosives"
    (conflict,) = conflicts([better], [correction])
    assert (conflict.kind, conflict.field, conflict.was, conflict.now, conflict.stands) == (
        "reread",
        "mode",
        '"firearms"',
        '"aerial"',
        '"explosives"',
    )
    assert review_state(laid(correction, reading=better).marks) == "pending"
    keep = made(
        "keep", by="Bo", minute=5, of=correction.id, targets=correction.targets, values=(replace(correction.values[0], was='"aerial"'),)
    )
    assert conflicts([better], [correction, keep]) == ()
    assert len(conflicts([reread(mode="drone")], [correction, keep])) == 1, "asked again when it changes again"
    assert conflicts([reread(mode="explosives")], [correction]) == (), "the machine has come to say the same"


def test_a_correction_whose_words_are_not_read_any_more_is_a_conflict_until_somebody_keeps_it() -> None:
    correction = edit(READING, "e1", {"mode": "explosives"})
    without = replace(READING, events=READING.events[1:])
    (conflict,) = conflicts([without], [correction])
    assert (conflict.kind, conflict.target) == ("gone", READING.events[0].id)
    assert conflicts([without], [correction, made("keep", minute=1, of=correction.id)]) == ()
    assert conflicts([], [correction]) == (), "a report that is not asked about is no conflict"


def test_what_hangs_on_nearly_the_same_words_is_found_again_if_nothing_else_is_there() -> None:
    (anchor,) = anchors(READING, "e1")
    shorter = replace(
        READING, events=(replace(READING.events[0], id="x:e7", trigger=Span(anchor.spans[0].start, anchor.spans[0].end - 5)),)
    )
    assert find(shorter, anchor) == shorter.events[0]
    twice = replace(READING, events=(replace(READING.events[0], id="x:e1", type="COERCE"), replace(READING.events[0], id="x:e2")))
    assert find(twice, anchor) == twice.events[1], "of two on the same words the one of the same type"


def test_the_latest_word_of_one_person_counts_and_of_two_the_latest_stands_with_the_other_shown() -> None:
    first, second = edit(READING, "s2", {"stance": "doubts"}), edit(READING, "s2", {"stance": "affirms"}, minute=1)
    assert laid(second, first).statements[1].stance == "affirms"
    assert conflicts([READING], [first, second]) == ()
    other = edit(READING, "s2", {"stance": "denies"}, by="Bo", minute=2)
    assert laid(first, second, other).statements[1].stance == "denies"
    (conflict,) = conflicts([READING], [first, second, other])
    assert (conflict.kind, conflict.correction, conflict.other, conflict.now) == ("people", other.id, second.id, '"affirms"')
    assert conflicts([READING], [first, second, other, made("keep", minute=3, of=other.id, targets=other.targets)]) == ()


def test_a_person_who_accepts_after_another_rejected_lets_it_stand_and_both_are_shown() -> None:
    no, yes = reject(READING, "e1"), edit(READING, "e1", {"type": "ASSAULT"}, action="accept", by="Bo", minute=1)
    assert not laid(no, yes).marks[0].rejected
    assert laid(no).marks[0].rejected
    assert [(c.kind, c.field, c.other) for c in conflicts([READING], [no, yes])] == [("people", None, no.id)]


def test_what_is_taken_back_is_as_if_it_had_not_been_and_taking_back_can_be_taken_back() -> None:
    correction = edit(READING, "e1", {"mode": "explosives"})
    undo = made("undo", minute=1, of=correction.id)
    again = made("undo", minute=2, of=undo.id)
    assert laid(correction, undo) == READING
    assert laid(correction, undo, again) == laid(correction)
    assert undone([again, undo, correction]) == {undo.id}


def test_a_speaker_the_machine_did_not_find_comes_with_the_correction_and_goes_with_it() -> None:
    actor = Actor(id="person:selim-dar", name="Selim Dar", kind="person")
    correction = edit(READING, "s2", {"speaker": actor.id}, actors=(actor,))
    reading = laid(correction)
    assert rows(Record(readings=(reading,)), "statements")[1]["speaker"] == "Selim Dar"
    assert beneath(reading) == READING
    assert laid(correction, made("undo", minute=1, of=correction.id), reading=reading) == READING


def test_a_value_that_is_no_value_any_more_leaves_the_machines_and_is_a_conflict() -> None:
    correction = edit(READING, "e1", {"type": "MEDDLE"})
    assert laid(correction).events == READING.events
    assert [c.kind for c in conflicts([READING], [correction])] == ["unfit"]


def test_a_value_taken_away_is_missing_by_a_persons_word() -> None:
    event = laid(edit(READING, "e1", {"place": None})).events[0]
    assert event.place is None
    assert [(g.field, g.reason) for g in event.gaps] == [("place", "person")]


@pytest.mark.parametrize(
    ("id_", "values", "said"),
    [
        ("t1", {"low": 9, "high": 3}, "bounds cross"),
        ("t1", {"low": -1}, "never below 0"),
        ("t1", {"category": "eaten"}, "'eaten' is none of killed"),
        ("t1", {"low": "five"}, "'five' is not int"),
        ("e1", {"type": "MEDDLE"}, "is none of AGREE"),
        ("e1", {"mode": "Fire Arms"}, "no code of the ontology"),
        ("e1", {"trigger": [0, 4]}, "no value of an event that a person sets. It has: type, mode"),
        ("e1", {"actors": [{"span": [0, 9999], "head": [0, 5]}]}, "no words of the report"),
        ("e1", {"actors": [{"span": [0, 6], "head": [0, 6], "actor": "person:nobody"}]}, "There is no actor"),
        ("s1", {"speaker": "person:nobody"}, "There is no actor"),
        ("s1", {"stance": "grumbles"}, "is none of affirms"),
        ("s1", {"content": [[4, 4]]}, "no words of the report"),
        ("s1", {"source": [], "cue": [], "content": []}, "needs words"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_reason(id_: str, values: dict[str, object], said: str) -> None:
    with pytest.raises(BadCorrection, match=said):
        checked(READING, noun(READING, id_), values)


def test_participants_are_set_by_their_words() -> None:
    made_event = checked(READING, noun(READING, "e1"), {"actors": [{"span": [0, 6], "head": [0, 6], "sector": "MIL"}]})
    assert isinstance(made_event, Event)
    assert made_event.actors == (Participant(span=Span(0, 6), head=Span(0, 6), sector="MIL"),)
    assert isinstance(checked(READING, noun(READING, "t1"), {"low": 5, "best": 7, "high": 10}), Tally)
    assert isinstance(checked(READING, noun(READING, "s1"), {"stance": "denies"}), Statement)


LOG = [
    edit(READING, "e1", {"mode": "explosives"}),
    edit(READING, "e1", {"mode": "aerial", "auxiliary": "historical"}, by="Bo", minute=1),
    reject(READING, "s2", minute=2),
    edit(READING, "s2", {"stance": "doubts"}, by="Bo", minute=3),
    made("contest", minute=3, targets=anchors(READING, "e1", "s1")),
    edit(READING, "t1", {"low": 6, "best": None, "high": None}, minute=4),
    made("discount", by="Bo", minute=5, targets=anchors(READING, "t1")),
]
LOG += [
    made("undo", minute=6, of=LOG[1].id),
    made("undo", minute=7, of=LOG[2].id),
    made("keep", minute=8, of=LOG[3].id, targets=LOG[3].targets),
]
LOG += [made("undo", minute=9, of=LOG[7].id)]


@settings(deadline=None)
@given(st.permutations(LOG), st.integers(0, len(LOG)))
def test_the_order_in_which_corrections_come_and_how_often_they_are_laid_play_no_part(shuffled: list[Correction], cut: int) -> None:
    whole = laid(*LOG)
    assert laid(*shuffled) == whole
    assert laid(*shuffled, *shuffled) == whole
    assert laid(*LOG, reading=laid(*shuffled[:cut])) == whole
    assert beneath(laid(*shuffled[:cut])) == READING
    assert conflicts([READING], shuffled) == conflicts([READING], LOG)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LOG), unique_by=lambda c: c.id))
def test_a_new_reading_that_says_the_same_keeps_every_correction_without_a_word(some: list[Correction]) -> None:
    before, after = laid(*some), laid(*some, reading=reread())
    assert after.events[1:] == tuple(replace(e, id=after.events[n].id) for n, e in enumerate(before.events, start=1))
    assert (after.statements, after.tallies) == (before.statements, before.tallies)
    kinds = {c.kind for c in conflicts([reread()], some)}
    assert kinds <= {"people"}


def test_taking_everything_back_gives_the_machines_reading() -> None:
    force = in_force(LOG)
    undos = [made("undo", minute=20, of=c.id) for c in force.corrections]
    assert laid(*LOG, *undos) == READING

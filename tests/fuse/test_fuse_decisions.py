"""What persons decide about events of several reports: later words go before earlier, and all can be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse.decisions import Decisions, decisions
from dateline.model import Anchor, Correction, Reading
from dateline.model.anchors import anchor_of
from dateline.model.laying import corrected
from dateline.model.touched import standing
from tests.model.correcting import anchors, made, reject
from tests.store.readings import shots

READINGS = [shots(f"Outlet {n}") for n in range(4)]
A, B, C, D = (anchor_of(r.events[0]) for r in READINGS)


def decided(*log: Correction, readings: Sequence[Reading] = READINGS) -> Decisions:
    return decisions(corrected(readings, log))


def groups(found: Decisions) -> list[set[str]]:
    """The sets that chains of pairs make."""
    out: list[set[str]] = []
    for a, b in found.together:
        touching = [g for g in out if a in g or b in g]
        out = [g for g in out if g not in touching] + [set().union({a, b}, *touching)]
    return sorted(out, key=sorted)


def names(*found: Anchor) -> set[str]:
    return {a.id for a in found}


def test_merged_events_are_one_and_say_who_said_so() -> None:
    found = decided(made("merge", targets=(A, B, C), reason="one strike"))
    assert groups(found) == [names(A, B, C)]
    assert len(found.together) == 2
    assert {str(word) for word in found.together.values()} == {"Ana: one strike"}


def test_accepting_an_incident_holds_its_events_together() -> None:
    assert groups(decided(made("accept", targets=(A, B), reason=None))) == [names(A, B)]


def test_what_is_split_stays_together_among_itself_and_apart_from_the_rest() -> None:
    merge = made("merge", targets=(A, B, C))
    found = decided(merge, made("split", minute=1, targets=(A,), rest=(B, C)))
    assert groups(found) == [names(B, C)]
    assert set(found.apart) == {tuple(sorted((A.id, B.id))), tuple(sorted((A.id, C.id)))}


def test_a_later_merge_takes_back_what_parted_the_same_events_even_by_others_between() -> None:
    split = made("split", targets=(A,), rest=(C,))
    found = decided(split, made("merge", minute=1, targets=(A, B)), made("merge", minute=2, targets=(B, C)))
    assert groups(found) == [names(A, B, C)]
    assert found.apart == {}


def test_merging_splitting_and_undoing_comes_back_to_the_start() -> None:
    merge, split = made("merge", targets=(A, B)), made("split", minute=1, targets=(A,), rest=(B,))
    undos = [made("undo", minute=2, of=split.id), made("undo", minute=3, of=merge.id)]
    assert decided(merge, split, undos[0]) == decided(merge)
    assert decided(merge, split, *undos) == decided()
    assert tuple(corrected(READINGS, [merge, split, *undos])) == tuple(READINGS)


def test_contested_and_discounted_name_what_was_marked_and_all_who_did() -> None:
    marks = [
        made("contest", targets=(A,), by="Bo", minute=1),
        made("contest", targets=(A,), reason="first"),
        made("discount", targets=(B,)),
    ]
    found = decided(*marks)
    assert [str(w) for w in found.contested[A.id]] == ["Ana: first", "Bo: as heard"]
    assert set(found.discounted) == {B.id}


def test_only_what_is_in_the_readings_is_decided_about() -> None:
    merge = made("merge", targets=(A, B, C))
    assert groups(decided(merge, readings=READINGS[1:])) == [names(B, C)]
    laid = tuple(corrected(READINGS, [merge, made("contest", targets=(B,))]))
    cut = [replace(r, events=r.events[1:]) if r.report.id == B.report_id else r for r in laid]
    assert groups(decisions(cut)) == [names(A, C)]
    assert decisions(cut).contested == {}


def test_what_is_rejected_is_left_out_of_what_is_fused_and_what_rests_on_it_is_in_the_reports_own_voice() -> None:
    reading = READINGS[0]
    laid = tuple(corrected([reading], [reject(reading, "s2"), reject(reading, "e1")]))
    (left,) = map(standing, laid)
    assert [s.id for s in left.statements] == [reading.statements[0].id]
    assert [(e.id, e.statements) for e in left.events] == [(reading.events[1].id, ())]
    assert left.tallies == reading.tallies
    assert laid[0].events == reading.events
    assert [standing(r) for r in READINGS] == READINGS


Move = tuple[Literal["merge", "split"], list[Anchor], int]
MOVES: st.SearchStrategy[list[Move]] = st.lists(
    st.tuples(
        st.sampled_from(("merge", "split")),
        st.lists(st.sampled_from((A, B, C, D)), min_size=2, max_size=4, unique_by=lambda a: a.id),
        st.integers(1, 2),
    ),
    max_size=6,
)


def moved(move: Move, minute: int) -> Correction:
    action, events, cut = move
    if action == "merge":
        return made("merge", minute=minute, targets=tuple(events))
    return made("split", minute=minute, targets=tuple(events[:cut]), rest=tuple(events[cut:]))


@settings(deadline=None)
@given(MOVES, st.randoms(use_true_random=False), st.booleans())
def test_the_order_in_which_decisions_and_reports_come_plays_no_part_and_none_contradicts_another(
    moves: list[Move], random: Random, undo: bool
) -> None:
    log = [moved(move, n) for n, move in enumerate(moves)]
    if undo and log:
        log.append(made("undo", minute=99, of=log[0].id))
    found = decided(*log)
    shuffled, readings = log[:], READINGS[:]
    random.shuffle(shuffled)
    random.shuffle(readings)
    again = decided(*shuffled, readings=readings)
    assert again == found
    assert list(again.together) == list(found.together)
    for group in groups(found):
        assert not any(a in group and b in group for a, b in found.apart)


def test_decisions_hang_on_words_not_on_numbers() -> None:
    later = [replace(r, events=tuple(replace(e, id=f"{r.report.id}:e{n}") for n, e in enumerate(r.events, start=5))) for r in READINGS]
    assert groups(decided(made("merge", targets=(A, B)), readings=later)) == [{f"{A.report_id}:e5", f"{B.report_id}:e5"}]
    assert anchors(READINGS[0], "e1") == (A,)

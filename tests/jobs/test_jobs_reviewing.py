"""What is worth a person's look: what is queued, in what order, and what is settled."""

from dataclasses import replace

from dateline.fuse import fuse
from dateline.fuse.merging import chance
from dateline.fuse.same import setting
from dateline.jobs.reviewing import LOW_WEIGHT, WHYS, Task, queue, without
from dateline.model import Conflict, Correction, Record, TollDoubt
from dateline.model.incident import Merge
from dateline.model.laying import corrected
from tests.model.correcting import anchors, edit, made, reject
from tests.web.crisis import first, second

A, B = first(), second()


def record(*corrections: Correction) -> Record:
    return fuse(corrected([A, B], corrections))


def whys(found: Record) -> list[str]:
    return [t.why for t in queue(found.standing)]


def named(why: str, tasks: tuple[Task, ...]) -> Task:
    return next(t for t in tasks if t.why == why)


def test_disputes_come_before_unsure_statements_and_these_before_other_doubts() -> None:
    assert whys(record()) == ["dispute", "unsure", "doubt"]
    assert list(WHYS) == ["conflict", "dispute", "toll", "merge", "unsure", "doubt"]


def test_every_task_says_why_and_what_it_is_about() -> None:
    for task in queue(record()):
        assert task.says
        assert all(says.endswith(".") for says in task.says), task
        assert task.reports
    assert named("unsure", queue(record())).says == ("The machine gives it 31 % to be right as a whole.",)
    assert named("doubt", queue(record())).target == f"{B.report.id}:e2"


def test_what_a_person_has_looked_at_is_asked_no_more() -> None:
    assert whys(record(edit(A, "s2", {"stance": "affirms"}, action="accept"))) == ["dispute", "doubt"]
    assert whys(record(reject(B, "e2"))) == ["dispute", "unsure"]
    contested = made("contest", targets=anchors(A, "s1", "s3"))
    assert whys(record(contested)) == ["unsure", "doubt"]


def test_two_statements_that_can_stand_beside_each_other_are_no_dispute_and_no_task() -> None:
    assert whys(record(made("allow", targets=anchors(A, "s1", "s3")))) == ["unsure", "doubt"]


def test_a_merge_on_a_low_weight_is_asked_about_and_one_of_a_person_is_not() -> None:
    found = record()
    (incident,) = [i for i in found.incidents if len(i.events) > 1]

    def with_merge(weight: float, by: str) -> Record:
        merge = Merge(events=incident.events, weight=weight, reasons=("Both name guards.",), by=by)
        return replace(found, incidents=tuple(replace(i, merges=(merge,)) if i == incident else i for i in found.incidents))

    assert chance(setting("careful").first) < LOW_WEIGHT  # else no merge would ever be asked about
    low = named("merge", queue(with_merge(LOW_WEIGHT - 0.001, "machine")))
    assert low.target == incident.id
    assert low.about == incident.events
    assert "98 %" in low.says[0]
    assert "merge" not in {t.why for t in queue(with_merge(LOW_WEIGHT + 0.001, "machine"))}
    assert "merge" not in {t.why for t in queue(with_merge(LOW_WEIGHT - 0.001, "Ana"))}


def test_a_ledger_with_a_doubt_is_asked_about_until_its_numbers_were_looked_at() -> None:
    found = record()
    (toll,) = found.tolls
    ids = tuple(e.tally for e in toll.entries)
    doubt = TollDoubt(code="fell", message="The ministry's number fell.", tallies=ids)
    doubted = replace(found, tolls=(replace(toll, doubts=(doubt,)),))
    assert named("toll", queue(doubted)).says == ("The ministry's number fell.",)
    accepted = [edit(r, "t1", {"low": n}, action="accept", minute=n) for r, n in ((A, 5), (B, 2))]
    looked = replace(doubted, readings=tuple(corrected(found.readings, accepted)))
    assert "toll" not in {t.why for t in queue(looked)}
    graded = replace(found, tolls=(replace(toll, doubts=(doubt,), graded_by="Ana"),))
    assert "toll" not in {t.why for t in queue(graded)}


def test_conflicts_come_first_and_only_those_of_the_record() -> None:
    here = Conflict(
        kind="people", correction="c-0123456789ab", target=f"{A.report.id}:s1", field="stance", stands='"denies"', now='"affirms"'
    )
    elsewhere = replace(here, correction="c-ba9876543210", target="ffffffffffffffff:s1")
    tasks = queue(record(), [here, elsewhere])
    assert [t.target for t in tasks if t.why == "conflict"] == ["c-0123456789ab"]
    assert tasks[0].why == "conflict"


def test_within_a_kind_what_most_depends_on_comes_first_then_what_is_least_sure() -> None:
    unsure = replace(A, statements=tuple(replace(s, confidence=c) for s, c in zip(A.statements, (0.4, 0.3, 0.2), strict=True)))
    tasks = [t for t in queue(fuse([unsure, B])) if t.why == "unsure"]
    assert [(-t.hangs, -t.doubt) for t in tasks] == sorted((-t.hangs, -t.doubt) for t in tasks)
    assert len({t.hangs for t in tasks}) > 1


def test_a_correction_settles_the_tasks_it_is_about_and_no_others() -> None:
    tasks = queue(record())
    assert [t.why for t in without(tasks, [f"{A.report.id}:s1"])] == ["unsure", "doubt"]
    assert [t.why for t in without(tasks, [named("dispute", tasks).target])] == ["unsure", "doubt"]
    assert without(tasks, []) == tasks

"""Correcting from the command line: what is shown, exported and logged afterwards, and what a person is told who errs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.jobs.select import select
from dateline.model.errors import BadCorrection, NotFound
from dateline.query import parse
from dateline.store import Store
from tests.store.readings import march, shots

Run = Callable[..., Any]
ID = shots().report.id


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    """The command line with a store of three reports, two of them one text in two outlets."""
    with Store.open(tmp_path / "store.sqlite") as store:
        store.add_all([shots(), march(), shots("Coast Radio")])
    return run


def incident(tmp_path: Path) -> str:
    with Store.open(tmp_path / "store.sqlite") as store:
        return next(i.id for i in select(store, parse("")).record.incidents if f"{ID}:e1" in i.events)


def rows(run: Run, table: str, *query: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", "--format", "jsonl", "--table", table, *query).out.splitlines()]


def correct(run: Run, *words: str, by: str = "Ana", reason: str = "as heard") -> Any:
    return run("correct", *words, "--by", by, "--reason", reason)


def test_an_edit_is_seen_in_every_export_with_who_made_it_and_undone_in_one_call(desk: Run) -> None:
    before = [
        desk("export", "--format", "jsonl", "--table", t).out for t in ("statements", "events", "tallies", "incidents", "disputes", "tolls")
    ]
    outcome = correct(desk, "edit", f"{ID[:4]}:t1", "count=7", "place=Vilnius")
    assert outcome.status == 0
    assert outcome.out.endswith(
        "(low: 5 → 7; best: nothing → 7; high: nothing → 7; qualifier: at least → none; place: Klaipėda → Vilnius)\n"
    )
    correct(desk, "edit", f"{ID}:s2", "stance=doubts", by="Bo")
    tally = next(r for r in rows(desk, "tallies") if r["id"] == f"{ID}:t1")
    assert (tally["best"], tally["review_state"], tally["corrected"]) == (7, "edited", "low:Ana;best:Ana;high:Ana;qualifier:Ana;place:Ana")
    assert next(r for r in rows(desk, "statements") if r["id"] == f"{ID}:s2")["corrected"] == "stance:Bo"
    entry = next(r for r in rows(desk, "tolls") if r["tally_id"] == f"{ID}:t1")
    assert (entry["best"], entry["corrected"]) == (7, tally["corrected"])
    assert "low:Ana" in desk("export", "--format", "csv", "--table", "tallies").out
    reading = json.loads(next(line for line in desk("export", "--format", "jsonl").out.splitlines() if ID in line))
    assert {t["author"] for m in reading["marks"] for t in m["touches"]} == {"Ana", "Bo"}
    ids = [line.split("\t")[0] for line in desk("corrections").out.splitlines()[1:]]
    assert correct(desk, "undo", *ids).status == 0
    after = [
        desk("export", "--format", "jsonl", "--table", t).out for t in ("statements", "events", "tallies", "incidents", "disputes", "tolls")
    ]
    assert after == before


def test_merging_and_splitting_change_the_incidents_and_undoing_gives_them_back(desk: Run, tmp_path: Path) -> None:
    before = rows(desk, "incidents")
    march_id = f"{march().report.id}:e1"
    assert correct(desk, "merge", incident(tmp_path), march_id, reason="one day at the port").status == 0
    (merged,) = [r for r in rows(desk, "incidents") if march_id in r["event_ids"]]
    assert f"{ID}:e1" in merged["event_ids"]
    assert "Ana: one day at the port" in merged["reasons"]
    assert merged["corrected"] == "merged:Ana"
    assert correct(desk, "split", merged["id"], march_id, by="Bo", reason="the march was elsewhere").status == 0
    assert {r["n_reports"] for r in rows(desk, "incidents") if march_id in r["event_ids"]} == {1}
    assert correct(desk, "undo", *(line.split("\t")[0] for line in desk("corrections").out.splitlines()[1:])).status == 0
    assert rows(desk, "incidents") == before


def test_all_that_a_query_finds_is_accepted_after_asking(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_AUTHOR", "Ana")
    assert desk("correct", "accept", "--found", "kind:statement confidence:>=0.9").status != 0, "nobody answers"
    assert desk("corrections").out.count("\n") == 1
    outcome = desk("correct", "accept", "--found", "kind:statement confidence:>=0.9", "--yes")
    assert outcome.out.count("  accept ") == 2
    assert {r["review_state"] for r in rows(desk, "statements", "confidence:>=0.9")} == {"accepted"}
    assert desk("correct", "accept", "--found", "kind:statement not review:any confidence:>=0.9", "--yes").out == "Nothing is found.\n"
    assert desk("correct", "accept").status == 2


def test_a_rejected_event_is_in_no_incident_and_stays_in_the_list_marked(desk: Run) -> None:
    assert correct(desk, "reject", f"{ID}:e1", reason="a film was shot").status == 0
    assert all(f"{ID}:e1" not in r["event_ids"] for r in rows(desk, "incidents"))
    assert [r["review_state"] for r in rows(desk, "events") if r["id"] == f"{ID}:e1"] == ["rejected"]


def test_the_record_in_the_terminal_says_who_touched_what_and_why(desk: Run) -> None:
    correct(desk, "edit", f"{ID}:t1", "count=7", "place=Vilnius", reason="the union's list")
    correct(desk, "reject", f"{ID}:e2", by="Bo", reason="no shot was fired there")
    correct(desk, "edit", f"{ID}:s1", "stance=doubts")
    correct(desk, "reject", f"{march().report.id}:t1", reason="a different march")
    assert "Counts that a person rejected" in desk("show", march().report.id).out
    out = " ".join(desk("show", ID).out.split())
    assert "low: edited by Ana on" in out
    assert "the union's list" in out
    assert "rejected by Bo on" in out
    assert "stance: edited by Ana on" in out


def test_the_log_shows_who_did_what_and_why_and_where_to_look_again(desk: Run) -> None:
    correct(desk, "edit", f"{ID}:s2", "stance=doubts", reason="she hedged")
    correct(desk, "edit", f"{ID}:s2", "stance=affirms", by="Bo", reason="she did not")
    head, first, second = desk("corrections").out.splitlines()
    assert head.split("\t") == ["id", "made", "author", "action", "target", "what", "reason", "state"]
    assert first.split("\t")[2:] == ["Ana", "edit", f"{ID}:s2", "stance: denies → doubts", "she hedged", "in force"]
    assert second.split("\t")[-1].startswith("conflict: stance: c-")
    assert len(desk("corrections", "--conflicts").out.splitlines()) == len(desk("corrections", "--by", "Bo").out.splitlines()) == 2
    assert len(desk("corrections", f"{ID}:e1").out.splitlines()) == 1
    assert correct(desk, "keep", second.split("\t")[0]).status == 0
    assert len(desk("corrections", "--conflicts").out.splitlines()) == 1


def test_a_log_goes_to_another_store_and_gives_the_same_record_there(desk: Run, tmp_path: Path) -> None:
    correct(desk, "edit", f"{ID}:t1", "count=7")
    correct(desk, "contest", f"{ID}:e1")
    desk("corrections", "--json", "-o", tmp_path / "log.jsonl")
    with Store.open(tmp_path / "other.sqlite") as store:
        store.add_all([shots("Coast Radio"), shots(), march()])
    outcome = desk("correct", "import", tmp_path / "log.jsonl", "--store", tmp_path / "other.sqlite")
    assert (outcome.status, outcome.out) == (0, "2 taken in, 0 already there.\n")
    assert desk("correct", "import", tmp_path / "log.jsonl").out == "0 taken in, 2 already there.\n"
    for table in ("statements", "events", "tallies", "incidents", "tolls"):
        one, other = (
            desk("export", "--format", "csv", "--table", table, "--store", tmp_path / f"{n}.sqlite").out for n in ("store", "other")
        )
        assert one == other


def test_a_log_that_was_changed_by_hand_is_refused(desk: Run, tmp_path: Path) -> None:
    correct(desk, "edit", f"{ID}:t1", "count=7")
    text = desk("corrections", "--json").out
    for wrong, said in ((text.replace("Ana", "Bo"), "was changed after it was made"), ("{}\n", "no correction"), ("x\n", "line 1")):
        (tmp_path / "log.jsonl").write_text(wrong)
        outcome = desk("correct", "import", tmp_path / "log.jsonl")
        assert outcome.status == 20
        assert said in outcome.err
    assert desk("correct", "import", tmp_path / "none.jsonl").status == NotFound.exit_code


def test_agreement_is_told_value_by_value(desk: Run) -> None:
    correct(desk, "accept", f"{ID}:s1", f"{ID}:s2")
    correct(desk, "accept", f"{ID}:s1", "--field", "stance", by="Bo")
    correct(desk, "edit", f"{ID}:s2", "stance=doubts", by="Bo")
    out = desk("agreement").out
    assert "statement\tstance\t4\t3\t0.750" in out
    assert "statement\tstance\tAna, Bo\t2\t1\t0.500\t0.333\t0.400" in out
    assert json.loads(desk("agreement", "--json").out)["between_persons"][0]["persons"] == ["Ana", "Bo"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("edit", f"{ID}:e1", "mode=demo", "type=MEDDLE"), BadCorrection.exit_code, "is none of AGREE"),
        (("edit", f"{ID}:e1", "mode"), 2, "an equals sign"),
        (("edit", "zzzz:e1", "mode=demo"), NotFound.exit_code, "no report"),
        (("undo", "c-abc"), NotFound.exit_code, "no correction"),
        (("merge", f"{ID}:e1"), BadCorrection.exit_code, "at least two"),
        (("split", f"{ID}:e2"), NotFound.exit_code, "only what is said to have happened"),
    ],
)
def test_who_errs_is_told_what_to_do_and_nothing_is_kept(desk: Run, words: tuple[str, ...], status: int, said: str) -> None:
    outcome = correct(desk, *words)
    assert outcome.status == status
    assert said in outcome.err
    assert desk("corrections").out.count("\n") == 1


def test_no_name_and_no_reason_are_asked_for(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk("correct", "accept", f"{ID}:e1").status == 2
    monkeypatch.setenv("DATELINE_AUTHOR", "Ana")
    assert desk("correct", "accept", f"{ID}:e1").status == 0
    outcome = desk("correct", "reject", f"{ID}:e1")
    assert outcome.status == BadCorrection.exit_code
    assert "Say why" in outcome.err


def test_the_help_names_every_thing_a_person_can_do(run: Run) -> None:
    out = run("correct", "--help").out
    for verb in ("accept", "edit", "reject", "merge", "split", "contest", "discount", "undo", "keep", "import"):
        assert f"\n  {verb} " in out
    assert "dateline correct edit 4f2a:s1" in out

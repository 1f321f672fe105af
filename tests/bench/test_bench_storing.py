from bench.many import readings
from bench.storing import measured, sizes, table
from dateline.fuse import fuse


def test_sizes_go_up_by_ten_and_leave_out_what_is_too_small() -> None:
    assert sizes(100_000) == [1_000, 10_000, 100_000]
    assert sizes(2_000) == [200, 2_000]
    assert sizes(50) == [50]


def test_every_step_is_measured_and_shown() -> None:
    row = measured(24)
    assert row["reports"] == 24
    assert row["incidents"] > 0
    assert min(row[step] for step in ("one by one", "in batches", "given back", "fused")) >= 0
    row |= {"one by one": 0.2, "in batches": 0.1, "given back": 0.02, "fused": 0.01}
    assert "2,400" in table([row])


def test_reports_of_one_round_tell_of_one_crisis_and_other_rounds_of_others() -> None:
    made = list(readings(33))
    incidents = fuse(made).incidents
    rounds = {r.report.id: n // 11 for n, r in enumerate(made)}
    told = [{rounds[e.partition(":")[0]] for e in i.events} for i in incidents]
    assert any(i.n_reports > 1 for i in incidents)
    assert sum(len(found) == 1 for found in told) >= 0.95 * len(told)  # names that are not exchanged may join two

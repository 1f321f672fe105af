"""Readers stand at module level: the processes of the pool import this module."""

import os
from collections.abc import Iterator

import pytest

from dateline.model import Reading, Report, make_report
from dateline.model.errors import EmptyReport
from dateline.scale import Outcome, SetAside, read_many


def echo(report: Report) -> Reading:
    if "bad" in report.text:
        raise EmptyReport("nothing in it")
    if "defect" in report.text:
        raise RecursionError("too deep")
    if "deadly" in report.text:
        os._exit(3)
    return Reading(
        report=report, language="en", passages=(), statements=(), events=(), tallies=(), actors=(), places=(), whens=(), issues=()
    )


def reports(*texts: str) -> list[Report]:
    return [make_report(text) for text in texts]


def summary(outcomes: Iterator[Outcome]) -> list[str]:
    return [o.error.code if isinstance(o, SetAside) else o.report.text for o in outcomes]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_reports(workers: int) -> None:
    texts = [f"report {n}" for n in range(20)]
    assert summary(read_many(reports(*texts), workers=workers, reader=echo)) == texts


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_report_comes_back_as_its_reason_and_the_rest_goes_on(workers: int) -> None:
    found = summary(read_many(reports("one", "bad", "defect", "two"), workers=workers, reader=echo))
    assert found == ["one", "empty", "crashed", "two"]


def test_a_report_that_kills_its_process_is_set_aside_alone() -> None:
    found = summary(read_many(reports("one", "deadly", "two", "three"), workers=2, reader=echo))
    assert found == ["one", "crashed", "two", "three"]


def test_the_message_of_a_defect_names_it_and_asks_for_a_report() -> None:
    (outcome,) = read_many(reports("defect"), workers=1, reader=echo)
    assert isinstance(outcome, SetAside)
    assert "RecursionError: too deep" in outcome.error.message
    assert outcome.report.text == "defect"


def test_reports_are_taken_from_the_source_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def source() -> Iterator[Report]:
        for n in range(100):
            taken.append(n)
            yield make_report(f"report {n}")

    results = read_many(source(), workers=2, reader=echo)
    next(results)
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]  # an abandoned generator, as after Ctrl-C


def test_two_processes_read_as_one_does() -> None:
    texts = reports("The harbour of Curonia was closed on Monday, the port authority said.", "Two ferries were delayed, said Amber Post.")
    assert list(read_many(texts, workers=2)) == list(read_many(texts, workers=1))

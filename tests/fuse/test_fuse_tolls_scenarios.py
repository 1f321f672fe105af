"""Reports in, ledgers out: the tables of `scenarios/`, read by the whole pipeline."""

import pytest

from tests.fuse.scenario_tables import Scenario, ledgers_of, readings, scenarios

ALL = scenarios()


def test_there_are_scenarios_enough_and_each_has_a_name_of_its_own() -> None:
    assert len(ALL) >= 30
    assert len({s.name for s in ALL}) == len(ALL)


@pytest.mark.parametrize("scenario", ALL, ids=lambda s: s.name)
def test_reports_make_these_ledgers(scenario: Scenario) -> None:
    key = lambda ledger: (str(ledger["what"]), str(ledger["lines"]))  # noqa: E731 - two of one matter in any order
    assert sorted(ledgers_of(readings(scenario)), key=key) == sorted(scenario.ledgers, key=key)


@pytest.mark.parametrize("scenario", [s for s in ALL if len(s.reports) > 1], ids=lambda s: s.name)
def test_the_order_in_which_reports_come_makes_no_difference(scenario: Scenario) -> None:
    found = readings(scenario)
    assert ledgers_of(found[::-1]) == ledgers_of(found)


def test_of_one_text_twice_each_number_stands_once() -> None:
    scenario = next(s for s in ALL if s.name == "at least stays open")
    (ledger,) = ledgers_of(readings(scenario))
    assert len(ledger["lines"]) == len(scenario.reports)

"""The API keeps its own description: whatever is asked, no fault, and every answer has the shape that was promised."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from starlette.applications import Starlette

from dateline.model import Record
from dateline.model.columns import TABLES
from dateline.web.api import api, mounted
from dateline.web.api.description import description
from dateline.web.state import Desk
from tests.web.conftest import STORY, Kept

DESK = Desk(address="")
schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", Starlette(routes=[mounted(DESK)]))

# A description cannot say what a query may be: one that cannot be read is answered with 400.
schema.config.checks.positive_data_acceptance.expected_statuses = ["2xx", "400", "404"]


@pytest.fixture(autouse=True, scope="module")
def _store(sample: Record, kept: Kept) -> None:
    DESK.address = kept(*sample.readings, stories=(STORY,))


@schema.parametrize()
@settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_no_request_makes_a_fault_and_every_answer_is_as_described(case: Case[Any]) -> None:
    case.call_and_validate()


def test_the_description_names_every_table_and_explains_every_column() -> None:
    told = description(api(Desk(address="nowhere.sqlite")))
    assert told["openapi"].startswith("3.1")
    for table, columns in TABLES.items():
        page = told["paths"][f"/{table}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        row = told["components"]["schemas"][page]["properties"]["rows"]["items"]["$ref"].rpartition("/")[2]
        shape = told["components"]["schemas"][row]
        assert {name: p["description"] for name, p in shape["properties"].items()} == dict(columns)
        assert set(shape["required"]) == set(columns)


def test_the_description_points_nowhere_outside_itself() -> None:
    told = description(api(Desk(address="nowhere.sqlite")))
    names = set(told["components"]["schemas"])
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            found.extend(v for k, v in value.items() if k == "$ref")
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk(told)
    assert {ref.rpartition("/")[2] for ref in found} <= names
    assert all(ref.startswith("#/components/schemas/") for ref in found)

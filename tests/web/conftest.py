"""The record made by hand for the reader page, and the desk over it."""

import runpy
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.web.desk import desk

SAMPLE = Path(__file__).parents[1] / "publish" / "sample_record.py"


@pytest.fixture(scope="session")
def sample() -> Record:
    made = runpy.run_path(str(SAMPLE))["sample_record"]()
    assert isinstance(made, Record)
    return made


@pytest.fixture(scope="session")
def client(sample: Record) -> TestClient:
    return TestClient(desk(lambda: sample, lambda: 0))


@pytest.fixture(scope="session")
def empty_client() -> TestClient:
    return TestClient(desk(lambda: Record(readings=()), lambda: 0))

"""The record made by hand, for all tests of pages."""

import runpy
from pathlib import Path

import pytest

from dateline.model import Record


@pytest.fixture(scope="session")
def sample() -> Record:
    made = runpy.run_path(str(Path(__file__).with_name("sample_record.py")))["sample_record"]()
    assert isinstance(made, Record)
    return made

"""What users import."""

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

import dateline

TEXT = 'The port of Velmar is closed, the harbour master said on Monday. "At least 12 people were injured," she told Radio Curonia <live>.'


def test_the_public_names_are_sorted_few_and_there() -> None:
    names = dateline.__all__
    assert list(names) == sorted(names)
    assert len(names) <= 14
    assert all(hasattr(dateline, name) for name in names)


def test_every_public_name_is_documented() -> None:
    assert all(getattr(dateline, name).__doc__ for name in dateline.__all__)


def test_the_version_is_that_of_the_package() -> None:
    assert dateline.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="no attribute 'weather'"):
        _ = dateline.weather


def test_reading_a_text_gives_a_record_with_all_its_parts() -> None:
    record = dateline.read(TEXT, published="2031-05-06", outlet="Amber Wire", url="https://amber.example/1", title="Port closed")
    (reading,) = record.readings
    assert reading.report.published == date(2031, 5, 6)
    assert (reading.report.outlet, reading.report.title, reading.report.text) == ("Amber Wire", "Port closed", TEXT)
    assert record.statements
    assert record.tallies
    assert isinstance(record.issues, tuple)
    assert isinstance(record.events, tuple)
    assert record.to_dict()["schema_version"] == "2"


def test_the_same_text_gives_the_same_record() -> None:
    assert dateline.read(TEXT, published="2031-05-06") == dateline.read(TEXT, published=date(2031, 5, 6))


def test_words_of_the_report_are_escaped_in_a_notebook() -> None:
    assert "<live>" not in dateline.read(TEXT)._repr_html_()


def test_what_is_read_cannot_be_changed() -> None:
    record = dateline.read(TEXT)
    for noun in (record, record.readings[0], record.readings[0].report, record.statements[0], record.tallies[0]):
        for f in fields(noun):
            with pytest.raises(FrozenInstanceError):
                setattr(noun, f.name, None)


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("a\0b", "bad-characters"), ("half \ud800 a letter", "bad-characters")])
def test_what_cannot_be_read_raises_an_error_with_a_code_and_advice(text: str, code: str) -> None:
    with pytest.raises(dateline.DatelineError) as caught:
        dateline.read(text)
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_an_impossible_day_of_publication_is_refused() -> None:
    with pytest.raises(dateline.DatelineError, match="2031-02-30"):
        dateline.read(TEXT, published="2031-02-30")


def test_importing_dateline_loads_no_model_and_no_database() -> None:
    heavy = "{'spacy', 'sqlalchemy', 'starlette', 'pandas', 'numpy'}"
    code = f"import sys, dateline; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Any record survives the way to JSON and back, and fits its schema."""

import json
import types
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.model import Place, Record, Report, Span, Statement, Tally, Toll, When
from dateline.model.codec import from_plain, json_schema, to_plain
from dateline.model.errors import BadRecord

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 50)).map(lambda p: Span(p[0], p[0] + p[1]))
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 10**9),
    float: st.floats(-180, 180),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(),
    Span: SPANS,
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type hint of the model."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.none() | values(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is Literal:
        return st.sampled_from(arguments)
    return SCALARS[hint] if hint in SCALARS else nouns(hint)


def nouns(kind: Any) -> st.SearchStrategy[Any]:
    """Nouns of any kind, every field filled."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{f.name: values(hints[f.name]) for f in fields(kind) if f.init})


KINDS = (Report, Statement, Tally, Place, When, Toll)
RECORDS: st.SearchStrategy[Record] = values(Record)
SCHEMA = json_schema(Record, title="Dateline record", identifier="urn:dateline:record:1")
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_noun_comes_back_from_json_as_it_was(kind: type, data: st.DataObject) -> None:
    value = data.draw(values(kind))
    assert from_plain(kind, json.loads(json.dumps(to_plain(value)))) == value


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(record=RECORDS)
def test_any_record_comes_back_from_json_and_fits_its_schema(record: Record) -> None:
    plain = json.loads(json.dumps(record.to_dict()))
    assert from_plain(Record, plain) == record
    VALIDATOR.validate(plain)


def test_whole_numbers_are_accepted_for_degrees() -> None:
    plain = to_plain(Place(span=Span(0, 1), name="Velmar", lat=54.0, lon=25.0)) | {"lat": 54}
    assert from_plain(Place, plain).lat == 54.0


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "day"},
        {"value": 7},
        {"span": [3, 1]},
        {"span": [1]},
        {"earliest": "yesterday"},
        {"colour": "red"},
    ],
)
def test_a_shape_of_another_version_is_refused_with_advice(change: dict[str, Any]) -> None:
    plain = to_plain(When(span=Span(0, 1), kind="DATE", value="2031")) | change
    with pytest.raises(BadRecord, match=r"not a When of this version.*Read the reports again"):
        from_plain(When, plain)


def test_a_truth_value_is_no_number() -> None:
    report = to_plain(Report(id="r", text="t"))
    with pytest.raises(BadRecord):
        from_plain(Report, report | {"version": True})


def test_the_schema_itself_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)

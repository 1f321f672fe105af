"""User code that must type-check (`make check` runs mypy over it): the types a user of the package relies on."""

from datetime import date
from typing import Any, assert_type

import dateline
from dateline import DatelineError, Event, Issue, Record, Report, Span, Statement, Tally
from dateline.model import Correction


def user_code() -> list[str]:
    record = dateline.read("The port of Velmar is closed, the harbour master said.", published=date(2031, 5, 6), outlet="Amber Wire")
    assert_type(record, Record)
    assert_type(record.statements, tuple[Statement, ...])
    assert_type(record.events, tuple[Event, ...])
    assert_type(record.tallies, tuple[Tally, ...])
    assert_type(record.issues, tuple[Issue, ...])
    assert_type(record.readings[0].report, Report)
    assert_type(record.to_dict(), dict[str, Any])
    words: list[str] = []
    for statement in record.statements:
        assert_type(statement.speaker, str | None)
        for span in statement.content:
            assert_type(span, Span)
            words.append(span.words(record.readings[0].report.text))
    return words


def corrected(record: Record, path: str) -> Record:
    assert_type(dateline.load_corrections(path), tuple[Correction, ...])
    better = dateline.correct(record, dateline.load_corrections(path))
    for note in better.notes(better.statements[0].id):
        assert_type(note.words, str)
    assert_type(better.machine(better.statements[0].id), Statement | Event | Tally)
    return better


def advice(text: str) -> str:
    try:
        dateline.read(text, published="2031-05-06")
    except DatelineError as error:
        assert_type(error.code, str)
        return error.message
    return ""


def test_user_code_runs_as_it_is_typed() -> None:
    assert user_code() == ["The port of Velmar is closed"]
    assert "no text" in advice(" ")

"""Heads of files and lines of JSON."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.acquire import Description, report_from
from dateline.acquire.page import report_from_json, split_head
from dateline.acquire.text import checked_report, parse_day
from dateline.model.errors import BadCharacters, BadDate, BadRecord, EmptyReport

HEAD = "Outlet: River Post\nPublished: 2026-03-02\nTITLE: Dam: holds\n---\n"


@pytest.mark.parametrize(
    "text", [HEAD + "\nThe dam holds.", "---\n" + HEAD + "\nThe dam holds.", (HEAD + "\nThe dam holds.").replace("\n", "\r\n")]
)
def test_a_head_describes_the_text_after_it(text: str) -> None:
    stated, rest = split_head(text)
    assert stated == Description(outlet="River Post", published="2026-03-02", title="Dam: holds")
    assert rest == text[text.index("The dam") - (2 if "\r" in text else 1) :]


@pytest.mark.parametrize(
    "text",
    [
        "The dam holds.",
        "Kresk: the dam holds.\n---\nMore.",
        "Title: The dam holds.\n\n---\n",
        "Outlet: River Post\nThe dam holds.\n---\n",
        "---\nThe dam.",
    ],
)
def test_a_text_that_does_not_begin_with_a_closed_head_has_none(text: str) -> None:
    assert split_head(text) == (Description(), text)


@pytest.mark.parametrize("line", ["Author: Ana Kell", "Outlet: Another"])
def test_a_key_that_is_unknown_or_comes_twice_is_refused(line: str) -> None:
    with pytest.raises(BadRecord, match="head"):
        split_head(f"Outlet: River Post\n{line}\n---\nThe dam holds.")


def test_the_caller_fills_gaps_or_goes_first() -> None:
    given = Description(outlet="Wire", url="https://wire.example/1")
    raw = (HEAD + "The dam holds.").encode()
    filled, first = report_from(raw, last=given), report_from(raw, first=given)
    assert (filled.outlet, first.outlet) == ("River Post", "Wire")
    assert filled.url == first.url == "https://wire.example/1"
    assert filled.text == "The dam holds."


def test_a_line_of_json_is_a_report() -> None:
    line = {"id": 7, "text": "The dam holds.", "publisher": "River Post", "date": "2026-03-02T08:00:00Z", "topic": ["x"]}
    report = report_from_json(json.dumps(line).encode(), given=Description(outlet="Wire"))
    assert (report.outlet, report.published, report.text) == ("River Post", date(2026, 3, 2), "The dam holds.")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", BadRecord),
        (b"[" * 100_000, BadRecord),
        (b"[]", BadRecord),
        (b"{}", BadRecord),
        (b'{"text": 5}', BadRecord),
        (b'{"text": "x", "outlet": ["y"]}', BadRecord),
        (b'{"text": ""}', EmptyReport),
        (b'{"text": "\\ud800 fell"}', BadCharacters),
        (b'{"text": "The dam\\u0000 holds"}', BadCharacters),
        (b'{"text": "The dam holds", "outlet": "\\udcff"}', BadCharacters),
        (b'{"text": "The dam holds", "published": "2020-02-31"}', BadDate),
    ],
)
def test_a_bad_line_has_its_own_reason(line: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        report_from_json(line, given=Description())


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        (" 2026-03-02T23:59:00+14:00 ", date(2026, 3, 2)),
        (datetime(2026, 3, 2, 5, tzinfo=UTC), date(2026, 3, 2)),
        (None, None),
    ],
)
def test_days_are_read(value: Any, day: date | None) -> None:
    assert parse_day(value) == day


@pytest.mark.parametrize("value", ["2020-02-31", "2020-13-01", "tomorrow", "", "2020-09-05x", "0020-09-05", date(20, 9, 5)])
def test_impossible_days_are_refused(value: Any) -> None:
    with pytest.raises(BadDate):
        parse_day(value)


@pytest.mark.parametrize("text", ["", " \r\n\t", "\ufeff", "\u200b\u2060\n"])
def test_nothing_visible_is_an_empty_report(text: str) -> None:
    with pytest.raises(EmptyReport):
        checked_report(text)


def test_one_article_under_addresses_that_tell_how_a_reader_came_there_is_one_report() -> None:
    head = "Outlet: Harbour Daily\nTitle: Strike\nUrl: https://daily.example/strike{}\n---\nThe port is shut.\n"
    reports = {report_from(head.format(asked).encode()).id for asked in ("", "?utm_source=letter", "?fbclid=1&utm_campaign=x")}
    assert len(reports) == 1

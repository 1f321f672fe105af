"""Paths become reports; what cannot be read does not stop the rest."""

import os
from pathlib import Path

import pytest

from dateline.acquire import Accepted, Description, Rejected, count, files, take_in
from dateline.model.errors import BadRecord, EmptyReport, NotFound, TooLong

NONE = Description()


def taken(*paths: Path) -> list[tuple[str, str]]:
    """What came of the paths: the end of each place, and what it gave."""
    out = []
    for item in take_in(paths, given=NONE):
        what = item.report.text if isinstance(item, Accepted) else item.error.code if isinstance(item, Rejected) else "passed"
        out.append((Path(item.where).name, what))
    return out


def test_a_folder_is_searched_through_in_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "b/c/one.TXT", "b/two.txt", ".hidden/no.txt", "picture.png"):
        (tmp_path / name).write_text(f"Text of {name}.")
    (tmp_path / "a.jsonl").write_text('{"text": "First."}\n\n{"text": "Second."}\n')
    assert taken(tmp_path) == [
        ("a.jsonl:1", "First."),
        ("a.jsonl:3", "Second."),
        ("one.TXT", "Text of b/c/one.TXT."),
        ("two.txt", "Text of b/two.txt."),
        ("picture.png", "passed"),
        ("z.txt", "Text of z.txt."),
    ]
    assert count([tmp_path]) == 7


def test_a_file_that_is_named_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("The dam holds.")
    assert taken(tmp_path / "report.md") == [("report.md", "The dam holds.")]
    assert taken(tmp_path) == [("report.md", "passed")]


def test_one_bad_report_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "First."}\nnonsense\n{"text": "Third."}')
    assert taken(tmp_path) == [("a.txt", "empty"), ("b.jsonl:1", "First."), ("b.jsonl:2", "bad-record"), ("b.jsonl:3", "Third.")]


def test_a_path_that_is_not_there_stops_before_anything_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam holds.")
    with pytest.raises(NotFound, match=r"b\.txt"):
        take_in([tmp_path / "a.txt", tmp_path / "b.txt"], given=NONE)


def test_a_link_to_nowhere_has_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert taken(tmp_path) == [("a.txt", "not-found")]


def test_folders_that_contain_themselves_end(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    assert taken(tmp_path) == [("loop", "passed")]


def test_a_line_too_long_is_passed_and_the_next_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_LINE_BYTES", 40)
    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 200 + '"}\n{"text": "Short."}\n')
    assert taken(tmp_path) == [("a.jsonl:1", "too-long"), ("a.jsonl:2", "Short.")]


def test_a_file_too_large_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000_000)  # a sparse file: reading it whole would end this test
    (item,) = take_in([path], given=NONE)
    assert isinstance(item, Rejected)
    assert isinstance(item.error, TooLong)


def test_a_name_that_is_no_unicode_can_be_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text("")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    (item,) = take_in([tmp_path], given=NONE)
    assert isinstance(item, Rejected)
    assert item.where.endswith("caf\\xe9.txt")
    assert isinstance(item.error, EmptyReport)


def test_items_say_where_they_come_from(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text("5\n")
    (item,) = take_in([path], given=NONE)
    assert isinstance(item, Rejected)
    assert isinstance(item.error, BadRecord)
    assert item.where == f"{path}:1"

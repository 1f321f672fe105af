from dataclasses import fields
from pathlib import Path

import pytest

from dateline.model import Record, Toll, TollEntry
from docs.generate import ROOT, pages
from docs.record_page import attribute_docs, record_page, type_words

FILES = pages()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_generated_file_is_fresh(path: Path) -> None:
    assert path.exists(), "run `make docs`"
    assert path.read_text(encoding="utf-8") == FILES[path], "run `make docs`"


def test_every_field_of_the_record_has_a_meaning() -> None:
    bare = [line for line in record_page().splitlines() if line.startswith("| `") and line.endswith("|  |")]
    assert bare == []


def test_the_record_page_names_every_field_of_a_ledger() -> None:
    page = record_page()
    for kind in (Record, Toll, TollEntry):
        for f in fields(kind):
            assert f"| `{f.name}` |" in page


def test_fields_documented_together_and_on_one_line_get_their_own_meaning() -> None:
    listed = "    low, high: the bounds,\n        inclusive.\n    since: start; until: its end."
    assert attribute_docs(listed, ("low", "high", "since", "until")) == {
        "low": "the bounds, inclusive.",
        "high": "the bounds, inclusive.",
        "since": "start.",
        "until": "its end.",
    }


def test_types_are_told_in_words_of_json() -> None:
    assert type_words(tuple[str, ...]) == "list of text"
    assert type_words(int | None) == "whole number or null"

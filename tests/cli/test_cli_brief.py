"""`dateline brief` on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.subscribe.port import daily, port, wire

Run = Callable[..., Any]
SITE = ("--base-url", "https://desk.example.org/", "--site-name", "Amber Desk")


@pytest.fixture
def store(tmp_path: Path) -> str:
    return port(tmp_path, wire(), daily()).address


def test_a_letter_as_text_page_and_data(run: Run, store: str) -> None:
    text = run("brief", "--story", "velmar", "--since", "2031-05-03", "--store", store, *SITE)
    assert text.status == 0
    assert text.out.startswith("The port of Velmar: 1 new report")
    assert "https://desk.example.org/reports/" in text.out
    page = run("brief", "--story", "velmar", "--html", "--store", store, *SITE)
    assert page.out.startswith("<!doctype html>")
    data = json.loads(run("brief", "--story", "velmar", "--json", "--until", "2031-05-02", "--store", store, *SITE).out)
    assert data["sources"][0]["where"]["outlet"] == "Harbour Daily"
    assert data["sources"][0]["where"]["day"] == "2031-05-01"


def test_a_letter_can_be_written_to_a_file(run: Run, store: str, tmp_path: Path) -> None:
    assert run("brief", "--story", "velmar", "-o", tmp_path / "letter.txt", "--store", store).out == ""
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8").startswith("The port of Velmar: 2 new reports")


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["--story", "nowhere"], 17, "dateline story list"),
        (["--story", "velmar", "--since", "yesterday"], 19, "yesterday"),
        (["--story", "velmar", "--since", "2031-05-03", "--until", "2031-05-01"], 19, "Exchange the two"),
        (["--story", "velmar", "--html", "--json"], 2, "Choose one"),
        (["--story", "velmar", "--base-url", "desk.example.org"], 2, "no address of a web site"),
        (["--story", "velmar", "--base-url", "https://u:p@desk.example.org"], 2, "no address of a web site"),
        (["--story", "velmar", "--base-url", "javascript:alert(1)"], 2, "no address of a web site"),
        (["--story", "velmar", "--base-url", "https://desk.example.org/\r\nX: y"], 2, "no address of a web site"),
        (["--story", "velmar", "--site-name", " "], 2, "needs a name"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, store: str, arguments: list[str], status: int, says: str) -> None:
    ended = run("brief", "--store", store, *arguments)
    assert ended.status == status
    assert says in ended.err

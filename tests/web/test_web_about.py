"""The pages about the record: what they say is what holds."""

import json
from datetime import datetime
from pathlib import Path

from markupsafe import escape
from starlette.testclient import TestClient

from dateline.model.columns import TABLES
from dateline.query import FIELDS, parse
from dateline.resources import load_toml
from dateline.resources.plover import plover
from dateline.store.sources import SourceState
from dateline.web.templating import render
from tests.web.links import Links

FLOORS = Path(__file__).parents[2] / "quality" / "floors.json"


def test_the_figures_of_the_method_page_are_the_floors_of_the_gate() -> None:
    floors = {(f["measure"], f["metric"]): f["value"] for f in json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]}
    shown = {(f["measure"], f["metric"]): f["value"] for task in load_toml("accuracy.toml")["task"] for f in task["figures"]}
    telling = {
        key: value for key, value in floors.items() if "learned from" not in key[0]
    }  # what was learned from says nothing of other texts
    assert shown == telling


def test_the_method_page_shows_every_figure(client: TestClient) -> None:
    html = client.get("/method").text
    for task in load_toml("accuracy.toml")["task"]:
        for figure in task["figures"]:
            assert f"{figure['value']:.1f}" in html
            assert figure["measure"] in html


def test_the_method_page_explains_every_type_and_mode(client: TestClient) -> None:
    html = client.get("/method").text
    for kind in plover().kinds.values():
        assert f"<code>{kind.name}</code>" in html
        definitions = [kind.definition, *(mode.definition for mode in kind.modes.values())]
        assert all(escape(definition) in html for definition in definitions)


def test_the_help_has_every_field_and_only_queries_that_are_understood(client: TestClient) -> None:
    page = Links(client.get("/help/query").text)
    assert set(FIELDS) <= set(page.ids)
    for link in page.links:
        if link.startswith("/search?q="):
            assert client.get(link).status_code == 200, link


def test_the_examples_of_the_search_page_are_understood(client: TestClient) -> None:
    links = [link for link in Links(client.get("/search").text).links if link.startswith("/search?q=")]
    assert len(links) > 3
    for link in links:
        assert client.get(link).status_code == 200, link


def test_every_column_has_its_meaning(client: TestClient) -> None:
    html = client.get("/help/columns").text
    for table, columns in TABLES.items():
        assert f'id="{table}"' in html
        for column in columns:
            assert f"<code>{column}</code>" in html


def test_the_ways_a_date_is_shortened_in_help_are_understood() -> None:
    assert str(parse("published:2026-03-01..2026-03-09"))


def test_sources_say_how_they_stand_in_words() -> None:
    day = datetime.fromisoformat("2031-03-05T08:00")
    states = (
        SourceState(outlet="The Ofoten Courier", url="https://courier.example/feed", last_ok=day, last_fetched=day, n_reports=3),
        SourceState(
            outlet="Nordlys Wire", url="https://nordlys.example/feed", failures=2, message="It answers too slowly.", last_fetched=day
        ),
        SourceState(outlet="Radio Ofoten", url="https://radio.example/feed", listed=False),
        SourceState(outlet="Quay Paper", url="https://quay.example/feed"),
    )
    html = bytes(render("sources.html", sources=states, outlets=(), aside=()).body).decode()
    for words in (
        "answers",
        "failed 2 times in a row",
        "It answers too slowly.",
        "no longer watched",
        "not asked yet",
        "5 March 2031, 08:00 UTC",
    ):
        assert words in html

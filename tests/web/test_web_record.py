"""Claims, tolls, timeline and map of the desk."""

import re
from dataclasses import replace

from starlette.testclient import TestClient

from dateline.fuse import fuse
from dateline.model import Record
from dateline.publish.toll_words import reach_words
from dateline.web.board import claim_board
from dateline.web.templating import render
from tests.web.conftest import STORY


def test_the_claim_board_says_how_each_speaker_stands_and_leads_to_the_words(client: TestClient, sample: Record) -> None:
    html = client.get("/claims").text
    report = f"/reports/{sample.readings[0].report.id}"
    assert "six people were treated for cuts" in html
    assert "denies" in html
    assert "at least 40" in html
    assert re.search(rf'href="{report}#w-s\d-content"', html)
    assert f'href="{report}#w-t2-tally"' in html


def test_the_board_can_be_limited_to_what_is_contested_or_said_by_one(client: TestClient) -> None:
    contested, single = client.get("/claims?show=contested").text, client.get("/claims?show=single").text
    assert "a second raid" not in contested
    assert "cannot both be right" in contested
    assert "a second raid" in single
    assert "cannot both be right" not in single


def test_an_unknown_choice_of_claims_shows_all(client: TestClient) -> None:
    assert client.get("/claims?show=<b>").text == client.get("/claims").text


def test_choices_of_claims_keep_the_query_and_the_story(client: TestClient) -> None:
    assert 'href="/claims?q=narvik&amp;show=contested"' in client.get("/claims?q=narvik").text
    page = f"/stories/{STORY.slug}/claims"
    assert f'href="{page}?show=contested"' in client.get(page).text


def test_a_speaker_who_says_nothing_of_a_claim_is_called_silent(sample: Record) -> None:
    toll = sample.tolls[0]
    third = replace(toll.entries[0], speaker="person:sunniva-tjeld")
    board = claim_board(replace(sample, tolls=(replace(toll, entries=(*toll.entries, third)),)))
    from dateline.web.board import tables

    cells = [cell for table in tables(board.several) for line in table.lines for cell in line.cells]
    assert sum(not cell.entries for cell in cells) == 1


def test_the_tolls_page_keeps_every_number_as_said_with_its_chart(client: TestClient, sample: Record) -> None:
    html = client.get("/tolls").text
    for toll in fuse(sample.readings).tolls:
        assert f'<span class="sum">{reach_words(toll)}</span>' in html
    assert re.search(r"at least 40</a>", html)
    assert "first number" in html
    assert "<svg" in html


def test_tolls_go_by_the_day_counted_or_the_day_of_the_report(client: TestClient) -> None:
    assert 'href="/tolls?by=report"' in client.get("/tolls").text
    by_report = client.get("/tolls?by=report&q=narvik").text
    assert 'aria-current="page">By the day of the report' in by_report
    assert 'href="/tolls?q=narvik"' in by_report


def test_countries_are_called_by_their_names(client: TestClient) -> None:
    assert "Norway" in client.get("/tolls").text


def test_the_timeline_and_the_map_list_what_they_draw(client: TestClient) -> None:
    for page in ("/timeline", "/map", f"/stories/{STORY.slug}/timeline", f"/stories/{STORY.slug}/map"):
        html = client.get(page).text
        assert "<svg" in html, page
        assert "Beating" in html, page
        assert "Narvik" in html, page


def test_a_page_needs_no_desk_to_be_drawn() -> None:
    assert b"The desk cannot answer" in render("notice.html", title="Sorry", text="The desk cannot answer this request.").body

"""The first page, lists in pages, and search."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.web.desk import desk
from tests.publish.told_through import kask
from tests.web.conftest import STORY, Kept


def test_the_first_page_shows_stories_with_their_last_change_and_newest_reports(client: TestClient) -> None:
    html = client.get("/").text
    assert html.index("Clash at the harbour") < html.index("last change 6 March 2031") < html.index("Newest reports")
    assert html.index("6 March 2031", html.index("Newest reports")) < html.index("5 March 2031") < html.rindex("day not known")


def test_a_list_shows_newest_first_with_what_was_read(client: TestClient) -> None:
    html = client.get("/reports").text
    assert html.index("6 March 2031") < html.index("5 March 2031") < html.index("day not known")
    assert "Harbour strike spreads to the fish market" in html
    assert "5 statements" in html


def test_lists_come_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.paging.PAGE", 2)
    assert "Page 1 of 2" in client.get("/reports").text
    second = client.get("/reports?page=2").text
    assert "Page 2 of 2" in second
    assert 'href="/reports" rel="prev"' in second
    assert 'href="/statements?q=narvik&amp;page=2"' in client.get("/statements?q=narvik").text
    for wrong in ("0", "-1", "x", "9" * 400, "²", "99999"):
        assert client.get("/reports", params={"page": wrong}).status_code == 200, wrong


@pytest.mark.parametrize("table", ["reports", "statements", "events", "tallies"])
def test_a_list_can_be_taken_away_in_every_form_with_its_query(client: TestClient, table: str) -> None:
    html = client.get(f"/{table}?q=narvik").text
    for form in ("csv", "parquet", "jsonl", *(["geojson"] if table == "events" else [])):
        assert f'href="/download/{table}.{form}?q=narvik"' in html
    assert 'href="/feed.atom?q=narvik"' in html


def test_a_row_of_a_list_leads_to_its_card(client: TestClient, sample: Record) -> None:
    report = sample.readings[0].report.id
    assert f'href="/reports/{report}#s3"' in client.get("/statements").text
    assert f'href="/reports/{report}#e5"' in client.get("/events").text
    assert f'href="/reports/{report}#t2"' in client.get("/tallies").text


def test_a_count_is_listed_with_its_bounds_as_said(client: TestClient) -> None:
    html = client.get("/tallies").text
    assert "at least 40 injured" in html
    assert "24 to 99 injured" in html


def test_an_unsure_statement_says_so_in_a_list_and_is_found_by_its_confidence(kept: Kept) -> None:
    desk_of_one = TestClient(desk(kept(kask())))
    html = desk_of_one.get("/statements").text
    assert html.count('class="badge unsure"') == 1
    assert "that the port would reopen in May" in desk_of_one.get("/statements?q=confidence:<0.5").text
    assert "anybody was hurt" not in desk_of_one.get("/statements?q=confidence:<0.5").text


def test_search_counts_what_it_finds_in_every_table(client: TestClient) -> None:
    html = client.get("/search?q=stance:denies").text
    assert 'id="found-statements"' in html
    assert "Nobody was hurt in our port." in html
    assert "a second raid" not in html


def test_a_search_that_finds_nothing_says_how_to_go_on(client: TestClient) -> None:
    html = client.get("/search?q=zeppelin").text
    assert "Nothing is found" in html
    assert "version:any" in html


@pytest.mark.parametrize("page", ["/search", "/reports", "/claims", "/tolls", "/map", "/timeline"])
def test_a_query_that_is_not_understood_stays_in_its_box_with_the_reason(client: TestClient, page: str) -> None:
    answer = client.get(f"{page}?q={quote('killed:many (')}")
    assert answer.status_code == 400
    assert 'value="killed:many ("' in answer.text
    assert 'aria-describedby="problem"' in answer.text
    assert "<mark>many</mark>" in answer.text


def test_a_query_longer_than_any_is_refused(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "a" * 3000})
    assert answer.status_code == 400
    assert "Shorten it" in answer.text


def test_views_of_a_query_lead_to_one_another_with_the_query(client: TestClient) -> None:
    for page in ("/claims", "/tolls", "/timeline", "/map", "/reports"):
        html = client.get(f"{page}?q=narvik").text
        for other in ("/search", "/claims", "/tolls", "/timeline", "/map"):
            assert f'href="{other}?q=narvik"' in html, (page, other)


def test_views_show_only_what_their_query_finds(client: TestClient) -> None:
    assert "Sunniva Tjeld" in client.get("/claims").text
    assert "Sunniva Tjeld" not in client.get("/claims?q=stance:denies").text


def test_a_story_has_its_sums_and_its_tabs(client: TestClient) -> None:
    page = f"/stories/{STORY.slug}"
    html = client.get(page).text
    assert STORY.title in html
    assert "What happened on the quay on 4 March." in html
    assert "<dt>Reports</dt><dd>2</dd>" in html
    for tab in ("timeline", "map", "claims", "tolls", "changes", "sources"):
        assert f'href="{page}/{tab}"' in html
    assert f'href="{page}/feed.atom"' in html
    assert f'href="/subscribe?story={STORY.slug}"' in html


def test_the_sources_of_a_story_are_its_speakers_and_outlets(client: TestClient) -> None:
    html = client.get(f"/stories/{STORY.slug}/sources").text
    assert "Harbour Workers&#39; Circle" in html
    assert "Radio Ofoten" in html
    assert "Nordlys Wire" in html


def test_views_say_how_many_older_reports_they_leave_out(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.scope.MOST_REPORTS", 1)
    html = client.get("/claims?q=language:en").text
    assert "Made from the newest 1 report" in html
    assert "1 older one is" in html

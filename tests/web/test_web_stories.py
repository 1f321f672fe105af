"""Saving and removing stories from the desk: who may, and what a bad one gets."""

import pytest
from starlette.testclient import TestClient

from dateline.model import Record, Site
from dateline.store import Store
from dateline.store.stories import Stories
from dateline.web.desk import desk
from dateline.web.pages.stories import slug_of
from tests.web.conftest import Kept

HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
STORY = {"title": "Raid on the market", "q": "raid", "description": ""}


@pytest.fixture
def path(kept: Kept, sample: Record) -> str:
    return kept(*sample.readings)


def _slugs(path: str) -> list[str]:
    with Store.open(path) as store:
        return [story.slug for story in Stories(store).all()]


def test_a_search_is_saved_as_a_story_from_its_own_page(path: str) -> None:
    client = TestClient(desk(path, edit=True))
    assert 'action="/stories" method="post"' in client.get("/search?q=raid").text
    answer = client.post("/stories", data=STORY, headers=HERE)
    assert answer.url.path == "/stories/raid-on-the-market"
    assert "Raid on the market" in answer.text
    assert client.post("/stories", data=STORY, headers=HERE).url.path == "/stories/raid-on-the-market-2"


def test_a_story_is_removed_by_a_button_that_posts(path: str) -> None:
    client = TestClient(desk(path, edit=True))
    client.post("/stories", data=STORY, headers=HERE)
    assert client.get("/stories/raid-on-the-market/remove").status_code == 405
    assert client.post("/stories/raid-on-the-market/remove", headers=HERE).url.path == "/stories"
    assert _slugs(path) == []
    assert client.post("/stories/raid-on-the-market/remove", headers=HERE).status_code == 404


def test_a_desk_that_is_not_edited_shows_no_form_and_takes_none(path: str) -> None:
    client = TestClient(desk(path))
    assert "<form action" not in client.get("/search?q=raid").text.replace('<form class="ask"', "")
    assert client.post("/stories", data=STORY, headers=HERE).status_code == 404
    assert client.post("/stories/x/remove", headers=HERE).status_code == 404
    assert _slugs(path) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "null", "Host": ""},
        {"Origin": "http://["},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://testserver.elsewhere.example"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_another_site_is_refused(path: str, headers: dict[str, str]) -> None:
    client = TestClient(desk(path, edit=True))
    assert client.post("/stories", data=STORY, headers=headers).status_code == 403
    assert _slugs(path) == []


def test_halves_of_characters_are_no_part_of_a_title(path: str) -> None:
    client = TestClient(desk(path, edit=True))
    body = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % field for field in ((b"title", b"Raid +2AA-"), (b"q", b"raid"))
    )
    for charset, status in (("punycode", 400), ("utf-7", 200)):
        kind = {"Content-Type": f"multipart/form-data; boundary=b; charset={charset}"}
        assert client.post("/stories", content=body + b"--b--\r\n", headers={**HERE, **kind}).status_code == status
    assert _slugs(path) == ["raid"]


def test_a_form_that_comes_through_a_web_server_in_front_is_its_own(path: str) -> None:
    client = TestClient(desk(path, edit=True, site=Site(base_url="https://desk.example")))
    assert client.post("/stories", data=STORY, headers={"Origin": "https://desk.example"}).status_code == 200


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": "  "}, "Give the story a name"),
        ({"q": ""}, "Write a query"),
        ({"q": "killed:many"}, "killed"),
        ({"title": "x" * 200}, "at most 120"),
    ],
)
def test_a_story_that_cannot_be_saved_stays_in_its_form(path: str, changed: dict[str, str], said: str) -> None:
    answer = TestClient(desk(path, edit=True)).post("/stories", data={**STORY, **changed}, headers=HERE)
    assert answer.status_code == 400
    assert said in answer.text
    assert 'role="alert"' in answer.text
    assert _slugs(path) == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Raid on the Market!", "raid-on-the-market"),
        ("Čína – 2026", "cina-2026"),
        ("المرفأ", "story"),
        ("--", "story"),
        ("a" * 99, "a" * 60),
    ],
)
def test_the_address_of_a_story_is_made_of_its_title(title: str, slug: str) -> None:
    assert slug_of(title) == slug

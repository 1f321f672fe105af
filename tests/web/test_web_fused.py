"""Incidents, disputes and ledgers on pages of their own: what they show, and merging, splitting, contesting from there."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.model import Correction, Story
from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.store.stories import Stories
from dateline.web.desk import desk
from dateline.web.words import around
from tests.fuse.builder import Builder
from tests.web.crisis import HERE, first, second, seen, send
from tests.web.links import Links

A, B = first(), second()
STORY = Story(slug="port", title="The port", query="dockers")


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = str(tmp_path / "s.sqlite")
    with Store.open(made) as store:
        store.add_all([A, B])
        Stories(store).save(STORY)
    return made


@pytest.fixture
def client(path: str) -> TestClient:
    return TestClient(desk(path, edit=True))


def log(path: str) -> list[Correction]:
    with Store.open(path) as store:
        return list(Corrections(store).all())


def led_to(client: TestClient, kind: str, page: str = "/claims", words: str = "") -> str:
    """The first page of a kind that a page leads to."""
    found = re.findall(rf'href="(/{kind}/[^"]+)"[^>]*>([^<]*)', client.get(page).text)
    return next(str(href).replace("&amp;", "&") for href, text in found if words in text)


def shooting(client: TestClient) -> str:
    return led_to(client, "incidents")


def rally(client: TestClient) -> str:
    return led_to(client, "incidents", f"/reports/{B.report.id}", "Merge")


def test_the_page_of_an_incident_shows_every_telling_with_its_reasons(client: TestClient) -> None:
    html = client.get(shooting(client)).text
    assert html.count('class="telling"') == 2
    assert "opened fire on dockers at the gate" in html
    assert "shot at dockers" in html
    assert "% likely one" in html
    assert f"/reports/{B.report.id}#e1" in html


def test_the_claim_board_the_story_and_the_report_lead_to_it(client: TestClient) -> None:
    for page in ("/claims", "/stories/port", "/stories/port/claims", f"/reports/{A.report.id}", "/tolls"):
        found = [link for link in Links(client.get(page).text).links if re.match(r"/(incidents|disputes|ledgers)/", link)]
        assert found, page
        for link in found:
            assert client.get(link).status_code == 200, (page, link)


def test_events_that_were_taken_for_one_are_split_and_merged_again(client: TestClient, path: str) -> None:
    page = shooting(client)
    answer = send(client, page, "split", event=f"{B.report.id}:e1", reason="another gate")
    assert answer.status_code == 200
    assert answer.text.count('class="telling"') == 1
    assert "Said to be another event</strong> by" in answer.text
    (made,) = log(path)
    assert (made.action, [a.id for a in made.targets], [a.id for a in made.rest]) == ("split", [f"{B.report.id}:e1"], [f"{A.report.id}:e1"])
    left = next(e for e in (f"{A.report.id}:e1", f"{B.report.id}:e1") if f"/correct/{e}" not in answer.text)
    merged = send(client, str(answer.url.path), "merge", **{"with": left, "reason": "the same gate after all"})
    assert merged.text.count('class="telling"') == 2
    assert "One by the word of Ana" in merged.text


def test_what_may_be_one_with_it_is_offered_and_merged_by_a_tick(client: TestClient) -> None:
    page = shooting(client)
    send(client, page, "split", event=f"{B.report.id}:e1", reason="another gate")
    html = client.get(page).text
    offered = re.findall(r'name="other" value="(i-\w+)"', html)
    assert len(offered) == 1, "the rally is of another kind"
    assert send(client, page, "merge", other=offered[0], reason="one gate").text.count('class="telling"') == 2


def test_an_id_from_before_a_merge_leads_to_the_incident_for_good(client: TestClient) -> None:
    page = rally(client).partition("?")[0]
    send(client, shooting(client), "merge", **{"with": page.rpartition("/")[2], "reason": "one day"})
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.text.count('class="telling"') == 3


def test_accepting_contesting_and_discounting_an_incident_show_whose_word_it_is(client: TestClient, path: str) -> None:
    page = shooting(client)
    assert "One by the word of Ana" in send(client, page, "accept", reason="").text
    answer = send(client, page, "discount", author="Bo", reason="it was a drill")
    assert "discounted" in answer.text
    assert 'By the word of <span dir="auto">Bo</span>' in answer.text
    assert [c.action for c in log(path)] == ["accept", "discount"]


def test_a_dispute_is_held_or_allowed(client: TestClient, path: str) -> None:
    page = led_to(client, "disputes")
    html = client.get(page).text
    assert "The ministry" in html
    assert "the union" in html
    assert "contested" in send(client, page, "contest").text
    answer = send(client, page, "reject", reason="they speak of two days")
    assert answer.url.path == "/corrections"
    assert "Said to stand beside each other" in answer.text
    assert client.get(page).status_code == 404, "it is no dispute any more"
    assert [c.action for c in log(path)] == ["contest", "allow"]


def test_the_numbers_of_a_ledger_are_accepted_and_the_whole_is_discounted(client: TestClient, path: str) -> None:
    page = led_to(client, "ledgers", "/tolls")
    html = client.get(page).text
    assert "Five dockers" in html
    assert f"/correct/{A.report.id}:t1" in html
    assert "Accepted" in send(client, page, "accept", reason="").text
    assert "By the word of" in send(client, page, "discount", reason="combatants").text
    numbers = {f"{A.report.id}:t1", f"{B.report.id}:t1"}
    *accepted, discounted = log(path)
    assert {c.targets[0].id for c in accepted} == numbers
    assert {a.id for a in discounted.targets} == numbers


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("split", {}, "Tick the tellings"),
        ("split", {"event": [f"{A.report.id}:e1", f"{B.report.id}:e1"]}, "Nothing would be left"),
        ("split", {"event": f"{B.report.id}:e2"}, "Name the events to take out"),
        ("merge", {}, "Choose what it is one with"),
        ("merge", {"with": "i-000000000000"}, "There is no incident"),
        ("merge", {"with": f"{A.report.id}:s1"}, "only events are merged"),
        ("merge", {"with": "zz"}, "names no statement"),
        ("", {}, "Press one of the buttons"),
        ("undo", {}, "Press one of the buttons"),
        ("contest", {"reason": ""}, "Say why"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    client: TestClient, path: str, action: str, fields: dict[str, object], said: str
) -> None:
    answer = send(client, shooting(client), action, **fields)
    assert answer.status_code in (404, 422)
    assert said in re.findall(r'role="alert"[^>]*>(.*?)</p>', answer.text, re.DOTALL)[0]
    assert 'value="Ana"' in answer.text
    if isinstance(fields.get("with"), str):
        assert f'value="{fields["with"]}"' in answer.text
    assert log(path) == []


def test_who_comes_second_is_told(client: TestClient, path: str) -> None:
    page = shooting(client)
    before = seen(client.get(page).text)
    send(client, page, "split", event=f"{B.report.id}:e1", author="Bo", reason="another gate")
    answer = send(client, page, "accept", seen=before)
    assert answer.status_code == 409
    assert "was changed while your form was open" in answer.text
    assert len(log(path)) == 1


def test_a_button_pressed_twice_says_it_once(client: TestClient, path: str) -> None:
    page = led_to(client, "ledgers", "/tolls")
    fields = {"seen": seen(client.get(page).text), "author": "Ana", "reason": "x", "action": "contest"}
    assert client.post(page, data=fields, headers=HERE).status_code == 200
    assert client.post(page, data=fields, headers=HERE).status_code in (200, 409)
    assert len(log(path)) == 1


def test_what_is_in_no_record_is_no_page(client: TestClient) -> None:
    for page in ("/incidents/i-000000000000", "/disputes/x", "/ledgers/l-1", "/incidents/d-1", f"{shooting(client)}?q=nothinglikethis"):
        assert client.get(page).status_code == 404, page
    assert client.get(f"{shooting(client)}?report=ffff").status_code == 404
    assert client.get(f"{shooting(client)}?story=none").status_code == 404
    assert client.get(f"{shooting(client)}?q=killed:many").status_code == 400


def test_words_are_shown_in_their_passage_and_not_much_of_it() -> None:
    b = Builder(" ".join(["before"] * 40) + " shots fell " + " ".join(["after"] * 40) + ".")
    before, after = around(b.reading(), b.span("shots fell"))
    assert before.startswith("… before")
    assert before.endswith("before ")
    assert after.endswith("after …")
    assert max(len(before), len(after)) < 100
    assert (
        around(first(), first().tallies[0].span)[1]
        == " were killed, a doctor said. The ministry denied that guards opened fire on dockers."
    )
    endless = Builder("x" * 200 + " shots " + "y" * 200)
    assert len(around(endless.reading(), endless.span("shots"))[0]) < 100

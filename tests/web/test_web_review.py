"""The review queue at the desk: its list, the way from one task to the next, and that going on costs little."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.fuse import fuse
from dateline.model import Reading, Record
from dateline.store import Store
from dateline.web.desk import desk
from tests.fuse.builder import Builder
from tests.publish.told_through import kask
from tests.web.crisis import HERE, first, second, seen, send
from tests.web.links import Links

A, B = first(), second()


@pytest.fixture
def client(path: str) -> TestClient:
    return TestClient(desk(path, edit=True))


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[int]:
    """Counts how often records are fused under this name."""
    made: list[int] = []

    def counting(readings: Iterable[Reading]) -> Record:
        made.append(1)
        return fuse(readings)

    monkeypatch.setattr(name, counting)
    return made


def post(client: TestClient, address: str, action: str, reason: str = "as heard") -> Any:
    return client.post(
        address, data={"seen": seen(client.get(address).text), "author": "Ana", "reason": reason, "action": action}, headers=HERE
    )


def test_the_list_has_every_task_with_its_words_and_why(client: TestClient) -> None:
    html = client.get("/review").text
    assert (
        html.index("Guards opened fire on dockers at the gate on 4 March")
        < html.index("“Five dockers were killed”")
        < html.index("“rallied”")
    )
    assert "The machine gives it 31 % to be right as a whole." in html
    assert "“rallied” could also be in Riga." in html
    assert re.findall(r'<span class="number">(\d+)</span></a></li>', html) == ["3", "1", "1", "1"]


def test_the_one_query_language_narrows_it(client: TestClient) -> None:
    assert "rallied" not in client.get("/review?q=outlet:Amber*").text
    assert "Five dockers" not in client.get("/review?q=outlet:Harbour*").text
    assert client.get("/review?q=killed:many").status_code == 400
    assert "Nothing waits for a person here" in client.get("/review?q=nothinglikethis").text
    assert "rallied" not in client.get("/review?why=unsure").text


def test_every_link_of_the_list_leads_to_the_task(client: TestClient) -> None:
    for link in Links(client.get("/review?q=dockers").text).links:
        if link.startswith("/review/next"):
            answer = client.get(link)
            assert answer.status_code == 200
            assert "Task " in answer.text


def test_from_decision_to_decision_without_going_back(client: TestClient) -> None:
    answer = client.get("/review/next?at=1")
    assert answer.url.path.startswith("/disputes/")
    assert "Task 1 of 3" in answer.text
    answer = post(client, str(answer.url), "contest")
    assert answer.url.path == f"/correct/{A.report.id}:s2"
    assert "Marked contested</strong> by" in answer.text, "what was just done stands over the next task"
    assert "Task 1 of 2" in answer.text
    answer = post(client, str(answer.url), "accept")
    assert answer.url.path == f"/correct/{B.report.id}:e2"
    answer = post(client, str(answer.url), "reject")
    assert answer.url.path == "/review"
    assert "Rejected</strong> by" in answer.text
    assert "Nothing waits for a person here" in answer.text


def test_a_task_is_passed_over_and_gone_back_to(client: TestClient) -> None:
    html = client.get("/review/next?at=2&why=all").text
    links = {m[1]: m[0].replace("&amp;", "&") for m in re.findall(r'href="(/review/next[^"]*)" rel="(\w+)"', html)}
    assert client.get(links["next"]).url.path == f"/correct/{B.report.id}:e2"
    assert client.get(links["prev"]).url.path.startswith("/disputes/")
    assert client.get("/review/next?at=9").url.path == "/review"
    assert client.get("/review/next?at=none").url.path == "/review"


def test_a_task_that_is_no_longer_there_says_so(client: TestClient) -> None:
    page = f"/correct/{A.report.id}:s2"
    assert "Task 2 of 3" in client.get(f"{page}?at=2").text
    send(client, page, "accept")
    html = client.get(f"{page}?at=2").text
    assert "no longer the task of this number" in html
    assert 'href="/review/next?at=2"' in html, "the next one has its number now"


def test_what_is_taken_back_is_asked_again(client: TestClient) -> None:
    answer = send(client, f"/correct/{A.report.id}:s2", "accept")
    assert "Five dockers" not in client.get("/review").text
    made = re.findall(r'href="(/corrections/c-\w+)"', answer.text)[0]
    client.post(made, data={"action": "undo", "author": "Ana", "reason": "a slip"}, headers=HERE)
    assert "Five dockers" in client.get("/review").text


def test_conflicts_lead_the_queue_and_are_settled_on_the_page_of_the_correction(client: TestClient) -> None:
    page = f"/correct/{A.report.id}:s1"
    for author, stance in (("Bo", "doubts"), ("Ana", "denies")):
        send(client, page, "edit", author=author, stance=stance)
    answer = client.get("/review/next?at=1&why=conflict")
    assert answer.url.path.startswith("/corrections/c-")
    assert "Bo says doubts, and denies stands" in answer.text
    kept = client.post(str(answer.url), data={"action": "keep", "author": "Ana"}, headers=HERE)
    assert kept.url.path == "/review"
    assert "Conflicts" in kept.text
    assert '<span class="number">0</span>' in kept.text


def test_going_on_to_the_next_fuses_nothing_anew(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/review")
    made = counted(monkeypatch, "dateline.jobs.select.fuse")
    answer = client.get("/review/next?at=1")
    for action in ("contest", "accept"):
        answer = post(client, str(answer.url), action)
        assert answer.status_code == 200
    assert made == []
    client.get("/claims")
    assert made == [1], "pages that tell the record do"


def test_what_another_program_adds_is_in_the_queue(client: TestClient, path: str) -> None:
    assert "Harbour Gate" not in client.get("/review").text

    b = Builder("The strike is over, said the mayor of Harbour Gate.", outlet="Harbour Gate")
    b.say("the mayor", "said", "The strike is over")
    b.statements[0] = replace(b.statements[0], confidence=0.1)
    with Store.open(path) as store:
        store.add(b.reading())
    assert "“The strike is over”" in client.get("/review").text


def test_a_page_of_what_did_not_change_is_not_made_anew_when_something_else_comes_in(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(desk(path))
    page = "/claims?q=outlet:Harbour*"
    before = client.get(page).text
    made = counted(monkeypatch, "dateline.jobs.select.fuse")
    with Store.open(path) as store:
        store.add(kask())
    assert client.get(page).text == before
    assert made == []
    assert "Juta Kask" in client.get("/claims").text
    assert made == [1]


def test_reports_of_one_day_share_the_record_of_the_days_around_them(path: str, monkeypatch: pytest.MonkeyPatch) -> None:

    other = replace(B, report=replace(B.report, id="0123456789abcdef"[::-1]), statements=(), events=(), tallies=(), issues=())
    with Store.open(path) as store:
        store.add(other)
    client, made = TestClient(desk(path)), counted(monkeypatch, "dateline.web.neighbours.fuse")
    for report in (B.report.id, other.report.id):
        for page in (f"/reports/{report}", f"/reports/{report}/links.css", f"/reports/{report}/changes"):
            assert client.get(page).status_code == 200
    assert made == [1]
    client.get(f"/reports/{A.report.id}")
    assert made == [1, 1]

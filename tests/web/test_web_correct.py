"""A person's word on a statement, an event or a count, from its page: what each button does, who and why, and what a bad form gets."""

import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.model import Codebook, Correction
from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.web.desk import desk
from tests.store.readings import shots
from tests.web.crisis import HERE, first, second, seen, send

A, B = first(), second()
S1 = f"/correct/{A.report.id}:s1"
E1 = f"/correct/{A.report.id}:e1"
T1 = f"/correct/{A.report.id}:t1"


@pytest.fixture
def client(path: str) -> TestClient:
    return TestClient(desk(path, edit=True))


def log(path: str) -> list[Correction]:
    with Store.open(path) as store:
        return list(Corrections(store).all())


def alert(html: str) -> str:
    found = re.search(r'role="alert"[^>]*>(.*?)</p>', html, re.DOTALL)
    return found[1] if found else ""


def test_the_page_shows_the_words_in_their_passage_and_offers_the_codes_there_are(client: TestClient) -> None:
    html = client.get(E1).text
    assert re.search(r'class="seg l-trigger[^"]*"[^>]*>(<span[^>]*></span>)+opened fire on dockers at the gate</a>', html)
    assert '<option value="ASSAULT/firearms" selected>' in html
    assert '<option value="PROTEST/demo">' in html
    assert '<option value="negated">' in html
    assert 'name="contexts" value="repression"' in html
    assert '<option value="denies">' in client.get(S1).text
    assert '<option value="doctor">' not in client.get(S1).text
    assert "a doctor" in re.findall(r'<datalist id="l-speaker">(.*?)</datalist>', client.get(S1).text)[0]


def test_accepting_says_who_when_and_why_and_needs_no_reason_of_ones_own(client: TestClient, path: str) -> None:
    answer = send(client, S1, "accept", reason="")
    assert answer.status_code == 200
    assert answer.url.path == S1
    assert "Accepted</strong> by" in answer.text
    assert "accepted by a person" in answer.text
    (made,) = log(path)
    assert (made.action, made.author, made.reason) == ("accept", "Ana", "The words say so.")
    assert "accepted by a person" in client.get(f"/reports/{A.report.id}").text


def test_a_value_is_edited_and_the_machines_stays_beside_it(client: TestClient, path: str) -> None:
    answer = send(client, S1, "edit", stance="doubts", speaker="organisation:Harbour Union")
    assert "Edited</strong> by" in answer.text
    assert {v.field for v in log(path)[0].values} == {"stance", "speaker"}
    assert 'The machine says: <span dir="auto">affirms</span>' in answer.text
    assert "Harbour Union" in client.get("/statements").text
    again = client.get(S1).text
    assert '<option value="doubts" selected>' in again


def test_only_what_was_changed_is_set(client: TestClient, path: str) -> None:
    page = client.get(E1).text
    everything = dict(re.findall(r'<input id="f-(\w+)"[^>]* value="([^"]*)"', page))
    answer = send(client, E1, "edit", **everything, type="ASSAULT/beat", contexts=["", "repression"])
    assert answer.status_code == 200, alert(answer.text)
    assert {v.field: v.value for v in log(path)[0].values} == {"type": '"ASSAULT"', "mode": '"beat"', "contexts": '["repression"]'}


def test_a_count_is_written_in_one(client: TestClient, path: str) -> None:
    assert send(client, T1, "edit", count="5..", scope="port workers").status_code == 200
    values = {v.field: v.value for v in log(path)[0].values}
    assert values == {"low": "5", "best": "null", "high": "null", "qualifier": '"at least"', "scope": '"port workers"'}
    assert "at least 5" in client.get("/tallies").text


def test_rejected_contested_discounted_and_taken_back(client: TestClient, path: str) -> None:
    assert "Rejected</strong>" in send(client, T1, "reject").text
    assert "5 killed" not in client.get("/tolls").text
    (made,) = log(path)
    undone = client.post(f"/corrections/{made.id}", data={"action": "undo", "author": "Bo", "reason": "wrong one"}, headers=HERE)
    assert "Taken back</strong> by" in undone.text
    assert "5" in client.get("/tolls").text
    assert "Marked contested" in send(client, E1, "contest").text
    assert "Discounted</strong>" in send(client, E1, "discount").text
    assert [c.action for c in log(path)] == ["reject", "undo", "contest", "discount"]
    assert "Bo" in client.get(T1).text, "what was taken back stays in the history"


def test_the_author_is_remembered_in_a_cookie(client: TestClient) -> None:
    send(client, S1, "accept", author="Ānā  Ķ; x=1")
    assert 'name="author" required maxlength="100" autocomplete="name" dir="auto" value="Ānā Ķ; x=1"' in client.get(E1).text
    cookie = next(c for c in client.cookies.jar if c.name == "dateline_author")
    assert cookie.has_nonstandard_attr("HttpOnly")


@pytest.mark.parametrize(
    ("action", "fields", "status", "said"),
    [
        ("accept", {"author": "  "}, 422, "Write your name"),
        ("accept", {"author": "x" * 101}, 422, "at most 100"),
        ("accept", {"author": "a\x07b"}, 422, "Say who corrects"),
        ("reject", {"reason": " "}, 422, "Say why"),
        ("reject", {"reason": "x" * 601}, 422, "at most 600"),
        ("reject", {"reason": "a\x00b"}, 422, "cannot be shown"),
        ("edit", {}, 422, "No value was changed"),
        ("", {}, 422, "Press one of the buttons"),
        ("drop", {}, 422, "Press one of the buttons"),
        ("accept", {"stance": "denies"}, 422, "You changed stance"),
        ("edit", {"stance": "sings"}, 422, "That cannot be"),
        ("edit", {"content": "no such words"}, 422, "does not stand in the report"),
        ("edit", {"said": "yesterday"}, 422, "is no time"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why_and_keeps_what_was_typed(
    client: TestClient, path: str, action: str, fields: dict[str, str], status: int, said: str
) -> None:
    answer = send(client, S1, action, **({"cue": "said "} | fields))
    assert answer.status_code == status
    assert said in alert(answer.text), alert(answer.text)
    assert log(path) == []
    for name, value in fields.items():
        if value.strip() and value.isprintable() and name != "stance":
            assert value in answer.text, name


def test_return_in_a_field_saves_what_was_changed_and_accepts_nothing(client: TestClient, path: str) -> None:
    html = client.get(S1).text
    first_button = re.search(r'<button type="submit" name="action" value="(\w*)"', html)
    assert first_button is not None
    assert first_button[1] == "", "a browser presses the first button where somebody presses Return"
    assert send(client, S1, "", stance="denies").status_code == 200
    assert [c.action for c in log(path)] == ["edit"]


def test_who_comes_second_is_told_and_loses_nothing(client: TestClient, path: str) -> None:
    before = seen(client.get(S1).text)
    send(client, S1, "edit", stance="doubts", author="Bo")
    answer = send(client, S1, "edit", seen=before, stance="denies", reason="as I heard it")
    assert answer.status_code == 409
    assert "Somebody changed this" in alert(answer.text)
    assert "as I heard it" in answer.text
    assert '<option value="denies" selected>' in answer.text
    assert len(log(path)) == 1
    assert send(client, S1, "edit", stance="denies", reason="as I heard it").status_code == 200


def test_a_store_that_another_program_writes_is_said_and_the_form_kept(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk(path, edit=True)
    client = TestClient(made)
    page = seen(client.get(S1).text)
    monkeypatch.setattr(made.state.desk, "_store", Store.open(path, busy_seconds=0.05))
    with sqlite3.connect(path) as other:
        other.execute("begin immediate")
        answer = send(client, S1, "reject", seen=page, reason="misread quotation")
        other.rollback()
    assert answer.status_code == 503
    assert "is being written by another program" in alert(answer.text)
    assert "misread quotation" in answer.text
    assert send(client, S1, "reject", reason="misread quotation").status_code == 200


def test_two_who_disagree_are_a_conflict_that_is_kept_or_taken_back_on_its_page(client: TestClient, path: str) -> None:
    send(client, S1, "edit", stance="doubts", author="Bo", reason="so I read it")
    send(client, S1, "edit", stance="denies", author="Ana")
    later = log(path)[-1]
    assert "to be looked at again" in client.get(S1).text
    page = client.get(f"/corrections/{later.id}").text
    assert "Keep it" in page
    assert "so I read it" in page, "the other person's word stands beside it"
    assert "Bo says doubts, and denies stands" in page
    assert "1" in re.findall(r'show=conflicts"[^>]*>To be looked at <span class="number">(\d+)', client.get("/corrections").text)
    kept = client.post(f"/corrections/{later.id}", data={"action": "keep", "author": "Ana"}, headers=HERE)
    assert "Kept</strong> by" in kept.text
    assert "to be looked at again" not in client.get(S1).text


def test_a_word_once_taken_back_is_not_taken_back_twice(client: TestClient, path: str) -> None:
    send(client, S1, "reject")
    (made,) = log(path)
    page = f"/corrections/{made.id}"
    client.post(page, data={"action": "undo", "author": "Ana", "reason": "a slip"}, headers=HERE)
    answer = client.post(page, data={"action": "undo", "author": "Bo", "reason": "a slip too"}, headers=HERE)
    assert answer.status_code == 422
    assert "taken back already" in alert(answer.text)


def test_every_word_is_in_the_log_the_newest_first_with_how_often_the_machine_was_right(client: TestClient) -> None:
    assert "Nobody has corrected anything yet" in client.get("/corrections").text
    send(client, S1, "accept", author="Ana", reason="")
    send(client, T1, "reject", author="Bo", reason="counted twice")
    html = client.get("/corrections").text
    assert html.index("counted twice") < html.index("The words say so.")
    assert "counted twice" not in client.get("/corrections?by=Ana").text
    assert "“Five dockers”" in html, "the words it is about"
    assert "count: read at all" in html


def test_what_is_not_there_is_no_page(client: TestClient) -> None:
    for page in (
        "/correct/ffff:s1",
        f"/correct/{A.report.id}:s99",
        "/correct/x",
        "/correct/%00",
        "/corrections/c-000000000000",
        "/corrections/x",
    ):
        assert client.get(page).status_code == 404, page
        assert client.post(page, data={"action": "accept", "author": "Ana"}, headers=HERE).status_code == 404, page


def test_a_reading_coded_by_another_ontology_offers_its_own_codes(tmp_path: Path) -> None:
    reading = replace(shots(), codebook=Codebook(name="Harbour codes", digest="0123456789ab"))
    made = str(tmp_path / "own.sqlite")
    with Store.open(made) as store:
        store.add(reading)
    client = TestClient(desk(made, edit=True))
    page = f"/correct/{reading.report.id}:e1"
    assert 'name="mode"' in client.get(page).text
    assert send(client, page, "edit", mode="cranes").status_code == 200

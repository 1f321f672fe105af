"""Who may correct: a desk that is only read, one that anybody who reaches it edits, one with a key; forged and hostile forms."""

import re
from http.cookies import SimpleCookie
from itertools import islice

import pytest
from starlette.testclient import TestClient

from dateline.model import Site
from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.web.desk import desk
from dateline.web.editing.access import EDITOR
from dateline.web.tries import Tries
from tests.web.crisis import HERE, first, second, seen, send
from tests.web.payloads import addresses, elements, headers, payloads
from tests.web.test_web_hostile_requests import Anatomy

A, B = first(), second()
ITEM = f"/correct/{A.report.id}:s1"
KEY = "a key of more than sixteen signs"
FORGED = [
    {},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": "http://["},
    {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "http://testserver", "Sec-Fetch-Site": "same-site"},
    {"Origin": "http://testserver.elsewhere.example"},
    {"Sec-Fetch-Site": "none"},
]


def n_corrections(path: str) -> int:
    with Store.open(path) as store:
        return len(Corrections(store).all())


def pages(client: TestClient) -> list[str]:
    """Every page with a form: of an item, an incident, a dispute, a ledger and a correction."""
    board = client.get("/claims").text
    fused = re.findall(r'href="(/(?:incidents|disputes|ledgers)/[^"]+)"', board)
    assert {p.split("/")[1] for p in fused} == {"incidents", "disputes", "ledgers"}
    return [ITEM, *dict.fromkeys(fused)]


def test_a_desk_that_is_only_read_shows_everything_and_takes_nothing(path: str) -> None:
    client = TestClient(desk(path))
    for page in pages(client):
        html = client.get(page).text
        assert "<form" not in html.replace('<form class="seek"', ""), page
        assert client.post(page, data={"action": "contest", "author": "Ana", "reason": "x"}, headers=HERE).status_code == 404, page
    assert client.post("/corrections/c-000000000000", data={"action": "undo"}, headers=HERE).status_code == 404
    for page in ("/review", "/corrections"):
        assert client.get(page).status_code == 200
    assert 'href="/review"' not in client.get("/").text
    assert client.get("/sign-in").status_code == 404
    assert client.post("/sign-in", data={"key": ""}, headers=HERE).status_code == 404
    assert n_corrections(path) == 0


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_a_desk_of_this_machine_is_only_read_through_a_web_server(path: str, name: str) -> None:
    client = TestClient(desk(path, edit=True, only_here=True))
    assert send(client, ITEM, "accept").status_code == 200
    passed_on = {name: "203.0.113.7"}
    assert "<form" not in client.get(ITEM, headers=passed_on).text.replace('<form class="seek"', "")
    assert client.post(ITEM, data={"action": "accept", "author": "Ana"}, headers={**HERE, **passed_on}).status_code == 404
    wanted = {"action": "accept", "author": "Ana", "reason": "x", "ids": [ITEM.rpartition("/")[2]]}
    assert client.post("/api/v1/corrections", json=wanted, headers=passed_on).status_code == 403
    assert n_corrections(path) == 1
    asked = TestClient(desk(path, edit=True))
    assert "Your word on it" in asked.get(ITEM, headers=passed_on).text


@pytest.mark.parametrize("origin", FORGED)
def test_a_form_of_another_site_is_refused_on_every_page(path: str, origin: dict[str, str]) -> None:
    client = TestClient(desk(path, edit=True))
    for page in pages(client):
        fields = {"seen": seen(client.get(page).text), "action": "contest", "author": "Ana", "reason": "x"}
        answer = client.post(page, data=fields, headers=origin)
        assert answer.status_code == 403, page
        assert "did not come from the desk" in answer.text
    assert n_corrections(path) == 0


def test_with_a_key_only_who_has_signed_in_may_correct(path: str) -> None:
    client = TestClient(desk(path, edit=True, key=KEY))
    html = client.get(ITEM).text
    assert 'href="/sign-in"' in html
    assert "<form" not in html.replace('<form class="seek"', "")
    form = {"action": "accept", "author": "Ana", "seen": "x"}
    assert client.post(ITEM, data=form, headers=HERE).status_code == 401
    assert client.post("/stories", data={"title": "x", "q": "x"}, headers=HERE).status_code == 401
    wrong = client.post("/sign-in", data={"author": "Ana", "key": "another"}, headers=HERE)
    assert wrong.status_code == 401
    assert "not the key" in wrong.text
    assert "another" not in wrong.text, "a key is not shown again"
    assert EDITOR not in client.cookies
    right = client.post("/sign-in", data={"author": "Ana", "key": KEY}, headers=HERE)
    assert right.url.path == "/review"
    assert send(client, ITEM, "accept").status_code == 200
    assert n_corrections(path) == 1
    assert client.post("/sign-out", headers=HERE).url.path == "/"
    assert client.post(ITEM, data=form, headers=HERE).status_code == 401


def test_the_cookie_of_an_editor_is_not_to_be_made_up(path: str) -> None:
    client = TestClient(desk(path, edit=True, key=KEY))
    client.post("/sign-in", data={"author": "Ana", "key": KEY}, headers=HERE)
    until, _, signature = str(client.cookies[EDITOR]).partition(".")
    form = {"action": "accept", "author": "Ana", "seen": "x"}
    other = TestClient(desk(path, edit=True, key=KEY + "!"))
    for cookie in (
        "", ".", "1.x", f"{int(until) + 1}.{signature}", f"{until}.{signature[:-1]}", f"9{until}.{signature}", f"1.{signature}",
        f"{until}.ü", f"²{until}.{signature}", f"{'9' * 5000}.{signature}",
    ):  # fmt: skip
        client.cookies.clear()
        sent = {**{name.encode(): value.encode() for name, value in HERE.items()}, b"Cookie": f"{EDITOR}={cookie}".encode("latin-1")}
        assert client.post(ITEM, data=form, headers=sent).status_code == 401, cookie[:40]
    assert other.post(ITEM, data=form, headers={**HERE, "Cookie": f"{EDITOR}={until}.{signature}"}).status_code == 401
    assert client.post(ITEM, data=form, headers={**HERE, "Cookie": f"{EDITOR}={until}.{signature}"}).status_code == 409


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites_and_travel_by_tls_alone_where_there_is_any(path: str) -> None:
    for site, secure in ((Site(), False), (Site(base_url="https://desk.example"), True)):
        client = TestClient(desk(path, edit=True, key=KEY, site=site), follow_redirects=False)
        answer = client.post("/sign-in", data={"author": "Ana", "key": KEY}, headers=HERE)
        for line in answer.headers.get_list("set-cookie"):
            (morsel,) = SimpleCookie(line).values()
            assert morsel["httponly"], line
            assert morsel["samesite"] == "lax"
            assert bool(morsel["secure"]) == secure
            assert KEY not in line


def test_a_key_is_not_to_be_found_by_trying(path: str) -> None:
    client = TestClient(desk(path, edit=True, key=KEY))
    answers = [client.post("/sign-in", data={"author": "Ana", "key": f"guess {n}"}, headers=HERE).status_code for n in range(12)]
    assert answers == [401] * 10 + [429] * 2
    assert client.post("/sign-in", data={"author": "Ana", "key": KEY}, headers=HERE).status_code == 429


def test_wrong_tries_are_forgotten_after_a_while_and_kept_of_few_addresses() -> None:
    tries = Tries(most=2, seconds=0.0)
    tries.wrong("a")
    tries.wrong("a")
    assert not tries.too_many("a")
    few = Tries(most=1, addresses=2)
    for address in "abc":
        few.wrong(address)
    assert [few.too_many(address) for address in "abc"] == [False, True, True]


def test_hostile_authors_and_reasons_are_kept_and_shown_as_text(path: str) -> None:
    client = TestClient(desk(path, edit=True), follow_redirects=False)
    answered = []
    for text in (*islice(elements(), 0, None, 12), *headers(), *addresses()[:6]):
        answer = send(client, ITEM, "contest", author=text, reason=text)
        answered.append(answer.status_code)
        assert Anatomy(answer.text).wrong == [], text
        where = answer.headers.get("location", f"{ITEM}?")
        assert where.startswith(f"{ITEM}?"), where
        assert all("\n" not in v and "\r" not in v for v in answer.headers.values())
    assert set(answered) <= {303, 422}
    assert answered.count(303) > len(answered) / 2
    for page in (ITEM, "/corrections", f"/reports/{A.report.id}", "/claims", "/api/v1/statements"):
        html = client.get(page).text
        if "api" not in page:
            assert Anatomy(html).wrong == [], page
    with Store.open(path) as store:
        for correction in Corrections(store).all():
            assert Anatomy(client.get(f"/corrections/{correction.id}").text).wrong == []


def test_hostile_values_and_ids_come_back_as_text(path: str) -> None:
    client = TestClient(desk(path, edit=True), follow_redirects=False)
    incident, dispute, _ = (next(p for p in pages(client) if p.startswith(f"/{kind}/")) for kind in ("incidents", "disputes", "ledgers"))
    sign, group = seen(client.get(ITEM).text), seen(client.get(incident).text)
    for text in islice(payloads(), 0, None, 15):
        form = {
            "seen": sign,
            "author": "Ana",
            "reason": "x",
            "action": "edit",
            "speaker_kind": text,
            "said": text,
            "content": text,
            "stance": text,
        }
        answer = client.post(ITEM, data=form, headers=HERE)
        assert answer.status_code in (409, 422), text
        assert Anatomy(answer.text).wrong == [], text
        merge = {"seen": group, "author": "Ana", "reason": "x", "action": "merge", "with": text, "other": text, "event": text}
        for page, action in ((incident, "merge"), (incident, "split"), (dispute, text), (f"/incidents/i-{'0' * 12}", "merge")):
            answer = client.post(page, data={**merge, "action": action}, headers=HERE)
            assert answer.status_code in (404, 409, 422), (page, action, text)
            assert Anatomy(answer.text).wrong == [], text
    assert n_corrections(path) == 0


def test_hostile_addresses_lead_nowhere_else(path: str) -> None:
    client = TestClient(desk(path, edit=True), follow_redirects=False)
    for text in islice(payloads(), 0, None, 10):
        for page, values in (
            ("/review", {"q": text, "why": text, "page": text, "done": text}),
            ("/review/next", {"at": "1", "why": text, "done": text}),
            ("/review/next", {"at": text}),
            (ITEM, {"at": text, "why": text, "done": text, "report": text}),
            ("/corrections", {"show": text, "by": text, "page": text, "done": text}),
        ):
            answer = client.get(page, params=values)
            assert answer.status_code in (200, 303, 400), (page, text)
            assert Anatomy(answer.text).wrong == [], (page, text)
            assert answer.headers.get("location", "/review").startswith(("/review", "/correct/", "/disputes/")), answer.headers


def test_a_form_that_is_none_or_too_large_is_refused(path: str) -> None:
    client = TestClient(desk(path, edit=True))
    large = client.post(ITEM, data={"reason": "x" * 70_000}, headers=HERE)
    assert large.status_code == 413
    assert "longer than this desk takes" in large.text
    many = client.post(ITEM, data={f"f{n}": "x" for n in range(500)}, headers=HERE)
    assert many.status_code == 400
    assert client.post(ITEM, content=b"{}", headers={**HERE, "Content-Type": "application/json"}).status_code == 409
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, ITEM, headers=HERE).status_code == 405
    assert n_corrections(path) == 0

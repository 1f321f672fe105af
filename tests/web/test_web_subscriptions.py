"""The pages of subscribers, as a browser without scripts gets them, and as programs misuse them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.jobs.subscriptions import now_utc, subscribers, suppress
from dateline.model import Story
from dateline.store import Store
from dateline.store.outbox import Keys, Outbox
from dateline.store.people import Limits, People
from dateline.store.stories import Stories
from dateline.subscribe.terms import current_terms
from dateline.subscribe.tokens import new_token, token_hash
from dateline.web.desk import desk
from dateline.web.headers import HEADERS
from dateline.web.state import Desk
from dateline.web.subscriptions import _network, blank_form
from tests.subscribe.port import SITE, STORY, port, wire

READER = "reader@example.org"
SHOWN = sha256(blank_form(Desk(address="", site=SITE), (STORY,)).encode()).hexdigest()
FORM = {"address": READER, "story": STORY.slug, "frequency": "daily", "agreed": "yes", "website": "", "shown": SHOWN}
OWN = {"Origin": "http://testserver"}
Pair = tuple[str, str]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return port(tmp_path, wire())


@pytest.fixture
def client(store: Store) -> TestClient:
    return TestClient(desk(store.address, site=SITE), follow_redirects=False)


@pytest.fixture
def mailed(store: Store) -> Callable[[], Pair]:
    """The tokens of the next mail: to confirm, and the way out."""

    def take() -> Pair:
        confirm, leave = new_token(), new_token()
        keys = Keys(confirm=token_hash(confirm), way_out=token_hash(leave))
        assert Outbox(People(store)).claim("worker", keys, now_utc() + timedelta(seconds=1)) is not None
        return confirm, leave

    return take


def kinds(store: Store) -> list[str]:
    return [link.event.kind for link in People(store).links()]


def test_the_form_has_an_unticked_box_beside_the_terms_and_the_story_chosen(client: TestClient) -> None:
    page = client.get(f"/subscribe?story={STORY.slug}").text
    box = re.search(r"<input[^>]*type=\"checkbox\"[^>]*>", page)
    assert box
    assert "checked" not in box[0]
    assert "By submitting this form, I agree to the" in page
    assert f"(version 1, since {current_terms(SITE).since.day} November 2026)" in page
    assert f'<option value="{STORY.slug}" selected>' in page
    assert current_terms(SITE).paragraphs[0][1].split(".")[0] in page  # the terms can be read on the very page


def test_the_terms_are_shown_with_version_day_and_hash(client: TestClient) -> None:
    for address in ("/terms", "/terms/1"):
        page = client.get(address).text
        assert current_terms(SITE).sha256 in page
        assert "Version 1, since 24 November 2026" in page
    assert client.get("/terms/99").status_code == 404
    assert client.get("/terms/..%2f..%2fetc").status_code == 404


def test_a_form_that_was_filled_in_is_taken_and_leads_to_a_fixed_page(client: TestClient, store: Store) -> None:
    answer = client.post("/subscribe", data=FORM, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/subscribe/sent")
    assert client.get("/subscribe/sent").status_code == 200
    assert kinds(store) == ["requested"]
    (event,) = (link.event for link in People(store).links())
    assert event.terms_sha256 == current_terms(SITE).sha256
    shown = People(store)
    with shown.look() as connection:
        body = connection.exec_driver_sql("SELECT body FROM wording WHERE sha256 = ?", (event.form_sha256,)).scalar()
    assert "<form" in str(body)
    assert STORY.title in str(body)
    assert READER not in str(body)


@pytest.mark.parametrize("state", ["new", "waiting", "subscribed", "suppressed", "over the limit", "trapped"])
def test_the_answer_is_the_same_whatever_is_known_of_an_address(
    client: TestClient, store: Store, mailed: Callable[[], Pair], state: str
) -> None:
    expected = client.post("/subscribe", data={**FORM, "address": "other@example.org"}, headers=OWN)
    mailed()
    if state != "new":
        client.post("/subscribe", data=FORM, headers=OWN)
    if state == "subscribed":
        assert client.post(f"/confirm/{mailed()[0]}", headers=OWN).status_code == 200
    if state == "suppressed":
        suppress(store, READER)
    if state == "over the limit":
        for _ in range(Limits().per_address):
            client.post("/subscribe", data=FORM, headers=OWN)
    found = client.post("/subscribe", data={**FORM, "website": "x"} if state == "trapped" else FORM, headers=OWN)
    assert (found.status_code, found.content) == (expected.status_code, expected.content)
    assert {k: v for k, v in found.headers.items() if k != "date"} == {k: v for k, v in expected.headers.items() if k != "date"}


def test_the_field_people_do_not_see_catches_programs(client: TestClient, store: Store) -> None:
    client.post("/subscribe", data={**FORM, "website": "https://spam.example"}, headers=OWN)
    assert kinds(store) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("address", "", "Write the mail address"),
        ("address", "reader@", "That is no mail address"),
        ("address", "reader@example.org\r\nBcc: x@example.com", "That is no mail address"),
        ("story", "nowhere", "Choose one of the stories"),
        ("frequency", "hourly", "Choose how often"),
        ("agreed", "", "Tick this box"),
        ("agreed", "no", "Tick this box"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(
    client: TestClient, store: Store, field: str, value: str, says: str
) -> None:
    answer = client.post("/subscribe", data={**FORM, field: value}, headers=OWN)
    assert answer.status_code == 422
    assert says in answer.text
    assert f'id="{field}-mistake"' in answer.text
    tied = re.search(rf'<(?:input|select|fieldset) id="{field}"[^>]*>', answer.text)
    assert tied
    assert 'aria-invalid="true"' in tied[0]
    assert f'aria-describedby="{field}-mistake' in tied[0]
    assert answer.text.count('aria-invalid="true"') == 1
    if field != "address":
        assert f'value="{READER}"' in answer.text
    if field != "frequency":
        assert re.search(r'value="daily" checked', answer.text)
    assert "checked" not in re.search(r"<input[^>]*type=\"checkbox\"[^>]*>", answer.text)[0]  # type: ignore[index]  # it was found above
    assert kinds(store) == []


def test_what_is_typed_comes_back_escaped(client: TestClient) -> None:
    nasty = '"><script>alert(1)</script>@example.org'
    page = client.post("/subscribe", data={**FORM, "address": nasty, "story": nasty}, headers=OWN).text
    assert "<script" not in page
    assert "&#34;&gt;&lt;script&gt;" in page


def test_one_network_sends_in_only_so_many_forms(client: TestClient) -> None:
    statuses = [client.post("/subscribe", data={**FORM, "address": f"r{n}@example.org"}, headers=OWN).status_code for n in range(21)]
    assert statuses == [303] * 20 + [429]
    answer = client.post("/subscribe", data={**FORM, "address": "known@example.org"}, headers=OWN)
    assert "Too many forms came from your network" in answer.text
    assert 'value="known@example.org"' in answer.text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("testclient", "testclient", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_a_whole_network_of_ipv6_counts_as_one_client(one: str, other: str, same: bool) -> None:
    assert (_network(one) == _network(other)) is same


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null", "Host": ""},
        {"Origin": "http://["},
        {},
    ],
)
def test_forms_of_other_sites_are_refused(client: TestClient, store: Store, mailed: Callable[[], Pair], headers: dict[str, str]) -> None:
    assert client.post("/subscribe", data=FORM, headers=headers).status_code == 403
    assert kinds(store) == []
    client.post("/subscribe", data=FORM, headers=OWN)
    assert client.post(f"/confirm/{mailed()[0]}", headers=headers).status_code == 403
    assert kinds(store) == ["requested"]


HALF = b"".join(
    b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % field
    for field in ((b"address", b"a@x.org"), (b"story", b"+2AA-"), (b"frequency", b"daily"), (b"agreed", b"yes"))
)
HALF += b"--b--\r\n"
"""A form whose story is half a character, where it is read as UTF-7."""


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"address=" + b"a" * 70_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"f%d=1" % n for n in range(500)), "application/x-www-form-urlencoded"),
        (b"--b\r\nnothing", "multipart/form-data; boundary=b"),
        (b"{}", "application/json"),
        (b"\xff\xfe=%ff&address=%00", "application/x-www-form-urlencoded"),
        (HALF, "multipart/form-data; boundary=b; charset=utf-7"),
        (HALF, "multipart/form-data; boundary=b; charset=punycode"),
    ],
)
def test_a_body_that_is_no_form_is_refused_without_a_crash(client: TestClient, store: Store, body: bytes, kind: str) -> None:
    answer = client.post("/subscribe", content=body, headers={**OWN, "Content-Type": kind})
    assert answer.status_code in (400, 413, 422)
    assert kinds(store) == []


@pytest.mark.parametrize("length", ["70000", "00000000000070000"])
def test_a_form_that_says_it_is_too_large_is_not_read(client: TestClient, store: Store, length: str) -> None:
    answer = client.post("/subscribe", data=FORM, headers={**OWN, "Content-Length": length})
    assert answer.status_code == 413
    assert kinds(store) == []


def test_nobody_consents_to_a_form_or_terms_they_did_not_see(client: TestClient, store: Store) -> None:
    def told() -> str:
        return re.search(r'name="shown" value="(\w+)"', client.get("/subscribe").text)[1]  # type: ignore[index]  # a page without it fails here

    before = told()
    Stories(store).save(Story(slug="ferry", title="The ferry", query="ferry"))
    answer = client.post("/subscribe", data={**FORM, "shown": before}, headers=OWN)
    assert answer.status_code == 422
    assert "have changed since you opened this page" in answer.text
    assert client.post("/subscribe", data={k: v for k, v in FORM.items() if k != "shown"}, headers=OWN).status_code == 422
    assert kinds(store) == []
    assert client.post("/subscribe", data={**FORM, "shown": told()}, headers=OWN).status_code == 303
    assert next(link.event.form_sha256 for link in People(store).links()) == told()


def test_a_link_shows_a_button_and_only_the_button_confirms(client: TestClient, store: Store, mailed: Callable[[], Pair]) -> None:
    client.post("/subscribe", data=FORM, headers=OWN)
    token, _ = mailed()
    for _ in range(3):
        page = client.get(f"/confirm/{token}")
        assert page.status_code == 200
        assert '<form method="post">' in page.text
        assert STORY.title in page.text
        assert client.head(f"/confirm/{token}").status_code == 200
    assert kinds(store) == ["requested"]
    assert "Confirmed" in client.post(f"/confirm/{token}", headers=OWN).text
    assert kinds(store) == ["requested", "confirmed"]


def test_unknown_used_and_old_links_give_one_and_the_same_page(client: TestClient, store: Store, mailed: Callable[[], Pair]) -> None:
    client.post("/subscribe", data=FORM, headers=OWN)
    token, _ = mailed()
    client.post(f"/confirm/{token}", headers=OWN)
    client.post("/subscribe", data={**FORM, "address": "late@example.org"}, headers=OWN)
    late, _ = mailed()
    with People(store).begin() as connection:
        connection.exec_driver_sql("UPDATE sign_up SET expires = created WHERE used IS NULL")
    answers = [
        client.request(m, f"/confirm/{t}", headers=OWN) for m in ("GET", "POST") for t in (token, late, "unknown", "a" * 3000, "%00")
    ]
    assert {a.status_code for a in answers} == {404}
    assert len({a.text for a in answers}) == 1
    assert "fill in the form once more" in answers[0].text


def confirmed(client: TestClient, mailed: Callable[[], Pair]) -> str:
    client.post("/subscribe", data=FORM, headers=OWN)
    confirm, leave = mailed()
    assert client.post(f"/confirm/{confirm}", headers=OWN).status_code == 200
    return leave


def test_one_click_from_a_mail_program_ends_letters_without_cookie_redirect_or_question(
    client: TestClient, store: Store, mailed: Callable[[], Pair]
) -> None:
    leave = confirmed(client, mailed)
    for kind in ("urlencoded", "multipart"):
        data = {"List-Unsubscribe": "One-Click"}
        answer = (
            client.post(f"/unsubscribe/{leave}", data=data)
            if kind == "urlencoded"
            else client.post(f"/unsubscribe/{leave}", files={"List-Unsubscribe": (None, "One-Click")})
        )
        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
    assert [s.state for s in subscribers(store)] == ["ended"]
    events = [link.event for link in People(store).links()]
    assert [(e.kind, e.method) for e in events][-1] == ("unsubscribed", "one_click")
    assert [e.kind for e in events].count("unsubscribed") == 1


def test_looking_at_the_way_out_ends_nothing(client: TestClient, store: Store, mailed: Callable[[], Pair]) -> None:
    leave = confirmed(client, mailed)
    for query in ("", "?List-Unsubscribe=One-Click"):
        page = client.get(f"/unsubscribe/{leave}{query}")
        assert page.status_code == 200
        assert "End these letters" in page.text
        client.head(f"/unsubscribe/{leave}{query}")
    assert [s.state for s in subscribers(store)] == ["active"]


def test_the_button_ends_them_and_pressing_it_again_says_the_same(client: TestClient, store: Store, mailed: Callable[[], Pair]) -> None:
    leave = confirmed(client, mailed)
    first, second = (client.post(f"/unsubscribe/{leave}", headers=OWN) for _ in range(2))
    assert first.text == second.text
    assert "Ended" in first.text
    assert [s.state for s in subscribers(store)] == ["ended"]


@pytest.mark.parametrize("body", [b"", b"--b\r\nbroken", b"x" * 100_000])
def test_any_post_ends_them_even_one_with_a_broken_body(client: TestClient, store: Store, mailed: Callable[[], Pair], body: bytes) -> None:
    leave = confirmed(client, mailed)
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    assert client.post(f"/unsubscribe/{leave}", content=body, headers=kind).status_code == 200
    kind["Content-Type"] += "; charset=punycode"  # what it writes is no text; nor does it matter
    assert client.post(f"/unsubscribe/{leave}", content=HALF, headers=kind).status_code == 200
    assert [s.state for s in subscribers(store)] == ["ended"]


def test_an_unknown_way_out_says_whom_to_write_to(client: TestClient) -> None:
    for method in ("GET", "POST"):
        answer = client.request(method, "/unsubscribe/unknown")
        assert answer.status_code == 404
        assert "people@desk.example.org" in answer.text


def test_all_pages_carry_the_safe_headers_and_set_no_cookie(client: TestClient, mailed: Callable[[], Pair]) -> None:
    leave = confirmed(client, mailed)
    for address in ("/subscribe", "/subscribe/sent", "/terms", "/confirm/unknown", f"/unsubscribe/{leave}"):
        answer = client.get(address)
        assert {k: answer.headers[k] for k in HEADERS} == dict(HEADERS)
        assert "set-cookie" not in answer.headers
        assert "<script" not in answer.text
        assert " style=" not in answer.text


def test_a_desk_without_stories_says_what_to_do(tmp_path: Path) -> None:
    Store.open(tmp_path / "bare.sqlite").close()
    page = TestClient(desk(str(tmp_path / "bare.sqlite"), site=SITE)).get("/subscribe")
    assert page.status_code == 200
    assert "dateline story" in page.text


def test_a_desk_that_sends_no_letters_offers_none(tmp_path: Path) -> None:
    client = TestClient(desk(port(tmp_path, wire()).address, site=replace(SITE, sender=None)))
    for page in (client.get("/subscribe"), client.post("/subscribe", data={"address": "reader@example.org"})):
        assert "--sender" in page.text
        assert "<form" not in page.text.partition("<main")[2]

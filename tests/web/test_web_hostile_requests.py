"""Requests that would lead a reader or the server astray: addresses, headers, names, queries."""

from html.parser import HTMLParser
from itertools import islice
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient

from dateline.model import Record
from dateline.web.desk import desk
from dateline.web.server import guard
from tests.web.conftest import SITE, STORY, Kept
from tests.web.payloads import addresses, elements, headers, payloads

ELSEWHERE = (
    "//foreign.example",
    "/%2f%2fforeign.example",
    "//foreign.example/%2f..",
    "/\\foreign.example",
    "/%5cforeign.example",
    "/%5c%5cforeign.example",
    "/https://foreign.example",
    "/https:%2f%2fforeign.example",
    "///foreign.example/a/",
    "/%0d%0aLocation:%20//foreign.example",
    "/%E5%98%8D%E5%98%8ALocation:%20//foreign.example",
    "/.%2f%2fforeign.example",
    "/reports/%2f%2fforeign.example",
    "/reports/..%2f..%2f%2fforeign.example",
    "/reports/%0d%0aSet-Cookie:%20a=b",
    "/stories/%2f%2fforeign.example/",
    "/stories/%5cforeign.example/claims/",
    "/static//foreign.example/..",
    "/download//foreign.example",
)
OUTSIDE = (
    "../../pyproject.toml",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/desk.py",
    "..\\..\\desk.py",
    "..%5c..%5cdesk.py",
    "%252e%252e%252fdesk.py",
    "....//....//desk.py",
    "/etc/passwd",
    "//etc/passwd",
    "%00desk.css",
    "desk.css%00.py",
    "desk.css/../../desk.py",
    "%c0%ae%c0%ae/desk.py",
    "file:///etc/passwd",
)
_SAFE_TAGS_NEVER = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "base",
    "frame",
    "video",
    "audio",
    "math",
    "template",
    "noscript",
    "marquee",
}
_LEADING = {"href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "background", "xlink:href"}


class Anatomy(HTMLParser):
    """What of a page could run, load or lead away."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong += [tag] if tag in _SAFE_TAGS_NEVER else []
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "http-equiv"):
                self.wrong.append(f"{tag} {name}")
            elif name in _LEADING and not _leads_on(value or ""):
                self.wrong.append(f"{tag} {name}={value}")


def _leads_on(value: str) -> bool:
    return value.startswith(("/", "#", "http://", "https://", "mailto:")) and not value.startswith(("//", "/\\"))


def test_what_is_looked_for_is_found() -> None:
    assert Anatomy("<p onclick=1><a href=javascript:1><img src=//x><script></script><a href='/\\x'>").wrong == [
        "p onclick",
        "a href=javascript:1",
        "img src=//x",
        "script",
        "a href=/\\x",
    ]


@pytest.fixture(scope="module")
def quiet(stored: str) -> TestClient:
    return TestClient(desk(stored), follow_redirects=False)


def test_every_redirect_stays_on_the_site(quiet: TestClient, sample: Record) -> None:
    start = sample.readings[0].report.id[:8]
    seen = 0
    for path in (*ELSEWHERE, f"/reports/{start}", *(f"/reports/{start}{quote(text, safe='')}" for text in headers())):
        for method in ("GET", "HEAD"):
            answer = quiet.request(method, f"http://testserver{path}")
            where = answer.headers.get("location")
            if where is None:
                continue
            seen += 1
            assert urlsplit(where).netloc in ("", "testserver"), path
            assert not where.startswith(("//", "/\\")), path
    assert seen


def test_no_request_sets_a_header_of_its_own(quiet: TestClient) -> None:
    known = {name.lower() for name in quiet.get("/download/events.csv").headers} | {"location", "allow"}
    for text in headers():
        for path in (
            f"/download/events.csv?q={quote(text, safe='')}",
            f"/download/{quote(text, safe='')}.csv",
            f"/feed.atom?q={quote(text, safe='')}",
        ):
            answer = quiet.get(path)
            assert {name.lower() for name in answer.headers} <= known, path
            assert answer.status_code < 500
            assert all("\n" not in value and "\r" not in value for value in answer.headers.values())


def test_the_name_of_a_file_is_made_of_small_letters_only(kept: Kept, sample: Record) -> None:
    client = TestClient(desk(kept(*sample.readings, stories=(STORY,))))
    for text in ("", f"?q={quote(chr(34) + 'x.exe', safe='')}", f"?story={STORY.slug}", "?q=%22%E2%80%AEgnp.exe%22"):
        named = client.get(f"/download/statements.csv{text}").headers.get("content-disposition", "")
        name = named.removeprefix('attachment; filename="').removesuffix('"')
        assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-." for c in name), named


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_file_outside_is_given_out(quiet: TestClient, path: str) -> None:
    for before in ("/static/", "/download/", "/reports/", "/stories/", "/api/v1/reports/", "/api/v1/"):
        answer = quiet.get(f"http://testserver{before}{path}")
        assert answer.status_code in (400, 404, 405, 422), (before, path, answer.status_code)
        for inside in ("root:", "def desk(", "[project]"):
            assert inside not in answer.text, (before, path)


def test_a_desk_of_this_machine_answers_to_no_foreign_name(stored: str) -> None:
    made = desk(stored)
    guard(made, "127.0.0.1")
    client = TestClient(made, follow_redirects=False)
    for name in (
        "foreign.example",
        "127.0.0.1.foreign.example",
        "foreign.example:8765",
        "localhost.foreign.example",
        "127.0.0.1@foreign.example",
        "",
    ):
        for path in ("/", "/api/v1/statements", "/feed.atom", "/download/events.csv", "/subscribe"):
            assert client.get(path, headers={"Host": name}).status_code == 400, (name, path)


def test_no_answer_takes_over_the_name_it_was_asked_under(quiet: TestClient, sample: Record) -> None:
    for name in ("foreign.example", 'foreign.example"><script>'):
        for extra in ({"Host": name}, {"X-Forwarded-Host": name}, {"X-Forwarded-Proto": "https", "Forwarded": f"host={name}"}):
            for path in (
                "/",
                "/feed.atom",
                "/feed.json",
                "/api/v1/",
                "/download/events.csv.json",
                f"/reports/{sample.readings[0].report.id[:8]}",
                "/subscribe",
                "/terms",
            ):
                answer = quiet.get(path, headers=extra)
                assert "foreign.example" not in answer.text, path
                assert "foreign.example" not in answer.headers.get("location", "")


@pytest.mark.parametrize("path", ["/search", "/claims", "/statements", "/timeline", "/download/events.csv", "/feed.atom", "/api/v1/events"])
def test_queries_of_any_length_and_depth_are_answered(quiet: TestClient, path: str) -> None:
    for q in (
        "a" * 2000,
        "a" * 60_000,
        "(" * 5000,
        "-" * 5000,
        "a or " * 400,
        '"' * 2001,
        "not " * 500 + "a",
        "killed:" + "9" * 1900,
        "*" * 100,
        "\x00",
        "a\x00b",
        "\ud7ff\ufffe",
    ):
        answer = quiet.get(path, params={"q": q})
        assert answer.status_code in (200, 400, 422), (path, q[:20], answer.status_code)
    for raw in ("q=%ff%fe", "q=%ed%a0%80", "q=%", "q", "=", "&&&", "q=a&q=b", "q[]=a", "q=a;b=c", "page=%00", "page=-1", "page=1e9"):
        answer = quiet.get(f"{path}?{raw}")
        assert answer.status_code in (200, 400, 422), (path, raw, answer.status_code)


def test_every_payload_in_a_query_comes_back_as_text(quiet: TestClient) -> None:
    for text in payloads():
        for path in ("/search", "/reports"):
            answer = quiet.get(path, params={"q": text})
            assert answer.status_code in (200, 400), text
            assert Anatomy(answer.text).wrong == [], text


def test_every_payload_in_an_address_comes_back_as_text(quiet: TestClient) -> None:
    for text in islice(payloads(), 0, None, 3):
        for before in ("/", "/reports/", "/stories/", "/confirm/", "/unsubscribe/", "/terms/"):
            answer = quiet.get(f"http://testserver{before}{quote(text, safe='')}")
            assert answer.status_code in (307, 404), (before, text)
            assert Anatomy(answer.text).wrong == [], text


def test_every_payload_in_the_form_comes_back_as_text(kept: Kept, sample: Record) -> None:
    client = TestClient(desk(kept(*sample.readings, stories=(STORY,)), site=SITE), follow_redirects=False)
    answered = []
    for text in (*islice(elements(), 0, None, 5), *addresses(), *headers()):
        for fields in (
            {"address": text},
            {"address": f"{text}@x.example", "story": STORY.slug},
            {"address": "a@x.example", "story": text, "frequency": text, "agreed": text},
        ):
            answer = client.post(
                "/subscribe", data={"frequency": "daily", "agreed": "yes", **fields}, headers={"Origin": "http://testserver"}
            )
            answered.append(answer.status_code)
            assert Anatomy(answer.text).wrong == [], text
            assert answer.headers.get("location", "/subscribe/sent") == "/subscribe/sent"
    assert set(answered) <= {303, 422, 429}
    assert answered.count(422) > len(answered) / 2

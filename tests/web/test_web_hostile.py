"""Everything a report, a feed, an editor or a subscriber can fill is hostile, and a real Chromium looks at every page."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from dateline.model import Record, Site
from dateline.publish import reader_page
from dateline.web.desk import desk
from dateline.web.site import copy_desk
from dateline.web.site.names import file_name
from tests.web.chromium import running
from tests.web.hostile import Hostile, hostile_store
from tests.web.payloads import addresses, elements, headers, payloads
from tests.web.watching import harm, look, watched

pytestmark = pytest.mark.browser

FEWEST = 300
TABS = ("timeline", "map", "claims", "tolls", "changes", "sources")
LISTS = ("reports", "statements", "events", "tallies")
SEARCHED = 6
FILLED = 6
_ADDRESS = "return document.querySelector('main form [name=address]').value"
_TEXT = (
    "const t = document.querySelector('.text').cloneNode(true);t.querySelectorAll('.note').forEach(n => n.remove());return t.textContent"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return hostile_store(tmp_path_factory.mktemp("hostile") / "news.sqlite")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with watched(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="module")
def site(hostile: Hostile) -> Iterator[str]:
    with running(desk(hostile.path, edit=True, site=Site(sender="letters@desk.example"))) as address:
        yield address


def test_the_payloads_are_many_and_each_is_another() -> None:
    assert len(payloads()) == len(set(payloads())) >= FEWEST
    assert len(elements()) >= FEWEST


def test_the_watch_sees_what_it_is_for(browser: webdriver.Chrome, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        "<title>w</title><body><img src=//foreign.example/x><script>window.__x = 1; document.title = '__x'</script><p onclick=1>",
        encoding="utf-8",
    )
    found, _ = harm(browser, page.as_uri())
    assert {"a script ran", "made of SCRIPT", "made of P onclick"} <= set(found)
    assert any("foreign.example" in what for what in found)


def test_every_report_is_shown_as_it_is_and_does_nothing(browser: webdriver.Chrome, site: str, hostile: Hostile) -> None:
    for reading in hostile.readings:
        found, _ = harm(browser, f"{site}/reports/{reading.report.id}")
        assert found == [], reading.report.id
        assert browser.execute_script(_TEXT) == reading.report.text


@pytest.mark.parametrize("page", ["/", "/stories", "/sources", "/claims", "/tolls", "/timeline", "/map", "/claims?show=single", "/review"])
def test_pages_of_everything_do_nothing(browser: webdriver.Chrome, site: str, page: str) -> None:
    found, text = harm(browser, f"{site}{page}")
    assert found == []
    assert "<" in text


@pytest.mark.parametrize("table", LISTS)
def test_lists_show_hostile_rows_as_text(browser: webdriver.Chrome, site: str, table: str) -> None:
    for page in (1, 2, 5):
        found, text = harm(browser, f"{site}/{table}?page={page}")
        assert found == [], page
        assert "foreign.example" in text or "__x" in text or "alert(1)" in text


def test_stories_with_hostile_names_and_queries_do_nothing(browser: webdriver.Chrome, site: str, hostile: Hostile) -> None:
    for story in hostile.stories:
        found, text = harm(browser, f"{site}/stories/{story.slug}")
        assert found == [], story
        assert " ".join(story.title.split())[:20] in " ".join(text.split())
    for tab in TABS:
        assert harm(browser, f"{site}/stories/{hostile.stories[0].slug}/{tab}")[0] == [], tab


def test_pages_on_which_values_are_corrected_do_nothing(browser: webdriver.Chrome, site: str, hostile: Hostile) -> None:
    fused = [
        _led_to(browser, f"{site}/{page}", kind)
        for page, kind in ((f"reports/{hostile.readings[0].report.id}", "incidents"), ("tolls", "ledgers"))
    ]
    single = [f"{site}/correct/{r.report.id}:{name}" for r in hostile.readings[::6] for name in ("s1", "e1", "t1")]
    for address in (*fused, *single):
        found, text = harm(browser, address)
        assert found == [], address
        assert "Your word on it" in text


def test_hostile_queries_come_back_as_text(browser: webdriver.Chrome, site: str) -> None:
    texts = payloads()
    step = len(texts) // SEARCHED
    for n in range(SEARCHED):
        some = texts[n * step : n * step + 8]
        for q in (" ".join(some)[:1900], " or ".join(f'"{" ".join(p.split()).replace(chr(34), "")}"' for p in some)[:1900]):
            for page in ("search", "claims"):
                found, text = harm(browser, f"{site}/{page}?{urlencode({'q': q})}")
                assert found == [], q
                assert len(text) > 100


def test_addresses_that_are_not_there_are_not_run(browser: webdriver.Chrome, site: str) -> None:
    for text in islice(elements(), 0, None, 120):
        for path in (
            f"/{quote(text, safe='')}",
            f"/reports/{quote(text, safe='')}",
            f"/download/{quote(text, safe='')}.csv",
            f"/confirm/{quote(text, safe='')}",
        ):
            assert harm(browser, f"{site}{path}")[0] == [], path


def test_forms_filled_with_hostile_words_give_them_back_as_text(browser: webdriver.Chrome, site: str) -> None:
    texts = [*islice(elements(), 0, None, len(elements()) // FILLED), *headers()[:2], addresses()[0]]
    for words in texts:
        assert harm(browser, f"{site}/subscribe?{urlencode({'story': words})}")[0] == []
        _fill(browser, "form[action='/subscribe'], main form", words)
        assert look(browser)[0] == [], words
        assert browser.current_url.startswith(f"{site}/subscribe")
        assert browser.execute_script(_ADDRESS) in (" ".join(words.split()), words, words.replace("\n", "").replace("\r", ""))


def test_feeds_and_the_api_opened_in_a_browser_run_nothing(browser: webdriver.Chrome, site: str) -> None:
    for path in ("/feed.atom", "/feed.json", "/api/v1/statements?limit=1000", "/api/v1/stories", "/api/v1/docs"):
        _no_run(browser, f"{site}{path}")


def test_the_static_copy_of_a_hostile_store_does_nothing(browser: webdriver.Chrome, hostile: Hostile, tmp_path: Path) -> None:
    report = hostile.readings[3].report.id
    query = f"report:{report}"
    copy_desk(hostile.path, tmp_path / "copy", site=Site(name="<script>window.__x=1</script>"), queries=[query])
    for page in (
        "index.html",
        f"reports/{report}.html",
        *(file_name(f"/{view}?{urlencode({'q': query})}") for view in ("claims", "tolls", "map")),
    ):
        found, text = harm(browser, (tmp_path / "copy" / page).as_uri())
        assert found == [], page
        assert "<script>" in text


def test_a_page_of_one_s_own_with_hostile_reports_does_nothing(browser: webdriver.Chrome, hostile: Hostile, tmp_path: Path) -> None:
    page = tmp_path / "reader.html"
    page.write_text(reader_page(Record(readings=hostile.readings[:1])), encoding="utf-8", newline="")
    browser.get(page.as_uri())
    assert [what for what in look(browser)[0] if what not in ("made of STYLE", "made of LINK href data:,")] == []


def _fill(browser: webdriver.Chrome, form: str, words: str) -> None:
    """Fill every field of a form and send it in as a browser does."""
    browser.execute_script(
        "const form = [...document.querySelectorAll(arguments[0])].find(f => f.method === 'post');form.noValidate = true;"
        "for (const f of form.elements) { if (f.type === 'email' || f.type === 'text') { if (f.name !== 'website') { f.type = 'text'; f.value = arguments[1]; } }"
        " else if (f.tagName === 'SELECT') { f.options[0].value = arguments[1]; f.selectedIndex = 0; } else if (f.type === 'radio') { f.value = arguments[1]; f.checked = true; }"
        " else if (f.type === 'checkbox') { f.checked = true; } }",
        form,
        words,
    )
    browser.find_element(By.CSS_SELECTOR, "main form[method=post] button").click()


def _led_to(browser: webdriver.Chrome, page: str, kind: str) -> str:
    """The first address of a kind that a page leads to."""
    browser.get(page)
    links = (str(a.get_attribute("href")) for a in browser.find_elements(By.CSS_SELECTOR, "main a"))
    return next(link for link in links if f"/{kind}/" in link)


def _no_run(browser: webdriver.Chrome, address: str) -> None:
    found, _ = harm(browser, address)
    assert [what for what in found if not what.startswith("made of")] == [], address

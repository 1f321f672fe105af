"""The reader page and the desk in a real Chromium: layout, links both ways, the policy, and life without scripts."""

from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from dateline.fuse import fuse
from dateline.model import Record
from dateline.publish import reader_page
from dateline.web.desk import desk
from tests.publish.told_through import kask
from tests.web.chromium import arrives, running, scheme, violations, width
from tests.web.conftest import STORY
from tests.web.test_web_desk import PAGES

pytestmark = pytest.mark.browser

LIT = "rgba(255, 213, 74, 1)"


@pytest.fixture(scope="module")
def site(stored: str) -> Iterator[str]:
    with running(desk(stored)) as address:
        yield address


@pytest.fixture(scope="module")
def page(sample: Record, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The self-contained page of the first report, as a file."""
    path = tmp_path_factory.mktemp("page") / "reader.html"
    path.write_text(reader_page(Record(readings=sample.readings[:1])), encoding="utf-8", newline="")
    return path.as_uri()


@pytest.fixture(scope="module")
def nested(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The self-contained page of a report with a chain and a statement inside another, as a file."""
    path = tmp_path_factory.mktemp("page") / "nested.html"
    path.write_text(reader_page(fuse([kask()])), encoding="utf-8", newline="")
    return path.as_uri()


@pytest.fixture(scope="module")
def addresses(site: str, page: str, nested: str, sample: Record) -> tuple[str, ...]:
    reports = (f"{site}/reports/{r.report.id}" for r in sample.readings)
    return page, nested, *(f"{site}{path}" for path in PAGES), *reports


def _colour(driver: webdriver.Chrome, selector: str) -> str:
    return str(driver.find_element(By.CSS_SELECTOR, selector).value_of_css_property("background-color"))


@pytest.mark.parametrize("pixels", [320, 390, 1280])
def test_no_page_scrolls_sideways(browser: webdriver.Chrome, addresses: tuple[str, ...], pixels: int) -> None:
    width(browser, pixels)
    for address in addresses:
        browser.get(address)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= pixels, address


def test_no_page_breaks_its_policy_or_logs_an_error(browser: webdriver.Chrome, addresses: tuple[str, ...]) -> None:
    browser.get("about:blank")
    browser.get_log("browser")  # type: ignore[no-untyped-call]  # selenium leaves it untyped
    for address in addresses:
        browser.get(address)
        assert browser.get_log("browser") == [], address  # type: ignore[no-untyped-call]  # selenium leaves it untyped


def test_the_style_of_every_page_is_let_in_by_its_policy(browser: webdriver.Chrome, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        browser.get(address)
        assert _colour(browser, "body") != "rgba(0, 0, 0, 0)", address


@pytest.mark.parametrize("kind", ["page", "desk"])
def test_words_lead_to_their_field_and_the_field_back_to_all_its_words(
    browser: webdriver.Chrome, page: str, site: str, sample: Record, kind: str
) -> None:
    address = page if kind == "page" else f"{site}/reports/{sample.readings[0].report.id}"
    width(browser, 1280)
    browser.get(address)
    browser.find_element(By.CSS_SELECTOR, ".text a.l-cue[href='#s3']").click()
    assert browser.current_url == f"{address}#s3"
    assert browser.find_element(By.ID, "s3").value_of_css_property("outline-style") == "solid"
    pieces = browser.find_elements(By.CSS_SELECTOR, ".text .m-s3")
    assert {p.value_of_css_property("background-color") for p in pieces} == {LIT}
    assert "".join(p.text for p in pieces).endswith("Nobody was hurt in our port.")
    browser.find_element(By.CSS_SELECTOR, "#s3 blockquote a").click()
    assert browser.current_url == f"{address}#w-s3-content"
    assert _colour(browser, ".text .m-s3") == LIT
    assert browser.find_element(By.ID, "s3").value_of_css_property("outline-style") == "solid"


def test_the_number_at_words_leads_to_a_statement_that_another_lies_over(scriptless: webdriver.Chrome, nested: str) -> None:
    width(scriptless, 1280)
    scriptless.get(nested)
    scriptless.find_element(By.CSS_SELECTOR, ".tag[aria-label='Statement 2']").click()
    assert scriptless.current_url == f"{nested}#s2"
    assert {p.value_of_css_property("background-color") for p in scriptless.find_elements(By.CSS_SELECTOR, ".text .m-s2")} == {LIT}
    scriptless.find_element(By.CSS_SELECTOR, "#s2 .chip.passes").click()
    assert scriptless.current_url == f"{nested}#w-s2-chain1"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("pixels", [390, 1280])
def test_layers_chips_and_what_is_unsure_are_within_reach_of_everybody(
    browser: webdriver.Chrome, nested: str, colours: str, pixels: int
) -> None:
    width(browser, pixels)
    scheme(browser, colours)
    browser.get(nested)
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    wrong = violations(browser)
    scheme(browser, "")
    assert wrong == []


def test_words_reached_from_the_claim_board_are_in_sight_and_lit(browser: webdriver.Chrome, site: str) -> None:
    width(browser, 1280)
    browser.get(f"{site}/claims?show=contested")
    browser.find_element(By.CSS_SELECTOR, "a[href$='#w-s1-content']").click()
    words = browser.find_element(By.CSS_SELECTOR, ".text .m-s1.l-content")
    assert words.value_of_css_property("background-color") == LIT
    assert 0 <= browser.execute_script("return arguments[0].getBoundingClientRect().top", words) < 800


def test_everything_works_with_scripts_switched_off(scriptless: webdriver.Chrome, site: str, sample: Record) -> None:
    scriptless.get("data:text/html,<title>off</title><script>document.title = 'on'</script>")
    assert scriptless.title == "off"
    scriptless.get(f"{site}/")
    scriptless.find_element(By.LINK_TEXT, STORY.title).click()
    assert scriptless.current_url == f"{site}/stories/{STORY.slug}"
    scriptless.find_element(By.LINK_TEXT, "Harbour strike spreads to the fish market").click()
    report = f"{site}/reports/{sample.readings[0].report.id}"
    assert scriptless.current_url == report
    scriptless.find_element(By.CSS_SELECTOR, ".text a[href='#s3']").click()
    assert scriptless.current_url == f"{report}#s3"
    assert _colour(scriptless, ".text .m-s3") == LIT
    scriptless.find_element(By.LINK_TEXT, "Claims").click()
    scriptless.find_element(By.LINK_TEXT, "Only contested").click()
    assert scriptless.current_url == f"{site}/claims?show=contested"
    box = scriptless.find_element(By.ID, "seek")
    box.send_keys("stance:denies", Keys.ENTER)
    assert arrives(scriptless, f"{site}/search?q=stance%3Adenies")
    assert "Nobody was hurt in our port." in scriptless.find_element(By.TAG_NAME, "main").text


def test_the_article_in_the_browser_is_the_stored_text(browser: webdriver.Chrome, page: str, sample: Record) -> None:
    browser.get(page)
    shown = browser.execute_script(
        "const t = document.querySelector('.text').cloneNode(true);t.querySelectorAll('.note').forEach(n => n.remove());return t.textContent"
    )
    assert shown == sample.readings[0].report.text


def test_the_first_column_of_a_wide_board_stays_in_sight(browser: webdriver.Chrome, site: str) -> None:
    width(browser, 800)
    browser.get(f"{site}/claims")
    left = "return document.querySelector('.board tbody th').getBoundingClientRect().left"
    before = browser.execute_script(left)
    browser.execute_script("document.querySelector('.wide').scrollLeft = 300")
    assert browser.execute_script(left) == before

"""Pages for everybody: WCAG 2.1 AA by axe-core on every kind of page, the keyboard, and a way to keep a search."""

from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from dateline.model import Record
from dateline.web.desk import desk
from tests.web.chromium import arrives, running, scheme, violations, width
from tests.web.conftest import SITE, STORY, Kept
from tests.web.test_web_desk import PAGES

pytestmark = pytest.mark.browser

WRONG = ("/search?q=killed:many", "/nowhere", "/reports?q=zeppelin")


@pytest.fixture(scope="module")
def site(kept: Kept, sample: Record) -> Iterator[str]:
    with running(desk(kept(*sample.readings, stories=(STORY,)), edit=True, site=SITE)) as address:
        yield address


@pytest.fixture(scope="module")
def pages(site: str, sample: Record) -> tuple[str, ...]:
    reports = [f"/reports/{r.report.id}" for r in sample.readings]
    return tuple(f"{site}{path}" for path in (*PAGES, *WRONG, *reports, f"{reports[0]}/changes"))


@pytest.mark.parametrize("pixels", [390, 1280])
def test_axe_finds_nothing_wrong_with_any_page(browser: webdriver.Chrome, pages: tuple[str, ...], pixels: int) -> None:
    width(browser, pixels)
    found = {}
    for page in pages:
        browser.get(page)
        scheme(browser, "light")
        wrong = violations(browser)
        scheme(browser, "dark")  # the same page in other colours: only its contrasts can be other ones
        wrong += violations(browser, rules=("color-contrast",))
        if wrong:
            found[page] = wrong
    scheme(browser, "")
    assert not found, "\n".join(f"{page} {line}" for page, wrong in found.items() for line in wrong)


def test_the_first_stop_of_the_keyboard_leads_past_the_head(browser: webdriver.Chrome, pages: tuple[str, ...]) -> None:
    for page in pages:
        browser.get(page)
        browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        first = browser.switch_to.active_element
        assert first.get_attribute("class") == "skip", page
        assert first.rect["x"] >= 0, page


def test_whatever_the_keyboard_reaches_shows_that_it_is_reached(browser: webdriver.Chrome, site: str) -> None:
    width(browser, 1280)
    browser.get(f"{site}/search?q=narvik")
    for _ in range(25):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        here = browser.switch_to.active_element
        outline = here.value_of_css_property("outline-style")
        assert outline != "none", here.get_attribute("outerHTML")


def test_a_search_is_kept_as_a_story_and_removed_again_by_keyboard(browser: webdriver.Chrome, site: str) -> None:
    width(browser, 390)
    browser.get(f"{site}/search?q=raid")
    browser.find_element(By.CSS_SELECTOR, ".keep summary").send_keys(Keys.ENTER)
    browser.find_element(By.ID, "title").send_keys("A raid feared", Keys.ENTER)
    assert arrives(browser, f"{site}/stories/a-raid-feared")
    browser.find_element(By.CSS_SELECTOR, ".keep summary").send_keys(Keys.ENTER)
    browser.find_element(By.CSS_SELECTOR, ".keep button").send_keys(Keys.ENTER)
    assert arrives(browser, f"{site}/stories")
    assert "A raid feared" not in browser.find_element(By.TAG_NAME, "main").text

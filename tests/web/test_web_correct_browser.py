"""Correcting in a real Chromium: without scripts, by keyboard alone, on a narrow and a wide screen, and with nothing for axe-core to find."""

import re
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from starlette.testclient import TestClient

from dateline.web.desk import desk
from tests.web.chromium import running, scheme, violations, width
from tests.web.crisis import first, second, send

pytestmark = pytest.mark.browser

A, B = first(), second()
ITEM = f"/correct/{A.report.id}:s2"


@pytest.fixture
def site(path: str) -> Iterator[str]:
    with running(desk(path, edit=True)) as address:
        yield address


def everything(path: str) -> list[str]:
    """Every kind of page with a form, in every state: fresh, after a correction, in conflict, with a mistake."""
    client = TestClient(desk(path, edit=True))
    found = re.findall(r'href="(/(?:incidents|disputes|ledgers)/[^"]+)"', client.get("/claims").text)
    send(client, ITEM, "edit", author="Bo", stance="doubts", reason="so I read it")
    send(client, ITEM, "edit", stance="denies")
    log = re.findall(r'href="(/corrections/c-\w+)"', client.get("/corrections").text)
    queue = [f"/review/next?at={n}" for n in range(1, 5)]
    return [
        "/review",
        "/corrections",
        "/corrections?show=conflicts",
        ITEM,
        f"/correct/{B.report.id}:e1",
        f"/correct/{A.report.id}:t1",
        *found,
        *log[:2],
        *queue,
    ]


def heading(driver: webdriver.Chrome) -> str:
    return driver.find_element(By.TAG_NAME, "h1").text


def press(driver: webdriver.Chrome, *keys: str) -> None:
    for key in keys:
        driver.switch_to.active_element.send_keys(key)


def reach(driver: webdriver.Chrome, value: str) -> None:
    """Go by Tab from where the keyboard is to the button of this value."""
    for _ in range(60):
        press(driver, Keys.TAB)
        if driver.switch_to.active_element.get_attribute("value") == value:
            return
    raise AssertionError(f"the keyboard does not reach {value}")


@pytest.mark.parametrize("pixels", [390, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: webdriver.Chrome, site: str, path: str, pixels: int) -> None:
    width(browser, pixels)
    wrong = []
    for page in everything(path):
        browser.get(f"{site}{page}")
        if browser.execute_script("return document.documentElement.scrollWidth") > pixels:
            wrong.append(f"{page} scrolls sideways")
        scheme(browser, "light")
        wrong += [f"{page} {line}" for line in violations(browser)]
        scheme(browser, "dark")
        wrong += [f"{page} {line}" for line in violations(browser, rules=("color-contrast",))]
    scheme(browser, "")
    assert not wrong, "\n".join(wrong)


def test_a_mistake_is_shown_where_it_was_made_and_is_reached_by_a_reader_of_screens(browser: webdriver.Chrome, site: str) -> None:
    width(browser, 390)
    browser.get(f"{site}{ITEM}")
    browser.find_element(By.ID, "author").send_keys("Ana")
    browser.find_element(By.CSS_SELECTOR, "button[value=reject]").click()
    problem = browser.find_element(By.ID, "problem")
    assert "Say why" in problem.text
    assert browser.find_element(By.ID, "reason").get_attribute("aria-describedby") == "problem"
    assert browser.find_element(By.ID, "author").get_attribute("value") == "Ana"
    assert violations(browser) == []


def test_the_queue_is_gone_through_by_keyboard_without_scripts(scriptless: webdriver.Chrome, site: str) -> None:
    width(scriptless, 1280)
    scriptless.get(f"{site}/review")
    scriptless.find_element(By.LINK_TEXT, "Begin with the first").send_keys(Keys.ENTER)
    WebDriverWait(scriptless, 20).until(lambda d: "/disputes/" in d.current_url)
    scriptless.find_element(By.ID, "author").send_keys("Ana Kostova", Keys.TAB)
    press(scriptless, "both are on the record")
    reach(scriptless, "contest")
    press(scriptless, Keys.ENTER)
    WebDriverWait(scriptless, 20).until(lambda d: "/correct/" in d.current_url)
    assert heading(scriptless).startswith("Statement 2")
    assert "Ana Kostova" in scriptless.find_element(By.CLASS_NAME, "done").text
    assert scriptless.find_element(By.ID, "author").get_attribute("value") == "Ana Kostova", "the name is remembered"
    scriptless.find_element(By.ID, "author").send_keys(Keys.TAB)
    reach(scriptless, "accept")
    press(scriptless, Keys.ENTER)
    WebDriverWait(scriptless, 20).until(lambda d: heading(d).startswith("Event 2"))
    scriptless.find_element(By.LINK_TEXT, "To the end of the list").send_keys(Keys.ENTER)
    WebDriverWait(scriptless, 20).until(lambda d: d.current_url.endswith("/review"))
    assert "1 task" in scriptless.find_element(By.TAG_NAME, "main").text


def test_return_in_a_field_accepts_nothing(scriptless: webdriver.Chrome, site: str) -> None:
    scriptless.get(f"{site}{ITEM}?at=2")
    scriptless.find_element(By.ID, "author").send_keys("Ana")
    scriptless.find_element(By.ID, "reason").send_keys("misread", Keys.ENTER)
    problem = WebDriverWait(scriptless, 20).until(lambda d: d.find_element(By.ID, "problem"))
    assert "Press one of the buttons" in problem.text
    assert scriptless.find_element(By.ID, "reason").get_attribute("value") == "misread"


def test_keys_lead_to_the_buttons_with_the_browsers_own_modifier(browser: webdriver.Chrome, site: str) -> None:
    width(browser, 1280)
    browser.get(f"{site}{ITEM}?at=2")
    browser.find_element(By.ID, "author").send_keys("Ana")
    ActionChains(browser).key_down(Keys.ALT).send_keys("j").key_up(Keys.ALT).perform()
    WebDriverWait(browser, 20).until(lambda d: heading(d).startswith("Event 2"))
    ActionChains(browser).key_down(Keys.ALT).send_keys("k").key_up(Keys.ALT).perform()
    WebDriverWait(browser, 20).until(lambda d: heading(d).startswith("Statement 2"))


def test_a_value_is_edited_and_an_event_split_off_on_a_narrow_screen(scriptless: webdriver.Chrome, site: str) -> None:
    width(scriptless, 390)
    scriptless.get(f"{site}/correct/{A.report.id}:t1")
    scriptless.find_element(By.ID, "author").send_keys("Ana")
    scriptless.find_element(By.ID, "reason").send_keys("as in the caption")
    field = scriptless.find_element(By.ID, "f-count")
    field.clear()
    field.send_keys("5..7")
    scriptless.find_element(By.CSS_SELECTOR, "button[value=edit]").click()
    done = WebDriverWait(scriptless, 20).until(lambda d: d.find_element(By.CLASS_NAME, "done"))
    assert "Edited by Ana" in done.text
    assert "5 to 7 killed" in scriptless.find_element(By.CSS_SELECTOR, ".card h3").text
    assert "The machine says: 5" in scriptless.find_element(By.ID, "m-count").text
    scriptless.get(f"{site}/reports/{A.report.id}")
    lead = next(a for a in scriptless.find_elements(By.CSS_SELECTOR, "#e1 .leads a") if "reports" in a.text)
    scriptless.get(str(lead.get_attribute("href")))
    scriptless.find_elements(By.NAME, "event")[1].click()
    scriptless.find_element(By.ID, "reason").send_keys("another gate")
    scriptless.find_element(By.CSS_SELECTOR, "button[value=split]").click()
    WebDriverWait(scriptless, 20).until(lambda d: "another event" in d.find_element(By.CLASS_NAME, "done").text)
    assert len(scriptless.find_elements(By.CLASS_NAME, "telling")) == 1

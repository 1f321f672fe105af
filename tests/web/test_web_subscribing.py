"""The whole way of a subscriber in a real Chromium over a real mail server: the form, the mail, the button, a letter, the way out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.ui import WebDriverWait

from dateline.jobs.send import send
from dateline.jobs.subscriptions import subscribers
from dateline.model import Site
from dateline.store import Store
from dateline.subscribe.smtp import parse_server
from dateline.web.desk import desk
from tests.servers.mailbox import Mailbox, mail_server, page_of
from tests.subscribe.port import SITE, STORY, daily, port, wire
from tests.web.chromium import running, scheme, violations, width

pytestmark = pytest.mark.browser


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return port(tmp_path, wire(), daily())


@pytest.fixture
def site(store: Store) -> Iterator[Site]:
    """A desk that is really listening, under the address it calls itself by."""
    made = desk(store.address, site=SITE)
    with running(made) as address:
        made.state.desk.site = replace(SITE, base_url=address)
        yield made.state.desk.site


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    with mail_server(tmp_path / "mail") as found:
        yield found


def link(mail: EmailMessage, kind: str) -> str:
    found = re.search(rf'href="([^"]*/{kind}/[\w-]+)"', page_of(mail))
    assert found
    return found[1]


def fill(driver: webdriver.Chrome, site: Site, address: str) -> None:
    driver.get(f"{site.base_url}/subscribe")
    driver.find_element(By.ID, "address").send_keys(address)
    Select(driver.find_element(By.ID, "story")).select_by_visible_text(STORY.title)
    driver.find_element(By.CSS_SELECTOR, "input[name=frequency][value=as-it-comes]").click()
    driver.find_element(By.ID, "agreed").click()
    press(driver)


def press(driver: webdriver.Chrome) -> None:
    button = driver.find_element(By.CSS_SELECTOR, "main form button")
    button.click()
    # Chromium may say of a button whose page is going that its node belongs to no document, which is not yet "stale".
    WebDriverWait(driver, 30, ignored_exceptions=[WebDriverException]).until(staleness_of(button))


def heading(driver: webdriver.Chrome) -> str:
    return driver.find_element(By.TAG_NAME, "h1").text


def test_the_whole_way_without_scripts(scriptless: webdriver.Chrome, site: Site, store: Store, mailbox: Mailbox) -> None:
    fill(scriptless, site, "reader@example.org")
    assert heading(scriptless) == "Look into your mail"
    assert scriptless.current_url == f"{site.base_url}/subscribe/sent"
    assert send(store, parse_server(mailbox.url), site).fates == {"sent": 1}
    scriptless.get(link(mailbox.mails()[0], "confirm"))
    assert heading(scriptless) == "Please confirm"
    press(scriptless)
    assert heading(scriptless) == "Confirmed"
    assert send(store, parse_server(mailbox.url), site).fates == {"sent": 1}
    letter = mailbox.mails()[1]
    words = re.search(r'href="([^"]+#w-s1-content)"', page_of(letter))
    assert words
    scriptless.get(words[1])
    lit = scriptless.find_element(By.ID, words[1].partition("#")[2])
    assert lit.text in page_of(letter).replace("&#39;", "'")  # the link leads to the very words
    scriptless.get(link(letter, "unsubscribe"))
    assert heading(scriptless) == "End these letters"
    assert [s.state for s in subscribers(store)] == ["active"]
    press(scriptless)
    assert heading(scriptless) == "Ended"
    assert [s.state for s in subscribers(store)] == ["ended"]


def test_mistakes_lead_to_their_fields_and_nothing_typed_is_lost(browser: webdriver.Chrome, site: Site, store: Store) -> None:
    browser.get(f"{site.base_url}/subscribe")
    browser.find_element(By.ID, "address").send_keys("reader@")
    press(browser)
    assert browser.find_element(By.ID, "address").get_attribute("value") == "reader@"
    browser.find_element(By.CSS_SELECTOR, ".mistakes a[href='#agreed']").click()
    assert browser.find_element(By.ID, "agreed").is_selected() is False
    box = browser.find_element(By.ID, "agreed")
    described = browser.find_element(By.ID, str(box.get_attribute("aria-describedby")))
    assert "Tick this box" in described.text
    assert subscribers(store) == ()


def test_the_field_against_programs_is_out_of_sight_and_out_of_the_way_of_the_keyboard(browser: webdriver.Chrome, site: Site) -> None:
    browser.get(f"{site.base_url}/subscribe")
    trap = browser.find_element(By.ID, "website")
    assert trap.rect["x"] < 0
    assert trap.get_attribute("tabindex") == "-1"


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_pages_are_open_to_everybody_and_fit_a_phone(
    browser: webdriver.Chrome, site: Site, store: Store, mailbox: Mailbox, colours: str
) -> None:
    fill(browser, site, f"{colours}@example.org")
    send(store, parse_server(mailbox.url), site)
    mail = mailbox.mails()[-1]
    scheme(browser, colours)
    pages = ["/subscribe", "/subscribe/sent", "/terms", "/confirm/unknown", "/unsubscribe/unknown"]
    for address in (*(site.base_url + p for p in pages), link(mail, "confirm"), link(mail, "unsubscribe")):
        for pixels in (390, 1280):
            width(browser, pixels)
            browser.get(address)
            assert violations(browser) == [], address
            assert browser.execute_script("return document.documentElement.scrollWidth") <= pixels, address
    browser.get(f"{site.base_url}/subscribe")
    press(browser)
    assert violations(browser) == []


def test_a_letter_is_a_page_that_is_open_to_everybody(
    browser: webdriver.Chrome, site: Site, store: Store, mailbox: Mailbox, tmp_path: Path
) -> None:
    fill(browser, site, "reader@example.org")
    send(store, parse_server(mailbox.url), site)
    browser.get(link(mailbox.mails()[0], "confirm"))
    press(browser)
    send(store, parse_server(mailbox.url), site)
    for n, mail in enumerate(mailbox.mails()):
        path = tmp_path / f"{n}.html"
        path.write_text(page_of(mail), encoding="utf-8")
        for colours in ("light", "dark"):
            scheme(browser, colours)
            width(browser, 390)
            browser.get(path.as_uri())
            assert [v for v in violations(browser) if not v.startswith(("landmark-one-main", "region"))] == []  # a mail program brings them
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
            loaded = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
            assert loaded == []

"""What tests of several parts need: a browser, a mail server, stores on each engine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.servers.mailbox import Mailbox, mail_server
from tests.servers.postgres import Postgres, postgres_server
from tests.servers.stores import ENGINES, Stores, stores_for
from tests.web.chromium import start


@pytest.fixture(scope="session", autouse=True)
def width() -> None:
    """What is printed is as wide as in a pipe: a worker of several has the width of the terminal they are started from."""
    os.environ.pop("COLUMNS", None)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A real Chromium."""
    driver = start(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def scriptless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A real Chromium in which no page may run a script."""
    driver = start(tmp_path_factory.mktemp("profile"), scripts=False)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def mail_running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mailbox]:
    """A real mail server."""
    with mail_server(tmp_path_factory.mktemp("mail")) as found:
        yield found


@pytest.fixture
def mailbox(mail_running: Mailbox) -> Mailbox:
    """The mail server with an empty folder, in its usual mood."""
    for path in mail_running.folder.iterdir():
        path.unlink()
    return mail_running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL server."""
    with postgres_server() as found:
        yield found


@pytest.fixture(params=ENGINES)
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    """Addresses of stores, once on each engine."""
    yield from stores_for(request, tmp_path)


@pytest.fixture(scope="module", params=ENGINES)
def module_stores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """The same for a whole module."""
    yield from stores_for(request, tmp_path_factory.mktemp("stores"))

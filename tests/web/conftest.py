"""A store with the record made by hand for the reader page, and the desk over it."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.model import Reading, Record, Site, Story
from dateline.store import Store
from dateline.store.stories import Stories
from dateline.web.desk import desk
from tests.web.crisis import first, second

SAMPLE = Path(__file__).parents[1] / "publish" / "sample_record.py"
STORY = Story(
    slug="harbour", title="Clash at the harbour", query='narvik or "fish market"', description="What happened on the quay on 4 March."
)

Kept = Callable[..., str]

SITE = Site(sender="letters@desk.example")


@pytest.fixture(scope="session")
def sample() -> Record:
    made = runpy.run_path(str(SAMPLE))["sample_record"]()
    assert isinstance(made, Record)
    return made


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Makes a store of readings, with stories; gives its path."""

    def keep(*readings: Reading, stories: tuple[Story, ...] = ()) -> str:
        path = str(tmp_path_factory.mktemp("store") / "news.sqlite")
        with Store.open(path) as store:
            for reading in readings:
                store.add(reading)
            for story in stories:
                Stories(store).save(story)
        return path

    return keep


@pytest.fixture(scope="session")
def stored(kept: Kept, sample: Record) -> str:
    """Path of a store with the sample readings and a story."""
    return kept(*sample.readings, stories=(STORY,))


@pytest.fixture(scope="session")
def client(stored: str) -> TestClient:
    return TestClient(desk(stored, site=SITE))


@pytest.fixture(scope="session")
def empty_client(kept: Kept) -> TestClient:
    return TestClient(desk(kept(), site=SITE))


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A store of the two reports of a crisis."""
    made = str(tmp_path / "s.sqlite")
    with Store.open(made) as store:
        store.add_all([first(), second()])
    return made

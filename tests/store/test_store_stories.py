"""Stories are saved queries with names."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dateline.model import Story
from dateline.model.errors import BadQuery, NotFound, UsageError
from dateline.store import Store
from dateline.store.stories import Stories
from tests.servers.stores import Stores

PORT = Story(slug="port-strike", title="The strike at the port", query="strike place:Klaipėda")


@pytest.fixture
def stories(stores: Stores) -> Iterator[Stories]:
    with Store.open(stores()) as store:
        yield Stories(store)


def test_a_story_comes_back_as_it_was_saved_with_the_day_it_was_saved(stories: Stories) -> None:
    kept = stories.save(replace(PORT, description="What happened at the gates."))
    assert kept.created is not None
    assert stories.get("port-strike") == kept
    assert replace(kept, created=None) == replace(PORT, description="What happened at the gates.")
    assert stories.get("port") is None


def test_saving_again_replaces_all_but_the_first_day(stories: Stories) -> None:
    first = stories.save(PORT)
    again = stories.save(replace(PORT, title="Strike", query="strike"))
    assert (again.title, again.query, again.created) == ("Strike", "strike", first.created)
    assert stories.all() == (again,)


def test_stories_are_listed_by_title(stories: Stories) -> None:
    for slug, title in (("a", "Zebra"), ("b", "Arrests"), ("c", "March")):
        stories.save(Story(slug=slug, title=title, query=""))
    assert [s.slug for s in stories.all()] == ["b", "c", "a"]


def test_a_story_can_be_removed_once(stories: Stories) -> None:
    stories.save(PORT)
    stories.remove("port-strike")
    assert stories.all() == ()
    with pytest.raises(NotFound, match="story list"):
        stories.remove("port-strike")


@pytest.mark.parametrize("slug", ["", "Port", "port strike", "port--strike", "-port", "port-", "../port", "порт", "p" * 61, "port\n"])
def test_a_name_that_could_not_stand_in_an_address_is_refused(stories: Stories, slug: str) -> None:
    with pytest.raises(UsageError, match="lower-case letters"):
        stories.save(replace(PORT, slug=slug))


def test_a_story_without_a_title_or_with_a_bad_query_is_refused(stories: Stories) -> None:
    with pytest.raises(UsageError, match="title"):
        stories.save(replace(PORT, title="  "))
    with pytest.raises(BadQuery, match="not closed"):
        stories.save(replace(PORT, query="(strike"))
    assert stories.all() == ()

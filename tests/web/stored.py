"""Stores with hand-made readings, and desks over them."""

from collections.abc import Iterable
from pathlib import Path

from dateline.model import Reading, Story
from dateline.store import Store
from dateline.store.stories import Stories

STORY = Story(slug="harbour-strike", title="The harbour strike", query="harbour or strike", description="Dockers and their board.")


def stored(path: Path, readings: Iterable[Reading], stories: Iterable[Story] = (STORY,)) -> str:
    """A store at a path with these readings and stories; its address."""
    with Store.open(path) as store:
        for reading in readings:
            store.add(reading)
        for story in stories:
            Stories(store).save(story)
    return str(path)

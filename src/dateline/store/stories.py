"""Stories: saved queries, each with a name of its own."""

import re
from dataclasses import fields, replace
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from dateline.model import Story
from dateline.model.errors import NotFound, UsageError
from dateline.query import parse
from dateline.store.connect import explained, writing
from dateline.store.store import Store
from dateline.store.tables.search import story as table

LONGEST_SLUG = 60
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAMES = tuple(f.name for f in fields(Story))


class Stories:
    """The stories of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Story, ...]:
        """All stories, by title."""
        with explained(self._store.address), self._store.engine.connect() as connection:
            rows = connection.execute(select(table).order_by(table.c.title, table.c.slug)).all()
        return tuple(Story(**{name: getattr(row, name) for name in _NAMES}) for row in rows)

    def get(self, slug: str) -> Story | None:
        """The story of this name; None where there is none."""
        with explained(self._store.address), self._store.engine.connect() as connection:
            row = connection.execute(select(table).where(table.c.slug == slug)).first()
        return Story(**{name: getattr(row, name) for name in _NAMES}) if row else None

    def named(self, slug: str) -> Story:
        """The story of this name.

        Raises:
            NotFound: there is none.
        """
        found = self.get(slug)
        if found is None:
            raise _no_story(slug)
        return found

    def save(self, story: Story) -> Story:
        """Keep a story, in the place of one of the same name; the day it was first saved stays.

        Raises:
            UsageError: its name or title cannot be one.
            BadQuery: its query is not written in the query language.
        """
        _checked(story)
        with explained(self._store.address), writing(self._store.engine).begin() as connection:
            before = connection.scalar(select(table.c.created).where(table.c.slug == story.slug))
            connection.execute(delete(table).where(table.c.slug == story.slug))
            kept = replace(story, created=before or story.created or datetime.now(UTC).replace(tzinfo=None, microsecond=0))
            connection.execute(insert(table).values({name: getattr(kept, name) for name in _NAMES}))
        return kept

    def remove(self, slug: str) -> None:
        """Forget a story.

        Raises:
            NotFound: there is none of this name.
        """
        with explained(self._store.address), writing(self._store.engine).begin() as connection:
            gone = connection.execute(delete(table).where(table.c.slug == slug)).rowcount
        if not gone:
            raise _no_story(slug)


def _checked(story: Story) -> None:
    if not _SLUG.fullmatch(story.slug) or len(story.slug) > LONGEST_SLUG:
        raise UsageError(
            f"{story.slug!r} cannot name a story: use lower-case letters, digits and single hyphens between them, at most {LONGEST_SLUG}."
        )
    if not story.title.strip():
        raise UsageError("A story needs a title for its readers.")
    parse(story.query)


def _no_story(slug: str) -> NotFound:
    return NotFound(f"There is no story {slug!r}. `dateline story list` shows all there are, `dateline story add` makes one.")

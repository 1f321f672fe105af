"""A story at a glance: its record, the texts several outlets carry, what was changed last."""

from dataclasses import dataclass

from dateline.jobs.clusters import Cluster, clusters
from dateline.jobs.select import Selection, select
from dateline.jobs.versions import Revision, revisions
from dateline.model import Record, Story
from dateline.query import parse
from dateline.store.store import Store
from dateline.store.stories import Stories

MOST_PAGES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGlance:
    """A story at a glance.

    Attributes:
        story: its name, title and query.
        found: the record of its newest reports.
        clusters: texts that several of its reports carry.
        revisions: what its pages changed, the newest first.
    """

    story: Story
    found: Selection
    clusters: tuple[Cluster, ...]
    revisions: tuple[Revision, ...]

    @property
    def record(self) -> Record:
        """The record without what persons rejected."""
        return self.found.record.standing


def story_glance(store: Store, name: str) -> StoryGlance:
    """The story of a name at a glance.

    Raises:
        NotFound: there is no such story.
        BadQuery: its query is not written in the query language of this version.
    """
    story = Stories(store).named(name)
    query = parse(story.query)
    found = select(store, query)
    changed = tuple(revisions(store, query, most=MOST_PAGES))
    return StoryGlance(story=story, found=found, clusters=clusters(found.record), revisions=changed)

"""A matter somebody follows: a saved query with a name."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A saved query.

    Attributes:
        slug: its name in addresses: lower-case letters, digits and hyphens; never reused for another story.
        title: its name for people.
        query: what belongs to it, in the query language.
        description: a sentence or two for readers; None where there is none.
        created: when it was saved (UTC).
    """

    slug: str
    title: str
    query: str
    description: str | None = None
    created: datetime | None = None

"""Statements that cannot all stand."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

LinkKind = Literal["denies", "disputes", "repeats", "revises", "admits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLink:
    """How one statement stands to another. The order of dates plays no part in it.

    Attributes:
        kind: `source` denies, disputes, repeats, revises or admits `target`.
        source, target: ids of the two statements.
        source_words, target_words: the words on both sides that meet, as spans of their own reports.
        reason: one sentence.
    """

    kind: LinkKind
    source: str
    target: str
    source_words: Span
    target_words: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute.

    Attributes:
        statements: ids of statements that can stand together.
        speakers: ids of the actors who make them.
    """

    statements: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A set of statements that cannot all stand.

    Attributes:
        id: `d-` and a hash of the ids of its statements.
        matter: what was said first of what is denied or disputed, in its own words and cut short; for numbers what is counted and the numbers.
        sides: at least two.
        links: the links that make it.
    """

    id: str
    matter: str
    sides: tuple[Side, ...]
    links: tuple[StatementLink, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the sides cannot all stand, each reason once, in the order of the links."""
        return tuple(dict.fromkeys(link.reason for link in self.links))

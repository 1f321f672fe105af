"""`Document` → `Statement`s: source, cue, content, chain of intermediaries, stance, and who "he" is.

Replaceable as a whole: whatever has the signature of `Attributor` can take the place of `attribute`.
"""

from typing import Protocol

from dateline.attribute.assemble import statements_of
from dateline.model import Document, Statement

__all__ = ["Attributor", "attribute"]


class Attributor(Protocol):
    """The one entry point of this stage."""

    def __call__(self, document: Document) -> tuple[Statement, ...]:
        """Statements of the document in text order, ids `<report id>:s1`, …; speakers are not resolved yet."""
        ...


def attribute(document: Document) -> tuple[Statement, ...]:
    """Statements by rules on the parse and a learned lexicon of cues."""
    return statements_of(document)

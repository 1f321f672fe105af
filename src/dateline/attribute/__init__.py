"""`Document` → `Statement`s: source, cue, content, chain of intermediaries, stance, and who "he" is.

Replaceable as a whole: whatever has the signature of `Attributor` can take the place of `attribute`.
"""

from typing import Protocol

from dateline.attribute.assemble import statements_of
from dateline.encoder import Encoding
from dateline.model import Document, Statement

__all__ = ["Attributor", "attribute"]


class Attributor(Protocol):
    """The one entry point of this stage."""

    def __call__(self, document: Document, encoding: Encoding | None = None) -> tuple[Statement, ...]:
        """Statements of the document in text order, ids `<report id>:s1`, …; speakers are not resolved yet."""
        ...


def attribute(document: Document, encoding: Encoding | None = None) -> tuple[Statement, ...]:
    """Statements by a learned tagger, with what rules add: chains, and quotations the tagger has not learned.

    Args:
        document: the report taken apart.
        encoding: what the encoder knows of it; made here where it is not given.
    """
    return statements_of(document, encoding)

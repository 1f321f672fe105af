"""The tallies of a sentence, in short."""

from collections.abc import Callable

from dateline.coding import Coding
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]
Told = list[tuple[str, int | None, int | None]]


def told(coded: Coded, text: str) -> Told:
    """Category and bounds of each tally; a best value stands for both bounds."""
    found = coded(text)[1].tallies
    return [(t.category, t.best if t.best is not None else t.low, t.best if t.best is not None else t.high) for t in found]

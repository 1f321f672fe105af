"""Contents that end where quotations end."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame
from dateline.attribute.quotations import Quotation
from dateline.attribute.tree import Stretch, joined


class Inside:
    """Which quotation a token stands in."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [q.at.first for q in quotations]

    def of(self, i: int) -> Quotation | None:
        """The quotation around token `i`."""
        n = bisect_right(self._starts, i) - 1
        return self._quotations[n] if n >= 0 and self._quotations[n].at.holds(i) else None

    def snapped(self, frame: Frame) -> Frame:
        """The frame with content that ends where quotations end: whole if the cue is outside, within it if inside."""
        around = self.of(frame.head)
        pieces = [self._snap(c, around) for c in frame.content]
        kept = tuple(joined(p for p in pieces if p is not None))
        return replace(frame, content=kept)

    def _snap(self, piece: Stretch, around: Quotation | None) -> Stretch | None:
        if around is not None:
            first, last = max(piece.first, around.inner.first), min(piece.last, around.inner.last)
            return Stretch(first, last) if first <= last else None
        first, last = piece.first, piece.last
        if (q := self.of(first)) is not None and q.at.first != first:
            first = q.at.first
        if (q := self.of(last)) is not None:
            last = q.at.last
        elif (q := self.of(last + 1)) is not None and q.at.last == last + 1:
            last += 1
        return Stretch(first, last)

"""Which opening mark goes with which closing one, within a paragraph."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENING = frozenset("“„‟❝") | {"``", "‘‘"}
_STRAIGHT = frozenset('"＂') | {"''", "´´"}
_SINGLE = frozenset("'‘’‚‛")
_CORNERS = {"»": "«", "›": "‹", "」": "「", "』": "『"}  # closing → opening
_LEADERS = frozenset("([{<—–-―/…:“”„‟«»\"＂'‘’‚‛‹›「『")
_SAID_END = frozenset(",.?!…")
_ELISION = re.compile(r"(?:\d\ds?|em|til|till|tis|twas|cause|cos|bout|round|n|nuff|neath)(?!\w)", re.IGNORECASE)
_LONGEST_SINGLE = 2000


class Mark(NamedTuple):
    """A mark in its place: the characters seen beside it (empty at the paragraph's edges) and the next few behind it."""

    sign: str
    start: int
    end: int
    before: str
    after: str
    behind: str

    @property
    def opens(self) -> bool:
        """Whether it stands like an opening mark: a space or the like before it, none behind it."""
        led = self.before == "" or self.before.isspace() or self.before in _LEADERS
        return led and self.after != "" and not self.after.isspace()

    @property
    def closes(self) -> bool:
        """Whether it stands like a closing mark: something before it, no word right behind it."""
        return self.before != "" and not self.before.isspace() and not self.after.isalnum()


def _family(sign: str) -> str:
    if sign in _SINGLE:
        return "single"
    return sign if sign in _CORNERS or sign in _CORNERS.values() else "double"


class Pairing:
    """Takes the marks of one paragraph in text order, then tells the quotations."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._open: list[Mark] = []
        self._closed: list[tuple[Mark, Mark]] = []
        self._held: dict[str, list[int]] = {}
        self._perhaps: Mark | None = None

    def take(self, mark: Mark) -> None:
        """Opens, closes or passes over a quotation."""
        sign = mark.sign
        if sign in _SINGLE:
            self._single(mark)
        elif sign in _CORNERS or sign in _CORNERS.values():
            self._corner(mark)
        elif sign in _STRAIGHT:
            self._straight(mark)
        elif sign in _OPENING:
            if mark.opens or not mark.closes:
                self._push(mark)
            else:
                self._close("„" if self._holds("„") else "double", mark)
        elif self._holds("double"):
            self._close(next((s for s in ("“", "”", "„") if self._holds(s)), "double"), mark)
        elif mark.opens and not mark.closes:
            self._push(mark)

    def pairs(self, text: str, last: int) -> Iterator[tuple[Mark, Mark | None]]:
        """Quotations that stand in no other one, in text order; without a closing mark where the paragraph ends in it."""
        self._settle()
        left = self._left_open(text)
        found: list[tuple[Mark, Mark | None]] = [*self._closed, *([(left, None)] if left is not None else [])]
        reached = -1
        for opening, closing in sorted(found, key=lambda pair: pair[0].start):
            end = closing.start if closing is not None else last
            if opening.start >= reached and end > opening.end:
                yield opening, closing
                reached = end

    def _left_open(self, text: str) -> Mark | None:
        """The opening mark whose quotation the next paragraph continues; one that others were opened and closed behind is a stray."""
        for mark in reversed(self._open):
            family = _family(mark.sign)
            if family == "single" and mark.start != self._first:
                continue
            inside = [(a, b) for a, b in self._closed if a.start > mark.start and _family(a.sign) == family]
            spoken = any(text[b.start - 1] in _SAID_END for _, b in inside)
            return mark if not inside or (mark.start == self._first and not spoken) else None
        return None

    def _straight(self, mark: Mark) -> None:
        if mark.opens and not mark.closes:
            self._push(mark)
        elif self._holds("double"):
            own = self._holds(mark.sign)
            if own or not mark.before.isdigit():  # between curly marks a straight one after a number means inches
                self._close(mark.sign if own else "double", mark)
        elif mark.opens or not mark.closes:
            self._push(mark)

    def _corner(self, mark: Mark) -> None:
        """Guillemets point either way: «…» or »…«."""
        opening = _CORNERS.get(mark.sign)
        if opening is None:
            turned = next(c for c, o in _CORNERS.items() if o == mark.sign)
            if self._holds(turned) and (mark.closes or not mark.opens):
                self._close(turned, mark)
            else:
                self._push(mark)
        elif self._holds(opening):
            self._close(opening, mark)
        elif self._holds(mark.sign) and mark.closes:
            self._close(mark.sign, mark)
        elif mark.opens and mark.sign in "»›":
            self._push(mark)

    def _single(self, mark: Mark) -> None:
        """Single marks, told from apostrophes; between double marks they change nothing."""
        if (mark.before.isalnum() and mark.after.isalnum()) or len(self._open) > len(self._held.get("single", ())):
            return
        if mark.opens and mark.sign != "’" and not mark.closes and not _ELISION.match(mark.behind):
            self._settle()
            if self._holds("single"):
                self._drop(self._held["single"][-1])
            self._push(mark)
        elif mark.closes and self._holds("single"):
            opening = self._open[self._held["single"][-1]]
            if mark.start - opening.end > _LONGEST_SINGLE:
                self._drop(self._held["single"][-1])
            elif mark.sign == "‘" and opening.sign != "‚":
                return
            elif mark.before not in ("s", "S"):
                self._close("single", mark)
            elif self._perhaps is None or (self._perhaps.after.isspace() and not mark.after.isspace()):
                self._perhaps = mark

    def _settle(self) -> None:
        """A mark after an s, passed over as a genitive, closes after all where no better one came."""
        mark, self._perhaps = self._perhaps, None
        if mark is not None and self._holds("single") and self._open[self._held["single"][-1]].start < mark.start:
            self._close("single", mark)

    def _holds(self, what: str) -> bool:
        return bool(self._held.get(what))

    def _push(self, mark: Mark) -> None:
        for name in {mark.sign, _family(mark.sign)}:
            self._held.setdefault(name, []).append(len(self._open))
        self._open.append(mark)

    def _close(self, what: str, mark: Mark) -> None:
        if not self._holds(what):
            return
        place = self._held[what][-1]
        opening = self._open[place]
        self._drop(place)
        self._closed.append((opening, mark))

    def _drop(self, place: int) -> None:
        """Takes the open mark at `place` off, with all that was opened behind it."""
        while len(self._open) > place:
            mark = self._open.pop()
            for name in {mark.sign, _family(mark.sign)}:
                self._held[name].pop()
            if _family(mark.sign) == "single":
                self._perhaps = None

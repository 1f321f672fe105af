"""What persons have done to the values of a reading, in words for tables and pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from dateline.model.correction import Action, Mark, Touch

if TYPE_CHECKING:
    from dateline.model.reading import Reading

ReviewState = Literal["machine", "accepted", "edited", "rejected", "pending"]
MACHINE: ReviewState = "machine"  # nobody has looked at the value yet

_DONE: Mapping[Action, str] = {
    "accept": "accepted",
    "edit": "edited",
    "reject": "rejected",
    "merge": "merged",
    "split": "split",
    "contest": "contested",
    "discount": "discounted",
    "allow": "reconciled",
}
CODES = (*dict.fromkeys(_DONE.values()), "conflict")
"""What a row can have been through, as queries name it (`review:edited`)."""


class Note(NamedTuple):
    """One thing a person did to a value, to show beside it."""

    field: str | None  # None = the whole
    done: str  # accepted, edited, rejected, …
    touch: Touch

    @property
    def words(self) -> str:
        """In a sentence: `edited by Ana on 2 March 2026: the ministry denied it`."""
        day = self.touch.made
        said = f"{self.done} by {self.touch.author} on {day.day} {day:%B %Y}"
        return f"{said}: {self.touch.reason}" if self.touch.reason else said


def mark_of(reading: "Reading", id_: str) -> Mark | None:
    """What persons have done to the statement, event or tally of this id; None where nobody has touched it."""
    return next((m for m in reading.marks if m.target == id_), None)


def notes(reading: "Reading", id_: str) -> tuple[Note, ...]:
    """What persons have done to it, value by value, oldest first."""
    mark = mark_of(reading, id_)
    return tuple(n for t in mark.touches for n in _notes(t)) if mark else ()


def _notes(touch: Touch) -> Iterator[Note]:
    done = _DONE[touch.action]
    if touch.whole or not touch.fields:
        yield Note(None, done, touch)
    else:
        yield from (Note(field, done, touch) for field in touch.fields)


def rejected(reading: "Reading") -> frozenset[str]:
    """Ids of what a person says was misread; it stays in the record and is counted nowhere."""
    return frozenset(m.target for m in reading.marks if m.rejected)


def standing(reading: "Reading") -> "Reading":
    """The reading without what persons say was misread. What rested on a statement that is none is told in the report's own voice."""
    gone = rejected(reading)
    if not gone:
        return reading
    events = (e for e in reading.events if e.id not in gone)
    tallies = (t for t in reading.tallies if t.id not in gone)
    return replace(
        reading,
        statements=tuple(s for s in reading.statements if s.id not in gone),
        events=tuple(replace(e, statements=tuple(i for i in e.statements if i not in gone)) for e in events),
        tallies=tuple(replace(t, statement=None) if t.statement in gone else t for t in tallies),
    )


def review_state(marks: Iterable[Mark]) -> ReviewState:
    """Who has looked at a row: `pending` where something waits for a person, else the furthest that was done."""
    touches = [t for m in marks for t in m.touches]
    if any(t.conflict for t in touches):
        return "pending"
    done = {t.action for t in touches}
    if "reject" in done:
        return "rejected"
    if done & {"edit", "merge", "split", "contest", "discount", "allow"}:
        return "edited"
    return "accepted" if done else MACHINE


def review_codes(mark: Mark) -> tuple[str, ...]:
    """What it has been through, in the order of `CODES`."""
    found = {_DONE[t.action] for t in mark.touches} | ({"conflict"} if any(t.conflict for t in mark.touches) else set())
    return tuple(code for code in CODES if code in found)


def corrected_words(marks: Sequence[Mark]) -> str | None:
    """Which values persons have touched, as `field:author`, or what was done to the whole, as `rejected:author`; None where nobody has."""
    found = dict.fromkeys(f"{note.field or note.done}:{_plain(note.touch.author)}" for m in marks for t in m.touches for note in _notes(t))
    return ";".join(found) or None


def _plain(author: str) -> str:
    return " ".join(author.replace(";", ",").replace(":", " ").split())

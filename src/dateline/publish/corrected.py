"""What persons did to a statement, event or count, as its card shows it."""

from collections.abc import Mapping

from dateline.model import Reading
from dateline.model.touched import mark_of, notes, review_state
from dateline.publish.cards import Badge, Fact, Row

_BADGES: Mapping[str, tuple[str, str]] = {
    "accepted": ("accepted by a person", "A person looked at it and found it right."),
    "edited": ("corrected by a person", "A person set values of it; the machine's own stay beneath."),
    "rejected": ("rejected by a person", "A person says that this was misread: it is counted nowhere."),
    "pending": ("to be looked at again", "The machine now says another thing than a person, or two persons do."),
}


def person_badges(reading: Reading, id_: str) -> tuple[Badge, ...]:
    """One badge that says what persons made of it; none where nobody has looked."""
    mark = mark_of(reading, id_)
    if mark is None:
        return ()
    return state_badges("rejected" if mark.rejected else review_state([mark]))


def state_badges(state: str) -> tuple[Badge, ...]:
    """The badge of a `review_state`; none where nobody has looked."""
    if state not in _BADGES:
        return ()
    text, title = _BADGES[state]
    return (Badge(kind=f"person {state}", text=text, title=title),)


def person_rows(reading: Reading, id_: str) -> tuple[Row, ...]:
    """One row that says who did what, when and why; none where nobody has."""
    found = notes(reading, id_)
    if not found:
        return ()
    return (Row(label="Persons", facts=tuple(Fact(text=note.words, note=note.field and note.field.replace("_", " ")) for note in found)),)

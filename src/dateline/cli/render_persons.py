"""What persons did to a value, in the terminal."""

from collections.abc import Iterator

from rich.text import Text

from dateline.model import Reading
from dateline.model.touched import notes


def person_lines(reading: Reading, id_: str) -> Iterator[Text]:
    """One line a value that a person touched: which, who, when and why."""
    for note in notes(reading, id_):
        field = f"{note.field.replace('_', ' ')}: " if note.field else ""
        yield Text(f"{field}{note.words}", "red" if note.done == "rejected" else "magenta")

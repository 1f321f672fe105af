"""Lines of the terminal."""

from typing import Protocol

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli.output import safe

NARROWEST = 20
"""Letters a line keeps for its words, however far in it stands."""


class Line(Protocol):
    """Prints one line with so many blanks before it, and so many more before what goes on below (see `line`)."""

    def __call__(self, text: Text | str, indent: int, hang: int = 0) -> None:
        """Print it."""


def section(console: Console, title: str, note: str) -> None:
    """A heading, after an empty line, with a note behind it."""
    console.print()
    line(console, Text.assemble((title, "bold"), ("  " + note, "dim") if note else ""), 0, 2)


def line(console: Console, text: Text | str, indent: int, hang: int = 0) -> None:
    """One line; words of a report are never read as markup, nor do they steer the terminal.

    Args:
        console: where to print.
        text: what to print.
        indent: blanks before it.
        hang: so many blanks more before what does not fit and goes on below.
    """
    shown = Text(text) if isinstance(text, str) else text
    shown.plain = safe(shown.plain)
    for n, part in enumerate(shown.wrap(console, max(NARROWEST, console.width - indent - hang))):
        part.rstrip()
        console.print(
            Padding(part, (0, 0, 0, indent + (hang if n else 0)), expand=False),
            highlight=False,
            no_wrap=True,
            overflow="ignore",
            crop=False,
        )


def quoted(words: str) -> str:
    """Words of a report in quotation marks, where they have none."""
    return words if words[0] in '“"„«' else f"“{words}”"

"""Lines of the terminal."""

from collections.abc import Callable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli.output import safe

Line = Callable[[Text | str, int], None]
"""Prints one line with so many blanks before it."""


def section(console: Console, title: str, note: str) -> None:
    """A heading, after an empty line, with a note behind it."""
    console.print()
    console.print(Text.assemble((title, "bold"), ("  " + note, "dim") if note else ""))


def line(console: Console, text: Text | str, indent: int) -> None:
    """One line; words of a report are never read as markup, nor do they steer the terminal. What is too long goes on below, as far in."""
    shown = Text(text) if isinstance(text, str) else text
    shown.plain = safe(shown.plain)
    console.print(Padding(shown, (0, 0, 0, indent), expand=False), highlight=False)

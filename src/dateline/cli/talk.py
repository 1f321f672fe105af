"""How a long command says how far it is: a bar on a terminal, plain lines elsewhere. All of it goes to standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from dateline.cli.output import safe


class Talk:
    """Plain lines: every report has one."""

    def done(self, what: str, where: str) -> None:
        """One report went well."""
        click.echo(f"{what:<9} {safe(where)}", err=True)

    def trouble(self, where: str, reason: str) -> None:
        """One report was set aside."""
        click.echo(f"{'set aside':<9} {safe(where)}: {safe(reason)}", err=True)


class BarTalk(Talk):
    """A bar; only trouble has a line."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar = bar
        self._task = task

    def done(self, what: str, where: str) -> None:  # noqa: ARG002 - a bar shows no names
        """Move the bar on."""
        self._bar.advance(self._task)

    def trouble(self, where: str, reason: str) -> None:
        """Move the bar on and say what is wrong above it."""
        self._bar.console.print(f"set aside {safe(where)}: {safe(reason)}", markup=False, highlight=False)
        self._bar.advance(self._task)


@contextmanager
def talk(total: Callable[[], int]) -> Iterator[Talk]:
    """A bar over `total()` reports if standard error is a terminal, else plain lines."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Talk()
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield BarTalk(bar, bar.add_task("reading", total=total()))

"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_STORE = "dateline.sqlite"


def store_option(command: F) -> F:
    """`--store`, else the environment's DATELINE_STORE, else ./dateline.sqlite."""
    return click.option(
        "--store", envvar="DATELINE_STORE", default=DEFAULT_STORE, show_default=True, show_envvar=True, metavar="FILE", help="The store."
    )(command)


def query_argument(command: F) -> F:
    """`[QUERY]`, in the query language; nothing asks for everything."""
    return click.argument("query", metavar="[QUERY]", default="")(command)


def description_options(command: F) -> F:
    """What a caller may say of reports: day, outlet, encoding."""
    for option in (
        click.option("--encoding", metavar="NAME", help="Encoding of the bytes, if they are not UTF-8 or marked UTF-16."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option("--published", metavar="DATE", help="Day of publication, YEAR-MONTH-DAY; without it no day is filled in."),
    ):
        command = option(command)
    return command


def form_options(command: F) -> F:
    """`--json`, `--html`, `-o FILE`."""
    for option in (
        output_option,
        click.option("--html", "as_html", is_flag=True, help="A self-contained page: the text on one side, the record on the other."),
        click.option("--json", "as_json", is_flag=True, help="The whole record (see `dateline schema`)."),
    ):
        command = option(command)
    return command


def output_option(command: F) -> F:
    """`-o FILE`, else standard output."""
    return click.option(
        "-o",
        "--output",
        "out",
        type=click.Path(path_type=Path, dir_okay=False, readable=False),
        metavar="FILE",
        help="Write to FILE instead of the terminal.",
    )(command)

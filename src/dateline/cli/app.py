"""The command line as a whole: its commands, its errors, its exit status."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from dateline.cli.add import add
from dateline.cli.brief import brief
from dateline.cli.browse import list_, show
from dateline.cli.correct import correct
from dateline.cli.corrections import agreement, corrections
from dateline.cli.diff import diff
from dateline.cli.disputes import disputes
from dateline.cli.export import export
from dateline.cli.ontology import ontology
from dateline.cli.output import safe
from dateline.cli.read import read
from dateline.cli.reread import reread
from dateline.cli.send import bounce, outbox, send
from dateline.cli.services import predict, schema, serve
from dateline.cli.site import site
from dateline.cli.status import INTERRUPTED, PIPE_CLOSED, statuses
from dateline.cli.story import story
from dateline.cli.subscribers import subscribers
from dateline.cli.tolls import tolls
from dateline.cli.watch import watch
from dateline.model import DatelineError

_COLLECT = (50_000, 20, 50)  # readings are many small values without cycles: looking for those seldom saves 6 % of reading, 15 % of fusing
_EPILOG = "\b\nExit status:\n" + "\n".join(f"  {row.number:>3}  {row.meaning}" for row in statuses())


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(package_name="dateline")
def app() -> None:
    """Reads news reports of a crisis and keeps the attributed record: who says what happened, through whom, when,
    where, to how many, and who denies it.

    Try `dateline read report.txt --published 2026-03-02`.
    """  # noqa: D205 - click shows it as one paragraph


for command in (
    read,
    add,
    reread,
    watch,
    list_,
    show,
    diff,
    disputes,
    tolls,
    export,
    correct,
    corrections,
    agreement,
    story,
    brief,
    send,
    outbox,
    bounce,
    subscribers,
    serve,
    site,
    predict,
    ontology,
    schema,
):
    app.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the program with its status."""
    gc.set_threshold(*_COLLECT)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows ? and goes on
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = app.main(args=arguments, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except DatelineError as error:
        return _fail(error.message, error.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted. What was added so far is kept; run the command again to go on.", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered has no reader
        return PIPE_CLOSED
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _fail(
            f"the system says: {error.strerror or error}{where}. Check the path, its permissions and the disk.", DatelineError.exit_code
        )
    return status if isinstance(status, int) else 0


def _fail(message: str, status: int) -> int:
    click.echo(f"error: {safe(message)}", err=True)
    return status

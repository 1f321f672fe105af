"""`dateline serve`, `predict`, `schema`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import ontology_option, output_option, site_options, store_option
from dateline.cli.output import as_json, safe, write
from dateline.cli.status import SOME_SET_ASIDE
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from dateline.coding import Ontology
    from dateline.model import Site

_SHORTEST_KEY = 16


@click.command(short_help="The desk in a browser.")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option(
    "--edit",
    is_flag=True,
    help="Let whoever reaches the desk save stories and correct what the machine read. A desk that only this machine reaches may be edited anyway.",
)
@click.option(
    "--edit-key",
    "key_file",
    envvar="DATELINE_EDIT_KEY_FILE",
    show_envvar=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Let those edit who know the key in FILE (16 characters and more); the desk asks for it at /sign-in.",
)
@site_options
def serve(*, store: str, host: str, port: int, edit: bool, key_file: Path | None, site: "Site") -> None:
    """Open the desk: the reports of the store in a browser.

    It speaks plain HTTP and knows no users. To show it to others, put a web server in front of it that speaks HTTPS, and name
    the address readers use with --base-url. X-Forwarded-For and X-Forwarded-Proto are believed from a web server on this
    machine (127.0.0.1), or at the addresses in FORWARDED_ALLOW_IPS, and from nobody else. With --edit everybody who reaches
    the desk may change its stories and correct its values: let the web server ask for a password, or use --edit-key.
    """
    from dateline.store import Store
    from dateline.web import serve as serve_desk

    key = _key(key_file) if key_file else None
    Store.open(store, create=False).close()  # what is wrong with it is said before a server runs
    click.echo(f"The desk listens at http://{_in_address(host)}:{port or '(any free port)'} (Ctrl+C ends it).", err=True)
    serve_desk(store, host=host, port=port, site=_at(site, host, port), edit=edit, key=key)


def _at(site: "Site", host: str, port: int) -> "Site":
    """The site at the address it listens at, where no other was named."""
    from dateline.model import Site

    if site.base_url != Site().base_url or not port or host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not listened at
        return site
    return replace(site, base_url=f"http://{_in_address(host)}:{port}")


def _key(path: Path) -> str:
    """The key in a file.

    Raises:
        UsageError: the file cannot be read, or holds no key that is hard to guess.
    """
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The key of the desk cannot be read from {path}: give a text file that this user may read.") from error
    if len(key) < _SHORTEST_KEY or not key.isprintable():
        raise UsageError(
            f"The key in {path} is too easy to guess: write one line of {_SHORTEST_KEY} characters or more, such as `openssl rand -base64 24` makes."
        )
    return key


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@click.command(short_help="Predictions on a gold file, for scoring.")
@click.argument("task")
@click.argument("in_path", metavar="IN.jsonl", type=click.Path(path_type=Path, readable=False))
@click.argument("out_path", metavar="OUT.jsonl", type=click.Path(path_type=Path, readable=False))
@ontology_option
def predict(task: str, in_path: Path, out_path: Path, *, ontology: "Ontology | None") -> int:
    """Write predictions for a TASK on a gold file: lines with `id`, `text` and, where known, `date` or `dct`.

    Tasks: attribution, events, plover-type, casualties, police, places, times, quantities, fusion, fusion-careful.
    """
    from dateline.predict import predict as predict_task

    done = predict_task(task, in_path, out_path, ontology)
    for problem in done.problems:
        click.echo(f"line {problem.line}: {safe(problem.message)}", err=True)
    click.echo(f"{done.task}: {done.lines} lines, {done.written} predictions, {len(done.problems)} lines without one. File: {out_path}")
    return SOME_SET_ASIDE if done.problems else 0


@click.command(short_help="The JSON Schema of the record.")
@output_option
def schema(*, out: Path | None) -> None:
    """Print the JSON Schema of the record that `read --json` and `show --json` give."""
    from dateline.model import SCHEMA_VERSION, Record
    from dateline.model.codec import json_schema

    write(as_json(json_schema(Record, title="Dateline record", identifier=f"urn:dateline:record:{SCHEMA_VERSION}")), out)

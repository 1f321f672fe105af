"""`dateline read`: one report → its record."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import description_options, form_options, own_options
from dateline.cli.output import emit, one_form
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from dateline.acquire.sources import FetchSettings
    from dateline.pipeline import Own


@click.command(short_help="One report: show its record.")
@click.argument("path", metavar="FILE|URL|-")
@description_options
@click.option("--url", metavar="ADDRESS", help="Where it was published.")
@click.option("--title", metavar="WORDS", help="Its headline, if that is not part of the text.")
@click.option(
    "--allow",
    "networks",
    multiple=True,
    metavar="NETWORK",
    help="A network that may be fetched from although it is not public, such as 10.1.0.0/16; may be given again.",
)
@own_options
@form_options
def read(  # noqa: PLR0913 - one parameter an option
    path: str,
    *,
    published: str | None,
    outlet: str | None,
    encoding: str | None,
    url: str | None,
    title: str | None,
    networks: tuple[str, ...],
    own: "Own",
    as_json: bool,
    as_html: bool,
    out: Path | None,
) -> None:
    """Read one report and show its record: a file, the page at an address (http:// or https://), or - for standard input.

    .html and .htm are pages, and so is whatever else begins with <!doctype html> or <html: the article is taken, and what
    the page says of itself. .eml is a mail message: its subject is the title, its sender the outlet. Anything else is
    plain text; it may begin with a head of lines `Outlet: …`, `Published: …`, `Title: …`, `Url: …`, `Byline: …`, closed
    by a line `---`. The options go before what the report says of itself; all offsets count in the text that is taken.

    A page is fetched as `dateline watch` fetches: if robots.txt allows it, and from public addresses alone. Nothing is
    kept of it; `dateline watch` keeps evidence. Pages and mail in HTML need pip install 'dateline[watch]'.
    """
    from dateline.acquire import Description, Worker, report_at, report_in

    form = one_form(as_json=as_json, as_html=as_html)
    given = Description(outlet=outlet, published=published, url=url, title=title)
    settings = _settings(networks)
    with Worker() as worker:
        if path.lower().startswith(("http://", "https://")):
            report = report_at(path, worker=worker, settings=settings, first=given, encoding=encoding)
        else:
            report = report_in(_bytes(path), path, worker=worker, first=given, encoding=encoding)
    from dateline.pipeline import read_reports

    emit(read_reports([report], own), form, out)


def _settings(networks: tuple[str, ...]) -> "FetchSettings":
    from ipaddress import ip_network

    from dateline.acquire.sources import FetchSettings

    try:
        return FetchSettings(allow=tuple(ip_network(network) for network in networks))
    except ValueError as error:
        raise UsageError(f"--allow takes a network: {error}. Write for example --allow 10.1.0.0/16.") from error


def _bytes(path: str) -> bytes:
    from dateline.acquire.files import is_folder, read_bytes, read_file
    from dateline.acquire.kinds import ARCHIVES, LINES, has_ending

    if path == "-":
        return read_bytes(sys.stdin.buffer)
    if is_folder(Path(path)) or has_ending(path, LINES + ARCHIVES):
        raise UsageError(f"{path} holds many reports, and `read` takes one. Use `dateline add {path}`, then `dateline show --all`.")
    return read_file(Path(path))

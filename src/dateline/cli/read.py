"""`dateline read`: one report → its record."""

import sys
from pathlib import Path

import click

from dateline.cli.options import description_options, form_options
from dateline.cli.output import emit, one_form
from dateline.model.errors import NotThereYet, UsageError


@click.command(short_help="One report: show its record.")
@click.argument("path")
@description_options
@click.option("--url", metavar="ADDRESS", help="Where it was published.")
@click.option("--title", metavar="WORDS", help="Its headline, if that is not part of the text.")
@form_options
def read(  # noqa: PLR0913 - one parameter an option
    path: str,
    *,
    published: str | None,
    outlet: str | None,
    encoding: str | None,
    url: str | None,
    title: str | None,
    as_json: bool,
    as_html: bool,
    out: Path | None,
) -> None:
    """Read one report, a plain text file or - for standard input, and show its record.

    The file may begin with a head of lines `Outlet: …`, `Published: …`, `Title: …`, `Url: …`, `Byline: …`, closed by a
    line `---`; all offsets count in the text after it. The options go before what the head says.
    """
    from dateline.acquire import Description, report_from

    form = one_form(as_json=as_json, as_html=as_html)
    given = Description(outlet=outlet, published=published, url=url, title=title)
    report = report_from(_bytes(path), given=given, given_first=True, encoding=encoding)
    from dateline.pipeline import read_reports

    emit(read_reports([report]), form, out)


def _bytes(path: str) -> bytes:
    from dateline.acquire.files import LINES, is_folder, read_bytes, read_file

    if path == "-":
        return read_bytes(sys.stdin.buffer)
    if path.startswith(("http://", "https://")):
        raise NotThereYet("Dateline does not fetch pages yet. Save the text of the page and give that file.")
    if is_folder(Path(path)) or path.lower().endswith(LINES):
        raise UsageError(f"{path} holds many reports, and `read` takes one. Use `dateline add {path}`, then `dateline show --all`.")
    return read_file(Path(path))

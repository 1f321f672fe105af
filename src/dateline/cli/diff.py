"""`dateline diff`: what the newer of two versions of an article claims otherwise, and the difference word by word."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import description_options, output_option, own_options, store_option
from dateline.cli.output import as_json, safe, shown, write
from dateline.model.codec import to_plain
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from dateline.acquire import Description
    from dateline.jobs.versions import Revision
    from dateline.pipeline import Own


@click.command(short_help="What changed between two versions of an article.")
@click.argument("names", nargs=-1, required=True, metavar="REPORT | OLD NEW")
@click.option(
    "--from", "older", metavar="VERSION", help="The older version: its number, or the beginning of its id.  [default: the one before]"
)
@click.option("--to", "newer", metavar="VERSION", help="The newer version.  [default: the newest]")
@click.option("--claims", "only_claims", is_flag=True, help="What is claimed otherwise alone, without the difference word by word.")
@click.option("--json", "plain", is_flag=True, help="All of it as JSON, with the offsets of the words in both texts.")
@store_option
@description_options
@own_options
@output_option
def diff(  # noqa: PLR0913 - one parameter an option
    names: tuple[str, ...],
    *,
    older: str | None,
    newer: str | None,
    only_claims: bool,
    plain: bool,
    store: str,
    published: str | None,
    outlet: str | None,
    encoding: str | None,
    own: "Own",
    out: Path | None,
) -> None:
    """Show what changed between two versions of an article: first what is claimed otherwise (a toll, a denial, who says so,
    where and when), each with the words of both versions; then the difference word by word.

    REPORT is a report in the store, by the beginning of its id or the address of its page: its newest version against the
    one before. A report that is itself a later version is taken against the one before it.

    OLD and NEW are two files that need not be in the store, read as `dateline read` reads them, or two reports in it.

    \b
      dateline diff https://radio-curonia.example/news/release
      dateline diff 4be1 --from 1 --to 3
      dateline diff morning.txt evening.txt --published 2026-03-09
    """  # noqa: D205, D301 - click shows it as one paragraph, and reads the sign \b itself
    from dateline.acquire import Description

    given = Description(outlet=outlet, published=published)
    made = _revision(names, store, (older, newer), given, encoding, own)
    if plain:
        write(as_json(_plain(made)), out)
        return
    from dateline.cli.render_changes import print_revision

    shown(lambda console: print_revision(made, console, words=not only_claims), out)


def _revision(
    names: tuple[str, ...], store: str, ends: tuple[str | None, str | None], given: "Description", encoding: str | None, own: "Own"
) -> "Revision":
    from dateline.jobs.versions import compared, revision
    from dateline.store import Store

    files = [Path(name) for name in names if "://" not in name and Path(name).is_file()]
    if len(names) == 1 and not files:
        with Store.open(store, create=False) as opened:
            return revision(opened, names[0], old=ends[0], new=ends[1])
    if len(names) != 2 or any(ends):  # noqa: PLR2004 - two versions
        raise UsageError("Name one report in the store (then --from and --to choose versions), or two files, the older one first.")
    if len(files) == len(names):
        old, new = (_read(path, given, encoding, own) for path in files)
        return compared(old, new)
    with Store.open(store, create=False) as opened:
        return compared(opened.reading(names[0]), opened.reading(names[1]))


def _read(path: Path, given: "Description", encoding: str | None, own: "Own") -> Any:
    from dateline.acquire import Worker, report_in
    from dateline.acquire.files import read_file
    from dateline.pipeline import read_report

    with Worker() as worker:
        report = report_in(read_file(path), str(path), worker=worker, first=given, encoding=encoding)
    return read_report(report, own)


def _plain(made: "Revision") -> dict[str, Any]:
    """As JSON: the two reports, the changes with their kind in words, the paragraphs with what came and went."""
    numbers = (made.old_number, made.new_number)
    reports = [{**to_plain(r.report), "number": n} for r, n in zip((made.old, made.new), numbers, strict=True)]
    changes = [{"kind": c.kind, "is_claim": c.is_claim, **to_plain(c)} for c in made.changes]
    return {"old": reports[0], "new": reports[1], "changes": changes, "words": to_plain(made.words)}


def version_name(number: int | None, name: str) -> str:
    """A version to show: its number, else the name it was given by."""
    return f"version {number}" if number else safe(name)

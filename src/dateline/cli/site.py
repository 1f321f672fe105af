"""`dateline site`: a static copy of the desk."""

from pathlib import Path
from typing import Any

import click

from dateline.cli.options import made_site, store_option
from dateline.cli.output import safe
from dateline.model import Site

SHOWN = 5


@click.command(short_help="A static copy of the desk.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, readable=False))
@store_option
@click.option("--story", "stories", multiple=True, metavar="SLUG", help="Copy this story only (may be given again).")
@click.option("--query", "queries", multiple=True, metavar="QUERY", help="Copy what this query finds only (may be given again).")
@click.option("--base-url", metavar="URL", help="Address the folder will have on the web; without it links in feeds are relative.")
@click.option(
    "--desk", "live", metavar="URL", help="Address of a desk that runs, for searching and signing up; without it both are left out."
)
@click.option(
    "--site-name", envvar="DATELINE_SITE_NAME", show_envvar=True, default=Site().name, show_default=True, metavar="NAME", help="Its name."
)
@click.option("--contact", envvar="DATELINE_CONTACT", show_envvar=True, metavar="ADDRESS", help="Who answers for it, told to readers.")
@click.option("--force", is_flag=True, help="Replace the folder even if it holds something else.")
def site(folder: Path, *, base_url: str | None, live: str | None, site_name: str, contact: str | None, **options: Any) -> None:
    """Write a copy of the desk into FOLDER: pages, style, downloads and feeds that open from a disk, or from any folder of a
    web server. A copy that is there is replaced when the new one is ready; one that is interrupted changes nothing.
    """  # noqa: D205 - click shows it as one paragraph
    from dateline.web.site import copy_desk

    known = made_site(base_url or Site().base_url, name=site_name, contact=contact)
    running = made_site(live).base_url if live else None
    done = copy_desk(site=known, folder=folder, published_at=known.base_url if base_url else None, live=running, **options)
    for address, status in done.missing[:SHOWN]:
        click.echo(f"not copied: {safe(address)} (status {status})", err=True)
    if len(done.missing) > SHOWN:
        click.echo(f"not copied: {len(done.missing) - SHOWN} more", err=True)
    click.echo(f"{done.pages} pages and {done.files} files in {folder}. Open {folder / 'index.html'}")

"""`dateline story`: saved queries, each with a name and a title."""

import click

from dateline.cli.browse import print_table
from dateline.cli.options import store_option
from dateline.cli.output import safe


@click.group(short_help="Stories: saved queries that people follow.")
def story() -> None:
    """A story is a saved query with a name. The desk shows a page of each, and people subscribe to them."""


@story.command(short_help="Save a query as a story.")
@click.argument("slug")
@click.option("--title", required=True, help="Its name for people.")
@click.option("--query", required=True, help="What belongs to it, in the query language.")
@click.option("--description", help="A sentence or two for readers.")
@store_option
def add(slug: str, *, title: str, query: str, description: str | None, store: str) -> None:
    """Save a query under the name SLUG (lower-case letters, digits, hyphens); one of the same name gives way to it."""
    from dateline.model import Story
    from dateline.query import parse
    from dateline.store import Store
    from dateline.store.search import Search
    from dateline.store.stories import Stories

    with Store.open(store) as opened:
        stories = Stories(opened)
        before = stories.get(slug)
        kept = stories.save(Story(slug=slug, title=title, query=query, description=description))
        number = Search(opened).count(parse(query), "reports")
    if before:
        click.echo(f"There was a story of that name: {safe(before.title)}, {safe(before.query)}. This one takes its place.", err=True)
    click.echo(f"{'Changed' if before else 'Saved'}: {kept.slug}. It finds {number} {'report' if number == 1 else 'reports'} now.")


@story.command("list", short_help="All stories.")
@store_option
def list_(*, store: str) -> None:
    """List all stories with their queries."""
    from dateline.store import Store
    from dateline.store.stories import Stories

    with Store.open(store, create=False) as opened:
        found = Stories(opened).all()
    names = ("slug", "title", "query", "created")
    rows = [{"slug": s.slug, "title": s.title, "query": s.query, "created": f"{s.created:%Y-%m-%d %H:%M}"} for s in found]
    print_table(names, rows, f"stories: {len(rows)}")


@story.command(short_help="Forget a story.")
@click.argument("slug")
@store_option
def remove(slug: str, *, store: str) -> None:
    """Forget the story SLUG. The reports it finds stay."""
    from dateline.store import Store
    from dateline.store.stories import Stories

    with Store.open(store, create=False) as opened:
        Stories(opened).remove(slug)
    click.echo(f"Forgotten: {slug}.")

"""`dateline story`: saved queries, each with a name and a title, and what a desk wants to see of one at a glance."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.browse import print_table
from dateline.cli.options import output_option, store_option
from dateline.cli.output import as_json, safe, shown, write

if TYPE_CHECKING:
    from dateline.jobs.glance import StoryGlance


class Stories(click.Group):
    """The commands about stories; what is none of them is the name of a story to show."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """`dateline story gate-4` is `dateline story show gate-4`."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["show", *args]
        return super().resolve_command(ctx, args)


@click.group(
    cls=Stories,
    short_help="Stories: saved queries that people follow; what is in one at a glance.",
    subcommand_metavar="NAME… | COMMAND [ARGS]…",
)
def story() -> None:
    """A story is a saved query with a name. The desk shows a page of each, and people subscribe to them.

    `dateline story NAME…` shows stories at a glance; it is short for `dateline story show NAME…`.
    """


@story.command(short_help="A story at a glance.")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option("--json", "plain", is_flag=True, help="All of it as JSON: the rows of its incidents, disputes, tolls and changes.")
@store_option
@output_option
def show(names: tuple[str, ...], *, plain: bool, store: str, out: Path | None) -> None:
    """Show stories at a glance: the events that several reports tell of, or that are contested, each with its grade, the rule it
    follows and four counts side by side; the disputes with their sides; what the tolls come to, speaker by speaker; the same
    text in several outlets; and what outlets changed last in reports they had published.

    `dateline disputes` and `dateline tolls` show all the words, `dateline diff` all of a change.
    """  # noqa: D205 - click shows it as one paragraph
    from dateline.jobs.glance import story_glance
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        found = [story_glance(opened, name) for name in names]
    if plain:
        listed = [_plain(one) for one in found]
        write(as_json(listed[0] if len(listed) == 1 else listed), out)
        return
    from dateline.cli.render_story import print_stories

    shown(lambda console: print_stories(found, console), out)


def _plain(one: "StoryGlance") -> dict[str, Any]:
    from dateline.model.codec import to_plain
    from dateline.model.tables import rows

    record = one.found.record
    return {
        "story": to_plain(one.story),
        "reports": one.found.n_reports,
        "left_out": one.found.left_out,
        **{table: rows(record, table) for table in ("incidents", "disputes", "tolls")},
        "same_text": [[r.report.id for r in c.readings] for c in one.clusters],
        "changes": [{"kind": c.kind, **to_plain(c)} for made in one.revisions for c in made.changes],
    }


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

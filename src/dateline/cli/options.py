"""Options that several commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlsplit

import click

from dateline.model import Site
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from dateline.coding import Ontology

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_STORE = "dateline.sqlite"


def store_option(command: F) -> F:
    """`--store`, else the environment's DATELINE_STORE, else ./dateline.sqlite."""
    return click.option(
        "--store",
        envvar="DATELINE_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        show_envvar=True,
        metavar="STORE",
        help="The store: the path of a file, or postgresql://USER@HOST/DATABASE.",
    )(command)


def site_options(command: F) -> F:
    """Who runs this Dateline and where people reach it; the command gets them as `site`."""

    @wraps(command)
    def with_site(*args: Any, base_url: str, site_name: str, sender: str | None, contact: str | None, **kwargs: Any) -> Any:
        return command(*args, site=made_site(base_url, name=site_name, sender=sender, contact=contact), **kwargs)

    wrapped: Any = with_site
    for option in (
        click.option(
            "--contact", envvar="DATELINE_CONTACT", show_envvar=True, metavar="ADDRESS", help="Who answers for it, told to readers."
        ),
        click.option("--sender", envvar="DATELINE_SENDER", show_envvar=True, metavar="ADDRESS", help="Mail address letters come from."),
        click.option(
            "--site-name",
            envvar="DATELINE_SITE_NAME",
            default=Site().name,
            show_default=True,
            show_envvar=True,
            metavar="NAME",
            help="Its name.",
        ),
        click.option(
            "--base-url",
            envvar="DATELINE_BASE_URL",
            default=Site().base_url,
            show_default=True,
            show_envvar=True,
            metavar="URL",
            help="Where readers reach its pages; links in letters begin with it.",
        ),
    ):
        wrapped = option(wrapped)
    return cast("F", wrapped)


def made_site(base_url: str, *, name: str = Site().name, sender: str | None = None, contact: str | None = None) -> Site:
    """A site by what the options say.

    Raises:
        UsageError: the address is none of a web site, or the name is empty.
    """
    found = urlsplit(base_url)
    plain = base_url.isascii() and base_url.isprintable() and " " not in base_url and not found.query and not found.fragment
    if found.scheme not in ("http", "https") or not found.hostname or found.username or not plain:
        raise UsageError(
            f"{base_url!r} is no address of a web site. Give one such as https://news.example.org, without a slash at its end."
        )
    if not name.strip():
        raise UsageError("The site needs a name. Leave --site-name out to call it Dateline.")
    return Site(base_url=base_url.rstrip("/"), name=" ".join(name.split()), sender=sender or None, contact=contact or None)


def query_argument(command: F) -> F:
    """`[QUERY]`, in the query language; nothing asks for everything."""
    return click.argument("query", metavar="[QUERY]", default="")(command)


def description_options(command: F) -> F:
    """What a caller may say of reports: day, outlet, encoding."""
    for option in (
        click.option("--encoding", metavar="NAME", help="Encoding of the bytes, if they are not UTF-8 or marked UTF-16."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option(
            "--published", metavar="DATE", help="Day of publication, YEAR-MONTH-DAY; without it a full date in the dateline counts."
        ),
    ):
        command = option(command)
    return command


def own_options(command: F) -> F:
    """`--ontology`, `--actors` and `--places FILE`, else the environment's; the command gets what they hold as `own` (`dateline.pipeline.Own`)."""

    @wraps(command)
    def with_own(*args: Any, ontology: "Ontology | None", actors: Path | None, places: Path | None, **kwargs: Any) -> Any:
        from dateline.ground import load_places
        from dateline.names import load_actors
        from dateline.pipeline import Own

        people, listed = load_actors(actors) if actors else None, load_places(places) if places else None
        return command(*args, own=Own(ontology=ontology, actors=people, places=listed), **kwargs)

    wrapped: Any = with_own
    for option in (
        _own_file("--places", "A list of places that goes before the gazetteer (docs/how-to/add-your-places.md)."),
        _own_file("--actors", "A list of people and bodies that goes before those Dateline knows (docs/how-to/name-your-actors.md)."),
    ):
        wrapped = option(wrapped)
    return ontology_option(cast("F", wrapped))


def _own_file(name: str, text: str) -> Callable[[F], F]:
    variable = f"DATELINE_{name.removeprefix('--').upper()}"
    kind = click.Path(path_type=Path, readable=False)
    return click.option(name, envvar=variable, show_envvar=True, type=kind, metavar="FILE", help=text)


def ontology_option(command: F) -> F:
    """`--ontology FILE`, else the environment's DATELINE_ONTOLOGY; the command gets what it holds as `ontology`, None without one."""

    @wraps(command)
    def with_ontology(*args: Any, ontology: Path | None, **kwargs: Any) -> Any:
        from dateline.coding import load_ontology

        return command(*args, ontology=load_ontology(ontology) if ontology else None, **kwargs)

    wrapped: Any = with_ontology
    option: Callable[[F], F] = _own_file(
        "--ontology", "A file that extends or replaces the ontology events are coded by (see `dateline ontology --help`)."
    )
    return option(cast("F", wrapped))


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

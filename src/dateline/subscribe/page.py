"""`Digest` → the page part of a letter: HTML that loads nothing, runs nothing and links to our site alone."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.subscribe import sentences
from dateline.subscribe.digest import Digest


def fragment(digest: Digest) -> str:
    """The letter as a piece of HTML, without frame and foot."""
    return sentences.seen(_environment().get_template("digest.html").render(digest=digest))


def framed(title: str, inner: str, foot: tuple[tuple[str, str], ...] = ()) -> str:
    """A whole page around pieces made by this module.

    Args:
        title: title of the page.
        inner: HTML made here.
        foot: (sentence, address or nothing) pairs for the foot.
    """
    template = _environment().get_template("frame.html")
    return template.render(title=title, inner=Markup(inner), foot=foot)  # noqa: S704 - it comes from our templates, which escape


def invitation(head: str, paragraphs: tuple[str, ...], link: str, label: str) -> str:
    """A headline and paragraphs with one link after the first, as a piece of HTML."""
    return _environment().get_template("invitation.html").render(head=head, paragraphs=paragraphs, link=link, label=label)


@cache
def _environment() -> Environment:
    loader = PackageLoader("dateline.subscribe")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(who=sentences.who, verb=sentences.verb, quoted=sentences.quoted, published=sentences.published)
    made.globals.update(legend=sentences.LEGEND, machine=sentences.MACHINE)
    return made

"""The reader page: one self-contained HTML file, and the template pieces the desk shares."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dateline.model import Record
from dateline.publish import phrases
from dateline.publish.links import link_rules
from dateline.publish.view import ReadingView, reading_view

_OPENING = ("“", '"', "„", "«", "''", "``")


def reader_page(record: Record) -> str:
    """A page with the article of every reading on one side and its fields on the other, linked both ways.

    Needs nothing but itself: its style stands inside, its content-security policy forbids all else, and it has no script.
    """
    numbers = {r.report.id: n for n, r in enumerate(record.readings, start=1)}
    single = len(numbers) == 1

    def prefix(report_id: str) -> str:
        return "" if single else f"r{numbers[report_id]}-"

    def address(report_id: str, name: str) -> str:
        return f"#{prefix(report_id)}{name}"

    views = [reading_view(record, r, prefix=prefix(r.report.id), address=address) for r in record.readings]
    return _render(views)


def _render(views: Sequence[ReadingView]) -> str:
    style = stylesheet() + "".join(link_rules(view.anchor, view.marks) for view in views)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = views[0].headline if len(views) == 1 else f"{len(views)} reports"
    template = _environment().get_template("reader.html")
    # The style is ours and made of names we gave; escaping it would break its selectors.
    return template.render(views=views, title=title, style=Markup(style), digest=digest)  # noqa: S704


@cache
def _environment() -> Environment:
    return environment(template_loader())


def template_loader() -> BaseLoader:
    """Where the template pieces of the reader are."""
    return PackageLoader("dateline.publish")


def environment(loader: BaseLoader) -> Environment:
    """A template environment that escapes everything and knows the reader's filters.

    Raises:
        jinja2.UndefinedError: at rendering, where a template names what it was not given.
    """
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["exact"] = exact
    made.filters["quoted"] = quoted
    made.globals["key"] = (*phrases.AUXILIARIES.values(),)
    made.globals["stances"] = (*phrases.STANCES.values(),)
    made.globals["card_links"] = {}  # by name of a card: what the desk leads to from it
    return made


def exact(words: str) -> Markup:
    """Escaped so that a browser gives back the very characters: its parser would turn a carriage return into a line feed."""
    return escape(words).replace("\r", Markup("&#13;"))


def quoted(words: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    return words if words.startswith(_OPENING) else f"“{words}”"


@cache
def stylesheet() -> str:
    """The style of article and fields, light and dark."""
    return files("dateline.publish").joinpath("static/reader.css").read_text(encoding="utf-8")

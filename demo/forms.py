"""Filling in a form of a page as a browser does: its fields as they stand, changed where the reader changes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen


@dataclass(frozen=True, slots=True)
class Form:
    """A form that posts: where to, and its fields as the page gives them (un-ticked boxes are in `boxes` alone)."""

    action: str
    fields: Mapping[str, str]
    boxes: Mapping[str, str]

    def send(self, page: str, answers: Mapping[str, str | bool]) -> str:
        """Send it from the page at an address; gives the heading of the page that answers."""
        ticked = {name: self.boxes.get(name, "on") for name, value in answers.items() if value is True}
        typed = {name: value for name, value in answers.items() if isinstance(value, str)}
        body = urlencode({**self.fields, **typed, **ticked}).encode()
        address = urljoin(page, self.action)
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(page))
        with urlopen(Request(address, data=body, headers={"Origin": origin}), timeout=10) as answer:
            return heading_of(answer.read().decode())


def first_form(html: str) -> Form:
    """The first form of a page that posts.

    Raises:
        ValueError: there is none.
    """
    page = _Page()
    page.feed(html)
    if page.form is None:
        raise ValueError("The page has no form that posts.")
    return page.form


def heading_of(html: str) -> str:
    """The first heading of a page."""
    page = _Page()
    page.feed(html)
    return " ".join(page.heading.split())


@dataclass(slots=True)
class _Open:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self.heading = ""
        self._open: _Open | None = None
        self._select: str | None = None
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "h1" and not self.heading:
            self._in_heading = True
        elif tag == "form" and found.get("method", "").lower() == "post" and self.form is None:
            self._open = _Open(found.get("action", ""))
        elif self._open is not None:
            self._take(self._open, tag, found)

    def _take(self, form: _Open, tag: str, found: dict[str, str]) -> None:
        name = found.get("name")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in found or self._select not in form.fields):
            form.fields[self._select] = found.get("value", "")
        elif tag == "input" and name:
            chosen = found.get("type") not in {"checkbox", "radio"} or "checked" in found
            (form.fields if chosen else form.boxes)[name] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1":
            self._in_heading = False
        elif tag == "select":
            self._select = None
        elif tag == "form" and self._open is not None:
            self.form = Form(self._open.action, self._open.fields, self._open.boxes)
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._in_heading:
            self.heading += data

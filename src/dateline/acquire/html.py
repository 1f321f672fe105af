"""A news page → its article: text, headline, author line, day of publication. Runs in the worker (trafilatura)."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.acquire.addresses import Unsafe, canonical
from dateline.acquire.charset import decode_page
from dateline.acquire.days import day_from
from dateline.acquire.fragments import line_text, paragraphs
from dateline.model.errors import EmptyReport

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ARTICLE = re.compile(r"Article|BlogPosting|Report")
_WRITTEN = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "sailthru.date", "date")  # fmt: skip
_LONG_CELL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says; None where it does not say it.

    Attributes:
        text: its article, paragraphs parted by blank lines.
        title, byline: headline and author line, as the page names them.
        published: day of publication, from the page's own description of itself; never guessed from its text or address.
        site: what the site calls itself.
        url: the address the page gives as its own.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    site: str | None = None
    url: str | None = None


def parse_page(raw: bytes, charset: str | None) -> Page:
    """The article of a page.

    Args:
        raw: the page's bytes.
        charset: the encoding its server named, if any.

    Raises:
        EmptyReport: there is no article on it.
        WrongEncoding, NotText: its bytes are no text.
    """
    import trafilatura
    from lxml import html as parser  # type: ignore[import-untyped]  # lxml ships no types

    source = _DECLARATION.sub("", decode_page(raw, charset))
    found: Any = trafilatura.bare_extraction(source, include_comments=False, with_metadata=True)
    if found is None or found.body is None:
        raise EmptyReport("There is no article on the page. Give the address of the article itself, or save its text.")
    said = _Said(parser.document_fromstring(source))
    title = line_text(found.title) or said.title
    text = paragraphs([p for p in _blocks(found.body) if p.strip()])
    first, _, rest = text.partition("\n\n")
    if title and rest and first.casefold() == title.casefold():
        text = rest  # the headline is kept as the title
    if not text:
        raise EmptyReport("There is no article on the page. Give the address of the article itself, or save its text.")
    return Page(text=text, title=title, byline=line_text(found.author), published=said.published, site=said.site, url=said.url)


def _blocks(body: Any) -> Iterator[str]:
    for element in body:
        if element.tag == "row":
            cells = [" ".join(cell.itertext()).strip() for cell in element]
            yield from cells if any(len(c) > _LONG_CELL for c in cells) else [" | ".join(c for c in cells if c)]
        elif element.tag in ("list", "quote", "table", "div", "comments") and len(element):
            yield element.text or ""
            yield from _blocks(element)
        else:
            yield from _lines(element)
        yield element.tail or ""


def _lines(element: Any) -> list[str]:
    for mark in element.iter("lb"):
        mark.text = "\n"
    words = "".join(t if t == "\n" else t.replace("\n", " ") for t in element.itertext())
    return re.split(r"\n\s*\n", words)


class _Said:
    """What a page says of itself in its head."""

    def __init__(self, root: Any) -> None:
        self._meta: dict[str, str] = {}
        for element in root.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop")
            if name and element.get("content"):
                self._meta.setdefault(name.lower(), element.get("content").strip())
        self._article = next(_articles(root), {})
        self._root = root

    @property
    def title(self) -> str | None:
        return line_text(_text(self._article.get("headline")) or self._meta.get("og:title"))

    @property
    def published(self) -> date | None:
        named = [_text(self._article.get("datePublished")), *(self._meta.get(name) for name in _WRITTEN)]
        marked = self._root.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
        days = [day_from(value) for value in [*named, *map(str, marked)]]
        return next((day for day in days if day), None)

    @property
    def url(self) -> str | None:
        linked = self._root.xpath("//link[@rel='canonical']/@href")
        for value in [*map(str, linked), self._meta.get("og:url")]:
            with suppress(Unsafe):
                return canonical((value or "").strip())
        return None

    @property
    def site(self) -> str | None:
        publisher = self._article.get("publisher")
        return line_text(self._meta.get("og:site_name") or (_text(publisher.get("name")) if isinstance(publisher, dict) else None))


def _articles(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                yield from _found(json.loads(script.text), 0)
            except (ValueError, RecursionError):
                continue  # a page's description of itself is often broken; then it says nothing


def _found(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:  # noqa: PLR2004 - a graph in a list in an object is all there is
        return
    if isinstance(value, list):
        for item in value:
            yield from _found(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(k, str) and _ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _found(value.get("@graph"), depth + 1)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None

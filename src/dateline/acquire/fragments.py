"""HTML → plain text: paragraphs parted by blank lines, without scripts, forms and navigation. Runs in the worker."""

import re
from collections.abc import Iterator
from typing import Any

_GONE = {
    "script", "style", "head", "noscript", "template", "svg", "math", "form", "nav", "footer", "aside", "button", "select", "input",
    "textarea", "figcaption", "iframe", "object", "audio", "video", "canvas", "title",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
    "blockquote", "pre", "table", "tr", "td", "th", "tbody", "hr", "figure", "address", "center", "body",
}  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_BREAK = "\x1e"  # between blocks, while the text is gathered
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[\da-fA-F]+|\w+);")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MOST_DEPTH = 200


def fragment_text(html: str) -> str:
    """The text of a piece of HTML."""
    from lxml import html as parser  # type: ignore[import-untyped]  # lxml ships no types

    html = plain(html)
    if not html.strip():
        return ""
    if not _MARKUP.search(html):
        return paragraphs(html.split("\n\n"))
    root = parser.document_fromstring(f"<div>{html}</div>" if "<body" not in html.lower() else html)
    return paragraphs("".join(_walk(root, 0)).split(_BREAK))


def plain(text: str) -> str:
    """A text without the characters no text file can hold: control characters and halves of characters."""
    return _NO_TEXT.sub("", text)


def line_text(html: str | None) -> str | None:
    """A headline or a name as one line of plain text; None if nothing is left."""
    if not html:
        return None
    return " ".join(fragment_text(html).split()) or None


def paragraphs(pieces: list[str]) -> str:
    """Pieces of text as paragraphs: white space folded, empty ones dropped, blank lines between them."""
    folded = ("\n".join(line for raw in piece.split("\n") if (line := _SPACE.sub(" ", raw).strip())) for piece in pieces)
    return "\n\n".join(p for p in folded if p)


def _walk(element: Any, depth: int) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else "!"
    if tag not in _GONE and tag != "!" and not _HIDDEN.search(element.get("style") or "") and element.get("hidden") is None:
        yield from _inside(element, tag, depth)
    if element.tail:
        yield element.tail if tag == "pre" else element.tail.replace("\n", " ")


def _inside(element: Any, tag: str, depth: int) -> Iterator[str]:
    block = tag in _BLOCKS
    if block:
        yield _BREAK
    if tag == "br":
        yield "\n"
    if tag == "q":
        yield "“"  # as browsers show it
    if element.text:
        yield element.text if tag == "pre" else element.text.replace("\n", " ")
    if depth < MOST_DEPTH:
        for child in element:
            yield from _walk(child, depth + 1)
    else:
        yield " ".join(element.itertext())
    if tag == "q":
        yield "”"
    if block:
        yield _BREAK

"""A page of the desk as a file: links lead to files, forms give way to a line, the policy stands in the page itself."""

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

from dateline.web.headers import POLICY

Lead = Callable[[str], str | None]
"""From an address of the desk to what a link shall say instead; None = there is nothing to lead to."""

_ADDRESS = re.compile(r"""(\s(?:xlink:)?(?:href|src))\s*=\s*"([^"]*)\"""")
_EMPTY_ENTRY = re.compile(r"<li>\s*<a(?![^>]*\bhref)[^>]*>[^<]*</a>\s*</li>\n?")
_WHOLE = frozenset({"form", "script"})
_CHARSET = '<meta charset="utf-8">'


def policy() -> str:
    """The content-security policy of a file: the desk's, without what only a header can hold, and with no form at all."""
    parts = [part.strip() for part in POLICY.split(";")]
    kept = [part for part in parts if not part.startswith(("frame-ancestors", "form-action", "script-src", "report-"))]
    return "; ".join([*kept, "form-action 'none'"])


def addresses(html: str) -> list[str]:
    """Every address of the site that a page's tags name, in order, without fragments."""
    found: list[str] = []

    def note(address: str) -> str | None:
        found.append(address.partition("#")[0])
        return address

    rewritten(html, note, "")
    return [address for address in dict.fromkeys(found) if address]


def rewritten(html: str, lead: Lead, note: str) -> str:
    """A page with its links led elsewhere.

    Args:
        html: the page, made by our templates: attributes in double quotes.
        lead: what each address becomes.
        note: markup that stands where a form stood.
    """
    pieces = _Pieces(html, lead, note)
    page = _EMPTY_ENTRY.sub("", pieces.whole())
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n<meta name="referrer" content="no-referrer">'
    return page.replace(_CHARSET, f"{_CHARSET}\n{head}", 1)


class _Pieces(HTMLParser):
    """Copies a page, but for its links, forms and scripts."""

    def __init__(self, html: str, lead: Lead, note: str) -> None:
        super().__init__(convert_charrefs=True)
        self._html = html
        self._lead = lead
        self._note = note
        self._lines = [0, *accumulate(len(line) for line in re.findall(r"[^\n]*\n", html))]
        self._out: list[str] = []
        self._done = 0
        self._within: str | None = None
        self.feed(html)
        self.close()

    def whole(self) -> str:
        """The page."""
        return "".join([*self._out, self._html[self._done :]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Lead a tag's links elsewhere, or begin to leave out."""
        raw, at = self.get_starttag_text() or "", self._at()
        if self._within is not None:
            return
        if tag in _WHOLE:
            self._cut(at, at + len(raw), self._note if tag == "form" else "")
            self._within = tag
        elif any(name in {"href", "src", "xlink:href"} for name, _ in attrs):
            self._cut(at, at + len(raw), self._led(tag, raw))

    def handle_endtag(self, tag: str) -> None:
        """End leaving out."""
        if tag == self._within:
            end = self._html.find(">", self._at())
            self._done = end + 1 if end >= 0 else len(self._html)
            self._within = None

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _cut(self, start: int, end: int, instead: str) -> None:
        self._out.append(self._html[self._done : start])
        self._out.append(instead)
        self._done = end

    def _led(self, tag: str, raw: str) -> str:
        lost = False

        def led(found: re.Match[str]) -> str:
            nonlocal lost
            address = unescape(found[2])
            if not address.startswith("/") or address.startswith("//"):
                return found[0]
            target = self._lead(address)
            lost = lost or target is None
            return "" if target is None else f'{found[1]}="{escape(target)}"'

        made = _ADDRESS.sub(led, raw)
        return "" if lost and tag != "a" else made

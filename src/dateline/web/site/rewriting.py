"""A page of the desk as a file: links lead to files, forms give way to a line, the policy stands in the page itself."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from dateline.web.headers import POLICY

Lead = Callable[[str], str | None]
"""From an address of the desk to what a link shall say instead; None = there is nothing to lead to."""

_TAG = re.compile(r"""<(/?)(a|area|link|img|image|use|script|form)\b((?:"[^"]*"|'[^']*'|[^"'>])*)>""")
"""Tags that name an address. Our templates escape every other `<`, in text and in attributes, and quote every attribute."""
_ADDRESS = re.compile(r"""(\s(?:xlink:)?(?:href|src))="([^"]*)\"""")
_EMPTY_ENTRY = re.compile(r"<li>\s*<a(?![^>]*\bhref)[^>]*>[^<]*</a>\s*</li>\n?")
_LEFT_OUT = frozenset({"form", "script"})
_CHARSET = '<meta charset="utf-8">'


def policy() -> str:
    """The content-security policy of a file: the desk's, without what only a header can hold, and with no form at all."""
    parts = [part.strip() for part in POLICY.split(";")]
    kept = [part for part in parts if not part.startswith(("frame-ancestors", "form-action", "script-src", "report-"))]
    return "; ".join([*kept, "form-action 'none'"])


def addresses(html: str) -> list[str]:
    """Every address of the site that a page's tags name, in order, without fragments."""
    found = (unescape(address[2]).partition("#")[0] for tag in _TAG.finditer(html) for address in _ADDRESS.finditer(tag[3]))
    return [address for address in dict.fromkeys(found) if _inside(address)]


def rewritten(html: str, lead: Lead, note: str) -> str:
    """A page with its links led elsewhere.

    Args:
        html: the page, made by our templates: attributes in double quotes.
        lead: what each address becomes.
        note: markup that stands where a form stood.
    """
    page = _EMPTY_ENTRY.sub("", "".join(_pieces(html, lead, note)))
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n<meta name="referrer" content="no-referrer">'
    return page.replace(_CHARSET, f"{_CHARSET}\n{head}", 1)


def _pieces(html: str, lead: Lead, note: str) -> Iterator[str]:
    done = 0
    within: str | None = None
    for tag in _TAG.finditer(html):
        if within is not None:
            if tag[1] and tag[2] == within:
                done, within = tag.end(), None
            continue
        if tag[1]:
            continue
        yield html[done : tag.start()]
        done = tag.end()
        if tag[2] in _LEFT_OUT:
            within = tag[2]
            yield note if within == "form" else ""
        else:
            yield _led(tag, lead)
    yield html[done:] if within is None else ""


def _led(tag: re.Match[str], lead: Lead) -> str:
    """A tag with its address led elsewhere; without an address a link is plain words, and anything else is nothing."""
    lost = False

    def led(found: re.Match[str]) -> str:
        nonlocal lost
        address = unescape(found[2])
        if not _inside(address):
            return found[0]
        target = lead(address)
        lost = lost or target is None
        return "" if target is None else f'{found[1]}="{escape(target)}"'

    made = _ADDRESS.sub(led, tag[0])
    return "" if lost and tag[2] != "a" else made


def _inside(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//")

"""Small things of wording that only the pages need: names that are written from the right, code in a sentence."""

import re
import unicodedata

from markupsafe import Markup, escape

_RIGHT_TO_LEFT = ("R", "AL")
_TICKS = re.compile(r"`([^`]+)`")


def isolated(name: str) -> str:
    """A name so that it does not turn around what stands beside it (first strong isolate, Unicode UAX 9)."""
    turned = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name)
    return f"\u2068{name}\u2069" if turned else name


def ticked(sentence: str) -> Markup:
    """A sentence of ours with `code` in it, as markup."""
    return Markup(_TICKS.sub(r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped before the tags are set

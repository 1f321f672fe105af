"""Small things of wording that only the pages need: names of countries, names that are written from the right, code in a sentence."""

import lzma
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from dateline.resources import open_bytes

_COUNTRY = "C"
_RIGHT_TO_LEFT = ("R", "AL")
_TICKS = re.compile(r"`([^`]+)`")


def country_name(code: str | None) -> str | None:
    """The short name of a country by its ISO 3166-1 alpha-3 code; the code where we have no name, None for None."""
    return _countries().get(code, code) if code else None


@cache
def _countries() -> Mapping[str, str]:
    text = lzma.decompress(open_bytes("places.tsv.xz")).decode("utf-8")
    rows = (line.split("\t")[:4] for line in text.partition("[places]\n")[2].partition("[names]")[0].splitlines() if "\t" in line)
    return {code: name for _, name, feature, code in rows if feature == _COUNTRY}


def isolated(name: str) -> str:
    """A name so that it does not turn around what stands beside it (first strong isolate, Unicode UAX 9)."""
    turned = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name)
    return f"\u2068{name}\u2069" if turned else name


def ticked(sentence: str) -> Markup:
    """A sentence of ours with `code` in it, as markup."""
    return Markup(_TICKS.sub(r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped before the tags are set

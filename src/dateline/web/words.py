"""Small things of wording that only the pages need: names that are written from the right, code in a sentence."""

import re
import unicodedata

from markupsafe import Markup, escape

from dateline.model import Reading, Span

AROUND = 90
_RIGHT_TO_LEFT = ("R", "AL")
_TICKS = re.compile(r"`([^`]+)`")


def around(reading: Reading, span: Span) -> tuple[str, str]:
    """What stands before and after some words in their passage, in whole words and not much of it."""
    text = reading.report.text
    passage = next((p.span for p in reading.passages if p.span.contains(span)), Span(0, len(text)))
    before, after = text[passage.start : span.start], text[span.end : passage.end]
    first, last = _cut(before[::-1])[::-1], _cut(after)
    return (first if len(first) == len(before) else f"… {first.lstrip()}"), (last if len(last) == len(after) else f"{last.rstrip()} …")


def _cut(words: str) -> str:
    """The beginning, up to a space."""
    if len(words) <= AROUND:
        return words
    head = words[:AROUND]
    return head[: head.rfind(" ")] if " " in head else head


def isolated(name: str) -> str:
    """A name so that it does not turn around what stands beside it (first strong isolate, Unicode UAX 9)."""
    turned = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name)
    return f"\u2068{name}\u2069" if turned else name


def ticked(sentence: str) -> Markup:
    """A sentence of ours with `code` in it, as markup."""
    return Markup(_TICKS.sub(r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped before the tags are set

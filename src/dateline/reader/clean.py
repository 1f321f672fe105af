"""A cleaned copy of a passage for the parser, with the way back to the stored text."""

import re
import unicodedata
from dataclasses import dataclass

from dateline.model import Span

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_ODD = re.compile(
    rf"(?P<gone>[{_INVISIBLE}\x01-\x08\x0b-\x1f\x7f]+)"
    rf"|(?P<space>\s[\s{_INVISIBLE}]+|[^\S ])"
    r"|(?P<quote>``|''|‘‘|’’|´´)"
    r"|(?P<combined>[^\W\d_][\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff]+)"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text for the parser; character `k` of it stands for stored characters `starts[k]` up to `ends[k]`."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """Span of the stored text for a non-empty stretch of the cleaned text."""
        return Span(self.starts[start], self.ends[end - 1])


def clean(text: str, span: Span) -> Cleaned:
    """Fold white space, drop invisible characters, join two apostrophes to a quotation mark, compose accents (NFC)."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = span.start
    for match in _ODD.finditer(text, span.start, span.end):
        _copy(text, at, match.start(), parts, starts, ends)
        at = match.end()
        put = _replacement(match)
        parts.append(put)
        starts.extend([match.start()] * len(put))
        ends.extend([match.end()] * len(put))
    _copy(text, at, span.end, parts, starts, ends)
    return Cleaned("".join(parts), starts, ends)


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "space":
        return " "
    if kind == "quote":
        return '"'
    if kind == "combined":
        return unicodedata.normalize("NFC", match.group())
    return ""


def _copy(text: str, start: int, end: int, parts: list[str], starts: list[int], ends: list[int]) -> None:
    if start < end:
        parts.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

"""Paragraphs of a plain text, and which of them are the page's furniture rather than the report."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.model import Passage, Span
from dateline.model.document import READ, PassageKind
from dateline.reader.datelines import dateline_end
from dateline.resources import load_toml

UNWRAPPED_LINE = 120
_BLANK = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+|[\u2029\f]")
_NEWLINE = re.compile(r"\r?\n|[\u2028\x85]|\r")
_ITEM = re.compile(  # line breaks of hard-wrapped text that begin something new: an item of a list, a post, a turn of a transcript
    r"(?:\r?\n|\r)(?=[^\S\n]*(?:[•●▪‣◦■►]\s|\|))"
    r"|(?<=[.?!:;…\"”’)\]])(?:\r?\n|\r)(?="
    r"(?:[-–—*]|\d{1,2}[.)]|\[?(?:[01]?\d|2[0-4])[:.][0-5]\d\]?(?:\s?(?:[AaPp]\.?[Mm]\.?|[A-Z]{2,4}))?:?)\s+\S"
    r"|[QA][.:]\s|[A-ZÀ-ÞА-Я][\w.'’-]*(?:\s[A-ZÀ-ÞА-Я(][\w.'’)-]*){0,4}:\s)"
)
_BYLINE = re.compile(
    r"(?:by|from|reporting by|edited by|editing by|written by)\s+[A-Z][\w.'’-]*(?:[ ,]+(?:and |& )?[A-Z][\w.'’-]*){0,9}\W*",
    re.IGNORECASE,
)
_IN_BYLINES = frozenset(
    {"by", "from", "and", "reporting", "edited", "editing", "written", "writing", "additional", "in", "of", "the", "for", "de", "la", "van"}
)
_CELL_EDGE = re.compile(r"\s\|\s|\t")
_COUNT_ROW = re.compile(r"[^|\t]+(?:\s\|\s|\t)[\s\d.,+–-]+")
_HEADING_WORDS = 16
_END = '.!?…"”’»)]:;,'


def split_passages(text: str) -> tuple[Passage, ...]:
    """Paragraphs in text order. Blank lines part them; single line breaks do where lines are not hard-wrapped."""
    unwrapped = any(len(line) > UNWRAPPED_LINE for line in _NEWLINE.split(text))
    spans: list[Span] = []
    for block in _pieces(text, Span(0, len(text)), _BLANK):
        spans.extend(_pieces(text, block, _NEWLINE if unwrapped else _ITEM))
    return tuple(p for n, span in enumerate(spans) for p in _classified(text, span, first=n == 0))


def is_read(passage: Passage) -> bool:
    """Whether the stages read this passage."""
    return passage.kind in READ


def _pieces(text: str, span: Span, separator: re.Pattern[str]) -> list[Span]:
    out = []
    at = span.start
    for match in [*separator.finditer(text, span.start, span.end), None]:
        end = match.start() if match else span.end
        piece = _trimmed(text, at, end)
        if piece is not None:
            out.append(piece)
        at = match.end() if match else end
    return out


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    kept = words.strip()
    return Span(start + left, start + left + len(kept)) if kept else None


@cache
def _furniture() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    rules = load_toml("furniture.toml")["rule"]
    return tuple((r["name"], r["max_words"], re.compile("|".join(r["patterns"]), re.IGNORECASE)) for r in rules)


def _classified(text: str, span: Span, *, first: bool) -> Iterator[Passage]:
    kind, reason = _kind(text[span.start : span.end], first=first)
    end = dateline_end(text[span.start : span.end]) if kind == "body" else 0
    if end:
        head = _trimmed(text, span.start, span.start + end)
        if head is not None:
            yield Passage(span=head, kind="dateline", reason="stands before the first words")
    yield Passage(span=Span(span.start + end, span.end), kind=kind, reason=reason)


def _kind(words: str, *, first: bool) -> tuple[PassageKind, str | None]:
    count = len(words.split())
    flat = " ".join(words.split())
    for name, max_words, pattern in _furniture():
        if count <= max_words and pattern.search(flat):
            return ("caption" if name == "caption" else "furniture"), name
    if _is_table(words):
        return "furniture", "table"
    if _BYLINE.fullmatch(flat) and not _tells(flat):
        return "byline", "byline"
    if count <= _HEADING_WORDS and words[-1] not in _END and (first or words.isupper() or count > 1) and "\n" not in words:
        return "heading", "short line without a full stop"
    return "body", None


def _tells(flat: str) -> bool:
    """Whether a line that begins like a byline is a sentence: "By June the last of them had left."."""
    small = [w for w in flat.rstrip(".").split() if w.islower() and w not in _IN_BYLINES]
    return flat.endswith(".") and len(small) > 1


def _is_table(words: str) -> bool:
    """Whether a paragraph is one or more rows of a table: cells parted by bars or tabs, and no sentence of its own."""
    rows = [len(_CELL_EDGE.findall(line.strip(" \t|"))) + 2 * line.startswith("|") for line in words.splitlines() if line.strip()]
    return min(rows) > 0 and (len(rows) > 1 or rows[0] > 1 or _COUNT_ROW.fullmatch(words) is not None)

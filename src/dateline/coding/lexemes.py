"""The words and marks of a sentence, cut finer than the parser does."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from dateline.model import Document, Span, Token

_LEXEME = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|\S")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word or mark of a sentence, lower-cased, with its stored span and its token."""

    text: str
    span: Span
    token: Token


def text_at(words: list[Lexeme], k: int) -> str:
    """The lexeme at `k`; empty beyond the ends."""
    return words[k].text if 0 <= k < len(words) else ""


def lexemes(document: Document, sentence: int) -> list[Lexeme]:
    """The sentence cut finer than the parser does: "$1.5bn" is three lexemes, "30-40" too."""
    tokens = document.sentence_tokens(sentence)
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    for n, token in enumerate(tokens):
        if n and token.start > tokens[n - 1].end:
            parts.append(" ")
            at += 1
        starts.append(at)
        parts.append(token.text)
        at += len(token.text)
    text = "".join(parts)
    return [_lexeme(m, starts, tokens) for m in _LEXEME.finditer(text)]


def _lexeme(match: re.Match[str], starts: list[int], tokens: tuple[Token, ...]) -> Lexeme:
    first = bisect_right(starts, match.start()) - 1
    last = bisect_right(starts, match.end() - 1) - 1
    start = _stored(tokens[first], match.start() - starts[first], at_end=False)
    end = _stored(tokens[last], match.end() - starts[last], at_end=True)
    return Lexeme(match.group().lower(), Span(start, max(end, start)), tokens[last])


def _stored(token: Token, inside: int, *, at_end: bool) -> int:
    """Stored offset of a place inside a token; the token's edge where cleaning changed its length."""
    if len(token.text) == token.end - token.start:
        return token.start + inside
    return token.end if at_end else token.start

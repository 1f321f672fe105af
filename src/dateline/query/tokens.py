"""The text of a query → tokens, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.model.errors import BadQuery

TokenKind = Literal["open", "close", "and", "or", "not", "field", "term", "everything", "end"]

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_FIELD = re.compile(r"([^\W\d]\w*):")
_RUN = re.compile(r"[^\s()\"“”„«»\x00-\x1f\x7f-\x9f]+")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_JOINED: dict[str, TokenKind] = {"and": "and", "or": "or", "not": "not"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token and where it begins.

    Attributes:
        kind: what it is; `term` = words or a value, `field` = a name with its colon.
        text: words without their quotation marks, or the name of a field.
        at: offset of its first character.
        quoted: whether it stood in quotation marks, and so is words whatever they are.
        prefix: whether a `*` followed.
    """

    kind: TokenKind
    text: str
    at: int
    quoted: bool = False
    prefix: bool = False


def refused(text: str, at: int, problem: str, hint: str) -> BadQuery:
    """The error for something wrong at a place of a query."""
    words = text[at : at + 20].strip() or "the end"
    return BadQuery(f"{problem} (character {at + 1}, at {words!r}). {hint}", position=at)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query, ending with one of kind `end`.

    Raises:
        BadQuery: quotation marks are not closed, or a character is none that a text can hold.
    """
    at = _skipped(text, 0)
    while at < len(text):
        token, at = _token(text, at)
        yield token
        if token.kind == "field" and (value := _RUN.match(text, at)):
            yield _value(value[0], at)
            at = value.end()
        at = _skipped(text, at)
    yield Token(kind="end", text="", at=len(text))


def _skipped(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _token(text: str, at: int) -> tuple[Token, int]:
    mark = text[at]
    if mark in "()":
        return Token(kind="open" if mark == "(" else "close", text=mark, at=at), at + 1
    if mark in _QUOTES or mark in "”»":
        return _quotation(text, at)
    if mark == "-" and at + 1 < len(text) and not _SPACE.match(text, at + 1):
        return Token(kind="not", text=mark, at=at), at + 1
    if field := _FIELD.match(text, at):
        return Token(kind="field", text=field[1], at=at), field.end()
    return _word(text, at)


def _word(text: str, at: int) -> tuple[Token, int]:
    run = _RUN.match(text, at)
    word = run[0] if run else text[at]
    end = at + len(word)
    kind = _JOINED.get(word.lower())
    return (Token(kind=kind, text=word, at=at) if kind else _value(word, at)), end


def _value(word: str, at: int) -> Token:
    """A run of characters as it is: right after a colon, colons, hyphens and `and` are part of the value."""
    if word == "*":
        return Token(kind="everything", text=word, at=at)
    return Token(kind="term", text=word.rstrip("*"), at=at, prefix=word.endswith("*"))


def _quotation(text: str, at: int) -> tuple[Token, int]:
    closing = _QUOTES.get(text[at], "")
    words: list[str] = []
    end = at + 1
    while end < len(text) and text[end] not in closing:
        if text[end] == "\\" and end + 1 < len(text):
            end += 1
        words.append(text[end])
        end += 1
    if end >= len(text):
        raise refused(text, at, "A quotation mark is not closed", "Put the same mark after the last word.")
    prefix = text[end + 1 : end + 2] == "*"
    said = _SPACE.sub(" ", "".join(words)).strip()
    return Token(kind="term", text=said, at=at, quoted=True, prefix=prefix), end + 1 + prefix

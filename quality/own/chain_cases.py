"""The set of chains of attribution: what quality/own/README.md describes, read from its lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dateline.model import Span
from dateline.model.statement import SpeakerKind
from quality.own.sets import loader

TUNING = Path(__file__).with_name("chains.jsonl")
ASIDE = Path(__file__).with_name("chains_aside.jsonl")
MORE = Path(__file__).with_name("chains_more.jsonl")
PIECES = " + "  # stands between the pieces of an interrupted content
_KINDS = frozenset(get_args(SpeakerKind))


class SetError(ValueError):
    """A line of the set does not fit its text; the message says which words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An intermediary that a reader sees."""

    name: Span
    cue: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A statement that a reader sees.

    Attributes:
        content: what is said, in pieces.
        source: the words that name the speaker; None where none is named.
        wide: the same with appositions and relative clauses, where the source could be read so.
        kind: what the speaker is.
        chain: intermediaries, nearest to the speaker first.
    """

    content: tuple[Span, ...]
    source: Span | None
    wide: Span | None
    kind: SpeakerKind
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text and what is said in it."""

    id: str
    text: str
    statements: tuple[Expected, ...]


def parse_case(row: Mapping[str, Any]) -> Case:
    """One line of the set.

    Raises:
        SetError: words of the case do not stand in its text, or its kind of speaker is unknown.
    """
    return Case(id=row["id"], text=row["text"], statements=tuple(_expected(row["text"], s) for s in row["statements"]))


load_cases = loader(parse_case)


def _expected(text: str, row: Mapping[str, Any]) -> Expected:
    if row["kind"] not in _KINDS:
        raise SetError(f"{row['kind']!r} is no kind of speaker: {text!r}")
    content = tuple(find(text, piece, _nth(row, "content")) for piece in row["content"].split(PIECES))
    return Expected(
        content=content,
        source=_maybe(text, row, "source"),
        wide=_maybe(text, row, "wide"),
        kind=row["kind"],
        chain=tuple(_link(text, x) for x in row["chain"]),
    )


def _link(text: str, row: Mapping[str, Any]) -> Link:
    return Link(name=find(text, row["name"], _nth(row, "name")), cue=_maybe(text, row, "cue"))


def _maybe(text: str, row: Mapping[str, Any], field: str) -> Span | None:
    return None if row.get(field) is None else find(text, row[field], _nth(row, field))


def _nth(row: Mapping[str, Any], field: str) -> int | None:
    nth: int | None = row.get("nth", {}).get(field)
    return nth


def find(text: str, words: str, nth: int | None = None) -> Span:
    """Where `words` stand as whole words: the only place, or the `nth` (from 1).

    Raises:
        SetError: there is no such place, or there are several and `nth` is not given.
    """
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(places) < (nth or 1) or (nth is None and len(places) > 1):
        raise SetError(f"{words!r} (nth: {nth}) stands {len(places)} times in {text!r}")
    return Span(*places[(nth or 1) - 1])

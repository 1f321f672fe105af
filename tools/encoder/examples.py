"""Annotated articles → windows of pieces with labels and links."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.pieces import Pile, windows
from dateline.model import Span
from tools.encoder.settings import KEPT_BACK, KEPT_BACK_AT, ROLES, WINDOW

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
Runs = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window.

    Attributes:
        pile: its pieces.
        labels: label of each piece, shape (n,); None for a text without annotation.
        links: for each attribution the runs of its roles, as first and last piece.
    """

    pile: Pile
    labels: NDArray[np.int64] | None
    links: tuple[Runs, ...] = ()


def articles(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The articles to learn from, and those kept back."""
    with path.open(encoding="utf-8") as lines:
        all_of_them = [json.loads(line) for line in lines]
    learning = [a for n, a in enumerate(all_of_them) if n % KEPT_BACK != KEPT_BACK_AT]
    return learning, all_of_them[KEPT_BACK_AT::KEPT_BACK]


def paragraphs(text: str) -> list[Span]:
    """Blocks between blank lines."""
    return [Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]


def annotated(records: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Windows of annotated articles."""
    for record in records:
        for pile in windows(record["text"], paragraphs(record["text"]), WINDOW):
            links = tuple(runs for a in record["attributions"] if any((runs := _runs(pile, a)).values()))
            yield Example(pile=pile, labels=_labels(len(pile), links), links=links)


def plain(texts: Sequence[str]) -> Iterator[Example]:
    """Windows of texts without annotation."""
    for text in texts:
        for pile in windows(text, paragraphs(text), WINDOW):
            yield Example(pile=pile, labels=None)


def texts_of(path: Path) -> list[str]:
    """The texts of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [record["text"] for record in map(json.loads, lines) if "text" in record]


def _runs(pile: Pile, attribution: dict[str, Any]) -> Runs:
    starts, ends = np.array(pile.starts), np.array(pile.ends)
    out: Runs = {}
    for role in ROLES:
        out[role] = []
        for start, end in attribution[role] or ():
            at = np.flatnonzero((starts < end) & (ends > start) & (ends > starts))
            if len(at):
                out[role].append((int(at[0]), int(at[-1])))
    return out


def _labels(size: int, links: Sequence[Runs]) -> NDArray[np.int64]:
    """Label of each piece; sources and cues lie upon contents, cues upon sources."""
    out = np.zeros(size, dtype=np.int64)
    for role in ("content", "source", "cue"):
        begins = 1 + 2 * ROLES.index(role)
        for runs in links:
            for first, last in runs[role]:
                out[first] = begins
                out[first + 1 : last + 1] = begins + 1
    return out

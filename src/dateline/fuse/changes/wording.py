"""What changed between two versions of a text, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])\s*")
LONGEST = 2000
"""Tokens of a paragraph that are compared word by word; a longer one is shown as struck and written anew."""

Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch that both versions share, that is gone, or that is new."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of either version with its changes; `kind` where it is one as a whole, else `changed`."""

    kind: Literal["same", "gone", "new", "changed"]
    changes: tuple[Stretch, ...]


def differences(old: str, new: str) -> tuple[Paragraph, ...]:
    """The new text with what came in and what went out, paragraph by paragraph (Ratcliff and Obershelp's matching, as in difflib)."""
    before, after = _paragraphs(old), _paragraphs(new)
    return tuple(_aligned(before, after))


def counts(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Words that came in and words that went out."""
    number = {"new": 0, "gone": 0, "same": 0}
    for paragraph in paragraphs:
        for change in paragraph.changes:
            number[change.kind] += len(re.findall(r"\w+", change.words))
    return number["new"], number["gone"]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(p.split()) for p in re.split(r"\n\s*\n|\r\n|\n", text) if p.strip()]


def _aligned(before: list[str], after: list[str]) -> Iterator[Paragraph]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (_whole("same", p) for p in after[c:d])
            continue
        paired = min(b - a, d - c)
        for n in range(paired):
            yield _words(before[a + n], after[c + n])
        yield from (_whole("gone", p) for p in before[a + paired : b])
        yield from (_whole("new", p) for p in after[c + paired : d])


def _whole(kind: Kind, words: str) -> Paragraph:
    return Paragraph(kind=kind, changes=(Stretch(kind=kind, words=words),))


def _words(old: str, new: str) -> Paragraph:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(a), len(b)) > LONGEST:
        return Paragraph(kind="changed", changes=(Stretch(kind="gone", words=old), Stretch(kind="new", words=new)))
    return Paragraph(kind="changed", changes=tuple(_token_changes(a, b)))


def _token_changes(a: list[str], b: list[str]) -> Iterator[Stretch]:
    for tag, i, j, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Stretch(kind="same", words="".join(b[m:n]))
            continue
        if i < j:
            yield Stretch(kind="gone", words="".join(a[i:j]))
        if m < n:
            yield Stretch(kind="new", words="".join(b[m:n]))

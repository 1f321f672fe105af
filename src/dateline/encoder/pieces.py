"""Texts → windows of word pieces, each with what the pieces themselves no longer show: case, quotation marks, spaces."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tokenizers import Encoding as Pieces
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from dateline.model import Span
from dateline.resources import open_text

WINDOW = 128
TRAITS = 20
_BREAK = "[SEP]"
_UNKNOWN = "[UNK]"
_LONGEST_WORD = 60
_BLOCK = 4_000
_TWO_MARKS = re.compile(r"''|``")
_OPENING, _CLOSING, _STRAIGHT = frozenset("“„«‟❝"), frozenset("”»❞"), frozenset('"＂')
_MARKS = re.compile(f"[{''.join(_OPENING | _CLOSING | _STRAIGHT)}]")
_APOSTROPHES = frozenset("'`")
_SENTENCE_ENDS = frozenset(".?!")


@dataclass(slots=True)
class Pile:
    """Pieces of a window under way: numbers in the vocabulary, traits, offsets into the stored text."""

    ids: list[int] = field(default_factory=list)
    traits: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)

    def extend(self, other: "Pile", first: int, last: int) -> None:
        """Take over pieces `first` up to, not including, `last` of another pile."""
        self.ids += other.ids[first:last]
        self.traits += other.traits[first:last]
        self.starts += other.starts[first:last]
        self.ends += other.ends[first:last]


@cache
def vocabulary() -> dict[str, int]:
    """The word pieces and their numbers."""
    return {piece: n for n, piece in enumerate(open_text("encoder_vocabulary.txt").split("\n")[:-1])}


@cache
def tokenizer() -> Tokenizer:
    """BERT's lower-casing tokenizer over the vocabulary of the weights."""
    made = Tokenizer(WordPiece(vocabulary(), unk_token=_UNKNOWN, max_input_chars_per_word=_LONGEST_WORD))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def windows(text: str, spans: Iterable[Span], limit: int = WINDOW) -> Iterator[Pile]:
    """Windows of whole paragraphs, at most `limit` pieces each; a longer paragraph is cut behind a sentence where it can be.

    A piece for the break stands before each paragraph, the first one too: whatever stands first in a window is read badly.
    """
    gathered = Pile()
    for paragraph in _paragraphs(text, spans):
        for first, last in _cuts(text, paragraph, limit - 1):
            if len(gathered) and len(gathered) + 1 + last - first > limit:
                yield gathered
                gathered = Pile()
            _part(gathered, paragraph.starts[first])
            gathered.extend(paragraph, first, last)
    if len(gathered):
        yield gathered


def _part(pile: Pile, at: int) -> None:
    pile.ids.append(vocabulary()[_BREAK])
    pile.traits.append(0)
    pile.starts.append(at)
    pile.ends.append(at)


def _paragraphs(text: str, spans: Iterable[Span]) -> Iterator[Pile]:
    """Every span as a pile; long ones in blocks, so that one of any length costs linear time and little memory."""
    pieces = tokenizer()
    for span in spans:
        for block in _blocks(text, span):
            stored = text[block.start : block.end]
            words = _TWO_MARKS.sub('" ', stored)
            found = pieces.encode(words, add_special_tokens=False)
            if found.ids:
                yield _pile(stored, words, block.start, found)


def _blocks(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > 2 * _BLOCK:
        at = text.find(" ", start + _BLOCK, start + 2 * _BLOCK)
        at = at if at > 0 else start + _BLOCK
        yield Span(start, at)
        start = at
    yield Span(start, span.end)


def _pile(stored: str, words: str, origin: int, found: Pieces) -> Pile:
    """A pile from a block as it is stored and as it was read: one mark is read for two apostrophes, and stands for both."""
    offsets: Sequence[tuple[int, int]] = found.offsets
    inside = _marked(words)
    return Pile(
        ids=list(found.ids),
        traits=[4 * _case(words[s:e]) + 2 * inside[s] + (s == 0 or words[s - 1].isspace()) for s, e in offsets],
        starts=[s + origin for s, _ in offsets],
        ends=[e + origin + (stored[s:e] in _APOSTROPHES and words[s:e] == '"') for s, e in offsets],
    )


def _marked(words: str) -> list[bool]:
    """For each character whether it stands inside quotation marks, opening marks included."""
    out: list[bool] = []
    inside = False
    for mark in _MARKS.finditer(words):
        out += [inside] * (mark.start() - len(out))
        out.append(inside or mark.group() not in _CLOSING)
        inside = mark.group() in _OPENING or (mark.group() in _STRAIGHT and not inside)
    return out + [inside] * (len(words) - len(out))


@lru_cache(maxsize=50_000)
def _case(word: str) -> int:
    """0 lower case, 1 capitalised, 2 capitals, 3 mixed, 4 a number."""
    if word[:1].isdigit():
        return 4
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[:1].isupper():
        return 1 if word[1:].islower() else 3
    return 3 if any(c.isupper() for c in word) else 0


def _cuts(text: str, paragraph: Pile, limit: int) -> Iterator[tuple[int, int]]:
    start = 0
    while len(paragraph) - start > limit:
        cut = start + limit
        for at in range(cut - 1, start + limit // 2, -1):
            if text[paragraph.starts[at] : paragraph.ends[at]] in _SENTENCE_ENDS:
                cut = at + 1
                break
        yield start, cut
        start = cut
    yield start, len(paragraph)

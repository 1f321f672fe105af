"""A report taken apart into passages, sentences, tokens and mentions: what the stages read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from dateline.model.report import Report
from dateline.model.span import Span

PassageKind = Literal["body", "heading", "byline", "dateline", "caption", "furniture"]
READ: frozenset[PassageKind] = frozenset({"body", "heading"})  # kinds of passages the stages read
_START, _END = attrgetter("start"), attrgetter("end")
MentionKind = Literal["person", "organisation", "place", "group", "date", "time", "number", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of the text. `furniture` (forms, navigation, notices) is kept and never read.

    Attributes:
        span: the paragraph without the white space around it.
        kind: what it is on the page.
        reason: which rule made it other than body; None for body.
    """

    span: Span
    kind: PassageKind
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its place in the parse (Universal POS, Penn tags, ClearNLP dependency labels).

    Attributes:
        i: position in `Document.tokens`.
        start, end: offsets into the stored text.
        text: the word as the parser saw it (quotation marks, hyphens and spaces cleaned).
        lemma, pos, tag, dep: analysis; `dep` is `ROOT` for the head of a sentence.
        head: position of the governing token (its own for a root).
        sentence: position in `Document.sentences`.
        lower: the token in lower case.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())

    @property
    def span(self) -> Span:
        """The token's span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: tokens `first` up to, not including, `last` of the document, in passage number `passage`."""

    span: Span
    first: int
    last: int
    passage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or expression found by the reader. `label` is the model's own label; `head` its head token's position."""

    span: Span
    kind: MentionKind
    label: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with its analysis. Built once by `read`; pure data, picklable, no model inside.

    Tokens cover the passages that are read, in order; furniture has none.
    """

    report: Report
    language: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "children", tuple(map(tuple, below)))

    @property
    def text(self) -> str:
        """The stored text all offsets point into."""
        return self.report.text

    def words(self, span: Span) -> str:
        """The very characters of a span."""
        return self.report.text[span.start : span.end]

    def kids(self, i: int, *deps: str) -> Iterator[Token]:
        """Children of token `i` in text order; only those with one of the labels `deps`, if any are given."""
        for k in self.children[i]:
            if not deps or self.tokens[k].dep in deps:
                yield self.tokens[k]

    def subtree(self, i: int) -> list[int]:
        """Positions of token `i` and all that hangs from it, sorted."""
        out, stack = [], [i]
        while stack:
            k = stack.pop()
            out.append(k)
            stack.extend(self.children[k])
        return sorted(out)

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens that overlap `span`, in order."""
        first = bisect_right(self.tokens, span.start, key=_END)
        last = bisect_left(self.tokens, span.end, lo=first, key=_START)
        return list(self.tokens[first:last])

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """Tokens of sentence number `sentence`."""
        s = self.sentences[sentence]
        return self.tokens[s.first : s.last]

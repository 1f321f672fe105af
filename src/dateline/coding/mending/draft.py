"""A parse that may still be changed."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model import Document, Token

_NAMES = ("person", "organisation", "place")
_CHANGEABLE = ("head", "dep", "pos", "tag", "lemma")


class Draft:
    """The tokens of a document with what hangs from each, open to change.

    Attributes:
        tokens: as they are now.
        named: positions in names.
        in_names: those in names of several words.
        dates: positions of the words of each date, by the sentence it begins in.
        changed: whether any differs from the document's.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens: list[Token] = list(document.tokens)
        self.changed = False
        self.named = frozenset(t.i for m in document.mentions if m.kind in _NAMES for t in document.tokens_in(m.span))
        self.in_names = frozenset(t.i for m in document.mentions if m.kind in _NAMES for t in _several(document.tokens_in(m.span)))
        self.dates = _dates(document)
        self._kids: list[set[int]] = [set(below) for below in document.children]

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def kids(self, i: int) -> Iterator[Token]:
        """What hangs from token `i`, in text order."""
        return (self.tokens[k] for k in sorted(self._kids[i]))

    def hang(self, i: int, head: int, dep: str) -> None:
        """Hang token `i` from `head`; a token hung from itself is a root. What it would hang from in a circle first takes its place."""
        if head != i and self.is_above(i, head):
            above, old = self.tokens[i].head, self.tokens[i].dep
            self._move(head, head if above == i else above, old)
        self._move(i, head, dep)

    def _move(self, i: int, head: int, dep: str) -> None:
        self._kids[self.tokens[i].head].discard(i)
        if head != i:
            self._kids[head].add(i)
        self._put(i, head=head, dep="ROOT" if head == i else dep)

    def call(self, i: int, pos: str, tag: str, lemma: str) -> None:
        """Give token `i` another analysis."""
        self._put(i, pos=pos, tag=tag, lemma=lemma)

    def _put(self, i: int, **new: str | int) -> None:
        old = self.tokens[i]
        if any(getattr(old, name) != value for name, value in new.items()):
            self.tokens[i] = replace(old, **{name: new.get(name, getattr(old, name)) for name in _CHANGEABLE})
            self.changed = True

    def is_above(self, upper: int, lower: int) -> bool:
        """Whether `lower` hangs from `upper`, or is it."""
        at = lower
        while at != upper and self.tokens[at].head != at:
            at = self.tokens[at].head
        return at == upper

    def done(self) -> Document:
        """The document with the tokens as they are now; the same one if nothing was changed."""
        return replace(self.document, tokens=tuple(self.tokens)) if self.changed else self.document


def _dates(document: Document) -> dict[int, list[list[int]]]:
    found: dict[int, list[list[int]]] = {}
    for words in (document.tokens_in(m.span) for m in document.mentions if m.kind == "date"):
        if words:
            found.setdefault(words[0].sentence, []).append([t.i for t in words])
    return found


def _several(tokens: list[Token]) -> list[Token]:
    return tokens if len(tokens) > 1 else []

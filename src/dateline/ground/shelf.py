"""Times or places of a document with their way up the parse, to be asked for by sentence and by passage in constant time."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.ground.attach import Chain
from dateline.model import Document, Place, When

T = TypeVar("T", When, Place)


@dataclass(frozen=True, slots=True)
class Hung(Generic[T]):
    """A time or place and the way from it to the root of its sentence."""

    item: T
    way: Chain


class Shelf(Generic[T]):
    """Items in text order."""

    def __init__(self, document: Document, items: Iterable[Hung[T]]) -> None:
        self._document = document
        self._by_sentence: dict[int, list[Hung[T]]] = defaultdict(list)
        self._by_passage: dict[int, list[Hung[T]]] = defaultdict(list)
        for hung in items:
            sentence = hung.way.tokens[0].sentence
            self._by_sentence[sentence].append(hung)
            self._by_passage[document.sentences[sentence].passage].append(hung)

    def beside(self, way: Chain) -> list[Hung[T]]:
        """Those of the same sentence."""
        return self._by_sentence.get(way.tokens[0].sentence, [])

    def before(self, way: Chain) -> Iterator[Hung[T]]:
        """Those of earlier sentences of the same passage, nearest first."""
        sentence = self._document.sentences[way.tokens[0].sentence]
        listed = self._by_passage.get(sentence.passage, [])
        for n in range(bisect_left(listed, sentence.span.start, key=lambda h: h.item.span.start) - 1, -1, -1):
            yield listed[n]

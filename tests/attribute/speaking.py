"""Who is given which words by the rules for quotations alone."""

from dateline.attribute.lexicon import load_lexicon
from dateline.attribute.quotations import find_quotations
from dateline.attribute.speech import find_speeches
from dateline.attribute.tree import Stretch, Tree
from dateline.model import make_report
from dateline.reader import read

FIRST = "The port of Velm was shut on Monday and the ships waited outside it for the whole of the day.\n\n"


class Heard:
    """A text with its quotations and speeches."""

    def __init__(self, text: str) -> None:
        self.document = read(make_report(text))
        self._tree = Tree(self.document)
        self.quotations = find_quotations(self._tree)
        self._speeches = find_speeches(self._tree, self.quotations, load_lexicon().speech)

    @property
    def said(self) -> list[tuple[str, list[str]]]:
        """Each speaker with the words of the quotations, in text order; an unnamed one is empty."""
        return [(self._words(s.source) if s.source else "", [self._words(q.at) for q in s.quotations]) for s in self._speeches]

    @property
    def complete(self) -> list[str]:
        """The quotations that read as something said."""
        return [self._words(q.at) for q in self.quotations if q.complete]

    @property
    def passages(self) -> list[tuple[str, str]]:
        return [(p.kind, self.document.words(p.span)) for p in self.document.passages]

    def _words(self, stretch: Stretch) -> str:
        return self.document.words(self._tree.span(stretch))

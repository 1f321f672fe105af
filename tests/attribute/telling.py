"""Sentences written for these tests, about an invented crisis."""

from dateline.attribute import attribute
from dateline.model import Document, Span, Statement, make_report
from dateline.reader import read


class Told:
    """A text with its statements, and short ways to look at them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.statements = attribute(document)

    def words(self, *spans: Span) -> str:
        return " … ".join(self.document.words(s) for s in spans)

    def by(self, source: str) -> Statement:
        """The one statement whose source reads `source`."""
        found = [s for s in self.statements if self.words(*s.source) == source]
        assert len(found) == 1, [(self.words(*s.source), self.words(*s.cue)) for s in self.statements]
        return found[0]

    def content(self, source: str) -> str:
        return self.words(*self.by(source).content)

    def chain(self, source: str) -> list[tuple[str, str]]:
        return [(self.words(link.span), self.words(link.cue) if link.cue else "") for link in self.by(source).chain]


def tell(text: str) -> Told:
    return Told(read(make_report(text)))

"""How a report says who did it, in MUC-4's words: claimed, accused by authorities or others, possible, or as a fact."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from dateline.model import Document, Statement, Token
from dateline.predict.harmed import words

Level = Literal["REPORTED AS FACT", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "CLAIMED OR ADMITTED", "POSSIBLE"]
_AUTHORITIES = frozenset({"official", "state", "military", "police"})
_BEFORE = 60  # characters before a content in which its harm may be named: "blamed for the murder"
_LEADING = 6  # sentences in which a report says what it is about


def confidence(document: Document, statements: Sequence[Statement]) -> Level:
    """A claim goes before an accusation, this before words of suspicion or doubt near the top; what has none of them is told as a fact."""
    harmful = list(_harmful(document))
    if any(_is_claim(some) for some in harmful):
        return "CLAIMED OR ADMITTED"
    accused = _accusation(document, statements)
    if accused is not None:
        return accused
    leading = [some for some in harmful if some[0].sentence < _LEADING]
    said = {t.lemma.lower() for some in leading for t in some}
    if said & words("suspicion"):
        return "SUSPECTED OR ACCUSED"
    return "POSSIBLE" if said & words("doubt") else "REPORTED AS FACT"


def _harmful(document: Document) -> Iterator[list[Token]]:
    """The sentences that speak of harm, or of who is responsible."""
    sentences: dict[int, list[Token]] = defaultdict(list)
    for token in document.tokens:
        sentences[token.sentence].append(token)
    signs = (*words("harm"), "responsib")
    yield from (some for some in sentences.values() if any(t.lemma.lower().startswith(signs) for t in some))


def _is_claim(tokens: Sequence[Token]) -> bool:
    """As in "claimed responsibility", "responsibility … was claimed by", "took credit", "confessed"."""
    found = {t.lemma.lower() for t in tokens}
    return bool(found & words("confess")) or bool(found & words("own") and found & words("claim"))


def _accusation(document: Document, statements: Sequence[Statement]) -> Level | None:
    """What a statement that accuses somebody of harm makes of it, by who speaks."""
    harm = [t.start for t in document.tokens if t.lemma.lower().startswith(tuple(words("harm")))]
    for statement in statements:
        if statement.cue_class != "accuses" or not statement.content:
            continue
        first, last = min(s.start for s in statement.content) - _BEFORE, max(s.end for s in statement.content)
        if any(first <= at < last for at in harm):
            return "SUSPECTED OR ACCUSED BY AUTHORITIES" if statement.speaker_kind in _AUTHORITIES else "SUSPECTED OR ACCUSED"
    return None

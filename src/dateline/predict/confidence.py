"""How a report says who did it, in MUC-4's words: claimed, or as a fact; nothing where it accuses, suspects or doubts.

MUC-4 knows five levels. Those of suspicion and accusation overlap too much in its keys to be told apart by a report's words (docs/model-cards/victims.md),
so that only the two that can be told with some right are given, and only where the signs are clear.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from dateline.model import Document, Statement, Token
from dateline.predict.harmed import words

Level = Literal["REPORTED AS FACT", "CLAIMED OR ADMITTED"]
_LEADING = 2  # sentences in which a report says what it is about


def confidence(document: Document, statements: Sequence[Statement]) -> Level | None:
    """A claim the report opens with is a claim; a report that claims, accuses, suspects and doubts nothing tells a fact."""
    claims = [some[0].sentence for some in _harmful(document) if _is_claim(some)]
    if claims and claims[0] < _LEADING:
        return "CLAIMED OR ADMITTED"
    unsure = words("suspicion") | words("doubt")
    if claims or any(s.cue_class == "accuses" for s in statements) or any(t.lemma.lower() in unsure for t in document.tokens):
        return None
    return "REPORTED AS FACT"


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

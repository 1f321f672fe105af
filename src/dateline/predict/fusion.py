"""Task `fusion`: mentions with the same head lemma are one event (the baseline of the field)."""

from typing import Any

from dateline.model import Document, Span
from dateline.model.errors import BadRecord
from dateline.predict.case import Case, Plain


def clusters(case: Case) -> Plain:
    """The given mentions, each with its cluster."""
    mentions = case.needed("mentions")
    if not isinstance(mentions, list):
        raise BadRecord("`mentions` is no list.")
    spans = [_span(m, len(case.text)) for m in mentions]
    document = case.document()
    return {"mentions": [{"start": s.start, "end": s.end, "cluster": _head_lemma(document, s)} for s in spans]}


def _span(mention: Any, length: int) -> Span:
    start, end = (mention.get("start"), mention.get("end")) if isinstance(mention, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
        raise BadRecord(f"A mention needs `start` and `end` inside the text, not {mention!r}.")
    return Span(start, end)


def _head_lemma(document: Document, span: Span) -> str:
    """Base form of the word all others of the mention hang from; the words themselves where nothing is read."""
    inside = document.tokens_in(span)
    positions = {t.i for t in inside}
    for token in inside:
        if token.head not in positions or token.head == token.i:
            return token.lemma.lower()
    return document.words(span).lower()

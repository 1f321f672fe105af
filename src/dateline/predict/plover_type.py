"""Task `plover-type`."""

import re

from dateline.coding import code
from dateline.model import Document, Event, Participant, Span
from dateline.model.errors import BadRecord
from dateline.predict.case import Case, Plain

_MARK = re.compile(r"</?[st]>")


def plover_type(case: Case) -> Plain:
    """The type of the event between the two, or nothing."""
    actor, recipient = _pair(case)
    document = case.document()
    return {"type": type_of(document, actor, recipient)}


def type_of(document: Document, actor: Span, recipient: Span) -> str:
    """The type of the event whose actor and recipient meet the two spans best; empty where there is no event."""
    events = code(document, ()).events
    ranked = sorted(events, key=lambda e: _fit(e, actor, recipient), reverse=True)
    return ranked[0].type if ranked else ""


def _fit(event: Event, actor: Span, recipient: Span) -> int:
    return 2 * _names(event.actors, actor) + _names(event.recipients, recipient)


def _names(participants: tuple[Participant, ...], span: Span) -> bool:
    return any(p.span.overlaps(span) for p in participants)


def _pair(case: Case) -> tuple[Span, Span]:
    marked = case.fields.get("marked")
    if isinstance(marked, str):
        found = _marked(marked, case.text)
        if found:
            return found
    return _found(case, "source"), _found(case, "target")


def _marked(marked: str, text: str) -> tuple[Span, Span] | None:
    """Spans of the marked words, if the marked text is the text with marks."""
    if _MARK.sub("", marked) != text:
        return None
    spans = {}
    for name in "st":
        at = re.search(f"<{name}>(.*?)</{name}>", marked, re.DOTALL)
        if at is None:
            return None
        start = len(_MARK.sub("", marked[: at.start()]))
        spans[name] = Span(start, start + len(_MARK.sub("", at.group(1))))
    return spans["s"], spans["t"]


def _found(case: Case, name: str) -> Span:
    words = case.needed(name)
    start = case.text.find(words) if isinstance(words, str) else -1
    if start < 0:
        raise BadRecord(f"The words of {name!r} do not stand in the text.")
    return Span(start, start + len(words))

"""Task `plover-type`."""

import re

from dateline.coding.between import joining, type_joined
from dateline.coding.chances import Asked, chosen, type_chances
from dateline.coding.ontology import in_force
from dateline.coding.triggers import Trigger
from dateline.model import Span
from dateline.model.errors import BadRecord
from dateline.predict.case import Case, Plain

_MARK = re.compile(r"</?[st]>")


def plover_type(case: Case) -> Plain:
    """The type of the event between the two, by network and rules; the words that rules take for it stay unmarked (decision 16)."""
    actor, recipient = marked_pair(case)
    document = case.document()
    joined = joining(document, actor, recipient)
    ruled = type_joined(document, joined, actor, recipient)
    if _is_own(joined):
        return {"type": ruled or ""}
    asked = Asked(actors=() if actor is None else (actor,), recipients=() if recipient is None else (recipient,))
    (chances,) = type_chances(document, [asked])
    return {"type": chosen(chances, ruled)}


def _is_own(joined: Trigger | None) -> bool:
    """Whether a user's own words decide, which nothing that was learned overrules (decision 17)."""
    return in_force().replaces or (joined is not None and joined.rule.own)


def marked_pair(case: Case) -> tuple[Span | None, Span | None]:
    """The two marked; None for one that the marked text does not name."""
    marked = case.fields.get("marked")
    if isinstance(marked, str) and _MARK.search(marked) and _MARK.sub("", marked) == case.text:
        return _marked(marked, "s"), _marked(marked, "t")
    return _found(case, "source"), _found(case, "target")


def _marked(marked: str, name: str) -> Span | None:
    """The span between the marks of this name, in the text without marks."""
    at = re.search(f"<{name}>(.*?)</{name}>", marked, re.DOTALL)
    if at is None:
        return None
    start = len(_MARK.sub("", marked[: at.start()]))
    return Span(start, start + len(_MARK.sub("", at.group(1))))


def _found(case: Case, name: str) -> Span:
    words = case.needed(name)
    start = case.text.find(words) if isinstance(words, str) else -1
    if start < 0:
        raise BadRecord(f"The words of {name!r} do not stand in the text.")
    return Span(start, start + len(words))

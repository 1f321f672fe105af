"""The annotated pairs, with the words that rules say join them."""

from dateline.coding.between import joining, type_joined
from dateline.coding.chances import folded
from dateline.model import DatelineError, Document, Span, make_report
from dateline.predict.case import Case
from dateline.predict.plover_type import marked_pair
from dateline.reader import read
from tools.coder.examples import Pair, lines, pair
from tools.coder.settings import PAIRS


def annotated() -> list[Pair]:
    """The annotated pairs, with what rules say of each."""
    out = []
    for record in lines(PAIRS):
        actor, recipient = marked_pair(Case(id=record["id"], text=record["text"], fields=record))
        spans: dict[str, Span | None] = {"actor": actor, "recipient": recipient}
        rule = None
        document = _read(record["text"])
        if document is not None:
            trigger = joining(document, actor, recipient)
            rule = type_joined(document, trigger, actor, recipient)
            spans["trigger"] = trigger.span if trigger else None
        out.append(pair(record, spans, type_=record["type"], rule=folded(rule) if rule else None))
    return out


def _read(text: str) -> Document | None:
    try:
        return read(make_report(text))
    except DatelineError:
        return None

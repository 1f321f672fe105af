"""Whether an event is said to have happened: PLOVER's auxiliary modes, read from the words above it."""

from dateline.coding.factuality.failing import taken_back
from dateline.coding.factuality.history import is_historical
from dateline.coding.factuality.modality import combine
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.factuality.walk import operators_of
from dateline.coding.grammar import VERBS, governor
from dateline.coding.triggers import Trigger
from dateline.model import Document, Token
from dateline.model.event import Auxiliary

_CLIMBING = ("dobj", "nsubj", "nsubjpass", "attr", "conj")


def auxiliary(document: Document, trigger: Trigger) -> Auxiliary:
    """The auxiliary mode of an event, as the sentence gives it."""
    token = document.tokens[trigger.i]
    if trigger.rule.type == "AID" and token.pos in VERBS and factor_of(document, token, "noun") == "plan":
        mode = status(document, trigger.i, trigger.host)
        return "planned" if mode == "asserted" else mode  # "pledged aid" has not given it
    climbs = token.pos not in VERBS and token.dep in _CLIMBING
    return status(document, trigger.i, trigger.i if climbs else trigger.host)


def status(document: Document, i: int, host: int) -> Auxiliary:
    """The auxiliary mode of what token `i` names, where `host` is the verb that carries its tense and mood."""
    mode = combine(operators_of(document, i, host))
    if mode == "asserted" and document.tokens[i].dep == "ccomp" and taken_back(document, document.tokens[i]):
        return "negated"
    return "historical" if mode == "asserted" and is_historical(document, i) else mode


def governed_by(document: Document, predicate: Token) -> Auxiliary | None:
    """The mode a verb gives to the adjective or participle that is said of its subject: "are feared dead"."""
    above = governor(document, predicate.i)
    if above is None or predicate.dep not in ("oprd", "acomp", "xcomp", "advcl", "ccomp", "advmod") or above.pos not in VERBS:
        return None
    return "hypothetical" if factor_of(document, above, "clause") == "possible" else None

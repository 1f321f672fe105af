"""What stands above an event, and the kinds of what hangs from a word."""

from dataclasses import dataclass

from dateline.coding.factuality.modality import Kind, lexicon
from dateline.coding.grammar import VERBS, base
from dateline.model import Document, Token


@dataclass(frozen=True, slots=True)
class Link:
    """What stands above an event.

    Attributes:
        operator: what it makes of the event.
        governor: the word that does so, to look further up from; None where nothing above it matters.
    """

    operator: str
    governor: Token | None = None


def kind_of(at: Token, *, first: bool) -> Kind:
    """What sort of complement a word is."""
    if at.pos in VERBS:
        return "clause"
    kinds = lexicon().nouns.get(base(at)) if not first and at.pos in ("NOUN", "PROPN") else None
    if kinds is None:
        return "noun"
    return "told" if "report" in kinds.values() else "act"


def act_of(document: Document, verb: Token) -> Link | None:
    """The plan, call or hope that a verb has for its subject, where what it is of stands after the verb: "plans are afoot to leave"."""
    for noun in document.kids(verb.i, "nsubj", "nsubjpass"):
        operator = lexicon().nouns.get(base(noun), {}).get("clause")
        if noun.pos == "NOUN" and operator not in (None, "pass", "report"):
            return Link(operator, noun)
    return None


def is_indefinite(document: Document, noun: Token) -> bool:
    """Whether it names no particular event: "an attack", "further attacks", "attacks"."""
    if noun.pos != "NOUN":
        return False
    words = list(document.kids(noun.i, "det", "poss", "predet"))
    if words:
        return any(k.lower in lexicon().words["indefinite"] for k in words)
    return noun.tag == "NNS" or not any(k.dep == "nummod" for k in document.kids(noun.i))


def is_told_of(document: Document, at: Token, via: tuple[str, ...]) -> bool:
    """As in "worried about *the* arrests", "spoke about *how* they were arrested", which took place."""
    if via[0] not in ("over", "about", "on", "at"):
        return False
    asked = any(k.tag in ("WRB", "WP", "WP$") for k in document.kids(at.i))
    return asked if at.pos in VERBS else not is_indefinite(document, at)


def _would(document: Document, verb: Token) -> bool:
    helpers = list(document.kids(verb.i, "aux"))
    return any(k.lower in ("would", "'d", "’d") for k in helpers) and not any(base(k) == "have" for k in helpers)


def taken_for_granted(document: Document, at: Token, above: Token) -> Link:
    """A noun is taken for granted, unless it is "any", or an event of no particular day under a supposition."""
    if any(k.lower == "any" for k in document.kids(at.i, "det")):
        return Link("maybe" if any(k.tag == "MD" for k in document.kids(above.i, "aux")) else "any", above)
    if at.dep == "nsubj" and any(k.dep == "poss" for k in document.kids(at.i)) and _would(document, above):
        return Link("maybe")  # "her arrest would shame them"
    modal = next((k for k in document.kids(above.i, "aux") if k.lower in ("would", "could", "might", "may", "'d")), None)
    perfect = any(base(k) == "have" for k in document.kids(above.i, "aux"))
    return Link("suppose", above) if modal is not None and not perfect and is_indefinite(document, at) else Link("grant")

"""Which class a verb is of for what hangs from it."""

from dateline.coding.factuality.modality import Kind, lexicon
from dateline.coding.grammar import base
from dateline.model import Document, Token

_NEAR = 2
_NOUNS = ("noun", "act", "told")
_WORDS = ("mark", "prt", "advmod", "prep", "acomp", "dobj", "agent", "oprd", "ccomp", "advcl", "npadvmod", "pobj")


def factor_of(document: Document, verb: Token, kind: Kind, via: tuple[str, ...] = ()) -> str | None:
    """The class of a verb for a complement of this kind that hangs from it by the prepositions `via`; None = in no list."""
    entries = lexicon().verbs.get(base(verb))
    if entries is None:
        return None
    words: set[str] | None = None
    links = lexicon().words["links"]
    for entry in entries:
        if kind not in entry.kinds:
            continue
        if entry.rest:
            words = words if words is not None else _beside(document, verb, via)
            if not entry.rest <= words or (kind in _NOUNS and not (entry.rest & links) <= set(via)):
                continue
            bound = entry.rest
        else:
            bound = frozenset()
        if all(v in links or v in bound for v in via) and (entry.rest or not _has_particle(document, verb)):
            return entry.operator
    return None


def _beside(document: Document, verb: Token, via: tuple[str, ...]) -> set[str]:
    """Words that may belong to the verb: its particles, prepositions, adverbs and objects, and what joins them to the noun."""
    kids = list(document.kids(verb.i, *_WORDS))
    inner = [x for k in kids if k.dep in ("prep", "prt") for x in document.kids(k.i, "prep", "pcomp", "pobj")]
    return {x for k in (*kids, *inner) for x in (k.lower, base(k))} | set(via)


def _has_particle(document: Document, verb: Token) -> bool:
    return any(k.i - verb.i <= _NEAR for k in document.kids(verb.i, "prt"))

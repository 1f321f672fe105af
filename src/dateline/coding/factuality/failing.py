"""Whether a plan or an attempt is told to have come to nothing: "tried in vain", "was due to meet, but the meeting was called off"."""

from collections.abc import Sequence

from dateline.coding.factuality.modality import lexicon
from dateline.coding.grammar import VERBS, base
from dateline.model import Document, Token

_SHORT = 5


def came_to_nothing(document: Document, verb: Token) -> bool:
    """Whether what the verb tried, planned or was due to do is said not to have come about."""
    if any(k.lower == "vain" for p in document.kids(verb.i, "prep") for k in document.kids(p.i, "pobj", "amod", "pcomp")):
        return True
    if any(k.lower in ("unsuccessfully", "vainly") for k in document.kids(verb.i, "advmod")):
        return True
    phrases = ((p, k) for p in document.kids(verb.i, "prep") for k in document.kids(p.i, "pobj"))
    if any((p.lower == "without" or is_no(document, k)) and k.lower in ("success", "avail", "effect", "result") for p, k in phrases):
        return True
    joined = list(document.kids(verb.i, "conj"))
    but = any(k.lower in ("but", "only") for k in document.kids(verb.i, "cc"))
    return but and any(_fails(document, k) for k in joined)


def came_about(document: Document, verb: Token) -> bool:
    """As in "threatened to resign *and did so*"."""
    joined = (k for k in document.kids(verb.i, "conj") if base(k) == "do")
    return any(any(x.lower == "so" for x in document.kids(k.i)) and not any(True for _ in document.kids(k.i, "neg")) for k in joined)


def is_no(document: Document, noun: Token) -> bool:
    """Whether "no" stands before the noun."""
    return any(k.lower == "no" for k in document.kids(noun.i, "det"))


def _fails(document: Document, verb: Token) -> bool:
    """As in "but failed", "but were beaten back", "but it was called off", "but did not"."""
    if verb.pos not in VERBS:
        return verb.lower in lexicon().words["failures"]
    words = list(document.kids(verb.i))
    denied = any(k.dep == "neg" for k in words)
    if base(verb) in lexicon().words["failures"]:
        return not denied
    bare = not any(k.dep in ("dobj", "acomp", "attr", "xcomp", "ccomp", "prep") for k in words)
    return (denied and bare) or any(k.lower in lexicon().words["failures"] for k in words if k.dep == "acomp")


def taken_back(document: Document, token: Token) -> bool:
    """Whether the next sentence denies what this one tells: "… said that they had fired. They had not."."""
    words = document.sentence_tokens(token.sentence)
    if len(words) > _SHORT and words[-5].text in (";", ":") and _is_denial(document, words[-4:]):
        return True
    number = token.sentence + 1
    if number >= len(document.sentences):
        return False
    words = document.sentence_tokens(number)
    return 0 < len(words) <= _SHORT and _is_denial(document, words)


def _is_denial(document: Document, words: Sequence[Token]) -> bool:
    """As in "They had not."."""
    if words[0].pos not in ("PRON", "DET") or words[-1].pos != "PUNCT":
        return False
    return words[-2].dep == "neg" and base(document.tokens[words[-2].head]) in ("have", "do", "be", "will", "can")


def before_it_began(document: Document, verb: Token) -> bool:
    """Whether what the verb ends is ended "before it began"."""
    clauses = (k for k in document.kids(verb.i, "advcl") if base(k) in ("begin", "start", "happen", "commence"))
    return any(m.lower == "before" for k in clauses for m in document.kids(k.i, "mark"))

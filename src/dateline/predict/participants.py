"""Who takes part in an event that is only marked by its words: what the parse hangs on them."""

from collections.abc import Iterator

from dateline.fuse.same import Roles
from dateline.model import Document, Span
from dateline.model.document import Token

_SUBJECTS = ("nsubj", "csubj", "poss")
_OBJECTS = ("dobj", "nsubjpass", "iobj", "attr", "oprd", "dative")
_BESIDE = ("compound", "amod", "nmod")
_CLIMBED = ("conj", "xcomp", "advcl", "acl", "relcl", "pcomp", "prep", "ccomp", "dobj", "pobj")
_THINGS = ("NOUN", "PROPN", "NUM")
_LONGEST = 12
_HOPS = 3


def head_of(document: Document, span: Span) -> Token | None:
    """The word all others of a mention hang from; None where nothing of it is read."""
    inside = document.tokens_in(span)
    positions = {t.i for t in inside}
    return next((t for t in inside if t.head not in positions or t.head == t.i), None)


def roles_of(document: Document, head: Token) -> Roles:
    """The nouns and numbers that take part in what `head` names, by what they are to it."""
    found: dict[str, list[Span]] = {"actors": [], "objects": [], "others": []}
    for role, token in _hanging(document, head):
        found[role] += _things(document, token.i)
    if not found["actors"]:
        found["actors"] = [s for t in _above(document, head) for s in _things(document, t.i)]
    return Roles(**found)


def _hanging(document: Document, head: Token) -> Iterator[tuple[str, Token]]:
    verb = head.pos in ("VERB", "AUX")
    for kid in document.kids(head.i):
        if kid.dep in _SUBJECTS:
            yield "actors", kid
        elif kid.dep in _OBJECTS:
            yield "objects", kid
        elif kid.dep in ("prep", "agent"):
            role = "actors" if kid.lower == "by" else "objects" if kid.lower == "of" else "others"
            yield from ((role, t) for t in document.kids(kid.i, "pobj"))
        elif kid.dep in _BESIDE and not verb:
            yield "others", kid


def _above(document: Document, head: Token) -> Iterator[Token]:
    """Who acts, where the words stand below others that say it: subjects of verbs above, or the noun a clause belongs to."""
    token = head
    for _ in range(_HOPS):
        if token.dep not in _CLIMBED:
            return
        over = document.tokens[token.head]
        if token.dep in ("relcl", "acl") and over.pos in ("NOUN", "PROPN"):
            yield over
            return
        subjects = list(document.kids(over.i, "nsubj", "nsubjpass"))
        if subjects:
            yield from subjects
            return
        token = over


def _things(document: Document, at: int) -> list[Span]:
    return [document.tokens[k].span for k in document.subtree(at)[:_LONGEST] if document.tokens[k].pos in _THINGS]

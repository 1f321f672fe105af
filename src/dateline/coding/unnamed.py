"""What a report says of how its sources want to be called, or what they may say: no event of its own."""

from functools import cache

from dateline.coding.grammar import base, governor, has_subject, is_infinitive, is_passive, prepositional
from dateline.coding.ontology import Words
from dateline.coding.triggers import Trigger
from dateline.model import Document, Token
from dateline.resources import load_toml

_IN_WORDS = frozenset({"REQUEST", "REJECT", "CONSULT", "AGREE", "THREATEN", "CONCEDE", "COOPERATE", "SUPPORT", "ACCUSE", "SANCTION"})
_CLAUSE = ("xcomp", "ccomp", "advcl", "acl", "dobj", "prep", "pobj", "pcomp")
_DEEP = 4


@cache
def _words(name: str) -> Words:
    return frozenset(load_toml("coding_triggers.toml")["unnamed"][name])


def is_about_source(document: Document, trigger: Trigger) -> bool:
    """As in "asked *not to be named*", "agreed to talk on condition of *anonymity*", "not authorised to *talk to the press*"."""
    if trigger.rule.type not in _IN_WORDS:
        return False
    token = document.tokens[trigger.i]
    return (
        _wants_no_name(document, token)
        or _speaks_anonymously(document, token)
        or any(_may_not_speak(document, k) for k in (token, *document.kids(token.i, "xcomp")))
    )


def _wants_no_name(document: Document, token: Token) -> bool:
    """Whether what is asked or refused is the speaker's own name."""
    for clause in _below(document, token):
        named = clause.dep in ("xcomp", "advcl", "acl") and not has_subject(document, clause.i)
        if base(clause) in _words("naming") and named and is_infinitive(document, clause.i) and is_passive(document, clause.i):
            return True
        names = [k for k in document.kids(clause.i, "dobj", "nsubjpass") if base(k) in _words("names")]
        if any(k.tag == "PRP$" for n in names for k in document.kids(n.i, "poss")):
            return True
    return False


def _speaks_anonymously(document: Document, token: Token) -> bool:
    return any(base(k) in _words("anonymity") for k in _below(document, token))


def _may_not_speak(document: Document, token: Token) -> bool:
    """Whether to speak is what somebody is or is not allowed to do, or declines to do, to reporters."""
    above = governor(document, token.i)
    spoken = base(token) in _words("speaking")
    if above is None or not spoken or token.dep not in ("xcomp", "advcl", "acl", "ccomp") or not is_infinitive(document, token.i):
        return False
    allowed = base(above) in _words("allowing") and (is_passive(document, above.i) or above.pos in ("ADJ", "NOUN"))
    return allowed and (_is_for_press(document, token) or _says_nothing(document, token, above))


def _is_for_press(document: Document, token: Token) -> bool:
    """As in "talk *to the press*", "speak *publicly*"."""
    open_to_all = any(k.lower in _words("publicly") for k in document.kids(token.i, "advmod"))
    return open_to_all or any(base(x) in _words("press") for _, x in prepositional(document, token.i))


def _says_nothing(document: Document, token: Token, above: Token) -> bool:
    """Whether it is denied, and nobody is named to whom or with whom ("not authorised to comment")."""
    denied = any(k.dep == "neg" or k.lower in ("no", "without") for k in document.kids(above.i))
    return denied and not any(p in ("to", "with") for p, _ in prepositional(document, token.i))


def _below(document: Document, token: Token) -> list[Token]:
    """What hangs from a word as its complement, a few steps down."""
    out, row = [], [token]
    for _ in range(_DEEP):
        row = [k for t in row for k in document.kids(t.i, *_CLAUSE)]
        out.extend(row)
    return out

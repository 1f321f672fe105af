"""Whether a warning is a threat: whoever warns speaks of an own deed, or warns somebody off."""

from dateline.coding.grammar import base, prepositional, subjects
from dateline.coding.ontology import noun_class
from dateline.coding.toll_words import toll_words
from dateline.model import Document, Token

_OWN = frozenset({"i", "we", "he", "she", "it", "they", "my", "our", "his", "her", "its", "their"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
# Whom a warning threatens; residents and patients are advised.
_ADDRESSED = frozenset({"officials", "soldiers", "fighters", "police", "protesters", "activists", "journalists"})
_HARM = frozenset(
    {"consequence", "retaliation", "response", "reprisal", "action", "revenge", "war", "sanction", "strike", "reaction", "measure", "force"}
)


def is_menace(document: Document, token: Token) -> bool:
    """As in "warned that it would strike back", "warned Norland against a raid", "warned of reprisals"."""
    clauses = list(document.kids(token.i, "ccomp"))
    addressed = [k for k in document.kids(token.i, "dobj", "dative") if _is_power(k)]
    if clauses:
        return any(_lies_ahead(document, c) and (addressed or _is_own(document, token, c)) for c in clauses)
    return bool(addressed) or any(p in ("of", "with") and base(x) in _HARM for p, x in prepositional(document, token.i))


def _is_power(token: Token) -> bool:
    scope = toll_words().scopes.get(base(token))
    return token.pos == "PROPN" or scope in _ADDRESSED or (scope is None and base(token) in noun_class("actor") | noun_class("person"))


def _lies_ahead(document: Document, clause: Token) -> bool:
    return any(k.lower in _AHEAD for k in document.kids(clause.i, "aux"))


def _is_own(document: Document, token: Token, clause: Token) -> bool:
    """Whether the clause is about the speaker or what is the speaker's ("it", "his men", the same name)."""
    speakers = {base(s) for s in subjects(document, token.i)}
    for subject in document.kids(clause.i, "nsubj"):
        owners = {k.lower for k in document.kids(subject.i, "poss")}
        if subject.lower in _OWN or owners & _OWN or base(subject) in speakers:
            return True
    return False

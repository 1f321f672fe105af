"""PLOVER contexts: what an event is about, by keywords in its own clause."""

from dateline.coding.grammar import VERBS
from dateline.coding.ontology import in_force
from dateline.model import Document, Span


def contexts(document: Document, clause: Span) -> tuple[str, ...]:
    """Contexts whose keywords stand in the clause, in the ontology's order."""
    return in_force().contexts_in(document.words(clause))


def clause_of(document: Document, i: int) -> Span:
    """The words of the clause around token `i`: its verb's subtree without clauses that stand on their own."""
    at = document.tokens[i]
    while at.head != at.i and at.pos not in VERBS:
        at = document.tokens[at.head]
    nodes, stack = [], [at.i]
    while stack:
        k = stack.pop()
        nodes.append(k)
        stack.extend(
            t.i for t in document.kids(k) if t.dep not in ("ccomp", "advcl", "parataxis", "relcl") and not _own_clause(document, t.i)
        )
    return Span(min(document.tokens[k].start for k in nodes), max(document.tokens[k].end for k in nodes))


def _own_clause(document: Document, i: int) -> bool:
    token = document.tokens[i]
    return token.dep == "conj" and token.pos in VERBS

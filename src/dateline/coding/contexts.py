"""PLOVER contexts: what an event is about, by keywords in its own clause."""

import re
from collections.abc import Mapping
from functools import cache

from dateline.coding.grammar import VERBS
from dateline.model import Document, Span
from dateline.resources import load_toml


@cache
def _words() -> tuple[Mapping[str, tuple[str, ...]], re.Pattern[str]]:
    """Contexts by keyword, and one pattern that finds the keywords."""
    by_word: dict[str, list[str]] = {}
    for context, words in load_toml("plover.toml")["context"].items():
        for word in words:
            by_word.setdefault(word, []).append(context)
    listed = sorted(by_word, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)
    return {w: tuple(c) for w, c in by_word.items()}, pattern


@cache
def _order() -> tuple[str, ...]:
    return tuple(load_toml("plover.toml")["context"])


def contexts(document: Document, clause: Span) -> tuple[str, ...]:
    """Contexts whose keywords stand in the clause, in the ontology's order."""
    by_word, pattern = _words()
    found = {c for m in pattern.finditer(document.words(clause)) for c in by_word[m.group().lower()]}
    return tuple(c for c in _order() if c in found)


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

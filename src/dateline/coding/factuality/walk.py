"""The walk from an event up through the words that govern it."""

from dateline.coding.factuality.clauses import of_clause
from dateline.coding.factuality.failing import came_about, came_to_nothing
from dateline.coding.factuality.governing import link
from dateline.coding.factuality.links import Link
from dateline.coding.factuality.modality import settles
from dateline.coding.factuality.nouns import of_noun, said_after
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import VERBS, is_finite, is_infinitive
from dateline.model import Document, Token

_STEPS = 25
_OPEN = frozenset({"plan", "attempt", "later", "possible"})


def operators_of(document: Document, i: int, host: int) -> list[str]:
    """What the words above an event make of it, from the innermost to the outermost.

    Token `i` names the event; `host` is the light verb that carries its tense and mood, else `i` itself.
    """
    at, first = document.tokens[host], True
    found = list(of_noun(document, i))
    if host != i:
        found.append(factor_of(document, at, "noun") or "pass")
        found.extend(_own(document, at, i))
    else:
        found.extend(of_clause(document, i))
        found.extend(said_after(document, at) if at.pos in VERBS else ())
    for _ in range(_STEPS):
        whole = _first_conjunct(document, at)
        if whole is None:
            break
        at = whole
        step = link(document, at, first=first)
        if step is None:
            break
        found.append(_outcome(document, step))
        if step.governor is None or settles(step.operator):
            break
        below, at, first = at, step.governor, False
        found.extend(_own(document, at, below.i))
    return found


def _outcome(document: Document, step: Link) -> str:
    """What the word above makes of the event, or that it came to nothing."""
    verb = step.governor
    if verb is None or step.operator not in _OPEN:
        return step.operator
    while verb.pos not in VERBS and verb.dep in ("acomp", "attr", "dobj", "nsubj"):
        verb = document.tokens[verb.head]
    if verb.pos in VERBS and came_about(document, verb):
        return "pass"
    if step.operator == "possible":
        return step.operator
    return "never" if verb.pos in VERBS and came_to_nothing(document, verb) else step.operator


def _own(document: Document, at: Token, below: int) -> tuple[str, ...]:
    return of_clause(document, at.i, below) if at.pos in VERBS else of_noun(document, at.i)


def _first_conjunct(document: Document, at: Token) -> Token | None:
    """The first of coordinated words; None where a finite verb was joined to an infinitive, which parsers do and grammar does not."""
    for _ in range(_STEPS):
        if at.dep != "conj":
            break
        joined = document.tokens[at.head]
        if is_infinitive(document, joined.i) and is_finite(document, at.i):
            return None
        at = joined
    return at

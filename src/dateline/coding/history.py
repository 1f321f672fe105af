"""Whether an event is told as history: by comparison with it, in memory of it, or by a date long before the report."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.coding.grammar import VERBS, base, governor, has_subject, is_participle
from dateline.coding.ontology import Words
from dateline.model import Document, Token
from dateline.resources import load_toml

_STEPS = 25
_ADVERBIAL = 60
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    comparisons: Words
    past: Words
    past_phrases: re.Pattern[str]
    min_years: int


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("coding_auxiliary.toml")["historical"]
    return _Lexicon(
        comparisons=frozenset(data["comparisons"]),
        past=frozenset(data["adjectives"]),
        past_phrases=re.compile("|".join(data["phrases"]), re.IGNORECASE),
        min_years=data["min_years"],
    )


def is_historical(document: Document, i: int) -> bool:
    """Told by comparison with something past, or dated well before the report."""
    first = document.tokens[i]
    at: Token | None = first
    for _ in range(_STEPS):
        if at is None:
            return False
        if _compared(document, at) or (at.pos in VERBS and _long_ago(document, at)) or (at is first and _is_past(document, at)):
            return True
        if at.dep in ("ccomp", "parataxis", "conj") and at.pos in VERBS and has_subject(document, at.i):
            return False
        below, at = at, governor(document, at.i)
        if below is first and at is not None and at.pos in VERBS and first.pos in VERBS and _stands_apart(document, first):
            return False
    return False


def _stands_apart(document: Document, verb: Token) -> bool:
    """Clauses beside a verb have a time of their own, unless they are participles that go on with it."""
    return verb.dep == "xcomp" or (verb.dep == "advcl" and not is_participle(document, verb))


def _is_past(document: Document, token: Token) -> bool:
    """As in "earlier attacks", and a date that hangs from the noun itself ("the war in 1999")."""
    if token.pos in VERBS:
        return False
    return any(k.lower in _lexicon().past for k in document.kids(token.i, "amod")) or _long_ago(document, token)


def _compared(document: Document, token: Token) -> bool:
    """Whether the word hangs from "similar to", "like", "reminiscent of" and their like."""
    above = governor(document, token.i)
    if above is None or token.dep not in ("pobj", "pcomp"):
        return False
    outer = governor(document, above.i)
    words = {above.lower} if above.dep == "prep" else set()
    if outer is not None and above.lower in ("to", "of", "with"):
        words |= {base(outer), outer.lower}
    if above.lower in ("like", "unlike") and token.lower not in ("that", "those", "one", "ones"):
        return False
    return bool((words - {"as"}) & _lexicon().comparisons)


def _long_ago(document: Document, token: Token) -> bool:
    """Whether an adverbial of time of this very word puts it long before the report."""
    for kid in document.kids(token.i, "prep", "npadvmod", "advmod"):
        if kid.lower in ("since", "by", "until", "as", "according"):
            continue
        span = document.subtree_span(kid.i)
        words = document.words(span)
        if len(words) < _ADVERBIAL and (_lexicon().past_phrases.search(words) or _old_year(document, words)):
            return True
    return False


def _old_year(document: Document, words: str) -> bool:
    published = document.report.published
    years = [int(y) for y in _YEAR.findall(words)]
    return published is not None and bool(years) and all(published.year - y >= _lexicon().min_years for y in years)

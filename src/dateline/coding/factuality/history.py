"""Whether an event is told as history: by a date long before the report, in memory of it, or by comparison with it."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.coding.grammar import VERBS, base, governor, has_subject, is_infinitive
from dateline.coding.ontology import Words, rules
from dateline.model import Document, Span, Token
from dateline.resources import load_toml

_STEPS = 25
_ADVERBIAL = 18
_BEFORE = 12
_YEAR = re.compile(r"(?<![\d-])(?:(1[0-9]\d\d|20\d\d)(?![\d-])|['’](\d\d)\b)")
_CENTURY = 1900
_NOT_WHEN = frozenset({"since", "until", "as", "according", "despite", "without", "because", "for"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    memories: Words
    keepers: Words
    past: Words
    spans: Words
    phrases: re.Pattern[str]
    recent: Words
    min_years: int


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("coding_auxiliary.toml")["historical"]
    return _Lexicon(
        memories=frozenset(data["memories"]),
        keepers=frozenset(data["keepers"]),
        past=frozenset(data["adjectives"]),
        spans=frozenset(data["spans"]),
        phrases=re.compile("|".join(data["phrases"]), re.IGNORECASE),
        recent=frozenset(data["recent"]),
        min_years=data["min_years"],
    )


def is_historical(document: Document, i: int) -> bool:
    """Told with a date well before the report, in memory of it, or by comparison with it."""
    first = document.tokens[i]
    if _is_recent(document, first):
        return False
    if _is_past(document, first) or _after_years(document, first):
        return True
    at, timed, apart = first, True, False
    for _ in range(_STEPS):
        if at.pos in VERBS and timed and (_long_ago(document, at) or _once(document, at)):
            return True
        above = governor(document, at.i)
        if above is None:
            return False
        if at.dep == "acl" and at is first and at.tag == "VBN" and _long_ago(document, above):
            return True
        if at.dep == "relcl" and at is first and _old_year(document, above.text):
            return True  # "in 1974, when troops invaded"
        if _is_remembered(document, at, above, apart=apart) or _kept(document, above, apart=apart):
            return True
        apart = apart or (at.pos in VERBS and at.dep in ("ccomp", "relcl", "conj", "parataxis", "acl") and has_subject(document, at.i))
        timed = timed and _shares_time(document, at)
        at = above
    return False


def _shares_time(document: Document, at: Token) -> bool:
    """Whether the time of the word above holds for this one: not for relative clauses, purposes and further main clauses."""
    if at.dep in ("relcl", "acl", "parataxis", "appos"):
        return False
    if at.dep == "conj" and at.pos in VERBS and has_subject(document, at.i):
        return False
    return not (at.dep == "advcl" and is_infinitive(document, at.i) and at.pos in VERBS and not _made(document, at))


def _made(document: Document, at: Token) -> bool:
    """As in "was *made* to burn", which parsers take for a purpose."""
    return base(document.tokens[at.head]) in ("make", "force", "compel", "order", "help")


def _is_past(document: Document, token: Token) -> bool:
    """As in "earlier attacks", "the 1989 invasion", and a date that hangs from the noun itself ("the war in 1999")."""
    if token.pos in VERBS:
        return False
    before = list(document.kids(token.i, "amod", "compound", "nummod", "nmod", "poss"))
    if any(k.lower in _lexicon().past or _old_year(document, k.text) or _of_era(document, k) for k in before):
        return True
    return _long_ago(document, token)


def _of_era(document: Document, word: Token) -> bool:
    """As in "apartheid-era killings"."""
    return word.lower == "era" or any(k.lower == "era" for k in document.kids(word.i))


def _is_recent(document: Document, token: Token) -> bool:
    """Whether the word has a day or a week of its own: "on Monday", "last week", "this month"."""
    for kid in document.kids(token.i, "prep", "npadvmod", "advmod", "poss", "compound", "nmod"):
        own = [kid, *(document.kids(kid.i, "pobj") if kid.dep == "prep" else ())]
        if any(k.lower in _lexicon().recent for k in own) and not _old_year(document, _phrase(document, kid)):
            return True
    return False


def _after_years(document: Document, token: Token) -> bool:
    """As in "twenty years since the massacre", "ten years on from the riot", "the worst since the coup"."""
    before = _before_phrase(document, token)
    if before is not None and before.lower == "since" and _after_span(document, before):
        return True
    top = token
    if top.dep == "conj":
        top = document.tokens[top.head]
    if top.dep not in ("pobj", "pcomp", "advcl"):
        return False
    prep = document.tokens[top.head] if top.dep != "advcl" else next(iter(document.kids(top.i, "mark")), top)
    return prep.lower in ("since", "after", "from", "on") and _after_span(document, prep)


def _before_phrase(document: Document, noun: Token) -> Token | None:
    """The word before a noun and what stands with it."""
    at = noun.i - 1
    while at >= 0 and noun.i in (document.tokens[at].head, document.tokens[document.tokens[at].head].head):
        at -= 1
    return document.tokens[at] if at >= 0 and noun.pos == "NOUN" else None


def _after_span(document: Document, prep: Token) -> bool:
    """Whether the preposition goes with years or with a superlative before it."""
    before = [t for t in document.tokens[max(prep.i - _BEFORE, 0) : prep.i] if t.sentence == prep.sentence]
    near = before[-1:] if prep.lower != "from" and (not before or before[-1].lower != "on") else before[-2:-1]
    if near and (base(near[0]) in _lexicon().spans or (prep.lower == "since" and near[0].lower == "not")):
        return True
    return prep.lower == "since" and any(t.tag in ("JJS", "RBS") or t.lower in ("worst", "first") for t in before)


def _is_remembered(document: Document, at: Token, above: Token, *, apart: bool) -> bool:
    """Whether the word hangs from a word of memory or comparison: "anniversary of", "recalled", "reminiscent of", "similar to"."""
    memories = _lexicon().memories
    if at.dep in ("pobj", "pcomp"):
        outer = governor(document, above.i)
        while outer is not None and outer.dep == "prep":
            outer = governor(document, outer.i)
        if above.lower in ("like", "unlike"):
            return at.lower in ("that", "those", "one", "ones")
        return above.lower in ("to", "of", "with", "for", "since", "from") and outer is not None and _recalls(outer, memories)
    if apart or not _recalls(above, memories):
        return False
    if at.dep == "nsubjpass" or (
        at.dep == "nsubj" and above.tag in ("VBD", "VBN") and not any(True for _ in document.kids(above.i, "dobj"))
    ):
        return above.pos in VERBS
    return at.dep in ("dobj", "ccomp", "xcomp", "acl", "advcl") and above.i < at.i and not is_infinitive(document, at.i)


def _recalls(word: Token, memories: Words) -> bool:
    return base(word) in memories or word.lower in memories


def _kept(document: Document, verb: Token, *, apart: bool) -> bool:
    """Whether a museum, a historian or a memorial tells it."""
    del apart
    return verb.pos in VERBS and any(base(k) in _lexicon().keepers for k in document.kids(verb.i, "nsubj"))


def _once(document: Document, verb: Token) -> bool:
    """As in "once jailed for sedition", "used to beat"."""
    if verb.tag == "VBN" and any(k.lower == "once" and k.i < verb.i for k in document.kids(verb.i, "advmod")):
        return verb.dep in ("advcl", "acl", "amod") and not any(True for _ in document.kids(verb.i, "auxpass", "nsubjpass"))
    above = document.tokens[verb.head]
    return (
        verb.dep == "xcomp"
        and above.lower == "used"
        and is_infinitive(document, verb.i)
        and not any(True for _ in document.kids(above.i, "dobj"))
    )


def _long_ago(document: Document, token: Token) -> bool:
    """Whether an adverbial of time of this very word puts it long before the report."""
    kids = [*document.kids(token.i, "prep", "npadvmod", "advmod", "agent", "pobj", "advcl"), *_strayed(document, token)]
    for kid in kids:
        if kid.lower in _NOT_WHEN and not (kid.lower in ("as", "for") and kid.dep == "prep"):
            continue
        words = _phrase(document, kid)
        if words and (_lexicon().phrases.search(words) or (kid.dep not in ("agent", "advcl") and _old_year(document, words))):
            return True
    return False


def _phrase(document: Document, word: Token) -> str:
    """The words of what hangs from a word; empty where that is too much for an adverbial of time."""
    nodes, stack = [], [word.i]
    while stack:
        at = stack.pop()
        nodes.append(at)
        stack.extend(document.children[at])
        if len(nodes) + len(stack) > _ADVERBIAL:
            return ""
    return document.words(Span(document.tokens[min(nodes)].start, document.tokens[max(nodes)].end))


def _strayed(document: Document, verb: Token) -> list[Token]:
    """Phrases of time that parsers hang from the last noun of the clause ("occupied by *students in* 1968")."""
    if verb.pos not in VERBS:
        return []
    nouns = [*document.kids(verb.i, "dobj"), *(x for p in document.kids(verb.i, "agent", "prep") for x in document.kids(p.i, "pobj"))]
    plain = [n for n in nouns if base(n) not in rules("noun")]
    return [p for n in plain for p in document.kids(n.i, "prep") if p.lower in ("in", "during", "before")]


def _old_year(document: Document, words: str) -> bool:
    published = document.report.published
    years = [int(full) if full else _CENTURY + int(short) for full, short in _YEAR.findall(words)]
    return published is not None and bool(years) and all(published.year - y >= _lexicon().min_years for y in years)

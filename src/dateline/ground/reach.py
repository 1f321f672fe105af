"""Whether a time or place belongs to the happening that other words of its sentence name: by its own clause, or by one tied to it."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from dateline.ground.attach import Chain, heads_clause
from dateline.model import Document, Token
from dateline.resources import load_toml

Reach = Literal["clause", "sentence"]
_NEXT_TO = frozenset({"ADP", "PROPN", "SCONJ", "ADV"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "poss", "agent"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative", "attr", "conj"})
_PARTS = frozenset({"in", "during", "amid", "at"})
_SAID = frozenset({"ccomp", "parataxis", "dobj", "nsubjpass"})
_TOGETHER = frozenset({"when", "while", "as", "where", "whereupon"})  # "was shot when gunmen stormed …": one occasion
_MEASURES = frozenset({"npadvmod", "nummod", "advmod"})


@cache
def _words(part: str) -> frozenset[str]:
    """A list of `ground_reach.toml`; the verbs that speak of a happening are those of saying, too."""
    words = load_toml("ground_reach.toml")
    if part != "speaking":
        return frozenset(words[part])
    cues = (verb for name in words["classes"] for verb in load_toml("cues.toml")["verbs"][name])
    return frozenset(words["speaking"]) | (frozenset(cues) - frozenset(words["never"]))


def reach(
    document: Document, item: Chain, trigger: Chain, *, same_day: bool = False, happenings: frozenset[int] = frozenset()
) -> Reach | None:
    """How near a time or place is to the words of a happening in one sentence.

    Args:
        document: what both stand in.
        item: the way up from the time or place.
        trigger: the way up from the words of the happening.
        same_day: whether clauses that may tell of another day are out of reach: "after guards beat a picket".
        happenings: tokens that name happenings themselves: "the march in Riga ended in clashes".

    Returns:
        `clause` where it hangs from the words themselves or from their verb; `sentence` where it hangs from a clause
        above or below that is of one occasion with theirs; None otherwise.
    """
    place_in = {t.i: n for n, t in enumerate(trigger.tokens)}
    met = next(((n, place_in[t.i]) for n, t in enumerate(item.tokens) if n and t.i in place_in), None)
    if met is None:
        return None
    climbed, meet = item.tokens[: met[0]], met[1]
    verbs = [t for t in climbed[1:] if heads_clause(t)]
    own = next((n for n, t in enumerate(trigger.tokens) if heads_clause(t)), None)
    spoken_of = own is not None and _is_spoken_of(document, trigger, own)
    if own is None or meet <= own:
        if spoken_of and meet == own:
            return None
        if not verbs:
            return "clause"
        told = speaks(trigger.tokens[0]) or not any(document.tokens[v.head].lemma in _words("media") for v in verbs)
        return "sentence" if told and _is_one_occasion_below(document, verbs, same_day=same_day) else None
    if (
        verbs
        or spoken_of
        or not _is_beside(climbed, happenings)
        or not _is_one_occasion_above(document, climbed[0], trigger.tokens[own : meet + 1], same_day=same_day)
    ):
        return None
    return "sentence"


def _is_spoken_of(document: Document, trigger: Chain, own: int) -> bool:
    """Whether the verb above a noun speaks of what it names, or answers it: "condemned the raid", "the raid was reported", "held for murder"."""
    if not own or not _answers(trigger.tokens[own]):
        return False
    link = trigger.tokens[own - 1]
    if link.dep != "prep":
        return link.dep in _OBJECTS
    return link.lower in _words("of") or any(t.lemma in _words("in") for t in document.kids(link.i, "pobj"))


def speaks(token: Token) -> bool:
    """Whether a verb says something or answers it: its own place and day are not those of what is told beside it."""
    return heads_clause(token) and token.lemma.lower() in _words("speaking")


def _answers(token: Token) -> bool:
    """Whether a verb says something, or answers a happening by a deed of its own."""
    return speaks(token) or (heads_clause(token) and token.lemma.lower() in _words("answering"))


def is_of_saying(document: Document, item: Chain) -> bool:
    """Whether a time or place is that of saying something: "told reporters in Riga that …", "protested on Monday against the raid"."""
    verb = next((t for t in item.tokens[1:] if heads_clause(t)), None)
    if verb is None or not speaks(verb):
        return False
    way = {t.i for t in item.tokens}
    return any(k.dep in _SAID or (k.dep == "prep" and k.lower in _words("of") and k.i not in way) for k in document.kids(verb.i))


def _is_beside(climbed: Sequence[Token], happenings: frozenset[int]) -> bool:
    """Whether it hangs from the clause itself, from something in it that is not its subject, or from a happening: "burned a depot in Gdansk"."""
    subject = climbed[-1]
    return all(t.pos in _NEXT_TO for t in climbed[1:]) or subject.dep not in _SUBJECTS or subject.i in happenings


def _is_one_occasion_above(document: Document, item: Token, way: Sequence[Token], *, same_day: bool) -> bool:
    """Whether the clause at the end of the way tells of the same occasion as the one at its start."""
    for below, above in pairwise(way):
        if below.dep in {"ccomp", "parataxis"} and item.i < way[0].i < above.i:  # "On Monday, guards attacked …, the mayor said"
            continue
        if below.dep in {"ccomp", "parataxis"} or (_answers(above) and below.dep != "conj"):
            return False
        if same_day and below.dep == "relcl" and _has(document, below, {"WP", "WP$"}):  # "Ozol, who led the strike, was shot on Monday"
            return False
        if below.dep == "advcl" and not _is_tied(document, below, same_day=same_day):
            return False
    return True


def _is_one_occasion_below(document: Document, verbs: Sequence[Token], *, same_day: bool) -> bool:
    """Whether clauses that hang from the one of the happening, the innermost first, tell of the same occasion."""
    return all(_is_tied(document, v, same_day=same_day) if v.dep == "advcl" else _is_part(document, v, same_day=same_day) for v in verbs)


def _is_part(document: Document, verb: Token, *, same_day: bool) -> bool:
    """Whether a clause that hangs from a noun or a preposition tells of the occasion that this stands in: "in a raid carried out on Monday"."""
    noun = document.tokens[verb.head]
    above = document.tokens[noun.head]
    if verb.dep == "relcl":  # "by a bomb that exploded on Monday", but not "Ozol, who was born in Riga" or "a plan that was agreed in May"
        by_or_in = noun.dep == "pobj" and above.lower in _PARTS | {"by"}
        return noun.pos == "NOUN" and not _has(document, verb, {"WP", "WP$"}) and (by_or_in or not same_day)
    if verb.dep == "acl":
        return (same_day and verb.tag == "VBG") or (noun.dep == "pobj" and (above.lower in _PARTS or not same_day))
    return verb.dep == "pcomp"


def _is_tied(document: Document, verb: Token, *, same_day: bool) -> bool:
    """Whether an adverbial clause is of one occasion with the clause it hangs from; "two days after …" never is."""
    marks = [t for t in document.kids(verb.i, "mark", "advmod") if t.i < verb.i and t.tag in {"IN", "WRB"}]
    measured = any(t.dep in _MEASURES and t.pos in {"NOUN", "NUM"} for m in (verb, *marks) for t in document.kids(m.i) if t.i < verb.i)
    if measured:
        return False
    return all(m.lower in _TOGETHER for m in marks) or not same_day


def _has(document: Document, verb: Token, tags: set[str]) -> bool:
    return any(t.tag in tags for k in document.children[verb.i] for t in (document.tokens[k], *document.kids(k)))

"""What stands above an event that hangs from a preposition: "without a ceasefire", "called for sanctions", "in the event of war"."""

from dateline.coding.factuality.conditions import but_for
from dateline.coding.factuality.links import Link, is_told_of, kind_of, taken_for_granted
from dateline.coding.factuality.modality import lexicon
from dateline.coding.factuality.nominal import under_adjective, under_noun
from dateline.coding.factuality.predicates import predicate
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import VERBS, base, governor, is_infinitive
from dateline.model import Document, Token

_PREPOSITIONS = 4


def by_preposition(document: Document, at: Token, *, first: bool) -> Link | None:
    """The step up from a word that hangs from a preposition."""
    via: list[str] = []
    top = at
    above = governor(document, at.i)
    if above is not None and is_infinitive(document, at.i) and above.lower in lexicon().said:
        return Link(lexicon().said[above.lower], governor(document, above.i))
    for _ in range(_PREPOSITIONS):
        if above is None or not _joins(document, above):
            break
        via.append(above.lower)
        top, above = above, _above(document, above)
    first_prep = document.tokens[at.head]
    left_out = next((x for x in (_left_out(document, at, p, above) for p in _chain(document, first_prep, top)) if x is not None), None)
    if left_out is not None:
        return left_out
    if above is None:
        return None
    if above.pos in VERBS and via:
        return _prepositional(document, at, above, tuple(via), first=first)
    if above.pos in ("ADJ", "ADV") or above.lower in lexicon().said:
        return under_adjective(document, at, above, tuple(via))
    if not via:
        return None
    return under_noun(document, at, above, tuple(via))


def _above(document: Document, word: Token) -> Token | None:
    """What a preposition hangs from; a second one after "and" hangs from what the first does ("of failing … and *of* bombing")."""
    above = governor(document, word.i)
    if word.dep == "conj" and above is not None and above.dep in ("pcomp", "pobj") and document.tokens[above.head].lower == word.lower:
        return governor(document, above.head)
    return above


def _joins(document: Document, word: Token) -> bool:
    """Whether it is a preposition or part of one; parsers take "afraid" before "of" for one too."""
    if word.dep in ("prep", "agent", "dative", "prt") or word.lower == "much":
        return True
    return (word.pos in ("ADP", "SCONJ") and word.lower not in lexicon().said) or _is_adverb(document, word)


def _is_adverb(document: Document, word: Token) -> bool:
    """As in "pulled *back* from": the preposition belongs to the verb."""
    return word.pos == "ADV" and word.dep in ("advmod", "prt") and document.tokens[word.head].pos in VERBS


def _chain(document: Document, lowest: Token, top: Token) -> list[Token]:
    """The prepositions from the one beside the noun to the one beside the verb."""
    out = [lowest]
    while out[-1].i != top.i and len(out) < _PREPOSITIONS:
        out.append(document.tokens[out[-1].head])
    return out


def _left_out(document: Document, at: Token, prep: Token, above: Token | None) -> Link | None:
    """As in "without", "instead of", "but for", "in the event of", "ahead of"."""
    words = lexicon().words
    before = document.tokens[prep.i - 1].lower if prep.i else ""
    phrase = {prep.lower, f"{before} {prep.lower}"}
    if phrase & words["without"]:
        if above is None or above.pos not in VERBS:
            return Link("never")
        supposes = prep.i < above.i and at.pos not in VERBS and _has_modal(document, above)
        return Link("maybe") if supposes else Link("refrain", above)
    if at.tag == "VBG" and above is not None and document.tokens[above.head].lower == "within":
        return Link("never")  # "came within an hour of surrendering"
    if f"{before} {prep.lower}" in words["but_for"] or but_for(document, prep):
        return Link("maybe")
    return Link("plan") if phrase & words["before_event"] and at.pos not in VERBS else None


def _has_modal(document: Document, verb: Token) -> bool:
    return any(k.tag == "MD" for k in document.kids(verb.i, "aux"))


def _prepositional(document: Document, at: Token, verb: Token, via: tuple[str, ...], *, first: bool) -> Link | None:
    kind = kind_of(at, first=first)
    gerund = kind == "clause" or at.tag == "VBG"
    if "against" in via and base(verb) in lexicon().words["against"] and (gerund or base(verb) != "warn"):
        return Link("refrain", verb)
    operator = factor_of(document, verb, kind, via)
    if operator == "possible" and is_told_of(document, at, via):
        return Link("grant")
    if operator is not None:
        return Link(operator, verb)
    subject = _act_of_subject(document, verb, via)
    if subject is not None:
        return Link(subject[0], subject[1])
    if kind == "clause":
        return Link("pass", verb) if via[0] in ("by", "before") else Link("grant")
    if predicate(document, verb) and via[0] in lexicon().words["links"]:
        return Link(predicate(document, verb), governor=verb)
    return taken_for_granted(document, at, verb)


def _act_of_subject(document: Document, verb: Token, via: tuple[str, ...]) -> tuple[str, Token] | None:
    """As in "calls are growing *for* a ceasefire", where what is called for stands after the verb."""
    if any(True for _ in document.kids(verb.i, "dobj")) or not all(v in lexicon().words["links"] for v in via):
        return None
    for noun in document.kids(verb.i, "nsubj", "nsubjpass"):
        operator = lexicon().nouns.get(base(noun), {}).get("noun")
        if operator not in (None, "pass", "report") and noun.pos == "NOUN":
            return operator, noun
    return None

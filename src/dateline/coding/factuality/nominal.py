"""What a noun or an adjective makes of the event that hangs from it: "plans for a march", "afraid of arrest"."""

from dateline.coding.factuality.conditions import is_turned
from dateline.coding.factuality.links import Link, act_of, is_told_of
from dateline.coding.factuality.modality import lexicon
from dateline.coding.factuality.predicates import predicate_operator
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import SUBJECTS, VERBS, base, governor, is_infinitive, is_that_clause
from dateline.model import Document, Token


def under_noun(document: Document, at: Token, above: Token, via: tuple[str, ...]) -> Link | None:
    """What a noun makes of what hangs from it, by the prepositions `via` if any."""
    lemma = base(above)
    if lemma in lexicon().words["parts"]:
        return Link("grant")
    if not via:
        return _clause_of_noun(document, at, above)
    operator = lexicon().nouns.get(lemma, {}).get("noun") if above.pos != "PROPN" else None
    if operator is None and above.dep == "dobj":
        accused = _of_its_verb(document, at, document.tokens[above.head], via)
        if accused is not None:
            return accused
    if operator is None or not all(v in lexicon().words["links"] or (operator == "report" and v == "in") for v in via):
        return Link("grant")
    if operator == "possible" and is_told_of(document, at, via):
        return Link("grant")
    return Link(operator, above)


def _of_its_verb(document: Document, at: Token, verb: Token, via: tuple[str, ...]) -> Link | None:
    """In "cleared the guards of beating him" parsers may hang the gerund from the object; it belongs to the verb."""
    if at.pos not in VERBS or verb.pos not in VERBS:
        return None
    operator = factor_of(document, verb, "clause", via)
    return None if operator is None else Link(operator, verb)


def _clause_of_noun(document: Document, at: Token, above: Token) -> Link | None:
    """Infinitives and clauses of a noun: "a plan to leave", "reports that they left", "the last to leave"."""
    if at.dep == "acl" and above.lower in lexicon().before:
        return Link(lexicon().before[above.lower])
    kinds = lexicon().nouns.get(base(above), {})
    operator = kinds.get("clause")
    if (
        above.lower == "time"
        and at.dep in ("relcl", "acl")
        and at.tag == "VBD"
        and any(k.lower in ("high", "about") for k in document.kids(above.i))
    ):
        return Link("request", above)
    told = is_that_clause(document, at) or (at.dep == "acl" and above.i < at.i and document.tokens[above.i + 1].lower == "that")
    if is_infinitive(document, at.i) or at.tag == "TO":
        if operator is not None and operator != "report":
            return Link(operator, above)
        ranked = {above.lower, *(k.lower for k in document.kids(above.i, "amod", "nummod", "det"))} & lexicon().words["ranked"]
        verb = document.tokens[above.head]
        if verb.lower == "were" and verb.i < above.i:
            return Link("maybe")
        return Link("pass", above) if ranked or above.dep == "attr" else Link("plan")
    if operator is not None and (told or (operator == "report" and _only_joins(document, at))):
        return Link(operator, above)
    if at.dep == "relcl" and (above.lower in lexicon().words["anybody"] or any(k.lower == "any" for k in document.kids(above.i, "det"))):
        return Link("maybe")
    return Link("maybe") if at.dep == "acl" and is_turned(document, document.tokens[above.head], above) else None


def _only_joins(document: Document, verb: Token) -> bool:
    """Whether "that" only joins the clause to its noun, though the parser took it for an object ("reports that guards fired")."""
    return any(k.lower == "that" and k.dep not in SUBJECTS for k in document.kids(verb.i))


def under_adjective(document: Document, at: Token, above: Token, via: tuple[str, ...]) -> Link | None:
    """What an adjective makes of what hangs from it, by the prepositions `via` if any."""
    if at.dep in ("advcl", "npadvmod"):
        return None
    if via and not all(v in lexicon().words["links"] for v in via):
        return Link("grant")
    if above.lower == "close" and via and base(document.tokens[above.head]) in ("come", "get", "go"):
        return Link("prevent", document.tokens[above.head])
    small = governor(document, above.i)
    if at.dep in ("nsubj", "dobj") and small is not None and small.pos in VERBS and base(above) == "good":
        return Link("keep" if base(small) == "make" else "grant", governor=small)
    if is_infinitive(document, at.i) and any(k.lower == "too" for k in document.kids(above.i, "advmod")):
        return Link("never")
    operator = predicate_operator(document, above)
    if operator is None and small is not None and is_infinitive(document, at.i):
        act = act_of(document, small)
        if act is not None:
            return act
    return Link(operator or "grant", above)

"""What a verb makes of the clauses that hang from it: "agreed to leave", "said that they left", "is to leave", "stayed to leave later"."""

from dateline.coding.factuality.conditions import is_inverted
from dateline.coding.factuality.links import Link, act_of
from dateline.coding.factuality.modality import Kind, lexicon
from dateline.coding.factuality.predicates import predicate
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import VERBS, base, has_subject, is_infinitive, is_passive, is_that_clause
from dateline.coding.ontology import light_verbs, noun_class
from dateline.model import Document, Token


def clause(document: Document, at: Token, above: Token) -> Link | None:
    """What a verb makes of its infinitives, gerunds and clauses."""
    near = beside(document, at, above)
    if near is not None:
        return near
    if _is_command(document, at, above):
        return Link("tell", above)
    if at.i < above.i and at.dep == "ccomp" and base(above) in ("be", "have"):
        return None
    if at.i < above.i and at.dep == "ccomp" and is_inverted(document, above):
        return Link("maybe")
    if base(above) in ("be", "have", "go") and is_infinitive(document, at.i):
        return _of_helper(document, at, above)
    said = predicate(document, above) or _listed(document, at, above)
    if said:
        return _finite(document, at, above, said)
    return _unlisted(document, at, above)


def _is_command(document: Document, at: Token, above: Token) -> bool:
    """As in "Do not *sign*, the mayor warned": what is called out is a command under whatever verb."""
    bare = at.tag == "VB" and at.dep == "ccomp" and at.i < above.i and not is_infinitive(document, at.i)
    return bare and not any(k.dep in ("nsubj", "nsubjpass", "mark") or k.tag == "MD" for k in document.kids(at.i))


def _listed(document: Document, at: Token, above: Token) -> str | None:
    """The class of the verb for this clause."""
    kind: Kind = "infinitive" if is_infinitive(document, at.i) else "that"
    operator = factor_of(document, above, kind) if kind == "infinitive" or at.dep == "ccomp" else None
    if operator == "report" and not _is_finite_clause(document, at):
        operator = None
    operator = operator or factor_of(document, above, "clause")
    return "plan" if operator == "request" and _is_own_wish(document, at, above) else operator


def _unlisted(document: Document, at: Token, above: Token) -> Link:
    """A verb in no list passes its infinitives on and tells its clauses, or its subject does."""
    if at.dep == "xcomp":
        return Link("pass", above)
    if any(k.tag in ("WRB", "WP", "WP$") for k in document.kids(at.i)):
        return Link("grant")
    for noun in document.kids(above.i, "nsubj", "nsubjpass", "dobj", "attr"):
        act = lexicon().nouns.get(base(noun), {}).get("clause")
        if noun.pos != "NOUN" or act in (None, "pass") or _is_body(noun, above):
            continue
        if act == "report" or is_that_clause(document, at):
            return Link(act, noun)
    return Link("tell", above)


_BODIES = frozenset({"mission"})  # that speaks: "the mission said that"; "its mission is that" is a plan


def _is_body(noun: Token, verb: Token) -> bool:
    """Whether a noun for a plan or an order means those who give it: "the *authorities* said that", "told the high *command* that"."""
    given = noun.dep not in ("nsubj", "nsubjpass") and noun.tag == "NN" and base(verb) in light_verbs("verbs")
    return (base(noun) in noun_class("actor") or base(noun) in _BODIES) and base(verb) != "be" and not given


def _is_own_wish(document: Document, at: Token, verb: Token) -> bool:
    """Who wants to do a thing plans it; who wants it done, or another to do it, asks for it."""
    return base(verb) == "want" and at.dep == "xcomp" and not is_passive(document, at.i) and not has_subject(document, at.i)


def beside(document: Document, at: Token, above: Token) -> Link | None:
    """An infinitive right after a word that takes one hangs from it, wherever the parser put it ("ignored *calls to* free")."""
    to = next((k for k in document.kids(at.i, "aux") if k.tag == "TO"), None)
    if to is None or to.i == 0 or to.i - 1 == above.i:
        return None
    word = document.tokens[to.i - 1]
    if word.head == at.i:
        return None
    if word.pos in VERBS:
        operator = factor_of(document, word, "clause")
    else:
        operator = lexicon().nouns.get(base(word), {}).get("clause") if word.pos == "NOUN" else None
    return None if operator in (None, "pass", "report", "grant") else Link(operator, word)


def _finite(document: Document, at: Token, above: Token, operator: str) -> Link:
    """A finite clause tells what is so, even under a verb of planning or asking ("insisted that troops had left")."""
    if at.dep != "ccomp" or is_infinitive(document, at.i) or operator not in ("plan", "request", "possible", "attempt"):
        return Link(operator, above)
    if operator == "possible":
        helpers = list(document.kids(at.i, "aux", "auxpass"))
        past = at.tag == "VBD" or any(base(k) == "have" or k.tag == "VBD" for k in helpers)
        return Link("tell", above) if base(above) == "warn" and past else Link(operator, above)
    return Link("tell", above) if _is_finite_clause(document, at) else Link(operator, above)


def _is_finite_clause(document: Document, at: Token) -> bool:
    """Whether the clause has a tense or modal of its own; "that he resign" and "that they be freed" have none."""
    helpers = list(document.kids(at.i, "aux", "auxpass"))
    return at.tag in ("VBD", "VBZ") or any(k.tag in ("VBD", "VBZ", "MD") or (k.tag == "VBP" and k.lower != "be") for k in helpers)


def _of_helper(document: Document, at: Token, above: Token) -> Link | None:
    """As in "is to", "has to", "has yet to", "is going to", and their like."""
    words = {k.lower for k in document.kids(above.i)}
    perfect = any(base(k) == "have" for k in document.kids(at.i, "aux"))
    if "yet" in words or (base(above) == "have" and "still" in words):
        return Link("never")
    if base(above) == "have":
        past = above.tag == "VBD" or any(k.tag == "VBN" for k in (above,))
        return Link("pass" if past else "request", above)
    if base(above) == "go":
        return Link("plan" if above.tag == "VBG" else "pass", above)
    said = predicate(document, above)
    if said:
        return Link(said, above)
    if any(True for _ in document.kids(above.i, "acomp", "attr")):
        return Link("suppose", above)
    subject = next((k for k in document.kids(above.i, "nsubj") if k.pos == "NOUN"), None)
    equal = lexicon().nouns.get(base(subject), {}).get("clause") if subject is not None else None
    if subject is not None and equal is not None and not perfect and not is_passive(document, at.i):
        return Link(equal, subject)
    return Link("never") if perfect and (above.tag == "VBD") else Link("plan", above)


def adverbial(document: Document, at: Token, above: Token) -> Link | None:
    """What a verb makes of clauses beside it: purposes, participles, "rather than"; None where they stand on their own feet."""
    marks = {k.lower for k in document.kids(at.i, "mark", "advmod")}
    if "than" in marks and any(document.tokens[k.i - 1].lower == "rather" for k in document.kids(at.i, "mark") if k.i):
        return Link("refrain", above)
    if is_infinitive(document, at.i):
        return _purpose(document, at, above)
    if at.tag == "VBG" and not marks and at.i > above.i:
        return Link("pass", above)
    return None


def _purpose(document: Document, at: Token, above: Token) -> Link | None:
    near = beside(document, at, above)
    if near is not None:
        return near
    via = ("for",) if any(k.lower == "for" for k in document.kids(at.i, "mark")) else ()
    operator = factor_of(document, above, "infinitive") or factor_of(document, above, "clause", via)
    if operator is not None and operator != "pass":
        return Link(operator, above)
    act = act_of(document, above)
    if act is not None:
        return act
    if operator == "pass" and (is_passive(document, above.i) or factor_of(document, above, "infinitive") == "pass"):
        return Link("pass", above)
    if any(k.lower == "only" and k.i < at.i for k in document.kids(at.i, "advmod")):
        return Link("pass", above)
    return Link("plan", above)
